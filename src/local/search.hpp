// Random search: what a trial is given. The same seed draws the same values on every machine.
// Pure.
#pragma once

#include "base/json.hpp"
#include "job/spec.hpp"
#include "job/trial.hpp"

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace mltrain {

/// A study as the process that runs it gets it.
struct LocalStudy {
    std::vector<std::string> argv;  ///< of the trainer; each trial's own words are appended
    std::string job_dir;  ///< each trial has a folder of its own below it, named by its number
    Hyperparameters tuning;

    bool operator==(const LocalStudy&) const = default;
};

Json to_json(const LocalStudy& study);
/// Nothing when something is missing or of the wrong type.
std::optional<LocalStudy> local_study_of(const Json& json);

/// The values of one trial, in the order of the file; without those whose condition does not hold.
Pairs draw(const std::vector<Hyperparameter>& parameters, std::mt19937_64& chance);

Json to_json(const std::vector<Trial>& trials);
std::vector<Trial> trials_of(const Json& json);

}  // namespace mltrain
