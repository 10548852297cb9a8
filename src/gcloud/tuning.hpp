// What is tuned, in the words of the two services: ML Engine's HyperparameterSpec, which is part of a training job, and
// Vertex AI's HyperparameterTuningJob, a kind of resource of its own around the job that each trial is. Pure.
#pragma once

#include "base/json.hpp"
#include "job/spec.hpp"

#include <optional>
#include <string>

namespace mltrain {

/// trainingInput.hyperparameters
Json hyperparameter_spec(const Hyperparameters& tuning);

/// What `gcloud ai hp-tuning-jobs create --config` takes. The time limit is each trial's.
Json tuning_job(const JobSpec& spec, const std::string& job, std::optional<Seconds> limit);

}  // namespace mltrain
