// A job as a job file for people: the keys in the order of the table of keys, equals signs below each other, one table
// for each kind of machine.
#pragma once

#include "job/spec.hpp"

#include <filesystem>
#include <string>

namespace mltrain {

/// Read as a job file that stands in `directory`, it is the same job. Paths below that directory are written relative
/// to it. Arguments become an [args] table only where that gives the very same words.
std::string pretty_job_file(const JobSpec& spec, const std::filesystem::path& directory);

}  // namespace mltrain
