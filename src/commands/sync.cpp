// sync: settle the ledger with the services.
#include "dispatch/sync.hpp"

#include "commands/request.hpp"
#include "commands/table.hpp"
#include "gcloud/gcloud.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

struct Request {
    bool adopt = false;
    bool team = false;
    std::optional<std::string> project, region;
};

void describe(Options& options, Request& request)
{
    options.flag("adopt", request.adopt, "write jobs into the ledger that only the cloud knows");
    options.flag("team", request.team, "count the cost of those jobs in the budget here");
    options.option(
        "project", "PROJECT", request.project, "also look there; else gcloud's own setting");
    options.option("region", "REGION", request.region,
        "also look there on Vertex AI; where past jobs ran is known");
}

Json entries_json(const std::vector<Entry>& entries, Time now)
{
    Json::Array jobs;
    for (const Entry& entry : entries) jobs.push_back(entry_json(entry, now));
    return jobs;
}

void show(const Call& call, const char* title, const std::vector<Entry>& entries)
{
    if (!entries.empty())
        call.out(
            fmt::format("{}\n{}", call.out_style.bold(title), list_text(entries, call.moment())));
}

void show_all(const Call& call, const SyncReport& report, bool adopted)
{
    show(call, "settled:", report.settled);
    show(call, "changed:", report.changed);
    show(call, "still not known whether they exist:", report.unsettled);
    show(call, "of the team, counted in the budget:", report.team);
    show(call, adopted ? "adopted:" : "in no ledger here:", report.strangers);
    if (!report.strangers.empty() && !adopted)
        call.err(
            "mltrain sync --adopt writes them into the ledger, --team only counts their cost\n");
    const bool quiet = report.settled.empty() && report.changed.empty() && report.unsettled.empty()
        && report.strangers.empty() && report.team.empty();
    if (quiet && report.troubles.empty()) call.err("all is settled\n");
    for (const std::string& trouble : report.troubles) call.err("mltrain: " + trouble + "\n");
}

/// Somebody may still want what is missing of it.
bool is_recent(const SweepRecord& sweep, Time now)
{
    return now - sweep.made_at < std::chrono::days(14);
}

void show_unfinished(const Call& call, const Ledger& ledger)
{
    for (const SweepRecord& sweep : ledger.unfinished_sweeps()) {
        if (!is_recent(sweep, call.world.clock.now())) continue;
        const auto unsent = unsent_numbers(sweep, ledger.entries_of_sweep(sweep.id));
        call.err(fmt::format("{} of sweep {} never sent: mltrain submit --resume {}\n",
            unsent.size() == 1 ? "1 job" : fmt::format("{} jobs", unsent.size()), sweep.name,
            sweep.name));
    }
}

Exit run(Call& call, const Request& request)
{
    Ledger ledger = open_ledger(call.world);
    std::optional<std::string> project = request.project;
    if (const auto configured = configured_project(call.world.environment); !project && configured)
        project = configured->id;
    if (request.adopt && request.team)
        throw Error("--adopt and --team exclude each other", "see --help", Exit::usage);
    const Strangers strangers = request.adopt ? Strangers::adopt
        : request.team                        ? Strangers::count
                                              : Strangers::leave;
    const SyncReport report = sync(call.world, ledger, all_services(call),
        places_to_look(ledger, project, request.region), strangers);
    if (call.json) {
        const Time now = call.world.clock.now();
        Json answer;
        answer["settled"] = entries_json(report.settled, now);
        answer["changed"] = entries_json(report.changed, now);
        answer["unsettled"] = entries_json(report.unsettled, now);
        answer["strangers"] = entries_json(report.strangers, now);
        answer["team"] = entries_json(report.team, now);
        answer["adopted"] = request.adopt;
        answer["troubles"] = Json::array(report.troubles);
        call.answer(answer);
    } else {
        show_all(call, report, request.adopt);
        show_unfinished(call, ledger);
    }
    if (!report.unsettled.empty()) return Exit::outcome_unknown;
    return report.troubles.empty() ? Exit::done : Exit::could_not;
}

}  // namespace

Subcommand sync_command()
{
    return subcommand<Request>("sync", "settle the ledger with the cloud", describe, run);
}

}  // namespace mltrain
