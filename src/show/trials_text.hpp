// The trials of a tuning job: as a table, the best first; as --json and as CSV; and how all of them stand, in one line.
#pragma once

#include "job/record.hpp"
#include "show/job_text.hpp"

#include <string>

namespace mltrain {

/// "12 of 20 trials done, 4 running, 1 failed; best accuracy 0.91 (trial 7)"
std::string counts_text(const TrialCounts& counts);
/// "12/20", for a narrow place.
std::string counts_cell(const TrialCounts& counts);
/// Null where there are none.
Json counts_json(const std::optional<TrialCounts>& counts);

struct TrialsPage {
    const Entry& entry;
    const Study& study;
};
std::string trials_text(const TrialsPage& page, const Moment& moment);
Json trials_json(const TrialsPage& page, Time now);
std::string trials_csv(const TrialsPage& page, Time now);

}  // namespace mltrain
