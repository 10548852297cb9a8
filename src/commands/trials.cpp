// trials: what a tuning job has tried, the best first.
#include "commands/request.hpp"
#include "commands/table.hpp"
#include "show/trials_text.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

struct Request {
    std::vector<std::string> job;
    bool csv = false;
};

void describe(Options& options, Request& request)
{
    options.arguments(
        "JOB", request.job, Options::Count::one, "a job's name, the beginning of one, or latest");
    options.flag("csv", request.csv, "answer in CSV, with all digits");
}

Exit exit_of(Refusal refusal)
{
    const bool gcloud =
        refusal == Refusal::no_program || refusal == Refusal::login || refusal == Refusal::project;
    return gcloud ? Exit::needs_gcloud : Exit::could_not;
}

/// What the service says of it now; how the job itself stands is kept, as after any look.
Study ask(Call& call, Ledger& ledger, Entry& entry)
{
    const std::string& name = entry.submission.job.name;
    if (entry.last.state == State::unsettled)
        throw Error(fmt::format("it is not known yet whether {} exists", name), "mltrain sync asks",
            Exit::outcome_unknown);
    if (entry.last.state == State::refused)
        throw Error(fmt::format("{} was refused, and has no trials", name));
    const ServiceTable services = all_services(call);
    StudyLook look =
        service_of(services, entry).study(entry.submission.job, call.world.clock.now());
    if (!look.trouble.empty()) throw Error(look.trouble, look.hint, exit_of(look.refusal));
    if (!look.study)
        throw Error(fmt::format("{} has no trials: it tunes nothing", name),
            "a job file with [hyperparameters] makes a tuning job");
    entry.last = look.job;
    ledger.record_if_possible(entry.submission.job.id, entry.last);
    return std::move(*look.study);
}

Exit run(Call& call, const Request& request)
{
    if (request.csv && call.json)
        throw Error("--csv and --json exclude each other", "", Exit::usage);
    Ledger ledger = open_ledger_to_show(call.world);
    std::vector<Entry> entries = find_jobs(ledger, request.job);
    Entry& entry = entries[0];
    const Study study = ask(call, ledger, entry);
    const TrialsPage page{entry, study};
    if (call.json) {
        call.answer(trials_json(page, call.world.clock.now()));
    } else if (request.csv) {
        call.out(trials_csv(page, call.world.clock.now()));
    } else {
        call.out(trials_text(page, call.moment()));
        if (entry.last.trials) call.err(counts_text(*entry.last.trials) + "\n");
    }
    return Exit::done;
}

}  // namespace

Subcommand trials_command()
{
    return subcommand<Request>(
        "trials", "show what a tuning job has tried, the best first", describe, run);
}

}  // namespace mltrain
