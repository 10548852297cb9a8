#include "commands/sweeping.hpp"

#include "base/text.hpp"
#include "cost/budget.hpp"
#include "job/keys.hpp"
#include "job/settings.hpp"
#include "show/cost_text.hpp"
#include "show/error_text.hpp"
#include "show/sweep_text.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace mltrain {

namespace {

/// What the job file sweeps; an axis of the command line takes the place of the file's.
Sweep sweep_of(const SpecFile& file, const SweepRequest& request)
{
    Sweep sweep = file.sweep;
    for (const std::string& text : request.axes) {
        Axis axis = parse_axis(text);
        const auto same = std::find_if(sweep.axes.begin(), sweep.axes.end(),
            [&](const Axis& other) { return other.key == axis.key; });
        if (same != sweep.axes.end()) {
            *same = std::move(axis);
        } else {
            sweep.axes.push_back(std::move(axis));
        }
    }
    return sweep;
}

/// The request for one of the jobs.
SpecRequest variant_request(const SpecRequest& spec, const SweepRecord& sweep, std::size_t number,
    const Pairs& labels, const std::vector<Preparation>& before)
{
    SpecRequest request = spec;
    request.of_variant = overrides_of(sweep.variants[number - 1], labels);
    request.sweep = {
        sweep.id, sweep.name, static_cast<std::int64_t>(number), sweep.variants.size()};
    request.same_code_as = before.empty() ? nullptr : &before.front();
    return request;
}

/// Read and packed once, for all that follow.
void keep_code(std::vector<Preparation>& jobs)
{
    Preparation& first = jobs.front();
    const auto& package = first.file.spec.package_path;
    if (package && first.code_hash.empty()) first.code_hash = code_hash(*package);
}

std::vector<Preparation> prepare_numbers(const std::vector<std::int64_t>& numbers,
    const std::function<Preparation(std::size_t, const std::vector<Preparation>&)>& prepare)
{
    std::vector<Preparation> jobs;
    jobs.reserve(numbers.size());  // the first one is pointed at
    for (const std::int64_t number : numbers) {
        jobs.push_back(prepare(static_cast<std::size_t>(number), jobs));
        refuse_unkept_promises(jobs.back());
        keep_code(jobs);
    }
    return jobs;
}

/// How many of those that are missing max_running holds back.
std::size_t held_back_of(
    const SweepRecord& sweep, std::size_t missing, const std::vector<Entry>& entries)
{
    if (!sweep.max_running) return 0;
    const auto running = std::count_if(entries.begin(), entries.end(),
        [](const Entry& entry) { return !is_over(entry.last.state); });
    const auto room =
        static_cast<std::size_t>(std::max<std::int64_t>(0, *sweep.max_running - running));
    return missing - std::min(missing, room);
}

void settle_all(Call& call, Ledger& ledger, std::vector<Entry>& entries)
{
    const ServiceTable services = all_services(call);
    for (Entry& entry : entries) {
        if (entry.last.state != State::unsettled) continue;
        if (!settle(call.world, ledger, service_of(services, entry), entry,
                [&](const std::string& text) { call.err("mltrain: " + text + "\n"); })) {
            throw Error(
                fmt::format("it is not known yet whether {} exists", entry.submission.job.name),
                "the same command again, later", Exit::outcome_unknown);
        }
    }
}

/// All together must fit; each of them is asked about once more when it is written down.
void refuse_over_budget(Call& call, const PlannedSweep& sweep, const Submission& first,
    const SweepCost& cost, const Permissions& permissions)
{
    const Budget& budget = sweep.jobs.front().file.settings.budget;
    if (budget.is_empty() || !permissions.over_budget.empty()) return;
    Budget shared = budget;
    shared.job.reset();  // of each by itself
    Submission together = first;
    together.prices.worst_cost = cost.worst;
    const Time now = call.world.clock.now();
    const auto entries = open_ledger(call.world).entries_since(start_of_month(now));
    if (const auto too_much = excess(shared, entries, together, now)) {
        throw Error(
            fmt::format("{} together: {}", counted(sweep.jobs.size(), "job"), too_much->message),
            "fewer jobs, or a limits.max_cost for each; --over-budget \"REASON\" submits them all the same",
            Exit::refused);
    }
}

void confirm(Call& call, const PlannedSweep& sweep, const SweepCost& cost)
{
    const Money above =
        sweep.jobs.front().file.settings.confirm_above.value_or(default_confirm_above);
    const bool dear = cost.worst && *cost.worst > above;
    if (!dear || !call.world.console.can_ask()) return;
    const std::string question = fmt::format("these {} may cost up to {}; submit? [y/N] ",
        counted(sweep.jobs.size(), "job"), dollar_text(*cost.worst));
    if (!call.world.console.confirms(question)) throw Error("not submitted", "", Exit::refused);
}

}  // namespace

void describe_sweep(Options& options, SweepRequest& request)
{
    options.list(
        "sweep", "KEY=A,B,…", request.axes, "a job for each value, or combination of values");
    options.option(
        "resume", "SWEEP", request.resume, "send what is missing of a sweep; instead of SPEC");
    options.option(
        "parallel", "N", request.parallel, "how many of a sweep's jobs are sent at a time");
}

std::size_t parallel_of(const SweepRequest& request)
{
    constexpr unsigned most = 8;
    if (!request.parallel) return std::clamp(std::thread::hardware_concurrency(), 1U, most);
    const std::string& text = *request.parallel;
    const bool is_number = !text.empty() && text.size() <= 2
        && text.find_first_not_of("0123456789") == text.npos && text != "0" && text != "00";
    if (!is_number)
        throw Error(
            fmt::format("--parallel is a number from 1 to 99, not \"{}\"", text), "", Exit::usage);
    return std::stoul(text);
}

std::optional<PlannedSweep> plan_sweep(
    Call& call, const SpecRequest& spec, const SweepRequest& request, Time now)
{
    SpecFile base = read_file(call, spec, spec.files.front());
    const Sweep sweep = sweep_of(base, request);
    if (sweep.is_empty()) return {};
    PlannedSweep planned;
    SweepRecord& record = planned.record;
    record.id = call.world.random.hex_digits(32);
    record.name =
        job_name(base.spec.name.value_or(""), stamp_text(now, call.world.clock.local_offset(now)));
    record.made_at = now;
    record.variants = variants_of(sweep);
    record.max_running = sweep.max_running;
    planned.jobs = prepare_numbers(unsent_numbers(record, {}),
        [&](std::size_t number, const std::vector<Preparation>& before) {
            return prepare_file(call,
                variant_request(spec, record, number, base.spec.labels, before),
                spec.files.front());
        });
    planned.is_together = go_together(call.world, planned.jobs);
    if (!planned.is_together) planned.held_back = held_back_of(record, record.variants.size(), {});
    base.spec.project = planned.jobs.front().file.spec.project;  // as it is today
    record.settings = settings_json(base);
    return planned;
}

std::optional<PlannedSweep> sweep_in(
    Call& call, const SpecRequest& spec, const Preparation& preparation)
{
    if (preparation.file.sweep.is_empty()) return {};
    return plan_sweep(call, spec, {}, call.world.clock.now());
}

PlannedSweep resume_sweep(
    Call& call, Ledger& ledger, const SpecRequest& spec, const std::string& name)
{
    PlannedSweep planned{sweep_of(ledger, name), {}, false, 0, false};
    const SweepRecord& sweep = planned.record;
    std::vector<Entry> entries = ledger.entries_of_sweep(sweep.id);
    settle_all(call, ledger, entries);
    const Pairs labels =
        read_spec_text("", sweep.name, job_file_text(sweep.settings), {}, {}).spec.labels;
    planned.jobs = prepare_numbers(unsent_numbers(sweep, entries),
        [&](std::size_t number, const std::vector<Preparation>& before) {
            return prepare_again(call, variant_request(spec, sweep, number, labels, before),
                sweep.name, sweep.settings, {"--resume", sweep.name});
        });
    planned.is_together = go_together(call.world, planned.jobs);
    // What runs was sent before, and the service does not count it with what is sent now.
    const bool is_alone = std::all_of(entries.begin(), entries.end(),
        [](const Entry& entry) { return is_over(entry.last.state); });
    if (!planned.is_together || !is_alone)
        planned.held_back = held_back_of(sweep, planned.jobs.size(), entries);
    return planned;
}

SweepFeeder::SweepFeeder(Call& call, Ledger& ledger, const std::vector<std::string>& words)
    : call_(call),
      ledger_(ledger)
{
    for (const std::string& word : words) {
        const auto sweep = ledger.find_sweep(word);
        if (sweep && sweep->max_running) sweeps_.push_back(sweep->name);
    }
}

std::vector<Entry> SweepFeeder::more(
    const std::vector<Watched>& jobs, const std::function<void()>& make_room)
{
    if (sweeps_.empty()) return {};
    const auto over = static_cast<std::size_t>(
        std::count_if(jobs.begin(), jobs.end(), [](const Watched& job) { return job.over; }));
    if (std::exchange(over_, over) == over) return {};
    std::vector<Entry> all;
    for (const std::string& sweep : sweeps_) {
        try {
            for (Entry& entry : more_of(sweep, make_room)) all.push_back(std::move(entry));
        } catch (const Error& error) {
            if (error.exit == Exit::interrupted) throw;
            make_room();
            call_.err(error_text(error, call_.err_style));
        }
    }
    return all;
}

std::vector<Entry> SweepFeeder::more_of(
    const std::string& name, const std::function<void()>& make_room)
{
    PlannedSweep sweep = resume_sweep(call_, ledger_, {}, name);
    if (sweep.jobs.size() == sweep.held_back) return {};
    const std::vector<Entry> before = ledger_.entries_of_sweep(sweep.record.id);
    make_room();
    const Permissions permissions;
    send_planned(call_, sweep, {permissions, 1, true});
    std::vector<Entry> entries = ledger_.entries_of_sweep(sweep.record.id);
    std::erase_if(entries, [&](const Entry& entry) {
        return std::any_of(before.begin(), before.end(),
            [&](const Entry& known) { return known.submission.job.id == entry.submission.job.id; });
    });
    return entries;
}

void show_sweep(const Call& call, const PlannedSweep& sweep)
{
    const Preparation& first = sweep.jobs.front();
    const SweepCost cost = cost_of_sweep(sweep.jobs);
    const Submission shown = draft(call.world, first, call.world.clock.now(), 1);
    SweepView view{sweep.record, shown, first.projection, first.rules, cost.is_same_for_all,
        sweep.jobs.size(), cost.likely, cost.worst};
    view.is_together = sweep.is_together;
    view.columns = call.world.console.err_screen().columns;
    call.err(sweep_text(view, call.err_style));
    tell_notes(call, first);
    for (const auto& [key, value] : sweep.record.variants.front()) {
        const std::string name = axis_name(key);
        if (name != key && find_key(name)) {
            call.err(
                fmt::format("note: \"{0}\" is swept as the trainer's argument --{0}; for the key "
                            "of the job file: [sweep.compute]\n",
                    name));
        }
    }
}

void send_planned(Call& call, PlannedSweep& sweep, const SweepSending& sending)
{
    const Preparation& first = sweep.jobs.front();
    require_project(first);
    const SweepCost cost = cost_of_sweep(sweep.jobs);
    const Submission drafted = draft(call.world, first, call.world.clock.now(), 1);
    refuse_over_budget(call, sweep, drafted, cost, sending.permissions);
    if (!sending.is_agreed) confirm(call, sweep, cost);
    const std::size_t all = sweep.jobs.size();
    sweep.jobs.erase(
        sweep.jobs.end() - static_cast<std::ptrdiff_t>(sweep.held_back), sweep.jobs.end());
    upload_code(call.world, sweep.jobs);
    if (sweep.is_new) open_ledger(call.world).record(sweep.record);
    const auto tell = [&](const Preparation& job, const std::string& name) {
        const auto number = static_cast<std::size_t>(job.sweep->number);
        if (!call.json)
            call.out(fmt::format("{} submitted  {}\n", call.out_style.bold(name),
                visible(variant_text(sweep.record.variants[number - 1]))));
    };
    const auto say = [&](const std::string& text) { call.err("mltrain: " + text + "\n"); };
    const auto ledger = state_directory(call.world.environment);
    // Of what was held back one may be left.
    SweepSent sent = sweep.is_together && sweep.jobs.size() > 1
        ? send_together(call.world, ledger, sweep.jobs, sweep.record.max_running,
            sending.permissions, tell, say)
        : send_sweep(
            call.world, ledger, sweep.jobs, sending.permissions, sending.parallel, tell, say);
    if (!sent.trouble) return;
    const Error& trouble = *sent.trouble;
    // Nothing was written down, let alone sent: then there is no sweep either.
    if (sweep.is_new && open_ledger(call.world).forget_empty_sweep(sweep.record.id))
        throw Error(trouble);
    std::string hint = trouble.hint.empty() ? "" : trouble.hint + "; ";
    hint += "the rest: mltrain submit --resume " + sweep.record.name;
    if (trouble.exit == Exit::outcome_unknown)
        hint = fmt::format(
            "mltrain submit --resume {} asks about it, and sends the rest", sweep.record.name);
    throw Error(
        fmt::format("{}; submitted: {} of {}", trouble.what(), sent.jobs, all), hint, trouble.exit);
}

}  // namespace mltrain
