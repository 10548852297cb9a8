// watch: follow jobs until they end. Stopping to watch never stops a job.
#include "commands/request.hpp"
#include "commands/table.hpp"
#include "commands/watching.hpp"

namespace mltrain {

namespace {

struct Request {
    std::vector<std::string> jobs;
    WatchRequest watch;
};

void describe(Options& options, Request& request)
{
    options.arguments("JOB", request.jobs, Options::Count::any,
        "jobs by name, beginning of a name, or latest; else all that are not over");
    describe_watch(options, request.watch);
}

Exit run(Call& call, const Request& request)
{
    const WatchChoices choices = watch_choices(call.world, request.watch);
    Ledger ledger = open_ledger(call.world);
    std::vector<Entry> entries =
        request.jobs.empty() ? ledger.open_entries() : find_jobs(ledger, request.jobs);
    if (entries.empty() && !call.json) call.err("no job is running\n");
    return watch_and_show(call, ledger, std::move(entries), choices);
}

}  // namespace

Subcommand watch_command()
{
    return subcommand<Request>("watch", "follow jobs until they end", describe, run);
}

}  // namespace mltrain
