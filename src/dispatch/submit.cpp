// The order of things is the promise. The intent is on the disk before gcloud starts, so that a crash at any
// point leaves a row that can be settled by asking. What came of it is written down before anybody is told.

#include "dispatch/submit.hpp"

#include "base/sha256.hpp"
#include "base/time.hpp"
#include "cost/actual.hpp"
#include "gcloud/gcloud.hpp"
#include "job/submission.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

/// Over everything that is sent, with the job's own name and id left out: the same spec has the same hash.
std::string hash_of(const Preparation& preparation)
{
    const Identity nobody{.id = "", .hash = "", .job = "{job}"};
    const Plan plan =
        preparation.service->plan(preparation.file.spec, nobody, preparation.projection.limit);
    std::vector<std::string> argv = plan.argv;
    if (plan.config) {  // what it says counts, not where it stands
        std::erase_if(
            argv, [&](const std::string& word) { return word.ends_with(plan.config->path); });
    }
    Json sent;
    sent["name"] = preparation.file.spec.name.value_or("");
    sent["service"] = preparation.service->name();
    sent["argv"] = Json::array(argv);
    sent["config"] = plan.config_json.value_or(Json());
    return sha256(json_text(sent));
}

/// The configuration is there while gcloud runs, and gone afterwards: its text is in the ledger.
class PlannedFileOnDisk {
public:
    explicit PlannedFileOnDisk(const Plan& plan)
    {
        if (!plan.config) return;
        path_ = plan.config->path;
        try {
            create_file(path_, plan.config->bytes);
        } catch (const Error& error) {
            path_.clear();
            throw Error(error.what(), "set TMPDIR to a folder that can be written");
        }
    }
    ~PlannedFileOnDisk()
    {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove(path_, ignored);
    }
    PlannedFileOnDisk(const PlannedFileOnDisk&) = delete;
    PlannedFileOnDisk& operator=(const PlannedFileOnDisk&) = delete;

private:
    std::filesystem::path path_;
};

constexpr int most_names = 99;

/// The same submission under the next name of its second.
void take_next_name(
    World& world, const Preparation& preparation, Submission& submission, int& name_attempt)
{
    if (++name_attempt > most_names) {
        throw Error("all names of this second are taken", "try again in a second");
    }
    Submission next = draft(world, preparation, submission.made_at, name_attempt);
    next.settings = std::move(submission.settings);
    next.projection = std::move(submission.projection);
    submission = std::move(next);
}

/// The ledger may believe a job to be running that nobody has looked at since: look, and only then refuse.
void refuse_if_it_runs(World& world, Ledger& ledger, Service& service, Entry twin)
{
    const JobReference& job = twin.submission.job;
    if (twin.submission.service == service.name()) {
        const Time now = world.clock.now();
        const bool known =
            twin.last.state != State::unsettled || settle(world, ledger, service, twin);
        if (known && !is_over(twin.last.state)) {
            const Look look = service.look(std::span(&job, 1), now).at(0);
            if (look.kind == Look::Kind::seen) ledger.record(job.id, twin.last = look.sighting);
        }
    }
    if (is_over(twin.last.state)) return;
    throw Error(fmt::format("the same job is there already: {} ({}, submitted {} ago)", job.name,
                    state_name(twin.last.state),
                    duration_text(world.clock.now() - twin.submission.made_at)),
        fmt::format("mltrain watch {}; or once more on purpose: --again", job.name), Exit::refused);
}

/// Writes the intent under the first free name. From here on the ledger knows of it, whatever happens.
void record_intent(World& world, Ledger& ledger, const Preparation& preparation,
    Submission& submission, int& name_attempt, Ledger::Duplicates duplicates)
{
    while (true) {
        submission.recorded_at = world.clock.now();
        switch (ledger.record(submission, duplicates)) {
        case Ledger::Recorded::yes: return;
        case Ledger::Recorded::name_taken:
            take_next_name(world, preparation, submission, name_attempt);
            break;
        case Ledger::Recorded::duplicate:
            if (auto twin = ledger.open_twin(submission.hash)) {
                refuse_if_it_runs(world, ledger, *preparation.service, std::move(*twin));
            }
            break;
        }
    }
}

/// The create. What cannot even be started made nothing, and is a refusal like any other.
Answer create(World& world, Service& service, const Submission& submission)
{
    try {
        const PlannedFileOnDisk config(submission.plan);
        return service.submit(submission.plan, submission.job, world.clock.now());
    } catch (const Error& error) {
        Answer answer;
        answer.verdict = Verdict::refused;
        answer.refusal = Refusal::other;
        answer.message = error.what();
        answer.hint = error.hint;
        answer.argv = submission.plan.argv;
        return answer;
    }
}

/// From here on a job may exist that bills: a ledger that cannot be written must not hide it.
void write_down(World& world, Ledger& ledger, const Submission& submission, const Answer& answer)
{
    try {
        ledger.record(submission.job.id, "submit", answer, world.clock.now());
    } catch (const Error& error) {
        throw Error(fmt::format("{} was sent ({}), but that cannot be written down: {}",
                        submission.job.name, verdict_name(answer.verdict), error.what()),
            "when that is mended: mltrain sync", Exit::outcome_unknown);
    }
}

/// Creates, and settles until the outcome is certain or cannot be had. The answer is the deciding one.
struct Attempted {
    Answer answer;
    Step end;
};

Attempted attempt(World& world, Ledger& ledger, Service& service, const Submission& submission,
    bool has_other_word, const Say& say)
{
    const Answer first = create(world, service, submission);
    write_down(world, ledger, submission, first);
    Progress progress;
    progress.tried_other_word = !has_other_word;
    Step step = next_step(first, progress);
    Answer answer = first;
    while (step == Step::settle_now || step == Step::settle_later) {
        if (!progress.asked_to_settle)
            say(fmt::format("{}; asking whether the job exists", first.message));
        if (step == Step::settle_later
            && world.clock.sleep_until(world.clock.now() + settle_delay(progress.settlings))
                == Woken::by_interrupt) {
            Answer left = first;
            left.interrupted = true;
            return {left, Step::leave_unsettled};
        }
        progress.asked_to_settle = true;
        ++progress.settlings;
        answer = service.settle(submission.job, world.clock.now());
        if (answer.verdict == Verdict::refused) ++progress.absences;
        ledger.record(submission.job.id, "settle", answer, world.clock.now());
        step = next_step(answer, progress);
    }
    if (step != Step::take_as_accepted) answer = first;  // what went wrong is said by the create
    return {answer, step};
}

Exit exit_of_refusal(Refusal refusal)
{
    switch (refusal) {
    case Refusal::no_gcloud:
    case Refusal::login:
    case Refusal::project: return Exit::needs_gcloud;
    case Refusal::none:
    case Refusal::permission:
    case Refusal::not_found:
    case Refusal::quota:
    case Refusal::invalid:
    case Refusal::our_usage:
    case Refusal::other: return Exit::could_not;
    }
    return Exit::could_not;
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

}  // namespace

Submission draft(World& world, const Preparation& preparation, Time now, int name_attempt)
{
    const JobSpec& spec = preparation.file.spec;
    Submission submission;
    submission.name = spec.name.value_or("");
    submission.service = preparation.service->name();
    submission.hash = hash_of(preparation);
    submission.made_at = now;
    submission.prices = agreed_prices(preparation.projection, preparation.rules);
    const std::string stamp = stamp_text(now, world.clock.local_offset(now));
    const Identity identity{world.random.hex_digits(32), submission.hash,
        job_name(submission.name, stamp, name_attempt)};
    submission.job = {
        identity.id, identity.job, "", spec.project.value_or(""), spec.region.value_or("")};
    submission.plan = preparation.service->plan(spec, identity, preparation.projection.limit);
    return submission;
}

Submitted submit(World& world, Ledger& ledger, const Preparation& preparation, Submission draft,
    Ledger::Duplicates duplicates, const Say& say)
{
    Preparation current = preparation;
    Submitted result;
    Submission& submission = result.entry.submission;
    submission = std::move(draft);
    int name_attempt = 1;
    while (true) {
        record_intent(world, ledger, current, submission, name_attempt, duplicates);
        const Attempted attempted = attempt(
            world, ledger, *current.service, submission, current.other_word != nullptr, say);
        result.answer = attempted.answer;
        if (attempted.end == Step::leave_unsettled) {
            result.answer.verdict = Verdict::unsettled;
            return result;
        }
        const bool accepted = attempted.end == Step::take_as_accepted;
        result.answer.verdict = accepted ? Verdict::accepted : Verdict::refused;
        submission.job.resource = result.answer.resource;
        result.entry.last = sighting_of(
            result.answer, accepted ? State::queued : State::refused, world.clock.now());
        ledger.record(submission.job.id, result.entry.last);

        if (attempted.end == Step::try_other_word) {
            say(fmt::format("this gcloud does not know {}; trying {}", current.service->name(),
                current.other_word->name()));
            current.service = std::exchange(current.other_word, nullptr);
        } else if (attempted.end == Step::take_next_name) {
            say(fmt::format(
                "the name {} is taken by another job; trying the next", submission.job.name));
        } else {
            return result;
        }
        take_next_name(world, current, submission, name_attempt);
    }
}

void throw_unless_accepted(const Submitted& submitted)
{
    const Answer& answer = submitted.answer;
    const std::string& name = submitted.entry.submission.job.name;
    if (answer.verdict == Verdict::accepted) return;
    if (answer.interrupted) {
        throw Error(fmt::format("left before it was known whether {} exists", name),
            fmt::format("mltrain watch {} asks", name), Exit::interrupted);
    }
    if (answer.verdict == Verdict::unsettled) {
        throw Error(fmt::format("it is not known whether {} exists: {}", name, answer.message),
            fmt::format("do not submit again; mltrain watch {} asks", name), Exit::outcome_unknown);
    }
    throw Error(fmt::format("not submitted: {}", answer.message), answer.hint,
        exit_of_refusal(answer.refusal));
}

bool is_under_way(const Ledger& ledger, const Submission& submission, Time now)
{
    constexpr Seconds longest = create_deadline + std::chrono::minutes(1);
    if (now >= submission.recorded_at + longest) return false;
    const std::vector<Attempt> attempts = ledger.attempts(submission.job.id);
    return std::none_of(attempts.begin(), attempts.end(),
        [](const Attempt& attempt) { return attempt.verb == "submit"; });
}

bool settle(World& world, Ledger& ledger, Service& service, Entry& entry)
{
    const JobReference& job = entry.submission.job;
    for (int absences = 1; absences <= absences_that_prove; ++absences) {
        const Answer answer = service.settle(job, world.clock.now());
        ledger.record(job.id, "settle", answer, world.clock.now());
        if (answer.verdict == Verdict::unsettled) return false;
        if (answer.verdict == Verdict::accepted) {
            entry.submission.job.resource = answer.resource;
            entry.last = sighting_of(answer, State::queued, world.clock.now());
            ledger.record(job.id, entry.last);
            return true;
        }
        if (answer.verdict == Verdict::collision) break;
        // Another program may be sending it at this moment, or its gcloud, if that program was killed.
        if (is_under_way(ledger, entry.submission, world.clock.now())) return false;
        if (absences == absences_that_prove) break;
        if (world.clock.sleep_until(world.clock.now() + settle_delay(1)) == Woken::by_interrupt) {
            throw Error(fmt::format("stopped asking whether {} exists", job.name),
                "mltrain sync asks again", Exit::interrupted);
        }
    }
    entry.last = sighting_of(Answer{}, State::refused, world.clock.now());
    ledger.record(job.id, entry.last);
    return true;
}

}  // namespace mltrain
