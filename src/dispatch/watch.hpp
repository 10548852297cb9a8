// Watching: asks the services in turn, follows each job by the rules of job/follow, writes what changed into
// the ledger, and tells the caller. Never changes a job; but for one that has spent its max_cost, where the user
// wants it cancelled then.
#pragma once

#include "base/error.hpp"
#include "cost/guard.hpp"
#include "job/follow.hpp"
#include "ledger/ledger.hpp"
#include "system/world.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace mltrain {

class LogFollower;

/// A job that is being watched.
struct Watched {
    Entry entry;
    Followed followed{};
    Guarded guarded{};
    bool over = false;
    bool is_recorded = true;       ///< the ledger has what was seen last
    std::string cancel_trouble{};  ///< why it could not be cancelled; said already

    /// Nobody looks at it any more.
    bool is_done() const { return over || followed.given_up; }
};

/// The services by name; made once per watch.
using ServiceTable = std::map<std::string, std::shared_ptr<Service>>;

/// The service of a job. Throws Error for one that this version does not know.
Service& service_of(const ServiceTable& services, const Entry& entry);

struct WatchOptions {
    std::optional<Seconds> every{};          ///< look this often, without slowing down
    std::optional<Seconds> give_up_after{};  ///< so long without a sight of a job; else never
    GuardRules guards{};
    std::optional<Seconds> repaint{};  ///< call `paint` at least this often
    std::optional<Time> until{};       ///< then stop, whatever runs still
    LogFollower* logs = nullptr;       ///< follows the logs of all jobs, when there is one …
    bool waits_for_logs = false;       ///< … until they are read to their ends
};

struct WatchListener {
    std::function<void(const Event&)> event = [](auto&) {};
    /// Shows how things stand: after each look, as often as options say, and while a service keeps us waiting.
    std::function<void(const std::vector<Watched>&)> paint = [](auto&) {};
    /// What the user should know of doubles, or of the ledger.
    std::function<void(const std::string&)> say = [](auto&) {};
    std::function<bool()> is_gone = [] { return false; };  ///< nobody listens: stop watching
    /// Jobs that are to be watched from now on, too: asked after each look.
    std::function<std::vector<Entry>(const std::vector<Watched>&)> more = [](auto&) {
        return std::vector<Entry>();
    };
    /// The user pressed Ctrl-C. True: watch on.
    std::function<bool(std::vector<Watched>&)> goes_on = [](auto&) { return false; };
};

struct WatchEnd {
    enum class Why {
        all_over,
        late,         ///< it is `until`
        interrupted,  ///< the user stopped watching; the jobs run on
        terminated,   ///< so did the system
        gone,         ///< nobody listened any more
    };
    std::vector<Watched> jobs;
    Why why = Why::all_over;
};

WatchEnd watch(World& world, Ledger& ledger, const ServiceTable& services,
    std::vector<Entry> entries, const WatchOptions& options, const WatchListener& listener);

/// What a watch that came to its end, or a command about this one job, exits with.
Exit exit_of(State state);
/// Of several: the first of 7, 3, 6, 0 that occurs.
Exit exit_of(const std::vector<Watched>& jobs);

}  // namespace mltrain
