// The process that runs a study on this machine, one trial after the other. To the supervisor of the job it is the
// trainer: limits, the log and the end of everything below it are the supervisor's.
#pragma once

#include "local/search.hpp"
#include "system/clock.hpp"

#include <filesystem>
#include <string>

namespace mltrain {

/// `mltrain __tune STUDY`, which is JSON: 0 when a trial succeeded. Each trial gets its values as --name=value behind
/// the trainer's own words, and --job-dir with a folder of its own; its metric is read from metrics.json or
/// metrics.jsonl in that folder. Throws Error.
int tune(const std::string& study, Clock& clock);

/// Where it keeps how the trials stand, after each change.
std::filesystem::path trials_file(const LocalStudy& study);

}  // namespace mltrain
