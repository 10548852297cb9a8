// The program as a function: finds the command, runs it, and is the only place that prints an error.
#pragma once

#include "base/error.hpp"
#include "system/world.hpp"

#include <string>
#include <vector>

namespace mltrain {

/// `arguments` without the program's own name.
Exit run(World& world, const std::vector<std::string>& arguments);

}  // namespace mltrain
