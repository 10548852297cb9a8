// The files of a folder that are to be packed, in an order that is the same on every machine: what the ignore
// files and leave_out leave is gone through, links are followed as long as they stay in the folder.
#pragma once

#include "package/ignore.hpp"
#include "package/leave_out.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace mltrain {

/// By what one can tell that a file is still the one that was seen.
struct Stamp {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t changed = 0;  ///< nanoseconds
    bool operator==(const Stamp&) const = default;
};

struct TreeFile {
    std::string path;              ///< below the folder, with "/"
    std::filesystem::path source;  ///< where its bytes are: for a link, what it leads to
    bool is_executable = false;
    Stamp stamp;
    bool operator==(const TreeFile&) const = default;
};

struct Tree {
    std::vector<TreeFile> files;    ///< sorted by the bytes of their paths
    std::vector<LeftOut> left_out;  ///< the same
    std::uint64_t bytes = 0;        ///< of all files
};

/// Where to look, and what to leave.
struct TreeQuestion {
    std::filesystem::path root;  ///< without links in it
    /// From the folder of the outermost ignore file to root, "" or ending with "/".
    std::string prefix;
    std::vector<IgnoreFile> ignores;  ///< relative to that folder; the outermost first
    bool reads_gitignores = false;    ///< also those in the folders below root
    bool is_project = false;  ///< root holds setup.py: build/ and dist/ may be setuptools' own
    std::string left_over;    ///< "trainer-0.0.0": what packing itself leaves in a project
};

/// Throws Error for a name with control characters, or that is no UTF-8.
void check_name(const std::string& path);

/// Throws Error for a link that leads out of the tree, nowhere or in a circle, for what cannot be read, and for
/// a name that no archive can hold.
Tree read_tree(const TreeQuestion& question);

/// The file's bytes. Throws Error when it is gone, or no longer what was seen.
std::string read_tree_file(const TreeFile& file);

/// The same tree again, or an Error that names what has changed.
void check_unchanged(const Tree& before, const TreeQuestion& question);

}  // namespace mltrain
