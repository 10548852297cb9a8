// The file that people hand to `gcloud ml-engine jobs submit training --config`: a Job of ML Engine's API in YAML
// or JSON.
#pragma once

#include "migrate/legacy_job.hpp"

#include <set>
#include <string>

namespace mltrain {

/// `flags` are the command's own, "--region" say: what the file says of the same thing is passed over. Throws Error
/// with every mistake in the file.
LegacyJob read_legacy_config(
    const std::string& file, const std::string& text, const std::set<std::string>& flags);

}  // namespace mltrain
