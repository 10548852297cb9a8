// compare: the same work on other machines, in other regions and with other providers, the cheapest first.
#include "cost/compare.hpp"

#include "commands/request.hpp"
#include "commands/table.hpp"
#include "job/settings.hpp"
#include "show/compare_text.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

constexpr std::size_t default_top = 20;

struct Request {
    SpecRequest spec;
    std::optional<std::string> provider, region, accelerator, sort, top;
    bool spot = false;
};

void describe(Options& options, Request& request)
{
    describe_spec(options, request.spec, Options::Count::one);
    options.option("provider", "PROVIDER", request.provider, "only of this one, such as vertex-ai");
    options.option("region", "REGION", request.region, "only there");
    options.option("accelerator", "TYPE", request.accelerator,
        "instead of the job's own, such as NVIDIA_TESLA_T4");
    options.flag("spot", request.spot, "only what can be had as spot, by its spot price");
    options.option("sort", "BY", request.sort, "run, hour or spot (default: run, else hour)");
    options.option("top", "N", request.top, fmt::format("so many rows (default: {})", default_top));
}

SortBy sort_of(const Request& request, bool has_runs)
{
    if (request.sort == "run" && !has_runs) {
        throw Error("nobody knows how long a run takes",
            "[estimate] duration = \"90m\", or --sort hour", Exit::usage);
    }
    if (request.sort == "run") return SortBy::run;
    if (request.sort == "hour") return SortBy::hour;
    if (request.sort == "spot") return SortBy::spot;
    if (request.sort) {
        throw Error(
            fmt::format("cannot sort by \"{}\"", *request.sort), "run, hour or spot", Exit::usage);
    }
    if (request.spot) return SortBy::spot;
    return has_runs ? SortBy::run : SortBy::hour;
}

std::size_t top_of(const Request& request)
{
    if (!request.top) return default_top;
    const std::string& text = *request.top;
    constexpr std::size_t most_digits = 6;
    if (text.empty() || text.size() > most_digits
        || text.find_first_not_of("0123456789") != text.npos)
        throw Error(fmt::format("option \"--top\" is a number, not \"{}\"", text),
            "such as --top 50", Exit::usage);
    return std::stoul(text);
}

/// Of the same name and on any service, as far as the ledger remembers their machines.
std::vector<PastRun> past_runs(Call& call, const std::string& name)
{
    constexpr std::size_t enough = 50;
    const auto ledger = Ledger::open_to_read(state_directory(call.world.environment));
    std::vector<PastRun> runs;
    if (!ledger) return runs;
    const FindService find = service_finder(call);
    for (const Entry& entry : ledger->succeeded(name, enough)) {
        const Submission& submission = entry.submission;
        const auto ran = run_time(entry.last, call.world.clock.now());
        // How long a trial took, the run of a tuning job does not tell.
        if (!ran || submission.settings.is_null() || submission.job.tunes) continue;
        const SpecFile file =
            read_spec_text("", submission.job.name, job_file_text(submission.settings), {}, {});
        const auto service = find(submission.service, file.settings);
        if (service) runs.push_back({service->needs(file.spec), *ran});
    }
    return runs;
}

CompareQuestion question_of(Call& call, const Preparation& preparation, const Request& request,
    const OwnPrices& own, Time now)
{
    const JobSpec& spec = preparation.file.spec;
    CompareQuestion question;
    question.needs = preparation.service->needs(spec);
    const std::vector<Rental> rentals = preparation.service->rentals(spec);
    question.provider = rentals.empty() ? "" : rentals.front().provider;
    if (rentals.size() == 1) {
        question.product = rentals.front().product;
        question.count = rentals.front().count;
    }
    question.owned = own.machines;
    question.region = spec.region.value_or("");
    question.rules = preparation.rules;
    question.current = preparation.projection;
    if (preparation.projection.likely) question.likely = preparation.projection.likely->duration;
    question.as_of = date_of(now);
    for (const auto& [accelerator, speed] : preparation.file.settings.speed)
        question.speed[accelerator] = speed;
    if (spec.name) {
        LearntSpeed learnt = learnt_speed(question.needs, past_runs(call, *spec.name));
        if (learnt.likely && !spec.likely_duration) question.likely = learnt.likely;
        if (question.speed.empty()) {
            question.speed = std::move(learnt.speed);
            question.learnt_from = learnt.runs;
        }
    }
    question.only_provider = request.provider.value_or("");
    question.only_region = request.region.value_or("");
    question.accelerator = request.accelerator.value_or("");
    question.spot = request.spot;
    return question;
}

Exit run(Call& call, const Request& request)
{
    const Preparation preparation = prepare_file(call, request.spec, request.spec.files[0]);
    OwnPrices own = read_own_prices(call.world.environment);
    const CompareQuestion question =
        question_of(call, preparation, request, own, call.world.clock.now());
    if (question.needs.empty()) {
        throw Error(fmt::format("on {} there is nothing to compare with: it rents no machine",
                        preparation.service->name()),
            preparation.service->name() == "slurm"
                ? "say what a node needs: [master.accelerator], or slurm.cpus_per_task and slurm.mem"
                : "--service ml-engine compares from there",
            Exit::usage);
    }
    const SortBy sort = sort_of(request, question.likely.has_value());
    const PriceBook book(std::move(own));
    std::vector<Alternative> all = compare(book, question, sort);
    const auto owned = add_break_even(all, question);
    const ComparePage page{all, top_of(request), question.likely.has_value(), question.learnt_from,
        call.world.console.out_screen().columns, owned};
    if (call.json) {
        call.answer(compare_json(page));
        return Exit::done;
    }
    call.out(compare_text(page, call.out_style));
    if (!question.likely)
        call.err("nobody knows how long a run takes: [estimate] duration = \"90m\"\n");
    return Exit::done;
}

}  // namespace

Subcommand compare_command()
{
    return subcommand<Request>(
        "compare", "say where else the same work could be done, and at what cost", describe, run);
}

}  // namespace mltrain
