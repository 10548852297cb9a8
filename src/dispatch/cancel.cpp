#include "dispatch/cancel.hpp"

#include "base/text.hpp"
#include "dispatch/submit.hpp"

#include <fmt/core.h>

namespace mltrain {

bool cancel(World& world, Ledger& ledger, Service& service, Entry& entry,
    const std::function<void(const std::string&)>& say)
{
    const JobReference& job = entry.submission.job;
    if (entry.last.state == State::unsettled && !settle(world, ledger, service, entry, say)) {
        throw Error(fmt::format("it is not known whether {} exists", job.name), "try again later",
            Exit::outcome_unknown);
    }
    if (is_over(entry.last.state)) return false;
    const Answer answer = service.cancel(job, world.clock.now());
    ledger.record(job.id, "cancel", answer, world.clock.now());
    if (answer.interrupted) {
        throw Error(fmt::format("interrupted; whether {} was asked to end is not known", job.name),
            "mltrain cancel " + shell_quoted(job.name), Exit::interrupted);
    }
    if (answer.verdict != Verdict::accepted) {
        throw Error(fmt::format("{} was not cancelled: {}", job.name, answer.message), answer.hint);
    }
    return true;
}

}  // namespace mltrain
