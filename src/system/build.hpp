// What this very program was built of. main.cpp hands it down: it changes with each commit, and so it is compiled into
// one small file of the program and of nothing else (cmake/Build.cmake).
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace mltrain {

struct Build {
    std::string
        commit{};  ///< "1e96224a0b1c", with a plus when files had changed since; "" when it is not known
    std::string date{};  ///< of that commit: "2026-11-21"; "" when it is not known
    std::vector<std::pair<std::string, std::string>> libraries{};  ///< "Boost", "1.81.0"
};

/// In a file that the build makes.
Build this_build();

}  // namespace mltrain
