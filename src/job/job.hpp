// A job that exists or is to exist: its name, its state, and what was seen of it. All services' states
// are mapped to ours; a word nobody knows is kept raw, and the job is watched on.
#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

enum class State {
    unsettled,  ///< sent, and nobody knows yet whether it exists
    refused,    ///< definitely does not exist
    queued,
    preparing,
    running,
    cancelling,
    paused,
    unknown,  ///< the service said a word that we do not know
    succeeded,
    partly_succeeded,
    failed,
    cancelled,
    expired,
};

/// Over for good: nothing will happen to it any more.
bool is_over(State state);
std::string_view state_name(State state);
/// By our own names; nothing for another word.
std::optional<State> parse_state(std::string_view name);

/// The longest name a service takes, the time stamp included.
constexpr std::size_t longest_job_name = 128;

/// "census" at 14:30:00 is "census_20261120_143000"; a second one in the same second gets "_2".
std::string job_name(std::string_view name, std::string_view stamp, int attempt = 1);

/// The name of another attempt in the same second: "…_2"; the first one's is the name itself.
std::string numbered(std::string name, int attempt);

/// The way back: "census_20261120_143000_2" was "census" in its job file; a name without a stamp stays.
std::string own_name(const std::string& job);

/// The text with {job} replaced by the job's name.
std::string with_job_name(std::string_view text, std::string_view job);
std::vector<std::string> with_job_name(std::vector<std::string> texts, std::string_view job);

/// How the trials of a tuning job stand.
struct TrialCounts {
    std::int64_t all = 0;  ///< that there are to be
    std::int64_t done = 0, running = 0, failed = 0;
    std::string metric;
    std::string best,
        best_trial;            ///< the metric's best value, and whose it is; "" while there is none
    std::vector<Seconds> ran;  ///< each that is over
    std::vector<Time> running_since;  ///< each of the others

    bool operator==(const TrialCounts&) const = default;
};

/// What a look at the job showed. Times are the service's own where it has them.
struct Sighting {
    Time seen_at{};
    State state = State::unsettled;
    std::string word;  ///< the state as the service spelled it
    std::optional<Time> created, started, ended;
    std::optional<std::int64_t> ml_units;  ///< consumedMLUnits, in billionths of a unit-hour
    std::string message;                   ///< what the service says of a failure
    std::optional<int> exit_code;          ///< the trainer's own, where it is known
    std::optional<TrialCounts> trials{};   ///< of a tuning job

    bool operator==(const Sighting&) const = default;
};

/// How long it has run: start to end, or to now; nothing before its start.
std::optional<Seconds> run_time(const Sighting& sighting, Time now);

}  // namespace mltrain
