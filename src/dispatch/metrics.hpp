// What the trainers of jobs wrote down, gathered: where there may be news a service looks into the job_dir once more,
// and what it read goes into the ledger. A job that was read after its end is not looked at again.
#pragma once

#include "dispatch/watch.hpp"

#include <string>
#include <vector>

namespace mltrain {

struct GatheredMetrics {
    std::vector<Metrics> of;  ///< as many as jobs, in their order; empty where nothing is known
    std::vector<std::string> troubles;  ///< why some could not be read, for people
    bool interrupted = false;           ///< the user did not want to wait: what was known is told
};

GatheredMetrics gather_metrics(
    Ledger& ledger, const ServiceTable& services, const std::vector<Entry>& entries, Clock& clock);

}  // namespace mltrain
