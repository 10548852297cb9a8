// Following a job, as a pure function: what was known, what a look showed, and the time it is become what
// is known now, what is news, and when to look again. All cleverness of `watch` is here.
#pragma once

#include "job/service.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// How often to look: soon after a change, then ever more slowly up to the slowest.
struct Pace {
    Seconds quickest{5};
    Seconds slowest{30};
};

struct Followed {
    Sighting last;  ///< the last known state, however old
    Seconds interval{0};
    Time next_look{};
    std::optional<Time> lost_contact_at;  ///< the first of the failed looks
    std::string lasting_trouble;          ///< said already
    bool not_listed = false;              ///< said already
};

struct News {
    enum class Kind {
        state,         ///< a state that differs from the last one, the first one included
        contact_lost,  ///< looks fail; the last state is kept
        contact_regained,
        lasting_trouble,  ///< looks fail for a reason that waiting will not cure
        not_listed,       ///< the service does not know the job; which is never taken for an end
        over,             ///< the last word on the job
    };
    Kind kind;
    Sighting sighting;
    std::string text;  ///< the service's or gcloud's own words
    std::string hint;
    std::optional<Seconds> without_contact;  ///< with contact_regained

    bool operator==(const News&) const = default;
};

struct FollowStep {
    Followed next;
    std::vector<News> news;
};

FollowStep follow(const Followed& before, const Look& look, Time now, const Pace& pace);

}  // namespace mltrain
