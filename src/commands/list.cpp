// list: the jobs that were submitted from here, newest first.
#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

constexpr std::size_t newest = 20;

struct Request {
    bool all = false;
    std::optional<std::string> state;
    std::optional<std::string> sweep;
};

void describe(Options& options, Request& request)
{
    options.flag("all", request.all, fmt::format("not only the newest {}", newest), 'a');
    options.option("state", "STATE", request.state, "only jobs in this state, such as running");
    options.option("sweep", "SWEEP", request.sweep, "only the jobs of a sweep, in their order");
}

/// In what the jobs of a sweep differ; nothing for a list of others.
std::vector<std::string> variants_of(
    const Ledger& ledger, const Request& request, const std::vector<Entry>& entries)
{
    std::vector<std::string> texts;
    if (!request.sweep) return texts;
    const SweepRecord sweep = sweep_of(ledger, *request.sweep);
    for (const Entry& entry : entries)
        texts.push_back(variant_text(
            sweep.variants.at(static_cast<std::size_t>(entry.submission.sweep_number - 1))));
    return texts;
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
    call.out(list_text(entries, call.moment(), variants_of(ledger, request, entries)));
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
