// The archive in which a trainer travels: a source distribution that pip installs, of the same bytes for the
// same files wherever and whenever it is made. docs/packaging.md says what is in it.
#pragma once

#include "package/leave_out.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace mltrain {

struct PackedFile {
    std::string path;  ///< in the archive, below its top folder
    std::uint64_t bytes = 0;
    bool operator==(const PackedFile&) const = default;
};

struct Archive {
    std::string name;  ///< "trainer-0.0.0.tar.gz"
    std::string bytes;
    std::string sha256;
    bool is_generated = false;      ///< its setup.py is ours
    std::vector<PackedFile> files;  ///< as they stand in it
    std::vector<LeftOut> left_out;
    std::vector<std::string> warnings;
};

/// Of a trainer's package, the folder with __init__.py. Where a setup.py or a pyproject.toml that builds stands
/// beside it, all of that project is packed as it is; else the package with a setup.py made for it, which asks
/// for the requirements. Throws Error: when a project of the user's own meets requirements, for links out of
/// the tree, for what changes meanwhile, for more than largest_archive.
Archive pack(
    const std::filesystem::path& package_path, const std::vector<std::string>& requirements);

/// Bytes of files. What is above is worth a warning: code is smaller, so it is data or a model, and it is
/// uploaded, and installed on each machine of each job.
constexpr std::uint64_t large_archive = std::uint64_t{10} * 1024 * 1024;
/// What is above is refused: it is held in memory here, and belongs in a bucket.
constexpr std::uint64_t largest_archive = std::uint64_t{500} * 1024 * 1024;

}  // namespace mltrain
