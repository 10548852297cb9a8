// The trainer's package as it lies on the disk: how many files, how large, and what gcloud's own packaging
// would leave behind.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace mltrain {

struct Code {
    std::size_t files = 0;
    std::uintmax_t bytes = 0;
    bool has_setup = false;  ///< a setup.py beside the package: it decides what is packed
    std::vector<std::string>
        left_out;  ///< by gcloud's generated setup.py: sub-packages and data files
};

/// SHA-256 over the names and bytes of the files that code_of() counts; "" when they are more than 64 MB, or
/// one cannot be read.
std::string code_hash(const std::filesystem::path& package);

/// Caches, hidden files and what else nobody means are not counted. Looks at no more than 10000 files.
Code code_of(const std::filesystem::path& package);

}  // namespace mltrain
