// The order of things is the promise. The intent is on the disk before gcloud starts, so that a crash at any
// point leaves a row that can be settled by asking. What came of it is written down before anybody is told.

#include "dispatch/submit.hpp"

#include "base/sha256.hpp"
#include "base/time.hpp"
#include "cost/actual.hpp"
#include "cost/budget.hpp"
#include "dispatch/packing_guard.hpp"
#include "dispatch/sending.hpp"
#include "gcloud/gcloud.hpp"
#include "job/settings.hpp"
#include "job/submission.hpp"
#include "show/cost_text.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

/// Over everything that is sent, with the job's own name and id left out: the same spec has the same hash.
std::string hash_of(const Preparation& preparation)
{
    const Identity nobody{.id = "", .hash = "", .job = "{job}"};
    const Plan plan =
        preparation.service->plan(sent_spec(preparation), nobody, preparation.projection.limit);
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
    if (!plan.env_file.empty()) sent["env_from_file"] = plan.env_file;
    return sha256(json_text(sent));
}

/// gcloud waits for some two seconds before it tries again by itself, and an undisturbed create takes about as long.
/// What took longer may be the second try.
constexpr Seconds slow_create{4};

/// So much may the service's clock differ from ours, and so long may a create be on its way.
constexpr Seconds clock_difference{120};

/// The same submission under the next name of its second.
void take_next_name(
    World& world, const Preparation& preparation, Submission& submission, int& name_attempt)
{
    if (++name_attempt > most_names) fail_names_taken();
    submission = draft(world, preparation, submission.made_at, name_attempt);
}

/// Writes the intent under the first free name. From here on the ledger knows of it, whatever happens.
void record_intent(World& world, Ledger& ledger, const Preparation& preparation,
    Submission& submission, int& name_attempt, const Permissions& permissions)
{
    refuse_uncounted(preparation, permissions);
    submission.over_budget = permissions.over_budget;
    while (true) {
        submission.recorded_at = world.clock.now();
        const RecordGuard guard = budget_guard(
            preparation.file.settings.budget, submission, permissions, submission.recorded_at);
        switch (ledger.record(submission, permissions.duplicates, guard)) {
        case Ledger::Recorded::yes: return;
        case Ledger::Recorded::sent_already: fail_sent_already(submission);
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

/// The answer of the first that could not; nothing when all is there.
std::optional<Answer> upload_all(Service& service, const std::vector<PlannedUpload>& uploads)
{
    for (const PlannedUpload& upload : uploads) {
        std::optional<FileOnDisk> made;
        if (upload.bytes) {
            made.emplace(upload.file, *upload.bytes);
        } else if (sha256(read_file(upload.file, std::max<std::size_t>(upload.size, 1)))
            != upload.sha256) {
            throw Error(fmt::format("\"{}\" changed meanwhile", upload.file), "submit it again");
        }
        Answer answer = service.upload(upload.argv);
        if (answer.verdict != Verdict::accepted) return answer;
    }
    return {};
}

/// The folder that gcloud is to pack by itself; nothing where the code travels otherwise.
std::optional<std::string> packed_by_gcloud(const Plan& plan)
{
    constexpr std::string_view flag = "--package-path=";
    for (const std::string& word : plan.argv) {
        if (word == "--") break;
        if (word.starts_with(flag)) return word.substr(flag.size());
    }
    return {};
}

/// The create, which begins when all is uploaded. What cannot even be started made nothing, and is a refusal like any
/// other.
Answer create(
    World& world, Service& service, const Submission& submission, Time& begun, const Say& say)
{
    try {
        std::optional<PackingGuard> guard;
        if (const auto package = packed_by_gcloud(submission.plan))
            guard.emplace(world, *package, say);
        if (const auto failed = upload_all(service, submission.plan.uploads)) return *failed;
        begun = world.clock.now();
        std::optional<FileOnDisk> config;
        if (const auto& planned = submission.plan.config)
            config.emplace(planned->path, service.config_sent(submission.plan, *planned));
        return service.submit(submission.plan, submission.job, world.clock.now());
    } catch (const Error& error) {
        return refused_before(error, submission.plan);
    }
}

/// When the create was certainly over. Of one that nobody saw the end of, that is not known before its deadline.
Time end_of_create(const Ledger& ledger, const Submission& submission)
{
    Time end = submission.recorded_at + upload_deadline + create_deadline;
    for (const Attempt& attempt : ledger.attempts(submission.job.id)) {
        if (attempt.verb == "submit") end = attempt.at;
    }
    return end;
}

/// The ledger knows, or the clocks say, that the first job with the label came of this submission's own create.
bool is_of_create(const Ledger& ledger, const Submission& submission, const Sighting& first)
{
    const Time until = end_of_create(ledger, submission) + clock_difference;
    Time from = submission.recorded_at;
    for (const Attempt& attempt : ledger.attempts(submission.job.id)) {
        const bool created = attempt.verb == "submit";
        if (created) from = attempt.at;
        const bool shown = attempt.verb == "settle" && from <= attempt.at && attempt.at <= until;
        if (attempt.verdict == "accepted" && (created || shown)) return true;
    }
    return first.created.value_or(until) <= until;
}

/// So long after the first job of a create, by the service's own clock, the create may have made another.
Seconds longest_repeat(const Ledger& ledger, const Submission& submission)
{
    const Seconds lasted = end_of_create(ledger, submission) - submission.recorded_at;
    const bool known = lasted >= Seconds(0) && lasted < create_deadline;  // else the clock was set
    return (known ? lasted : create_deadline) + clock_difference;
}

/// The create made the job: cancels what it made beside it. `answer` is what showed the job; from then on it is
/// what the last look showed. A look proves that there is one only when it shows what the create named, and comes
/// late enough to show also what a first try of gcloud's made.
void keep_one(World& world, Ledger& ledger, Service& service, const Submission& submission,
    Attempted& made, bool may_have_tried_twice, const Say& say)
{
    const std::string named = made.answer.resource;
    bool shown = false;
    while (true) {
        const bool enough = made.progress.since_sent >= longest_read_lag
            || (shown && !may_have_tried_twice)
            || made.progress.unanswered >= made.progress.patience;
        if (made.progress.settlings > 0 && enough) break;
        if (made.progress.settlings > 0 && !wait(world, made.progress)) break;
        const Answer look = service.settle(submission.job, world.clock.now());
        ++made.progress.settlings;
        if (look.verdict == Verdict::unsettled) ++made.progress.unanswered;
        ledger.record(submission.job.id, "settle", look, world.clock.now());
        if (look.interrupted) break;
        if (look.verdict != Verdict::accepted) continue;
        shown = look.resource == named
            || std::any_of(look.doubles.begin(), look.doubles.end(),
                [&](const Double& other) { return other.job.resource == named; });
        cancel_doubles(world, ledger, service, submission, look.sighting.value_or(Sighting{}),
            look.doubles, say);
        made.answer.resource = look.resource;
        made.answer.sighting = look.sighting;
    }
    const bool proved =
        shown && (!may_have_tried_twice || made.progress.since_sent >= longest_read_lag);
    if (!proved) {
        say(fmt::format(
            "{} is there, but it is not proved that gcloud made it only once; mltrain sync looks again",
            submission.job.name));
    }
}

/// Creates, and asks until the outcome is certain or cannot be had.
Attempted attempt(World& world, Ledger& ledger, Service& service, const Submission& submission,
    bool has_other_word, const Say& say)
{
    Time begun = world.clock.now();
    Answer first = create(world, service, submission, begun, say);
    const bool was_slow = world.clock.now() - begun >= slow_create;
    write_down(submission, first.verdict,
        [&] { ledger.record(submission.job.id, "submit", first, world.clock.now()); });
    Progress progress;
    progress.tried_other_word = !has_other_word;
    const Step step = next_step(first, progress);
    const auto keep_one_of = [&](Attempted& made, bool may_have_tried_twice) {
        if (service.may_create_doubles()) {
            write_down(submission, Verdict::accepted, [&] {
                keep_one(world, ledger, service, submission, made, may_have_tried_twice, say);
            });
        }
    };
    if (step == Step::take_as_accepted) {
        Attempted made{first, step, progress};
        keep_one_of(made, was_slow);
        return made;
    }
    if (step != Step::settle_now) return {first, step};
    say(fmt::format("{}; asking whether the job exists", first.message));
    Attempted asked = write_down(submission, first.verdict,
        [&] { return ask(world, ledger, service, submission.job, progress); });
    if (asked.end == Step::take_as_accepted) {
        cancel_doubles(world, ledger, service, submission,
            asked.answer.sighting.value_or(Sighting{}), asked.answer.doubles, say);
        keep_one_of(asked, true);
        return asked;
    }
    first.interrupted = asked.answer.interrupted;
    if (asked.end == Step::take_as_refused) first.hint = "nothing was created; submit it again";
    return {first, asked.end};  // what went wrong is said by the create
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
    submission.settings = settings_json(preparation.file);
    submission.projection = cost_json(preparation.projection);
    submission.prices = agreed_prices(preparation.projection, preparation.rules);
    const std::string stamp = stamp_text(now, world.clock.local_offset(now));
    submission.code_hash = preparation.code_hash;
    if (spec.package_path && submission.code_hash.empty())
        submission.code_hash = code_hash(*spec.package_path);
    Identity identity{world.random.hex_digits(32), submission.hash,
        job_name(submission.name, stamp, name_attempt)};
    if (const auto& sweep = preparation.sweep) {
        submission.sweep = identity.sweep = sweep->id;
        submission.sweep_number = sweep->number;
        identity.job = numbered(
            sweep_job_name(sweep->name, static_cast<std::size_t>(sweep->number), sweep->of),
            name_attempt);
    }
    submission.job = {identity.id, identity.job, "", spec.project.value_or(""),
        spec.region.value_or(""), !spec.hyperparameters.is_empty()};
    submission.plan =
        preparation.service->plan(sent_spec(preparation), identity, preparation.projection.limit);
    if (preparation.is_uploaded) return submission;
    submission.plan.uploads = planned_uploads(preparation.staged, *preparation.service, spec,
        temporary_directory(world.environment).string(), identity.id, preparation.spec_words);
    return submission;
}

Submitted submit(World& world, Ledger& ledger, const Preparation& preparation, Submission draft,
    const Permissions& permissions, const Say& say)
{
    Preparation current = preparation;
    Submitted result;
    Submission& submission = result.entry.submission;
    submission = std::move(draft);
    int name_attempt = 1;
    while (true) {
        record_intent(world, ledger, current, submission, name_attempt, permissions);
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
        write_down(submission, result.answer.verdict,
            [&] { ledger.record(submission.job.id, result.entry.last); });

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

void upload(Service& service, const std::vector<PlannedUpload>& uploads)
{
    const auto failed = upload_all(service, uploads);
    if (!failed) return;
    if (failed->interrupted)
        throw Error("interrupted before anything was sent", "", Exit::interrupted);
    throw Error(fmt::format("the code was not uploaded: {}", failed->message), failed->hint,
        exit_of(failed->refusal));
}

Exit exit_of(Refusal refusal)
{
    switch (refusal) {
    case Refusal::no_program:
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

void throw_unless_accepted(const Submitted& submitted)
{
    const Answer& answer = submitted.answer;
    const std::string& name = submitted.entry.submission.job.name;
    if (answer.verdict == Verdict::accepted) return;
    if (answer.verdict == Verdict::refused && answer.interrupted)
        throw Error(
            "interrupted before the job was sent; nothing was submitted", "", Exit::interrupted);
    if (answer.interrupted) {
        throw Error(fmt::format("left before it was known whether {} exists", name),
            fmt::format("mltrain watch {} asks", name), Exit::interrupted);
    }
    if (answer.verdict == Verdict::unsettled) {
        throw Error(fmt::format("it is not known whether {} exists: {}", name, answer.message),
            fmt::format("do not submit again; mltrain watch {} asks", name), Exit::outcome_unknown);
    }
    throw Error(
        fmt::format("not submitted: {}", answer.message), answer.hint, exit_of(answer.refusal));
}

void cancel_doubles(World& world, Ledger& ledger, Service& service, const Submission& submission,
    const Sighting& first, const std::vector<Double>& doubles, const Say& say)
{
    if (doubles.empty()) return;
    const bool ours = is_of_create(ledger, submission, first);
    const Seconds longest = longest_repeat(ledger, submission);
    for (const Double& other : doubles) {
        const std::string& resource = other.job.resource;
        const bool known = first.created && other.sighting.created;
        const bool soon = known && *other.sighting.created - *first.created <= longest;
        std::string what;
        if (!ours || !soon) {
            what = fmt::format("{} has the label of {} and was created later; it is left alone",
                resource, submission.job.name);
        } else {
            const Answer answer = service.cancel(other.job, world.clock.now());
            ledger.record(submission.job.id, "cancel", answer, world.clock.now());
            what = answer.verdict == Verdict::accepted
                ? fmt::format("gcloud made {} twice; the second is cancelled: {}",
                    submission.job.name, resource)
                : fmt::format("gcloud made {} twice, and the second cannot be cancelled ({}): {}",
                    submission.job.name, answer.message, resource);
        }
        if (say) say(what);
    }
}

bool settle(World& world, Ledger& ledger, Service& service, Entry& entry, const Say& say)
{
    const Submission& submission = entry.submission;
    if (ledger.is_being_sent(submission.job.id)) return false;
    Progress progress;
    progress.patience = 1;  // who asks later can ask again
    progress.since_sent =
        std::max(Seconds(0), world.clock.now() - end_of_create(ledger, submission));
    const Attempted asked = ask(world, ledger, service, submission.job, progress);
    if (asked.end == Step::leave_unsettled && asked.answer.interrupted) {
        throw Error(fmt::format("stopped asking whether {} exists", submission.job.name),
            "mltrain sync asks again", Exit::interrupted);
    }
    if (asked.end == Step::leave_unsettled) return false;
    const bool accepted = asked.end == Step::take_as_accepted;
    entry.last = accepted ? sighting_of(asked.answer, State::queued, world.clock.now())
                          : sighting_of(Answer{}, State::refused, world.clock.now());
    if (accepted) entry.submission.job.resource = asked.answer.resource;
    if (accepted)
        cancel_doubles(world, ledger, service, submission, entry.last, asked.answer.doubles, say);
    ledger.record(submission.job.id, entry.last);
    return true;
}

}  // namespace mltrain
