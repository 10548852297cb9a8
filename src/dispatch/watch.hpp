// Watching: asks the services in turn, follows each job by the rules of job/follow, writes what changed into
// the ledger, and tells the caller. Never changes a job.
#pragma once

#include "base/error.hpp"
#include "job/follow.hpp"
#include "ledger/ledger.hpp"
#include "system/world.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace mltrain {

/// A job that is being watched.
struct Watched {
    Entry entry;
    Followed followed;
    bool over = false;
};

/// The services by name; made once per watch.
using ServiceTable = std::map<std::string, std::shared_ptr<Service>>;

/// The service of a job. Throws Error for one that this version does not know.
Service& service_of(const ServiceTable& services, const Entry& entry);

struct WatchOptions {
    std::optional<Seconds> every;    ///< look this often, without slowing down
    std::optional<Seconds> repaint;  ///< call `tick` at least this often
    std::optional<Time> until{};     ///< then stop, whatever runs still
};

struct WatchListener {
    std::function<void(const Watched&, const News&)> news = [](auto&, auto&) {};
    /// After each look, and to repaint.
    std::function<void(const std::vector<Watched>&, Time now)> tick = [](auto&, Time) {};
    std::function<bool()> is_gone = [] { return false; };  ///< nobody listens: stop watching
};

struct WatchEnd {
    std::vector<Watched> jobs;
    bool interrupted = false;  ///< the user stopped watching; the jobs run on
    bool gone = false;         ///< nobody listened any more
};

WatchEnd watch(World& world, Ledger& ledger, const ServiceTable& services,
    std::vector<Entry> entries, const WatchOptions& options, const WatchListener& listener);

/// What a watch that came to its end, or a command about this one job, exits with.
Exit exit_of(State state);
/// Of several: the first of 7, 3, 6, 0 that occurs.
Exit exit_of(const std::vector<Watched>& jobs);

}  // namespace mltrain
