// The rules by which a job is followed:
//
//   - Only the service says what state a job is in. A look that fails, and a list that does not name the
//     job, change nothing: unknown is not failed.
//   - Losing contact is said once and regaining it once, however many looks fail in between. A reason that
//     waiting will not cure (a login that is gone) is said at once, and again only when it changes.
//   - A job that ran and waits again starts over: that is news, and no end.
//   - A word that nobody knows is news like any other state, and the job is followed on.
//   - After news the next look comes quickly; while nothing happens the interval grows by half each time, up
//     to the slowest. Failed looks grow it, too.

#include "job/follow.hpp"

#include <algorithm>

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

/// Back from running: spot machines were taken away, say. No end, and no trouble of ours.
bool starts_over(State before, State now)
{
    return before == State::running && (now == State::queued || now == State::preparing);
}

FollowStep after_failure(FollowStep step, const Look& look, Time now, const Pace& pace)
{
    Followed& next = step.next;
    const bool first = !next.lost_contact_at;
    if (first) next.lost_contact_at = now;
    if (look.lasting && next.lasting_trouble != look.trouble) {
        next.lasting_trouble = look.trouble;
        step.news.push_back({News::Kind::lasting_trouble, next.last, look.trouble, look.hint, {}});
    } else if (first) {
        step.news.push_back({News::Kind::contact_lost, next.last, look.trouble, look.hint, {}});
    }
    slow_down(next, now, pace);
    return step;
}

}  // namespace

FollowStep follow(const Followed& before, const Look& look, Time now, const Pace& pace)
{
    FollowStep step{before, {}};
    Followed& next = step.next;
    if (look.kind == Look::Kind::failed) return after_failure(std::move(step), look, now, pace);

    if (next.lost_contact_at) {
        step.news.push_back(
            {News::Kind::contact_regained, next.last, {}, {}, now - *next.lost_contact_at});
        next.lost_contact_at.reset();
        next.lasting_trouble.clear();
    }
    if (look.kind == Look::Kind::not_listed) {
        if (!next.not_listed)
            step.news.push_back({News::Kind::not_listed, next.last, look.trouble, look.hint, {}});
        next.not_listed = true;
        slow_down(next, now, pace);
        return step;
    }

    next.not_listed = false;
    const bool changed =
        look.sighting.state != before.last.state || look.sighting.word != before.last.word;
    next.last = look.sighting;
    if (is_over(look.sighting.state)) {
        step.news.push_back({News::Kind::over, look.sighting, look.sighting.message, {}, {}});
        next.next_look = now;
    } else if (changed) {
        const bool again = starts_over(before.last.state, look.sighting.state);
        const std::string text = again && look.sighting.message.empty()
            ? "it starts over: its machines were taken away, or restarted"
            : look.sighting.message;
        step.news.push_back({News::Kind::state, look.sighting, text, {}, {}});
        speed_up(next, now, pace);
    } else {
        slow_down(next, now, pace);
    }
    return step;
}

}  // namespace mltrain
