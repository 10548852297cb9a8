// Following a job, as a pure function: what was known, what a look showed, and the time it is become what
// is known now, what is news, and when to look again. All cleverness of `watch` is here.
#pragma once

#include "job/record.hpp"
#include "job/service.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// How often to look: soon after a change, then ever more slowly up to the slowest.
struct Pace {
    Seconds quickest{5};
    Seconds slowest{30};
    std::optional<Seconds>
        give_up_after{};  ///< so long without a look that showed the job; else never
};

struct Followed {
    Sighting last;  ///< the last known state, however old
    Seconds interval{0};
    Time next_look{};
    std::optional<Time> unseen_since;   ///< the first of the looks in a row that did not show it
    std::optional<Time> failing_since;  ///< the first of the looks in a row that failed
    bool lost_contact = false;          ///< said already
    std::string lasting_trouble;        ///< said already
    bool not_listed = false;            ///< said already
    bool given_up = false;              ///< nobody looks any more
};

struct News {
    enum class Kind {
        watching,      ///< from now on; how the job was seen last
        state,         ///< a state that differs from the last one
        contact_lost,  ///< looks fail; the last state is kept
        contact_regained,
        lasting_trouble,  ///< looks fail for a reason that waiting will not cure
        not_listed,       ///< the service does not know the job; which is never taken for an end
        gave_up,          ///< not seen for as long as the user wanted to wait
        over,             ///< the last word on the job
        cost,             ///< so many percent of its max_cost are spent
        duration,         ///< so many percent of its likely duration have passed
        over_budget,      ///< it was asked to end, because more than its max_cost is spent
        queued_long,
        silent_long,  ///< no line of its log for long
        trials,       ///< one more is over, or there is a better one
    };
    Kind kind;
    Time at{};  ///< when it happened, by the service's own clock where that is known
    Sighting sighting;
    std::string text;  ///< the service's or gcloud's own words
    std::string hint;
    std::optional<Seconds> duration;  ///< without contact, in the queue, or without a word
    int percent = 0;

    bool operator==(const News&) const = default;
};

/// What befalls jobs of a place together, such as that contact to it is lost, is told once for all of them.
bool concerns_many(News::Kind kind);

/// News of one job; or of several that say the same at the same time, as when contact to all of them is lost.
struct Event {
    News news;
    std::vector<const Entry*> jobs;
};

struct FollowStep {
    Followed next;
    std::vector<News> news;
};

FollowStep follow(const Followed& before, const Look& look, Time now, const Pace& pace);

}  // namespace mltrain
