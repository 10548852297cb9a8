#include "dispatch/sending.hpp"

#include "base/text.hpp"
#include "cost/budget.hpp"
#include "system/files.hpp"

namespace mltrain {

FileOnDisk::FileOnDisk(const std::string& path, const std::string& bytes) : path_(path)
{
    try {
        create_file(path_, bytes);
    } catch (const Error& error) {
        path_.clear();
        throw Error(error.what(), "set TMPDIR to a folder that can be written");
    }
}

FileOnDisk::~FileOnDisk()
{
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

[[noreturn]] void fail_names_taken()
{
    throw Error("all names of this second are taken", "try again in a second");
}

[[noreturn]] void fail_sent_already(const Submission& submission)
{
    throw Error(fmt::format("number {} of the sweep was sent meanwhile by another mltrain",
                    submission.sweep_number),
        "mltrain list shows what is there", Exit::refused);
}

void refuse_if_it_runs(World& world, Ledger& ledger, Service& service, Entry twin)
{
    const JobReference& job = twin.submission.job;
    if (twin.submission.service == service.name()) {
        const Time now = world.clock.now();
        const bool known =
            twin.last.state != State::unsettled || settle(world, ledger, service, twin);
        if (known && !is_over(twin.last.state)) {
            const Look look = service.look(std::span(&job, 1), {}, now).jobs.at(0);
            if (look.kind == Look::Kind::seen) ledger.record(job.id, twin.last = look.sighting);
        }
    }
    if (is_over(twin.last.state)) return;
    throw Error(fmt::format("the same job is there already: {} ({}, submitted {} ago)", job.name,
                    state_name(twin.last.state),
                    duration_text(world.clock.now() - twin.submission.made_at)),
        fmt::format("mltrain watch {}; or once more on purpose: --again", shell_quoted(job.name)),
        Exit::refused);
}

RecordGuard budget_guard(
    const Budget& budget, const Submission& submission, const Permissions& permissions, Time now)
{
    if (budget.is_empty() || !permissions.over_budget.empty()) return {};
    return {start_of_month(now), [&budget, &submission, now](const std::vector<Entry>& entries) {
                const auto too_much = excess(budget, entries, submission, now);
                if (too_much) throw Error(too_much->message, too_much->hint, Exit::refused);
            }};
}

void refuse_uncounted(const Preparation& preparation, const Permissions& permissions)
{
    const Projection& projection = preparation.projection;
    const bool counted = projection.worst && projection.worst->cost;
    if (preparation.file.settings.budget.is_empty() || !preparation.service->is_hosted() || counted
        || permissions.allow_unpriced)
        return;
    throw Error(
        fmt::format("the budget cannot count this job: it is unpriced ({})", projection.unpriced),
        "--allow-unpriced submits it all the same", Exit::refused);
}

Answer refused_before(const Error& error, const Plan& plan)
{
    Answer answer;
    answer.verdict = Verdict::refused;
    answer.refusal = Refusal::other;
    answer.message = error.what();
    answer.hint = error.hint;
    answer.interrupted = error.exit == Exit::interrupted;
    answer.argv = plan.argv;
    return answer;
}

bool wait(World& world, Progress& progress)
{
    const Seconds delay = settle_delay(progress.settlings);
    if (world.clock.sleep_until(world.clock.now() + delay) != Woken::by_time) return false;
    progress.since_sent += delay;
    return true;
}

Attempted ask(
    World& world, Ledger& ledger, Service& service, const JobReference& job, Progress progress)
{
    progress.asked_to_settle = true;
    int absent = 0;
    while (true) {
        Answer answer = service.settle(job, world.clock.now());
        ++progress.settlings;
        if (answer.verdict == Verdict::unsettled) ++progress.unanswered;
        ledger.record(job.id, "settle", answer, world.clock.now());
        const Step step = next_step(answer, progress);
        // Where the job is found by a list alone, an answer without a body reads like "not there": one is no proof.
        const bool by_list = service.may_create_doubles();
        if (step == Step::take_as_refused && by_list && ++absent == 1) continue;
        if (step != Step::settle_later) return {answer, step, progress};
        if (!wait(world, progress)) {
            answer.interrupted = true;
            return {answer, Step::leave_unsettled, progress};
        }
    }
}

Sighting sighting_of(const Answer& answer, State state, Time now)
{
    Sighting sighting;
    sighting.state = state;
    if (state == State::refused) sighting.message = answer.message;
    if (state != State::refused && answer.sighting) sighting = *answer.sighting;
    sighting.seen_at = now;
    return sighting;
}

}  // namespace mltrain
