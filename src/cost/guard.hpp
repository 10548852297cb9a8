// What a watch warns of: money and time that run out, a job that queues or is silent for long. A pure function, as
// following is; asked after each look that showed the job, and never after one that failed.
#pragma once

#include "job/follow.hpp"
#include "job/record.hpp"

#include <optional>
#include <vector>

namespace mltrain {

struct GuardRules {
    std::optional<Seconds> queued_longer_than;
    std::optional<Seconds> silent_longer_than;
    bool cancel_over_budget = false;  ///< at 100 percent of max_cost
};

/// What was told already.
struct Guarded {
    int cost_percent = 0;
    int duration_percent = 0;
    std::optional<Time> waits_since;  ///< for machines
    bool queued_told = false;
    std::optional<Time> silent_told;  ///< of the silence since then
    int looks_over_budget = 0;        ///< in a row
};

struct GuardStep {
    Guarded next;
    std::vector<News> news;
    bool cancel = false;  ///< two looks agree: the job has spent its max_cost and runs on
};

/// `last_line` is when the last line of its log came, where that is known.
GuardStep guard(const Guarded& before, const Entry& entry, std::optional<Time> last_line, Time now,
    const GuardRules& rules);

}  // namespace mltrain
