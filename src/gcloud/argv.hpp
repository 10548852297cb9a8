// A job as the arguments of `gcloud ml-engine jobs submit training`, and as the configuration file for what
// gcloud has no flag for. Pure.
#pragma once

#include "base/json.hpp"
#include "job/service.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// The labels as sent: the user's, then the two by which a submission is found again.
Pairs labels_sent(const JobSpec& spec, const Identity& identity);

/// The same as the value of --labels.
std::string labels_flag(const JobSpec& spec, const Identity& identity);

/// What goes into --config: the time limit, the longest wait, evaluators, network, what is tuned; and arguments of
/// which gcloud would take one for its own. Nothing when all of the job can be said with flags.
std::optional<Json> training_config(const JobSpec& spec, std::optional<Seconds> limit);

/// `gcloud GROUP jobs submit training …`; `config_path` is "" when there is no configuration file.
std::vector<std::string> submit_argv(const std::string& group, const JobSpec& spec,
    const Identity& identity, const std::string& config_path);

/// `gcloud GROUP jobs VERB [NAME] --project=… --format=json`.
std::vector<std::string> job_argv(const std::string& group, const std::string& verb,
    const std::string& name, const std::string& project);

}  // namespace mltrain
