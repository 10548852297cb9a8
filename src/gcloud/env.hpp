// The variables of a job on Vertex AI, which are part of the job: put in at the last moment, and taken out of what is
// kept of an answer. Pure.
#pragma once

#include "base/json.hpp"
#include "job/spec.hpp"

#include <string>

namespace mltrain {

/// The configuration of a job with these variables in each of its pools, behind those that are there.
Json with_variables(const Json& config, const Pairs& variables);

/// An answer of gcloud's, with "…" for the value of each variable; as it is where it holds none.
std::string without_env_values(const std::string& answer);

/// [{"name", "value"}], as the API takes them.
Json::Array env_json(const Pairs& variables);

}  // namespace mltrain
