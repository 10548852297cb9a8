// Reading job files. Three layers fill one spec, later ones winning key by key: the user's config.toml,
// the job file, and what was said on the command line. Every mistake becomes a Complaint with its
// place; all are collected, none is thrown, only a file that cannot be read at all is an Error.
#pragma once

#include "base/error.hpp"
#include "job/keys.hpp"
#include "job/sweep.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace mltrain {

/// Where a value came from, good for an editor to jump to and for a caret under it.
struct Origin {
    std::string file;  ///< as the user named it; "--set" or another option for the command line
    int line = 0;
    int column = 0;
    int width = 1;
    std::string text;  ///< the whole line
};

/// The spec and settings of all layers together, and where each value came from.
struct SpecFile : SpecAndSettings {
    std::map<std::string, Origin, std::less<>>
        origins;  ///< by dotted key; args and labels by entry, too
    Sweep sweep;
    std::vector<Complaint> complaints;
    bool is_toml =
        true;          ///< false: nothing was understood, so that nothing can be said to be missing
    std::string file;  ///< the job file's name, for what is missing and has no place
};

/// What the command line sets: `--set key=value` and the options that stand for a key.
struct Override {
    std::string option;  ///< what the user typed, for complaints: "--set", "--service"
    std::string key;
    std::string value;
};

/// A file is at most this large.
constexpr std::size_t job_file_limit = 64 * 1024;

/// Reads the config file (when its path is not empty and it is there), the job file and the overrides.
/// Words after `--` on the command line are appended to args. Throws Error for a file that cannot be
/// read, is too large or is no text.
SpecFile read_spec(const std::filesystem::path& config, const std::string& job_file,
    const std::vector<Override>& overrides, const std::vector<std::string>& more_args);

/// The same with a job file that is only text. Its name is for complaints.
SpecFile read_spec_text(const std::filesystem::path& config, const std::string& name,
    const std::string& text, const std::vector<Override>& overrides,
    const std::vector<std::string>& more_args);

/// The same from text; `directory` is what relative paths are relative to. Pure.
SpecFile parse_spec(
    const std::string& file, const std::string& text, const std::filesystem::path& directory);

/// The problem at the place its key came from; at the file as a whole when the key is not set.
Complaint complaint_of(const SpecFile& file, const Problem& problem);

/// In the order of the file, what has no place last.
void sort_complaints(std::vector<Complaint>& complaints);

}  // namespace mltrain
