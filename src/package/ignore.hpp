// What .gitignore and .gcloudignore leave out, as gitignore(5) says it: comments, "!", anchors, "**", "/" at
// the end, escapes and classes; bytes, not letters; the last match wins; nothing in a folder that is left
// out comes back. Pure.
#pragma once

#include <bitset>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mltrain {

struct AnyRun {};  ///< "*"
using OneOf = std::bitset<256>;
using GlobPiece = std::variant<char, OneOf, AnyRun>;
/// A pattern for a name without "/".
using Glob = std::vector<GlobPiece>;

/// In bytes; nobody writes a longer one.
constexpr std::size_t largest_ignore_file = std::size_t{1024} * 1024;

bool matches(const Glob& glob, std::string_view name);

/// One line of an ignore file.
struct IgnoreRule {
    int line = 0;
    bool keeps = false;                      ///< it begins with "!"
    bool directories_only = false;           ///< it ends with "/"
    bool any_depth = false;                  ///< no other "/" in it: about names wherever they are
    std::vector<std::optional<Glob>> parts;  ///< between the slashes; nothing for "**"
};

struct IgnoreFile {
    std::string name;       ///< for people
    std::string directory;  ///< that its rules are relative to; "" for the top, else ends with "/"
    std::vector<IgnoreRule> rules;
};

IgnoreFile read_gitignore(std::string name, std::string directory, std::string_view text);

/// At the top, and in pieces: "#!include:FILE" puts that file's rules in its place, as gcloud does; what is
/// included includes nothing itself. `read` gives the file's text.
std::vector<IgnoreFile> read_gcloudignore(const std::string& name, std::string directory,
    std::string_view text, const std::function<std::string(const std::string&)>& read);

/// What is said of a path: by which rule of which file. Null when nothing is.
struct Ruling {
    const IgnoreFile* file = nullptr;
    const IgnoreRule* rule = nullptr;
    bool leaves_out() const { return rule != nullptr && !rule->keeps; }
};

/// The files stand from the outermost to the innermost, which counts most. Folders above the path are not
/// looked at: who walks a tree has not gone into one that is left out.
Ruling ruling_on(std::span<const IgnoreFile> files, std::string_view path, bool is_directory);

/// Whether the path, or a folder above it, is left out.
bool is_ignored(std::span<const IgnoreFile> files, std::string_view path, bool is_directory);

}  // namespace mltrain
