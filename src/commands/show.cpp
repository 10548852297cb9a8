// show: one job in full.
#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/table.hpp"
#include "dispatch/metrics.hpp"

namespace mltrain {

namespace {

struct Request {
    std::vector<std::string> job;
};

void describe(Options& options, Request& request)
{
    options.arguments(
        "JOB", request.job, Options::Count::one, "a job's name, the beginning of one, or latest");
}

std::string log_text(const LogPlace& place)
{
    if (const auto* path = std::get_if<std::string>(&place)) return *path;
    return shell_line(std::get<std::vector<std::string>>(place));
}

/// It came to its end, and has made what it was to make.
bool has_result(State state)
{
    return state == State::succeeded || state == State::partly_succeeded;
}

Exit run(Call& call, const Request& request)
{
    Ledger ledger = open_ledger_to_show(call.world);
    std::vector<Entry> entries = find_jobs(ledger, request.job);
    refresh_local(call, ledger, entries);
    const Entry& entry = entries[0];
    const JobReference& job = entry.submission.job;
    const ServiceTable services = all_services(call);
    const Service& service = service_of(services, entry);
    const auto attempts = ledger.attempts(job.id);
    const auto sightings = ledger.sightings(job.id);
    const auto reading = ledger.metrics(job.id);
    JobPage page{entry, attempts, sightings, service.address(job), log_text(service.logs(job)),
        has_result(entry.last.state) ? job_dir_of(entry.submission) : ""};
    if (reading) page.metrics = reading->metrics;
    // To look into a folder here costs nothing.
    if (!service.is_hosted())
        page.metrics = gather_metrics(ledger, services, entries, call.world.clock).of[0];
    if (call.json) {
        call.answer(page_json(page, call.world.clock.now()));
    } else {
        call.out(page_text(page, call.moment()));
        if (call.verbose) {
            for (const Attempt& attempt : attempts) call.out(visible_lines(attempt.errors));
        }
    }
    return Exit::done;
}

}  // namespace

Subcommand show_command()
{
    return subcommand<Request>(
        "show", "show one job in full: timeline, cost, command", describe, run);
}

}  // namespace mltrain
