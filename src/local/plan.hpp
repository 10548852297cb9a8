// What is decided of a local job before anything runs. Pure but for the current directory, which a
// relative package path is relative to.
#pragma once

#include "job/service.hpp"
#include "job/spec.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// What this service does not know, and what it needs.
std::vector<Problem> problems_of_local(const JobSpec& spec);

/// The trainer's own command; of a tuning job that of `program`, mltrain itself, which runs the trials. It starts in the folder that holds the package, and a relative
/// job_dir is relative to that one.
Plan local_plan(const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit,
    const std::string& python, const std::string& program);

}  // namespace mltrain
