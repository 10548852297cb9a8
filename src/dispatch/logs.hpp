// Following the logs of any number of jobs, of any services: asks a service when it is time to, by the rules of
// job/log, and tells what came. Jobs of one service and project are read in one question; one whose log is behind is
// asked about by itself, so that it holds up nobody. Never waits, and never asks so often in one turn that somebody
// who also watches the jobs is kept from it.
#pragma once

#include "dispatch/watch.hpp"
#include "job/log.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mltrain {

struct LogOptions {
    std::optional<LogTime> since{};  ///< nothing: from each job's submission on
    std::string least_level{};       ///< "" for all
    bool only_what_is_there =
        false;                ///< each log is read once to its end, though the job may run on
    bool only_files = false;  ///< only logs on this machine, which cost nothing to read
};

class LogFollower {
public:
    /// `tell` is called while a log is read; what it throws ends the reading.
    LogFollower(World& world, const ServiceTable& services, LogOptions options,
        std::function<void(const LogNews&)> tell);

    /// Reads this job's log from now on; of a job that is over already, to its end. A job that is followed already may
    /// have got its resource meanwhile; one that is drained is not read again. Throws Error for a service that this
    /// version does not know.
    void begin(const Entry& entry);
    /// The job has ended: its log is drained, and then forgotten.
    void over(const std::string& id, Time now);

    /// Reads what is due. Ends at once when the user interrupts it, which says nothing of any log, or when nobody
    /// takes what is told.
    void read_where_due(Time now);
    /// When to call it again; nothing when all logs have been read to their ends.
    std::optional<Time> next_read() const;

    /// The latest line that was told of a job that is followed still.
    std::optional<LogLine> newest(const std::string& id) const;
    /// When its log was last written, by the log's own account.
    std::optional<Time> newest_at(const std::string& id) const;
    /// It was read to its end, and nothing was in it.
    bool is_empty(const std::string& id) const;
    /// How many lines or names of lines are kept in memory.
    std::size_t kept() const;

private:
    struct Following {
        Service* service;
        std::string place;  ///< jobs of one place share their questions and their troubles
        LogReader reader;
        std::size_t asked = 0;  ///< in which turn it was last asked about
    };
    /// What was said of a place that cannot be read.
    struct Said {
        Time since;
        std::string lasting;
    };

    const Following* find(const std::string& id) const;
    bool read_together(Time now);
    static std::vector<Following*> take_some(std::vector<Following*>& due);
    /// False when nothing more is to be asked now.
    bool ask(const std::vector<Following*>& jobs);
    Following* next_behind(Time now);
    void tell_troubles(Time now);
    void tell_trouble(
        const std::string& place, const std::vector<const LogReader*>& failing, Time now);

    World& world_;
    const ServiceTable& services_;
    LogOptions options_;
    std::function<void(const LogNews&)> tell_;
    std::vector<Following> jobs_;
    std::set<std::string> finished_;    ///< drained and forgotten
    std::map<std::string, Said> said_;  ///< by place
    std::size_t questions_ = 0;
};

}  // namespace mltrain
