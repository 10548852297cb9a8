// A watch as it is seen: a line for each event, an object for each with --json, and the rows that a terminal
// repaints.
#pragma once

#include "base/json.hpp"
#include "job/follow.hpp"
#include "show/job_text.hpp"

#include <span>
#include <string>
#include <vector>

namespace mltrain {

/// One line; the last word on a job takes two.
std::string event_text(const Event& event, const Moment& moment);

/// "event", "at", and the job as the lists say it; where several jobs say the same, "jobs". docs/watch-event.schema.json
/// has all of it.
Json event_json(const Event& event, Time now);

/// The last line of a watch that ends before its jobs.
Json stopped_json(const std::vector<const Entry*>& running_on, Time now);

/// The last word: state, run time, cost against the projection.
std::string end_text(const Entry& entry, const Moment& moment);

/// "3 jobs: 2 succeeded, 1 failed; $4.20"
std::string summary_text(const std::vector<const Entry*>& entries, Time now);

/// "$4.20 so far"; "" when there is no price.
std::string cost_so_far_text(const std::vector<const Entry*>& entries, Time now);

struct WatchRow {
    const Entry& entry;
    const Followed& followed;
    std::string newest_line;  ///< of its log; "" for none
};

/// What fits on the screen: a row for each job that is not over, what does not fit summed up (those that wait before
/// those that run), and a line of totals over all of them. No line is wider than the screen less one column.
std::vector<std::string> watch_rows(
    std::span<const WatchRow> open, const std::vector<const Entry*>& all, const Moment& moment);

}  // namespace mltrain
