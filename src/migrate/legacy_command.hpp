// The gcloud command that people have in their scripts, read as the job that it submits:
// `gcloud [alpha|beta] ml-engine|ai-platform|ml jobs submit training JOB --flags … [-- words for the trainer]`, with
// the lines before it that set variables, and with the file that its --config names. Nothing is run.
#pragma once

#include "migrate/legacy_job.hpp"
#include "migrate/shell_words.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace mltrain {

/// `defines` gives values to variables that the script does not set, or other ones than it does. `directory` is where
/// the command would be run: relative paths, that of --config too, are relative to it. `name` is what complaints and
/// remarks call the script. Throws Error (Exit::usage), with every mistake and its place, when the command cannot be
/// read.
///
/// The job's name loses its time stamp, because mltrain appends one; where that name stands in --job-dir, or in a word
/// for the trainer, there is {job}.
LegacyJob read_legacy_command(std::string_view script, const Defines& defines,
    const std::filesystem::path& directory, const std::string& name = "command");

}  // namespace mltrain
