#include "dispatch/watch.hpp"

#include "dispatch/submit.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

/// Looks at this machine cost nothing; each one at the cloud is a gcloud of 0.4 s.
Pace pace_of(const std::string& service, const WatchOptions& options)
{
    if (options.every) return {*options.every, *options.every};
    if (service == "local") return {Seconds(1), Seconds(2)};
    return {Seconds(5), Seconds(30)};
}

bool same_question(const Watched& a, const Watched& b)
{
    const Submission& x = a.entry.submission;
    const Submission& y = b.entry.submission;
    return x.service == y.service && x.job.project == y.job.project && x.job.region == y.job.region;
}

class Watch {
public:
    Watch(World& world, Ledger& ledger, const ServiceTable& services, const WatchOptions& options,
        const WatchListener& listener)
        : world_(world),
          ledger_(ledger),
          services_(services),
          options_(options),
          listener_(listener)
    {
    }

    WatchEnd run(std::vector<Entry> entries)
    {
        for (Entry& entry : entries) begin(std::move(entry));
        while (!all_over()) {
            look_where_due();
            listener_.tick(jobs_, world_.clock.now());
            if (all_over() || is_late()) break;
            if (listener_.is_gone()) return {std::move(jobs_), false, true};
            if (world_.clock.sleep_until(next_waking()) == Woken::by_interrupt)
                return {std::move(jobs_), true, false};
        }
        return {std::move(jobs_), false, false};
    }

private:
    void begin(Entry entry)
    {
        Watched& watched = jobs_.emplace_back();
        watched.followed.last = entry.last;
        watched.followed.next_look = world_.clock.now();
        watched.entry = std::move(entry);
        const State state = watched.entry.last.state;
        const News::Kind kind = is_over(state) ? News::Kind::over : News::Kind::state;
        watched.over = is_over(state);
        listener_.news(watched, {kind, watched.entry.last, watched.entry.last.message, {}, {}});
    }

    bool all_over() const
    {
        return std::all_of(jobs_.begin(), jobs_.end(), [](const Watched& job) { return job.over; });
    }

    bool is_late() const { return options_.until && world_.clock.now() >= *options_.until; }

    /// One question for all jobs that are due and can be asked about together.
    void look_where_due()
    {
        const Time now = world_.clock.now();
        std::vector<Watched*> due;
        for (Watched& job : jobs_) {
            if (!job.over && job.followed.next_look <= now) due.push_back(&job);
        }
        while (!due.empty()) {
            const auto rest = std::stable_partition(due.begin(), due.end(),
                [&](Watched* job) { return same_question(*job, *due.front()); });
            look_at({due.begin(), rest});
            due.erase(due.begin(), rest);
        }
    }

    void look_at(const std::vector<Watched*>& jobs)
    {
        Service& service = service_of(services_, jobs.front()->entry);
        const Time now = world_.clock.now();
        std::vector<Watched*> settled;
        std::vector<JobReference> references;
        for (Watched* job : jobs) {
            if (job->entry.last.state == State::unsettled && !settle_first(service, *job, now))
                continue;
            if (job->over) continue;
            settled.push_back(job);
            references.push_back(job->entry.submission.job);
        }
        if (references.empty()) return;
        const std::vector<Look> looks = service.look(references, now);
        for (std::size_t i = 0; i < settled.size(); ++i) take(*settled[i], looks[i]);
    }

    bool settle_first(Service& service, Watched& job, Time now)
    {
        if (!settle(world_, ledger_, service, job.entry)) {
            Look look;
            look.trouble = "it is not known yet whether the job exists";
            take(job, look);
            return false;
        }
        if (is_over(job.entry.last.state)) {
            job.over = true;
            job.followed.last = job.entry.last;
            listener_.news(job, {News::Kind::over, job.entry.last, job.entry.last.message, {}, {}});
        }
        job.followed.next_look = now;
        return true;
    }

    void take(Watched& job, const Look& look)
    {
        if (look.interrupted) return;
        FollowStep step = follow(job.followed, look, world_.clock.now(),
            pace_of(job.entry.submission.service, options_));
        job.followed = std::move(step.next);
        if (look.kind == Look::Kind::seen) {
            job.entry.last = look.sighting;
            ledger_.record(job.entry.submission.job.id, look.sighting);
            job.over = is_over(look.sighting.state);
        }
        for (const News& news : step.news) listener_.news(job, news);
    }

    Time next_waking() const
    {
        const Time now = world_.clock.now();
        Time next = now + std::chrono::hours(1);
        for (const Watched& job : jobs_) {
            if (!job.over) next = std::min(next, job.followed.next_look);
        }
        if (options_.until) next = std::min(next, *options_.until);
        if (options_.repaint) next = std::min(next, now + *options_.repaint);
        return std::max(next, now + Seconds(1));
    }

    World& world_;
    Ledger& ledger_;
    const ServiceTable& services_;
    const WatchOptions& options_;
    const WatchListener& listener_;
    std::vector<Watched> jobs_;
};

}  // namespace

Service& service_of(const ServiceTable& services, const Entry& entry)
{
    const auto found = services.find(entry.submission.service);
    if (found != services.end()) return *found->second;
    throw Error(fmt::format("{} runs on {}, which this mltrain does not know",
                    entry.submission.job.name, entry.submission.service),
        "use the mltrain that submitted it");
}

WatchEnd watch(World& world, Ledger& ledger, const ServiceTable& services,
    std::vector<Entry> entries, const WatchOptions& options, const WatchListener& listener)
{
    return Watch(world, ledger, services, options, listener).run(std::move(entries));
}

Exit exit_of(State state)
{
    switch (state) {
    case State::succeeded: return Exit::done;
    case State::failed:
    case State::partly_succeeded: return Exit::job_failed;
    case State::cancelled:
    case State::expired: return Exit::job_cancelled;
    case State::refused: return Exit::could_not;
    case State::unsettled:
    case State::queued:
    case State::preparing:
    case State::running:
    case State::cancelling:
    case State::paused:
    case State::unknown: return Exit::outcome_unknown;
    }
    return Exit::outcome_unknown;
}

Exit exit_of(const std::vector<Watched>& jobs)
{
    for (const Exit worst :
        {Exit::outcome_unknown, Exit::job_failed, Exit::job_cancelled, Exit::could_not}) {
        const bool occurs = std::any_of(jobs.begin(), jobs.end(),
            [&](const Watched& job) { return exit_of(job.entry.last.state) == worst; });
        if (occurs) return worst;
    }
    return Exit::done;
}

}  // namespace mltrain
