// The rules by which a job is followed:
//
//   - Only the service says what state a job is in. A look that fails, and a list that does not name the
//     job, change nothing: unknown is not failed. Nor does it lose contact that others had their turn to be asked.
//   - One look in thirty may fail on any day, and the next one succeeds: that is no news. The second in a row
//     is, once, and regaining contact is, once. A reason that waiting will not cure (a login that is gone) is
//     said at once, and again only when it changes.
//   - A job that ran and waits again starts over: that is news, and no end.
//   - A word that nobody knows is news like any other state, and the job is followed on.
//   - What happened between two looks is told when the service's own times tell it: a job that was queued and
//     is over has run since its start.
//   - After news the next look comes quickly; while nothing happens the interval grows by half each time, up
//     to the slowest. Failed looks grow it, too, but for the first one.

#include "job/follow.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace mltrain {

namespace {

void slow_down(Followed& followed, Time now, const Pace& pace)
{
    const Seconds longer = followed.interval + std::max(Seconds(1), followed.interval / 2);
    followed.interval = std::clamp(longer, pace.quickest, pace.slowest);
    followed.next_look = now + followed.interval;
}

void speed_up(Followed& followed, Time now, const Pace& pace)
{
    followed.interval = pace.quickest;
    followed.next_look = now + followed.interval;
}

News news_of(News::Kind kind, Time at, const Sighting& sighting, std::string text = {},
    std::string hint = {})
{
    return {kind, at, sighting, std::move(text), std::move(hint), {}, 0};
}

/// Back from running: spot machines were taken away, say. No end, and no trouble of ours.
bool starts_over(State before, State now)
{
    return before == State::running && (now == State::queued || now == State::preparing);
}

bool is_before_running(State state)
{
    return state == State::unsettled || state == State::queued || state == State::preparing;
}

/// When the job came into that state, as the service says it; else when it was seen there. Of a job that starts over
/// the service tells the first start.
Time beginning_of(const Sighting& sighting, const Sighting& before)
{
    if (is_over(sighting.state)) return sighting.ended.value_or(sighting.seen_at);
    const bool starts = sighting.state == State::running && is_before_running(before.state);
    if (starts && sighting.started != before.started)
        return sighting.started.value_or(sighting.seen_at);
    return sighting.seen_at;
}

/// One more is over, or there is a better one; that one begins is no news.
bool has_trial_news(const Sighting& before, const Sighting& now)
{
    const auto told = [](const Sighting& sighting) {
        const TrialCounts counts = sighting.trials.value_or(TrialCounts{});
        return std::tuple(counts.done, counts.failed, counts.best, counts.best_trial);
    };
    return told(before) != told(now);
}

FollowStep after_failure(FollowStep step, const Look& look, Time now, const Pace& pace)
{
    Followed& next = step.next;
    const bool first = !next.failing_since;
    if (first) next.failing_since = now;
    if (look.lasting && next.lasting_trouble != look.trouble) {
        next.lasting_trouble = look.trouble;
        next.lost_contact = true;
        step.news.push_back(
            news_of(News::Kind::lasting_trouble, now, next.last, look.trouble, look.hint));
    } else if (!first && !next.lost_contact) {
        next.lost_contact = true;
        step.news.push_back(news_of(
            News::Kind::contact_lost, *next.failing_since, next.last, look.trouble, look.hint));
    }
    if (first && !look.lasting) {
        speed_up(next, now, pace);
    } else {
        slow_down(next, now, pace);
    }
    return step;
}

FollowStep after_absence(FollowStep step, const Look& look, Time now, const Pace& pace)
{
    Followed& next = step.next;
    if (!next.not_listed) {
        step.news.push_back(
            news_of(News::Kind::not_listed, now, next.last, look.trouble, look.hint));
    }
    next.not_listed = true;
    slow_down(next, now, pace);
    return step;
}

void regain_contact(FollowStep& step, Time now)
{
    Followed& next = step.next;
    if (next.lost_contact) {
        News news = news_of(News::Kind::contact_regained, now, next.last);
        news.duration = now - next.failing_since.value_or(now);
        step.news.push_back(std::move(news));
    }
    next.failing_since.reset();
    next.lost_contact = false;
    next.lasting_trouble.clear();
}

FollowStep after_sight(FollowStep step, const Sighting& seen, Time now, const Pace& pace)
{
    Followed& next = step.next;
    const Sighting was = std::exchange(next.last, seen);
    next.not_listed = false;
    next.unseen_since.reset();
    if (is_over(seen.state)) {
        if (is_before_running(was.state) && seen.started) {
            Sighting running = seen;
            running.state = State::running;
            step.news.push_back(news_of(News::Kind::state, *seen.started, running));
        }
        step.news.push_back(news_of(News::Kind::over, beginning_of(seen, was), seen, seen.message));
        next.next_look = now;
    } else if (seen.state != was.state || seen.word != was.word) {
        const std::string text = starts_over(was.state, seen.state) && seen.message.empty()
            ? "it starts over: its machines were taken away, or restarted"
            : seen.message;
        step.news.push_back(news_of(News::Kind::state, beginning_of(seen, was), seen, text));
        speed_up(next, now, pace);
    } else if (has_trial_news(was, seen)) {
        step.news.push_back(news_of(News::Kind::trials, seen.seen_at, seen));
        speed_up(next, now, pace);
    } else {
        slow_down(next, now, pace);
    }
    return step;
}

/// Not seen again: is that long enough to stop?
FollowStep after_no_sight(FollowStep step, const Look& look, Time now, const Pace& pace)
{
    Followed& next = step.next;
    if (!next.unseen_since) next.unseen_since = now;
    const Seconds unseen = now - *next.unseen_since;
    if (!pace.give_up_after || unseen < *pace.give_up_after) return step;
    next.given_up = true;
    News news = news_of(News::Kind::gave_up, now, next.last, look.trouble);
    news.duration = unseen;
    step.news.push_back(std::move(news));
    return step;
}

}  // namespace

bool concerns_many(News::Kind kind)
{
    return kind == News::Kind::contact_lost || kind == News::Kind::contact_regained
        || kind == News::Kind::lasting_trouble || kind == News::Kind::gave_up
        || kind == News::Kind::queued_long;
}

FollowStep follow(const Followed& before, const Look& look, Time now, const Pace& pace)
{
    FollowStep step{before, {}};
    if (look.kind == Look::Kind::failed) {
        step = after_failure(std::move(step), look, now, pace);
        return after_no_sight(std::move(step), look, now, pace);
    }
    if (look.kind == Look::Kind::not_asked) {
        slow_down(step.next, now, pace);
        return after_no_sight(std::move(step), look, now, pace);
    }
    regain_contact(step, now);
    if (look.kind == Look::Kind::seen)
        return after_sight(std::move(step), look.sighting, now, pace);
    step = after_absence(std::move(step), look, now, pace);
    return after_no_sight(std::move(step), look, now, pace);
}

}  // namespace mltrain
