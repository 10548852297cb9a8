// watch: follow jobs until they end. Stopping to watch never stops a job.
#include "commands/request.hpp"
#include "commands/sweeping.hpp"
#include "commands/table.hpp"
#include "commands/watching.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

struct Request {
    std::vector<std::string> jobs;
    WatchRequest watch;
};

void describe(Options& options, Request& request)
{
    options.arguments("JOB", request.jobs, Options::Count::any,
        "by name, its beginning, a sweep, or latest; else all");
    describe_watch(options, request.watch);
}

/// Those of a service that a later mltrain knows are left to it.
std::vector<Entry> open_jobs(Call& call, const Ledger& ledger)
{
    std::vector<Entry> entries = ledger.open_entries();
    const ServiceTable services = all_services(call);
    std::erase_if(entries, [&](const Entry& entry) {
        const bool is_unknown = !services.contains(entry.submission.service);
        if (is_unknown) {
            call.err(fmt::format(
                "note: {} is not watched: it runs on {}, which this mltrain does not know\n",
                entry.submission.job.name, entry.submission.service));
        }
        return is_unknown;
    });
    return entries;
}

Exit run(Call& call, const Request& request)
{
    WatchChoices choices = watch_choices(settings_for_sent_jobs(call).watch, request.watch);
    Ledger ledger = open_ledger(call.world);
    std::vector<Entry> entries =
        request.jobs.empty() ? open_jobs(call, ledger) : find_jobs(ledger, request.jobs);
    SweepFeeder feeder(call, ledger, request.jobs);
    choices.more = [&](const std::vector<Watched>& jobs, const std::function<void()>& make_room) {
        return feeder.more(jobs, make_room);
    };
    if (entries.empty() && !call.json) call.err("no job is running\n");
    return watch_and_show(call, ledger, std::move(entries), choices);
}

}  // namespace

Subcommand watch_command()
{
    return subcommand<Request>("watch", "follow jobs until they end", describe, run);
}

}  // namespace mltrain
