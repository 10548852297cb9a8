// One question for each place (service, project and region), however many jobs are watched there: whenever one of
// them is due, all are asked about, because a list costs the same for one as for a hundred. The place then rests
// until the first of its jobs is due again, with a little on top that differs from watch to watch, so that many of
// them do not ask in the same second.
#include "dispatch/watch.hpp"

#include "dispatch/cancel.hpp"
#include "dispatch/logs.hpp"
#include "dispatch/submit.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

namespace mltrain {

namespace {

/// Jobs that one question can ask about.
struct Place {
    Service* service = nullptr;
    std::vector<std::size_t> jobs;
    std::optional<std::size_t> listed;  ///< what the last question told
    Time next_look{};
};

/// Looks at this machine cost nothing; each one at the cloud is a gcloud of 0.4 s, and a cluster serves others, too.
Pace pace_of(const Service& service, const WatchOptions& options)
{
    if (options.every) return {*options.every, *options.every, options.give_up_after};
    if (service.is_here()) return {Seconds(1), Seconds(2), options.give_up_after};
    return {Seconds(5), Seconds(30), options.give_up_after};
}

/// Up to a tenth of the interval, by the chance that is in the job's id.
Seconds jitter(const Watched& job, const WatchOptions& options)
{
    if (options.every) return Seconds(0);
    const std::string& id = job.entry.submission.job.id;
    const int chance = std::accumulate(id.begin(), id.end(), 0) % 64;
    return job.followed.interval * chance / 640;
}

bool differs_by_more_than_time(Sighting before, const Sighting& now)
{
    before.seen_at = now.seen_at;
    return before != now;
}

/// While it lives, the user sees that time goes on.
class PaintsMeanwhile {
public:
    PaintsMeanwhile(Runner& runner, std::function<void()> paint)
        : runner_(runner),
          before_(std::exchange(runner.meanwhile, std::move(paint)))
    {
    }
    ~PaintsMeanwhile() { runner_.meanwhile = std::move(before_); }
    PaintsMeanwhile(const PaintsMeanwhile&) = delete;
    PaintsMeanwhile& operator=(const PaintsMeanwhile&) = delete;

private:
    Runner& runner_;
    std::function<void()> before_;
};

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
        using Why = WatchEnd::Why;
        const PaintsMeanwhile paints(world_.runner, [this] { listener_.paint(jobs_); });
        begin(std::move(entries));
        begin(listener_.more(jobs_));
        while (!is_at_end()) {
            look_where_due();
            begin(listener_.more(jobs_));
            read_logs();
            listener_.paint(jobs_);
            if (is_at_end()) break;
            if (options_.until && world_.clock.now() >= *options_.until) return end(Why::late);
            if (listener_.is_gone()) return end(Why::gone);
            const Woken woken = world_.clock.sleep_until(next_waking());
            if (woken == Woken::by_termination) return end(Why::terminated);
            if (woken == Woken::by_interrupt && !goes_on()) return end(Why::interrupted);
        }
        return end(Why::all_over);
    }

private:
    WatchEnd end(WatchEnd::Why why) { return {std::move(jobs_), why}; }

    void begin(std::vector<Entry> entries)
    {
        const std::size_t first = jobs_.size();
        for (Entry& entry : entries) {
            Watched& job = jobs_.emplace_back();
            job.followed.last = entry.last;
            job.over = is_over(entry.last.state);
            job.entry = std::move(entry);
            if (job.over) continue;
            Service& service = service_of(services_, job.entry);
            const JobReference& where = job.entry.submission.job;
            Place& place = places_[{job.entry.submission.service, where.project,
                service.is_regional() ? where.region : ""}];
            place.service = &service;
            place.next_look = world_.clock.now();
            place.jobs.push_back(jobs_.size() - 1);
        }
        for (std::size_t i = first; i < jobs_.size(); ++i) {
            const Watched& job = jobs_[i];
            if (options_.logs) options_.logs->begin(job.entry);
            const News::Kind kind = job.over ? News::Kind::over : News::Kind::watching;
            const Sighting& last = job.entry.last;
            const Time at = job.over ? last.ended.value_or(last.seen_at) : world_.clock.now();
            listener_.event({{kind, at, last, last.message, {}, {}, 0}, {&job.entry}});
        }
    }

    bool is_at_end() const
    {
        const bool are_done = std::all_of(
            jobs_.begin(), jobs_.end(), [](const Watched& job) { return job.is_done(); });
        return are_done && !(options_.waits_for_logs && options_.logs->next_read());
    }

    void read_logs()
    {
        if (!options_.logs || is_interrupted_) return;
        const Time now = world_.clock.now();
        for (const Watched& job : jobs_) {
            if (job.is_done()) options_.logs->over(job.entry.submission.job.id, now);
        }
        options_.logs->read_where_due(now);
    }

    void look_where_due()
    {
        is_interrupted_ = false;
        for (auto& [where, place] : places_) {
            if (is_due(place) && !is_interrupted_) look_at(place);
        }
    }

    /// A time too far ahead means that the clock was set back.
    bool is_due(const Place& place) const
    {
        const Time now = world_.clock.now();
        const Seconds longest = 2 * options_.every.value_or(Seconds(30));
        const bool is_done = place.next_look == Time::max();
        return place.next_look <= now || (!is_done && place.next_look > now + longest);
    }

    void look_at(Place& place)
    {
        std::erase_if(place.jobs, [&](std::size_t i) { return jobs_[i].is_done(); });
        std::vector<Watched*> asked;
        std::vector<JobReference> references;
        for (const std::size_t i : place.jobs) {
            Watched& job = jobs_[i];
            if (job.entry.last.state == State::unsettled && !settle_first(*place.service, job))
                continue;
            if (job.over) continue;
            asked.push_back(&job);
            references.push_back(job.entry.submission.job);
        }
        if (!references.empty() && !is_interrupted_) {
            const Looks looks = look_at(place, references);
            place.listed = looks.listed;
            for (std::size_t i = 0; i < asked.size() && !is_interrupted_; ++i)
                take(*asked[i], looks.jobs[i]);
        }
        tell_news();
        place.next_look = next_look_at(place);
    }

    /// What cannot even be asked, because no process can be started say, is a look that failed.
    Looks look_at(const Place& place, const std::vector<JobReference>& jobs)
    {
        try {
            return place.service->look(jobs, place.listed, world_.clock.now());
        } catch (const Error& error) {
            return {{jobs.size(), failed_look(error)}, place.listed};
        }
    }

    static Look failed_look(const Error& error)
    {
        Look look;
        look.trouble = error.what();
        look.hint = error.hint;
        return look;
    }

    Time next_look_at(const Place& place) const
    {
        Time next = Time::max();
        for (const std::size_t i : place.jobs) {
            const Watched& job = jobs_[i];
            if (!job.is_done())
                next = std::min(next, job.followed.next_look + jitter(job, options_));
        }
        return next;
    }

    bool settle_first(Service& service, Watched& job)
    {
        if (is_interrupted_) return false;
        try {
            if (!settle(world_, ledger_, service, job.entry, listener_.say)) {
                Look look;
                look.trouble = "it is not known yet whether the job exists";
                take(job, look);
                return false;
            }
        } catch (const Error& error) {
            is_interrupted_ = error.exit == Exit::interrupted;
            if (!is_interrupted_) take(job, failed_look(error));
            return false;
        }
        if (options_.logs) options_.logs->begin(job.entry);  // it has its resource now
        if (is_over(job.entry.last.state)) {
            job.over = true;
            job.followed.last = job.entry.last;
            const Sighting& last = job.entry.last;
            news_.push_back({{News::Kind::over, last.ended.value_or(last.seen_at), last,
                                 last.message, {}, {}, 0},
                {&job.entry}});
        }
        return true;
    }

    void take(Watched& job, const Look& look)
    {
        is_interrupted_ = is_interrupted_ || look.interrupted;
        if (look.interrupted) return;
        const Time now = world_.clock.now();
        const Service& service = service_of(services_, job.entry);
        FollowStep step = follow(job.followed, look, now, pace_of(service, options_));
        job.followed = std::move(step.next);
        for (News& news : step.news) add_news(job, std::move(news));
        if (look.kind != Look::Kind::seen) return;
        if (differs_by_more_than_time(job.entry.last, look.sighting)) job.is_recorded = false;
        job.entry.last = look.sighting;
        record(job);
        job.over = is_over(look.sighting.state);
        take_guard(job, now);
    }

    /// A ledger that cannot be written, on a full disk say, does not end the watch: it is tried again at the next look.
    void record(Watched& job)
    {
        if (job.is_recorded) return;
        try {
            ledger_.record(job.entry.submission.job.id, job.entry.last);
            job.is_recorded = true;
            ledger_trouble_.clear();
        } catch (const Error& error) {
            if (ledger_trouble_ != error.what())
                listener_.say(fmt::format("what was seen is not written down: {}", error.what()));
            ledger_trouble_ = error.what();
        }
    }

    void take_guard(Watched& job, Time now)
    {
        const std::string& id = job.entry.submission.job.id;
        std::optional<Time> last_line;
        if (options_.logs) last_line = options_.logs->newest_at(id);
        if (options_.logs && options_.logs->is_empty(id)) last_line = job.entry.last.started;
        GuardStep step = guard(job.guarded, job.entry, last_line, now, options_.guards);
        job.guarded = step.next;
        for (News& news : step.news) {
            if (news.kind == News::Kind::over_budget) {
                news.text = trouble_of_cancelling(job);
                const bool is_known = !news.text.empty() && news.text == job.cancel_trouble;
                job.cancel_trouble = news.text;
                if (is_known) continue;
            }
            add_news(job, std::move(news));
        }
    }

    /// "" when the service agreed; else it is asked again after the next look.
    std::string trouble_of_cancelling(Watched& job)
    {
        try {
            cancel(world_, ledger_, service_of(services_, job.entry), job.entry, listener_.say);
            return "";
        } catch (const Error& error) {
            --job.guarded.looks_over_budget;
            return error.what();
        }
    }

    void add_news(const Watched& job, News news)
    {
        for (Event& event : news_) {
            if (!concerns_many(news.kind) || event.news.kind != news.kind
                || event.news.text != news.text)
                continue;
            event.jobs.push_back(&job.entry);
            event.news.duration = std::max(event.news.duration, news.duration);
            return;
        }
        news_.push_back({std::move(news), {&job.entry}});
    }

    void tell_news()
    {
        if (news_.empty()) return;
        // What regained contact shows is older than the contact.
        std::stable_sort(news_.begin(), news_.end(),
            [](const Event& a, const Event& b) { return a.news.at < b.news.at; });
        for (const Event& event : news_) listener_.event(event);
        news_.clear();
        listener_.paint(jobs_);
    }

    bool goes_on()
    {
        if (!listener_.goes_on(jobs_)) return false;
        for (auto& [where, place] : places_) place.next_look = world_.clock.now();
        return true;
    }

    Time next_waking() const
    {
        const Time now = world_.clock.now();
        Time next = now + std::chrono::hours(1);
        for (const auto& each : places_) next = std::min(next, each.second.next_look);
        if (options_.logs) next = std::min(next, options_.logs->next_read().value_or(Time::max()));
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
    std::map<CloudPlace, Place> places_;
    std::vector<Event> news_;
    bool is_interrupted_ = false;
    std::string ledger_trouble_;  ///< said already
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
