// One job of the ledger as a report counts it: what it cost, what was projected, how long it queued and ran. Pure.
#pragma once

#include "job/record.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

struct Run {
    std::string id;
    std::string job;   ///< its full name
    std::string name;  ///< as in the job file
    std::string service, region;
    std::string tier;  ///< "BASIC_GPU", or the machine: "n1-standard-8 + 2 x NVIDIA_TESLA_T4"
    std::string sweep;
    std::int64_t sweep_number = 0;
    std::vector<std::string> labels;  ///< "team=vision"
    bool of_team = false;
    State state = State::unsettled;
    Time submitted{};
    Time local{};  ///< submitted, as the clock on the wall said
    std::optional<Time> ended;
    std::optional<Seconds> ran;
    std::optional<Seconds> waited;   ///< from its creation to its start, or in vain
    std::optional<Money> cost;       ///< so far, or in the end; nothing when it has no price
    std::optional<Money> projected;  ///< the likely cost of the day of submission
    Money committed;                 ///< what it may still cost
    std::string goal_metric;         ///< what a tuning job, or its job file, seeks …
    std::optional<bool> maximize;    ///< … and whether more of it is better
    std::optional<TrialCounts> trials;

    bool operator==(const Run&) const = default;
};

/// The settings of a job that a run is made of; others need not be read.
bool tells_of_run(std::string_view setting);

/// The offset is that of local time when it was submitted.
Run run_of(const Entry& entry, Time now, Seconds local_offset);

/// The value of a label of that key; "" when it has none.
std::string label_of(const Run& run, const std::string& key);

}  // namespace mltrain
