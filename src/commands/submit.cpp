// submit: plan a job, show what it will cost, and send it; or only show the command with --dry-run.
#include "dispatch/submit.hpp"

#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/sweeping.hpp"
#include "commands/table.hpp"
#include "commands/watching.hpp"
#include "show/cost_text.hpp"
#include "show/error_text.hpp"
#include "show/plan_text.hpp"

#include <fmt/core.h>

#include <set>

namespace mltrain {

namespace {

struct Request {
    SpecRequest spec;
    bool dry_run = false;
    bool watch = false;
    bool yes = false;
    bool again = false;
    std::optional<std::string> over_budget;
    bool allow_unpriced = false;
    std::optional<std::string> from;
    WatchRequest watching;
    SweepRequest sweep;
};

void describe(Options& options, Request& request)
{
    describe_spec(options, request.spec, Options::Count::any);
    options.option("from", "JOB", request.from, "once more as that job was; instead of SPEC");
    options.flag("dry-run", request.dry_run, "print the command and the cost; send nothing", 'n');
    options.flag("watch", request.watch, "stay, and watch until the job ends", 'w');
    options.flag("yes", request.yes, "do not ask, whatever it costs", 'y');
    options.flag("again", request.again, "submit even though the same job is queued or running");
    options.option("over-budget", "REASON", request.over_budget,
        "submit beyond the budget; the reason is recorded");
    options.flag("allow-unpriced", request.allow_unpriced,
        "submit what the budget cannot count: it has no price");
    describe_watch(options, request.watching, "with --watch: ");
    describe_sweep(options, request.sweep);
}

PlanView view_of(const Submission& submission, const Preparation& preparation, int columns)
{
    return {submission, preparation.file, preparation.projection, preparation.rules,
        preparation.code, columns};
}

void show_plan(const Call& call, const Submission& draft, const Preparation& preparation)
{
    call.err(plan_text(
        view_of(draft, preparation, call.world.console.err_screen().columns), call.err_style));
    tell_notes(call, preparation);
}

void confirm(const Call& call, const Request& request, const Preparation& preparation)
{
    const auto& worst = preparation.projection.worst;
    const Money above = preparation.file.settings.confirm_above.value_or(default_confirm_above);
    const bool dear = worst && worst->cost && *worst->cost > above;
    if (!dear || request.yes || !call.world.console.can_ask()) return;
    const std::string question =
        fmt::format("this may cost up to {}; submit? [y/N] ", dollar_text(*worst->cost));
    if (!call.world.console.confirms(question)) throw Error("not submitted", "", Exit::refused);
}

void dry_run(Call& call, const Preparation& preparation, Time now, Json::Array& answers)
{
    const Submission submission = draft(call.world, preparation, now, 1);
    show_plan(call, submission, preparation);
    if (preparation.service->is_hosted() && submission.job.project.empty()) {
        call.err("note: no project is set, so the command takes gcloud's own\n");
    }
    if (call.json) {
        Json& answer = answers.emplace_back(submission_json(submission, "planned"));
        answer["code"] = code_json(preparation.code);
    } else {
        call.out(script_text(submission.plan));
    }
}

void tell_submitted(
    const Call& call, const Request& request, const Entry& entry, const std::string& address)
{
    const std::string& name = entry.submission.job.name;
    call.out(fmt::format("{} submitted\n", call.out_style.bold(name)));
    if (!address.empty()) call.out("  " + address + "\n");
    if (request.watch) return;
    call.err(fmt::format(
        "next:\n  mltrain watch {0}\n  mltrain show {0}\n  mltrain cancel {0}\n", name));
}

Permissions permissions_of(const Request& request)
{
    return {request.again ? Ledger::Duplicates::allowed : Ledger::Duplicates::refused,
        request.over_budget.value_or(""), request.allow_unpriced};
}

Entry send(Call& call, const Request& request, const Preparation& preparation, Ledger& ledger,
    Time now, Json::Array& answers)
{
    require_project(preparation);
    Submission planned = draft(call.world, preparation, now, 1);
    show_plan(call, planned, preparation);
    confirm(call, request, preparation);
    const auto say = [&](const std::string& text) { call.err("mltrain: " + text + "\n"); };
    const Submitted submitted =
        submit(call.world, ledger, preparation, std::move(planned), permissions_of(request), say);
    if (call.verbose && !submitted.answer.err.empty())
        call.err(visible_lines(submitted.answer.err));
    throw_unless_accepted(submitted);
    const std::string address = preparation.service->address(submitted.entry.submission.job);
    if (call.json) {
        Json answer =
            submission_json(submitted.entry.submission, state_name(submitted.entry.last.state));
        answer["code"] = code_json(preparation.code);
        answer["address"] = address.empty() ? Json() : Json(address);
        answers.push_back(std::move(answer));
    } else {
        tell_submitted(call, request, submitted.entry, address);
    }
    return submitted.entry;
}

void answer_in_json(const Call& call, const Request& request, Json::Array answers)
{
    if (request.watch && !request.dry_run) {
        for (const Json& answer : answers) {
            Json line;
            line["event"] = "submitted";
            for (const auto& [key, value] : *answer.object()) line[key] = value;
            call.answer(line);
        }
    } else if (request.spec.files.size() <= 1) {
        call.answer(answers[0]);
    } else {
        Json all;
        all["submissions"] = std::move(answers);
        call.answer(all);
    }
}

void answer_sweep_in_json(
    const Call& call, const Request& request, const std::string& name, Json::Array answers)
{
    if (request.watch) return answer_in_json(call, request, std::move(answers));
    Json all;
    all["sweep"] = name;
    all["submissions"] = std::move(answers);
    call.answer(all);
}

/// One after the other. When one cannot be sent, those behind it are not tried, and those before it are told.
Exit send_all(Call& call, const Request& request, const std::vector<Preparation>& preparations,
    Time now, const WatchChoices& choices)
{
    Ledger ledger = open_ledger(call.world);
    std::vector<Entry> entries;
    Json::Array answers;
    try {
        for (const Preparation& preparation : preparations) {
            // A Ctrl-C during the one before let it end, and means: no more.
            if (call.world.clock.sleep_until(call.world.clock.now()) != Woken::by_time) {
                throw Error(fmt::format("interrupted; submitted: {} of {}", entries.size(),
                                preparations.size()),
                    "mltrain list", Exit::interrupted);
            }
            entries.push_back(send(call, request, preparation, ledger, now, answers));
        }
    } catch (const Error& error) {
        if (!call.json || entries.empty()) throw;
        answers.push_back(error_json(error));
        answer_in_json(call, request, std::move(answers));
        return error.exit;
    }
    if (call.json) answer_in_json(call, request, std::move(answers));
    if (!request.watch) return Exit::done;
    return watch_and_show(call, ledger, std::move(entries), choices);
}

/// As a job of the ledger was; with a word when its code is another one today.
Preparation prepare_from(Call& call, const Request& request)
{
    const Submission before = open_ledger_to_show(call.world).find(*request.from).submission;
    Preparation preparation = prepare_again(call, request.spec, before);
    const auto& package = preparation.file.spec.package_path;
    if (package && !before.code_hash.empty() && code_hash(*package) != before.code_hash) {
        call.err(
            fmt::format("note: the code in {} has changed since {}\n", *package, before.job.name));
    }
    return preparation;
}

std::vector<Preparation> prepare_all(Call& call, const Request& request)
{
    if (request.from.has_value() != request.spec.files.empty()) {
        throw Error(request.from ? "SPEC and --from exclude each other" : "SPEC is missing",
            "a job file, or --from JOB", Exit::usage);
    }
    std::vector<Preparation> preparations;
    if (request.from) preparations.push_back(prepare_from(call, request));
    for (const std::string& file : request.spec.files)
        preparations.push_back(prepare_file(call, request.spec, file));
    for (const Preparation& preparation : preparations) refuse_unkept_promises(preparation);
    return preparations;
}

/// One command; of the jobs each has it, and the first its script.
void dry_run_together(Call& call, const PlannedSweep& sweep, Time now)
{
    const std::vector<Submission> submissions =
        draft_together(call.world, sweep.jobs, sweep.record.max_running, now, 1).value();
    Plan plan = submissions.front().plan;
    std::set<std::string> urls;
    plan.uploads.clear();
    Json::Array answers;
    for (const Submission& submission : submissions) {
        answers.push_back(submission_json(submission, "planned"));
        for (const PlannedUpload& upload : submission.plan.uploads) {
            if (urls.insert(upload.url).second) plan.uploads.push_back(upload);
        }
    }
    if (!call.json) {
        call.out(script_text(plan));
        return;
    }
    Json all;
    all["sweep"] = sweep.record.name;
    all["submissions"] = std::move(answers);
    call.answer(all);
}

void dry_run_sweep(Call& call, PlannedSweep& sweep, Time now)
{
    show_sweep(call, sweep);
    Json::Array answers;
    if (sweep.is_together) return dry_run_together(call, sweep, now);
    for (Preparation& job : sweep.jobs) {
        const Submission submission = draft(call.world, job, now, 1);
        if (call.json) {
            answers.push_back(submission_json(submission, "planned"));
        } else {
            call.out(script_text(submission.plan));
        }
        for (Preparation& other : sweep.jobs)  // once is enough
            other.is_uploaded = other.is_uploaded || other.staged.empty() || job.staged.empty()
                || other.staged.front().url == job.staged.front().url;
    }
    if (!call.json) return;
    Json all;
    all["sweep"] = sweep.record.name;
    all["submissions"] = std::move(answers);
    call.answer(all);
}

std::string held_back_text(const PlannedSweep& sweep)
{
    return fmt::format("{} of {} are sent as others end, while this runs: mltrain watch {}\n",
        counted(sweep.held_back, "job"), sweep.record.name, sweep.record.name);
}

void tell_sweep(const Call& call, const Request& request, const PlannedSweep& sweep,
    const std::vector<Entry>& entries)
{
    const std::string& name = sweep.record.name;
    if (call.json) {
        Json::Array answers;
        for (const Entry& entry : entries)
            answers.push_back(entry_json(entry, call.world.clock.now()));
        answer_sweep_in_json(call, request, name, std::move(answers));
    } else if (!request.watch) {
        if (sweep.held_back > 0) call.err(held_back_text(sweep));
        call.err(fmt::format(
            "next:\n  mltrain watch {0}\n  mltrain list --sweep {0}\n  mltrain cancel {0}\n",
            name));
    }
}

Exit submit_sweep(
    Call& call, const Request& request, PlannedSweep sweep, Time now, WatchChoices choices)
{
    const std::string& name = sweep.record.name;
    if (sweep.jobs.size() == sweep.held_back) {
        call.err(sweep.held_back == 0 ? fmt::format("nothing is missing of {}\n", name)
                                      : held_back_text(sweep));
        if (call.json)
            tell_sweep(
                call, request, sweep, open_ledger(call.world).entries_of_sweep(sweep.record.id));
        return Exit::done;
    }
    if (request.dry_run) {
        dry_run_sweep(call, sweep, now);
        return Exit::done;
    }
    show_sweep(call, sweep);
    const Permissions permissions = permissions_of(request);
    send_planned(call, sweep, {permissions, parallel_of(request.sweep), request.yes});
    Ledger ledger = open_ledger(call.world);
    std::vector<Entry> entries = ledger.entries_of_sweep(sweep.record.id);
    tell_sweep(call, request, sweep, entries);
    if (!request.watch) return Exit::done;
    SweepFeeder feeder(call, ledger, {name});
    choices.more = [&](const std::vector<Watched>& jobs, const std::function<void()>& make_room) {
        return feeder.more(jobs, make_room);
    };
    return watch_and_show(call, ledger, std::move(entries), choices);
}

/// Of several job files none may stand for several jobs itself.
void refuse_sweeps(const Call& call, const SpecRequest& spec)
{
    for (const std::string& file : spec.files) {
        if (!read_file(call, spec, file).sweep.is_empty())
            throw Error(fmt::format("\"{}\" has a [sweep], and a sweep goes alone", file),
                "mltrain submit " + shell_quoted(file), Exit::usage);
    }
}

/// Nothing when a single job is meant.
std::optional<Exit> run_sweep(
    Call& call, const Request& request, Time now, const WatchChoices& choices)
{
    const SweepRequest& asked = request.sweep;
    (void)parallel_of(asked);  // a wrong number is said before anything else
    const std::size_t files = request.spec.files.size();
    if (asked.resume) {
        const bool is_changed = !request.spec.settings.empty() || request.spec.service
            || !request.spec.trainer_words.empty();
        if (files > 0 || request.from || !asked.axes.empty() || is_changed)
            throw Error("--resume stands alone: the rest is sent as the sweep was",
                "mltrain submit --resume SWEEP", Exit::usage);
        const auto planned = [&] {
            Ledger ledger = open_ledger(call.world);
            return resume_sweep(call, ledger, request.spec, *asked.resume);
        };
        return submit_sweep(call, request, planned(), now, choices);
    }
    if (files != 1) {
        refuse_sweeps(call, request.spec);
        if (asked.axes.empty()) return {};
        throw Error(
            "--sweep is of one job file", "mltrain submit SPEC --sweep KEY=A,B", Exit::usage);
    }
    auto sweep = plan_sweep(call, request.spec, asked, now);
    if (!sweep) return {};
    return submit_sweep(call, request, std::move(*sweep), now, choices);
}

Exit run(Call& call, const Request& request)
{
    const WatchChoices choices = watch_choices(own_settings(call.world).watch, request.watching);
    if (request.over_budget && request.over_budget->empty()) {
        throw Error("--over-budget needs a reason",
            "such as --over-budget \"the deadline is tomorrow\"", Exit::usage);
    }
    const Time now = call.world.clock.now();
    if (const auto exit = run_sweep(call, request, now, choices)) return *exit;
    const std::vector<Preparation> preparations = prepare_all(call, request);
    Json::Array answers;
    if (request.dry_run) {
        for (const Preparation& preparation : preparations)
            dry_run(call, preparation, now, answers);
        if (call.json) answer_in_json(call, request, std::move(answers));
        return Exit::done;
    }
    return send_all(call, request, preparations, now, choices);
}

}  // namespace

Subcommand submit_command()
{
    return subcommand<Request>(
        "submit", "plan a job, say what it costs, and send it", describe, run);
}

}  // namespace mltrain
