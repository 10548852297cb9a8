// An attempt ends in one of three ways. Accepted and refused are certain: the service named the job, or
// said no before there could be one. Everything else - a cut connection, a deadline, words nobody knows,
// "already exists" - leaves it open whether the job exists, and only asking settles that.
//
//     create --> accepted                          the job is known
//            --> refused                           nothing exists
//            --> anything else --> settle --> there, our label      accepted
//                                         --> there, another label  the next name
//                                         --> not there, 10 s later refused
//                                         --> no answer, five times left unsettled
//
// "Not there" at once is not enough: a create that was applied a moment ago may not be listed yet; unless the
// service has seen to it that what comes later does nothing. A create is never repeated here: gcloud has repeated
// it by itself often enough.

#include "job/submission.hpp"

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

Step step_after_create(const Answer& answer, const Progress& progress)
{
    switch (answer.verdict) {
    case Verdict::accepted: return Step::take_as_accepted;
    case Verdict::collision: return Step::take_next_name;
    case Verdict::unsettled: return answer.interrupted ? Step::leave_unsettled : Step::settle_now;
    case Verdict::refused: break;
    }
    return answer.other_word && !progress.tried_other_word ? Step::try_other_word
                                                           : Step::take_as_refused;
}

}  // namespace

Step next_step(const Answer& answer, const Progress& progress)
{
    if (!progress.asked_to_settle) return step_after_create(answer, progress);
    switch (answer.verdict) {
    case Verdict::accepted: return Step::take_as_accepted;
    case Verdict::collision: return Step::take_next_name;
    case Verdict::refused:
        if (answer.is_final || progress.since_sent >= longest_read_lag)
            return Step::take_as_refused;
        break;
    case Verdict::unsettled: break;
    }
    if (answer.interrupted || progress.unanswered >= progress.patience)
        return Step::leave_unsettled;
    return Step::settle_later;
}

Seconds settle_delay(int settlings)
{
    constexpr std::array delays = {1, 3, 6, 15, 30};
    const auto last = static_cast<int>(delays.size()) - 1;
    return Seconds(delays[static_cast<std::size_t>(std::clamp(settlings - 1, 0, last))]);
}

}  // namespace mltrain
