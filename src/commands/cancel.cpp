// cancel: end jobs, and say how they stand afterwards.
#include "commands/request.hpp"
#include "commands/table.hpp"
#include "dispatch/submit.hpp"
#include "show/error_text.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

struct Request {
    std::vector<std::string> jobs;
};

void describe(Options& options, Request& request)
{
    options.arguments(
        "JOB", request.jobs, Options::Count::some, "jobs by name, beginning of a name, or latest");
}

/// Asks for the end, and looks whether it came.
std::string cancel(Call& call, Ledger& ledger, Service& service, Entry& entry)
{
    World& world = call.world;
    const JobReference& job = entry.submission.job;
    if (entry.last.state == State::unsettled && !settle(world, ledger, service, entry)) {
        throw Error(fmt::format("it is not known whether {} exists", job.name), "try again later",
            Exit::outcome_unknown);
    }
    if (is_over(entry.last.state))
        return fmt::format("is over already: {}", state_name(entry.last.state));
    const Answer answer = service.cancel(job, world.clock.now());
    ledger.record(job.id, "cancel", answer, world.clock.now());
    if (answer.verdict != Verdict::accepted) {
        throw Error(fmt::format("{} was not cancelled: {}", job.name, answer.message), answer.hint);
    }
    const Look look = service.look(std::span(&job, 1), world.clock.now()).at(0);
    if (look.kind == Look::Kind::seen) {
        entry.last = look.sighting;
        ledger.record(job.id, entry.last);
    }
    if (is_over(entry.last.state)) return std::string(state_name(entry.last.state));
    return fmt::format("was asked to end, and is {} still; mltrain watch {} sees it end",
        state_name(entry.last.state), job.name);
}

/// Every job is tried, whatever became of the one before: what is not cancelled bills on.
Exit run(Call& call, const Request& request)
{
    Ledger ledger = open_ledger(call.world);
    std::vector<Entry> entries = find_jobs(ledger, request.jobs);
    refresh_local(call, ledger, entries);
    const ServiceTable services = all_services(call);
    Json::Array answers;
    Exit exit = Exit::done;
    for (Entry& entry : entries) {
        std::string trouble;
        try {
            const std::string word = cancel(call, ledger, service_of(services, entry), entry);
            if (!call.json) call.out(fmt::format("{} {}\n", entry.submission.job.name, word));
        } catch (const Error& error) {
            if (error.exit == Exit::interrupted || entries.size() == 1) throw;
            exit = error.exit;
            trouble = error.what();
            if (!call.json) call.err(error_text(error, call.err_style));
        }
        Json& answer = answers.emplace_back(entry_json(entry, call.world.clock.now()));
        answer["error"] = trouble.empty() ? Json() : Json(trouble);
    }
    if (call.json) {
        Json answer;
        answer["jobs"] = std::move(answers);
        call.answer(answer);
    }
    return exit;
}

}  // namespace

Subcommand cancel_command()
{
    return subcommand<Request>("cancel", "end jobs", describe, run);
}

}  // namespace mltrain
