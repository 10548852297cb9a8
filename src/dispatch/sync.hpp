// Settling the ledger with the services: unfinished submissions, jobs that went on while nobody looked, and
// jobs with our label that no ledger here knows. Nothing is submitted, and only doubles are cancelled.
#pragma once

#include "dispatch/watch.hpp"

#include <optional>
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

/// Where the user's jobs may be: what is said and, of what the ledger remembers, the projects of jobs that are open
/// and the regions of Vertex AI's. A project that only ever ran on Vertex AI is not asked about elsewhere.
std::set<CloudPlace> places_to_look(const Ledger& ledger, const std::optional<std::string>& project,
    const std::optional<std::string>& region);

/// `places`: where to look for strangers, beside this machine.
SyncReport sync(World& world, Ledger& ledger, const ServiceTable& services,
    const std::set<CloudPlace>& places, Strangers strangers);

}  // namespace mltrain
