// The trials of a tuning job as the two services tell them in its description. Pure.
#pragma once

#include "base/json.hpp"
#include "job/trial.hpp"

#include <optional>

namespace mltrain {

/// Nothing when the job tunes nothing.
std::optional<Study> study_in(const Json& job);

}  // namespace mltrain
