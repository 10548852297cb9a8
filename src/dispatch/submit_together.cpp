// Several jobs as one submission. One answer stands for all of them, so all are written down before it; from then on each
// is a job like any other, that can be settled, watched and cancelled by itself.

#include "dispatch/sending.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

/// Jobs that differ in what is not sent only.
void refuse_twins(const std::vector<Submission>& submissions)
{
    for (auto second = submissions.begin(); second != submissions.end(); ++second) {
        const auto first = std::find_if(submissions.begin(), second,
            [&](const Submission& other) { return other.hash == second->hash; });
        if (first != second) {
            throw Error(fmt::format("number {} of the sweep is the same job as number {}",
                            second->sweep_number, first->sweep_number),
                "take the value out; or both on purpose: --again", Exit::refused);
        }
    }
}

/// All of them, or none: the service knows them by one answer.
void record_intents(World& world, Ledger& ledger, const std::vector<Preparation>& jobs,
    std::optional<std::int64_t> max_running, std::vector<Submission>& submissions,
    const Permissions& permissions)
{
    for (const Preparation& job : jobs) refuse_uncounted(job, permissions);
    if (permissions.duplicates == Ledger::Duplicates::refused) refuse_twins(submissions);
    int name_attempt = 1;
    while (true) {
        std::vector<Ledger::Intent> intents;
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            Submission& submission = submissions[i];
            submission.over_budget = permissions.over_budget;
            submission.recorded_at = world.clock.now();
            intents.push_back({submission,
                budget_guard(jobs[i].file.settings.budget, submission, permissions,
                    submission.recorded_at)});
        }
        std::size_t which = 0;
        switch (ledger.record(intents, permissions.duplicates, which)) {
        case Ledger::Recorded::yes: return;
        case Ledger::Recorded::sent_already: fail_sent_already(submissions[which]);
        case Ledger::Recorded::name_taken:
            if (++name_attempt > most_names) fail_names_taken();
            submissions =
                draft_together(world, jobs, max_running, submissions.front().made_at, name_attempt)
                    .value();
            break;
        case Ledger::Recorded::duplicate:
            if (auto twin = ledger.open_twin(submissions[which].hash))
                refuse_if_it_runs(world, ledger, *jobs[which].service, std::move(*twin));
            break;
        }
    }
}

std::vector<SweepJob> sweep_jobs(
    const std::vector<Preparation>& jobs, const std::vector<Submission>& submissions)
{
    std::vector<SweepJob> all;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const Submission& one = submissions[i];
        all.push_back({sent_spec(jobs[i]), {one.job.id, one.hash, one.job.name, one.sweep},
            jobs[i].projection.limit, jobs[i].sweep->name, one.sweep_number});
    }
    return all;
}

/// What cannot even be started made nothing.
std::vector<Answer> create_together(World& world, Service& service,
    const std::vector<Preparation>& jobs, const std::vector<Submission>& submissions)
{
    const Plan& plan = submissions.front().plan;
    try {
        std::optional<FileOnDisk> config;
        if (plan.config) config.emplace(plan.config->path, plan.config->bytes);
        return service.submit_together(plan, sweep_jobs(jobs, submissions), world.clock.now());
    } catch (const Error& error) {
        return std::vector<Answer>(jobs.size(), refused_before(error, plan));
    }
}

/// What came of it in the end; what went wrong is said by the create.
Answer conclusion(const Answer& create, const Attempted& attempted)
{
    Answer answer = create;
    switch (attempted.end) {
    case Step::take_as_accepted:
        answer = attempted.answer;
        answer.verdict = Verdict::accepted;
        break;
    case Step::leave_unsettled:
        answer.verdict = Verdict::unsettled;
        answer.interrupted = attempted.answer.interrupted;
        break;
    default:
        if (create.verdict != Verdict::refused) answer.hint = "nothing was created";
        answer.verdict = Verdict::refused;
    }
    return answer;
}

}  // namespace

std::optional<std::vector<Submission>> draft_together(World& world,
    const std::vector<Preparation>& jobs, std::optional<std::int64_t> max_running, Time now,
    int name_attempt)
{
    const Service& service = *jobs.front().service;
    const bool is_one_service = std::all_of(jobs.begin(), jobs.end(),
        [&](const Preparation& job) { return job.service->name() == service.name(); });
    if (jobs.size() < 2 || !is_one_service || !service.takes_sweeps()) return {};
    std::vector<Submission> drafts;
    for (const Preparation& job : jobs) drafts.push_back(draft(world, job, now, name_attempt));
    std::optional<Plan> plan = service.plan_together(sweep_jobs(jobs, drafts), max_running);
    if (!plan) return {};
    for (Submission& one : drafts) {
        plan->uploads = std::move(one.plan.uploads);
        one.plan = *plan;
        plan->config.reset();  // it is long, and told by the first of them
    }
    return drafts;
}

std::vector<Submitted> submit_together(World& world, Ledger& ledger,
    const std::vector<Preparation>& jobs, std::optional<std::int64_t> max_running,
    const Permissions& permissions, const Say& say)
{
    std::vector<Submission> submissions =
        draft_together(world, jobs, max_running, world.clock.now(), 1).value();
    record_intents(world, ledger, jobs, max_running, submissions, permissions);
    Service& service = *jobs.front().service;
    std::vector<Answer> answers = create_together(world, service, jobs, submissions);
    for (std::size_t i = 0; i < jobs.size(); ++i)
        write_down(submissions[i], answers[i].verdict,
            [&] { ledger.record(submissions[i].job.id, "submit", answers[i], world.clock.now()); });
    std::vector<Submitted> all;
    bool is_known = true;  // else nobody answers, and the others need not be asked for
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        Submission& submission = submissions[i];
        Progress progress;
        progress.tried_other_word = true;
        Attempted attempted{answers[i], next_step(answers[i], progress), progress};
        if (attempted.end == Step::settle_now && !is_known) attempted.end = Step::leave_unsettled;
        if (attempted.end == Step::settle_now) {
            if (i == 0) say(fmt::format("{}; asking whether the jobs exist", answers[i].message));
            attempted = write_down(submission, answers[i].verdict,
                [&] { return ask(world, ledger, service, submission.job, progress); });
        }
        Submitted& one = all.emplace_back();
        one.entry.submission = std::move(submission);
        one.answer = conclusion(answers[i], attempted);
        is_known = attempted.end != Step::leave_unsettled;
        if (!is_known) continue;
        const JobReference& job = one.entry.submission.job;
        one.entry.submission.job.resource = one.answer.resource;
        const bool accepted = one.answer.verdict == Verdict::accepted;
        one.entry.last =
            sighting_of(one.answer, accepted ? State::queued : State::refused, world.clock.now());
        write_down(one.entry.submission, one.answer.verdict,
            [&] { ledger.record(job.id, one.entry.last); });
    }
    return all;
}

}  // namespace mltrain
