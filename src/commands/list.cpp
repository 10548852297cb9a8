// list: the jobs that were submitted from here, newest first.
#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/table.hpp"
#include "dispatch/metrics.hpp"
#include "job/objective.hpp"
#include "show/results_text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

constexpr std::size_t newest = 20;

struct Request {
    bool all = false;
    bool metrics = false;
    std::optional<std::string> sort_by;
    std::optional<std::string> state;
    std::optional<std::string> sweep;
};

void describe(Options& options, Request& request)
{
    options.flag("all", request.all, fmt::format("not only the newest {}", newest), 'a');
    options.option("state", "STATE", request.state, "only jobs in this state, such as running");
    options.option("sweep", "SWEEP", request.sweep, "only the jobs of a sweep, in their order");
    options.flag("metrics", request.metrics, "with what their trainers wrote to metrics.json");
    options.option("sort-by", "METRIC", request.sort_by, "the least first; ~METRIC: the greatest");
}

/// In what the jobs of a sweep differ; nothing for a list of others.
std::vector<Variant> variants_of(
    const Ledger& ledger, const Request& request, const std::vector<Entry>& entries)
{
    std::vector<Variant> variants;
    if (!request.sweep) return variants;
    const SweepRecord sweep = sweep_of(ledger, *request.sweep);
    for (const Entry& entry : entries)
        variants.push_back(
            sweep.variants.at(static_cast<std::size_t>(entry.submission.sweep_number - 1)));
    return variants;
}

/// A word that is no metric of any of them is a mistake; where there are no metrics at all, nobody has to guess why.
void check_sort_by(const std::string& field, const std::vector<std::string>& names)
{
    const std::string name = parse_objective(field).metric;
    if (names.empty() || std::find(names.begin(), names.end(), name) != names.end()) return;
    throw Error(fmt::format("none of these jobs has a metric \"{}\"", name),
        choice_hint(name, names), Exit::usage);
}

template <class Value>
std::vector<Value> reordered(
    const std::vector<Value>& values, const std::vector<std::size_t>& order)
{
    std::vector<Value> sorted;
    for (const std::size_t i : order) {
        if (i < values.size()) sorted.push_back(values[i]);
    }
    return sorted;
}

/// The jobs with what their trainers wrote down about them.
Exit show_metrics(Call& call, Ledger& ledger, const Request& request, std::vector<Entry> entries)
{
    const ServiceTable services = all_services(call);
    GatheredMetrics gathered = gather_metrics(ledger, services, entries, call.world.clock);
    std::vector<Variant> variants = variants_of(ledger, request, entries);
    std::vector<std::string> names = metric_names(gathered.of);
    if (request.sort_by) {
        check_sort_by(*request.sort_by, names);
        const auto order = sorted_by(*request.sort_by, gathered.of);
        entries = reordered(entries, order);
        variants = reordered(variants, order);
        gathered.of = reordered(gathered.of, order);
        const std::string& key = parse_objective(*request.sort_by).metric;
        std::stable_partition(
            names.begin(), names.end(), [&](const auto& name) { return name == key; });
    }
    const Time now = call.world.clock.now();
    if (call.json) {
        Json::Array jobs;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            Json job = entry_json(entries[i], now);
            job["metrics"] = metrics_json(gathered.of[i]);
            jobs.push_back(std::move(job));
        }
        Json answer;
        answer["jobs"] = std::move(jobs);
        call.answer(answer);
    } else {
        std::vector<Result> results = results_of(entries, gathered.of, variants, now);
        if (request.sort_by && !names.empty() && !results.empty()) results[0].is_first = true;
        call.out(results_text("JOB", results, call.out_style, names, call.out_columns()));
        if (names.empty() && gathered.troubles.empty())
            call.err("none of them wrote metrics; a trainer does in its job_dir: metrics.json\n");
    }
    for (const std::string& trouble : gathered.troubles) call.err(trouble + "\n");
    if (gathered.interrupted) return Exit::interrupted;
    return gathered.troubles.empty() ? Exit::done : Exit::could_not;
}

Exit run(Call& call, const Request& request)
{
    std::optional<State> state;
    if (request.state) {
        state = parse_state(lower(*request.state));
        if (!state)
            throw Error(fmt::format("there is no state \"{}\"", *request.state),
                "such as queued, running, succeeded, failed or cancelled", Exit::usage);
    }
    Ledger ledger = open_ledger_to_show(call.world);
    // Which are in a state is known only when all have been looked at.
    const bool few = !request.all && !state && !request.sweep;
    std::vector<Entry> entries = request.sweep
        ? ledger.entries_of_sweep(sweep_of(ledger, *request.sweep).id)
        : ledger.entries(few ? std::optional(newest) : std::nullopt);
    refresh_local(call, ledger, entries);
    if (state)
        std::erase_if(entries, [&](const Entry& entry) { return entry.last.state != *state; });
    const std::size_t found = few ? ledger.count() : entries.size();
    if (!request.all && !request.sweep && entries.size() > newest) entries.resize(newest);
    const bool with_metrics = request.metrics || request.sort_by;
    if (with_metrics && !entries.empty())
        return show_metrics(call, ledger, request, std::move(entries));
    if (call.json) {
        Json::Array jobs;
        for (const Entry& entry : entries)
            jobs.push_back(entry_json(entry, call.world.clock.now()));
        Json answer;
        answer["jobs"] = std::move(jobs);
        call.answer(answer);
        return Exit::done;
    }
    if (entries.empty()) {
        call.err(state ? "no such jobs\n" : "no jobs yet: mltrain submit JOB_FILE\n");
        return Exit::done;
    }
    std::vector<std::string> differences;
    for (const Variant& variant : variants_of(ledger, request, entries))
        differences.push_back(variant_text(variant));
    call.out(list_text(entries, call.moment(), differences));
    if (entries.size() < found)
        call.err(fmt::format("{} older ones: mltrain list --all\n", found - entries.size()));
    return Exit::done;
}

}  // namespace

Subcommand list_command()
{
    return subcommand<Request>(
        "list", "list the jobs that were submitted from here", describe, run);
}

}  // namespace mltrain
