// The pure half of submitting: an answer came; what is to be done next with this attempt? The acting half
// is dispatch/submit. The promise: no job is lost and none is started twice, whatever the answer was.
#pragma once

#include "job/service.hpp"

namespace mltrain {

enum class Step {
    take_as_accepted,
    take_as_refused,  ///< it is certain that nothing exists
    take_next_name,   ///< the name is somebody else's
    try_other_word,   ///< this gcloud does not know the command group
    settle_now,       ///< ask whether it is there
    settle_later,     ///< wait a little first: reads may lag behind writes
    leave_unsettled,  ///< `sync` and `watch` will ask again
};

/// Reads may lag behind a create by so long: "not there" is believed from a look that is later than that.
constexpr Seconds longest_read_lag{10};

/// Where an attempt stands.
struct Progress {
    bool asked_to_settle = false;  ///< the answer is to "is it there?", not to the create
    int settlings = 0;             ///< how often that was asked
    int unanswered = 0;            ///< how often nobody could say
    int patience = 5;              ///< so often is enough
    Seconds since_sent{0};         ///< the create has certainly been over for so long
    bool tried_other_word = false;
};

Step next_step(const Answer& answer, const Progress& progress);

/// How long to wait before asking once more, after so many times.
Seconds settle_delay(int settlings);

}  // namespace mltrain
