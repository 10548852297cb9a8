// Everything mltrain touches outside its own memory, made in main.cpp and passed down. There are no
// other globals and no singletons.
#pragma once

#include "system/build.hpp"
#include "system/clock.hpp"
#include "system/console.hpp"
#include "system/environment.hpp"
#include "system/random.hpp"
#include "system/runner.hpp"

#include <filesystem>

namespace mltrain {

struct World {
    Runner& runner;
    Clock& clock;
    Random& random;
    Console& console;
    Environment environment;
    std::filesystem::path program;  ///< this very program, to start it again as a supervisor
    Build build{};
};

}  // namespace mltrain
