// The trials of a tuning job: what each service tells of them, as one kind of value; which is the best, and how all of
// them stand. Pure.
#pragma once

#include "base/json.hpp"
#include "job/job.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mltrain {

struct Trial {
    std::string number;  ///< the service's own
    State state = State::unknown;
    std::string word;  ///< the state as the service spelled it
    std::vector<std::pair<std::string, std::string>> parameters;
    std::optional<std::string> objective;  ///< the final value of the metric, as spelled
    std::optional<std::int64_t> step;      ///< of that value
    std::optional<Time> started, ended;
    std::string message;

    bool operator==(const Trial&) const = default;
};

/// What is sought, and the trials that there are so far.
struct Study {
    std::string metric;
    bool maximize = true;
    std::int64_t max_trials = 1;
    std::vector<Trial> trials;

    bool operator==(const Study&) const = default;
};

/// The best first; behind those with a value those that run, and then the rest; else in their own order.
std::vector<Trial> ranked(const Study& study);
/// The best of them; nothing while none has a value.
std::optional<Trial> best_trial(const Study& study);

/// How long it has run: start to end, or to now.
std::optional<Seconds> run_time(const Trial& trial, Time now);

/// What they are when the job looks like that.
TrialCounts counts_of(const Study& study, const Sighting& job);

Json to_json(const TrialCounts& counts);
/// Nothing for what is none.
std::optional<TrialCounts> trial_counts_of(const Json& json);

}  // namespace mltrain
