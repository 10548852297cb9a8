// Variables of the trainer's environment that are nobody else's business: keys, passwords, tokens. They stand in a file
// of their own, are read at the last moment and handed to the trainer; the path is all that is kept or shown of them.
#pragma once

#include "job/spec.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// Letters, digits and _, and no digit in front.
bool is_variable_name(std::string_view name);

/// A NAME=value on each line, the value as it stands; empty lines and those that begin with # are skipped. Throws Error,
/// which names lines but no values: for a file that others can read or write, and for anything that could be meant in
/// two ways.
Pairs read_env_file(const std::filesystem::path& path);

/// What is wrong with the job's file, and what it and [env] both name.
std::vector<Problem> problems_of_env_file(const JobSpec& spec);

/// The same command behind a POSIX sh that reads the file first: for scripts, where the values must not stand.
std::vector<std::string> argv_with_env_file(
    const std::string& path, const std::vector<std::string>& argv);

/// The text without the values, should it hold them. Short ones stay: they are no secrets, and would hide half the text.
std::string without_values(std::string text, const Pairs& variables);

}  // namespace mltrain
