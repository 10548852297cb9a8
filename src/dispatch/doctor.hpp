// Looks at everything that a job needs before there is one: the way to its service, and what mltrain itself needs on
// this machine. Changes nothing; what goes wrong on the way is a finding, too.
#pragma once

#include "dispatch/prepare.hpp"
#include "job/finding.hpp"

#include <vector>

namespace mltrain {

/// Is this machine ready? The file is a job file over config.toml, or config.toml alone. A service that it does not name is
/// not needed: then Google Cloud is looked at, and this machine, and neither must be there.
std::vector<Finding> examine(const World& world, SpecFile file, const FindService& find);

/// The job as it would be sent at this moment: its name, and {job} filled in with it.
JobSpec as_sent_now(const World& world, const Preparation& preparation);

/// The job against its service; where there is nothing to be asked, nothing.
std::vector<Finding> inspect_online(const World& world, const Preparation& preparation);

}  // namespace mltrain
