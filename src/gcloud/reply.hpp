// What gcloud answers, as facts: its JSON read once, here. Pure.
#pragma once

#include "job/job.hpp"
#include "job/spec.hpp"
#include "job/trial.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// A job as the service describes it.
struct DescribedJob {
    std::string name;
    std::string
        resource;  ///< how the service calls it: the name itself, or "projects/1/locations/…/customJobs/2"
    std::string id;    ///< of the submission, from the label mltrain-id; "" when it is not ours
    std::string hash;  ///< the beginning of its spec's hash, from the label mltrain-spec
    JobSpec spec;      ///< region and machines, as the service says it was asked
    Sighting sighting;
    std::optional<Study> study{};  ///< of a tuning job
};

/// "5" of "projects/p/locations/us-central1/customJobs/5": by what a job is told from others.
std::string_view last_part(std::string_view resource);

/// One job's description; nothing when the text is none (an empty answer reads "{}" and exits 0).
std::optional<DescribedJob> read_ml_engine_job(std::string_view text, Time now);
/// A list of them; nothing when the text is no list.
std::optional<std::vector<DescribedJob>> read_ml_engine_jobs(std::string_view text, Time now);

/// The same of Vertex AI's custom and tuning jobs; its name is the one for people to see, which need not be unique.
std::optional<DescribedJob> read_custom_job(std::string_view text, Time now);
std::optional<std::vector<DescribedJob>> read_custom_jobs(std::string_view text, Time now);

/// ML Engine's states and Vertex AI's ("JOB_STATE_RUNNING") as ours; another word is unknown.
State state_of(std::string_view word);

}  // namespace mltrain
