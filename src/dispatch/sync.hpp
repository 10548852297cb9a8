// Settling the ledger with the services: unfinished submissions, jobs that went on while nobody looked, and
// jobs with our label that no ledger here knows. Nothing is cancelled or submitted.
#pragma once

#include "dispatch/watch.hpp"

#include <set>
#include <string>
#include <vector>

namespace mltrain {

struct SyncReport {
    std::vector<Entry> settled;    ///< it is known now whether they exist
    std::vector<Entry> unsettled;  ///< it still is not
    std::vector<Entry> changed;    ///< in another state than the ledger knew
    std::vector<Entry> strangers;  ///< in no ledger here; priced, and adopted when that was asked
    std::vector<Entry> team;       ///< strangers whose cost is counted here
    std::vector<std::string> troubles;
};

/// What to do with strangers: leave them, count their cost as the team's, or make them ours.
enum class Strangers { leave, count, adopt };

/// `projects`: where to look for strangers, beside this machine.
SyncReport sync(World& world, Ledger& ledger, const ServiceTable& services,
    std::set<std::string> projects, Strangers strangers);

}  // namespace mltrain
