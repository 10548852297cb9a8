#include "dispatch/metrics.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <map>
#include <utility>

namespace mltrain {

namespace {

/// Jobs whose job_dirs are looked into at once.
struct Group {
    std::vector<std::size_t> jobs;
    std::vector<std::string> job_dirs;
};

/// It has begun, and was not read yet since it was seen to be over.
bool may_have_news(const Entry& entry, const std::optional<MetricsReading>& before)
{
    const Sighting& last = entry.last;
    const bool has_begun = last.started || last.state == State::running
        || (is_over(last.state) && last.state != State::refused);
    if (!has_begun || tunes(entry.submission)) return false;  // trials have folders of their own
    if (!before || !is_over(last.state)) return true;
    return before->read_at < last.seen_at;  // both by our clock
}

class Gathering {
public:
    Gathering(
        Ledger& ledger, const ServiceTable& services, const std::vector<Entry>& entries, Time now)
        : ledger_(ledger),
          services_(services),
          entries_(entries),
          now_(now)
    {
        gathered_.of.resize(entries.size());
    }

    GatheredMetrics all()
    {
        for (const auto& [place, group] : groups()) {
            if (!gathered_.interrupted) ask(group, place.second);
        }
        for (const auto& [trouble, jobs] : troubles_)
            gathered_.troubles.push_back(fmt::format(
                "the metrics of {} could not be read: {}", counted(jobs, "job"), trouble));
        return std::move(gathered_);
    }

private:
    /// By service and project.
    std::map<std::pair<std::string, std::string>, Group> groups()
    {
        std::map<std::pair<std::string, std::string>, Group> groups;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            const Submission& submission = entries_[i].submission;
            const auto before = ledger_.metrics(submission.job.id);
            if (before) gathered_.of[i] = before->metrics;
            std::string job_dir = job_dir_of(submission);
            if (job_dir.empty() || !may_have_news(entries_[i], before)) continue;
            Group& group = groups[{submission.service, submission.job.project}];
            group.jobs.push_back(i);
            group.job_dirs.push_back(std::move(job_dir));
        }
        return groups;
    }

    void ask(const Group& group, const std::string& project)
    {
        const auto looks =
            service_of(services_, entries_[group.jobs[0]]).read_metrics(group.job_dirs, project);
        for (std::size_t i = 0; i < looks.size(); ++i) take(group.jobs[i], looks[i]);
    }

    void take(std::size_t job, const MetricsLook& look)
    {
        if (look.kind == MetricsLook::Kind::failed) {
            gathered_.interrupted = gathered_.interrupted || look.interrupted;
            ++troubles_[look.trouble + (look.hint.empty() ? "" : "\n  " + look.hint)];
            return;
        }
        Metrics& known = gathered_.of[job];
        const Entry& entry = entries_[job];
        const bool is_last = is_over(entry.last.state);
        if (look.metrics != known || is_last)
            ledger_.record_if_possible(entry.submission.job.id, MetricsReading{look.metrics, now_});
        known = look.metrics;
    }

    Ledger& ledger_;
    const ServiceTable& services_;
    const std::vector<Entry>& entries_;
    Time now_;
    GatheredMetrics gathered_;
    std::map<std::string, std::size_t> troubles_;  ///< of how many jobs
};

}  // namespace

GatheredMetrics gather_metrics(
    Ledger& ledger, const ServiceTable& services, const std::vector<Entry>& entries, Clock& clock)
{
    return Gathering(ledger, services, entries, clock.now()).all();
}

}  // namespace mltrain
