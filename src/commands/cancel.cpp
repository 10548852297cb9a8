// cancel: end jobs, and stay until they have ended.
#include "dispatch/cancel.hpp"

#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/table.hpp"
#include "show/error_text.hpp"
#include "show/watch_text.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

/// A service that has not ended a job by then may take hours.
constexpr Seconds longest_patience{300};

struct Request {
    std::vector<std::string> jobs;
    bool async = false;
};

void describe(Options& options, Request& request)
{
    options.arguments(
        "JOB", request.jobs, Options::Count::some, "jobs by name, beginning of a name, or latest");
    options.flag("async", request.async, "ask for the end, and do not wait for it");
}

/// One of the jobs, and what went wrong with it.
struct Cancelled {
    Entry entry;
    std::optional<Error> trouble{};
    bool is_asked = false;  ///< and the service agreed

    bool is_open() const { return is_asked && !is_over(entry.last.state); }
};

void tell(const Call& call, const Cancelled& cancelled)
{
    const Entry& entry = cancelled.entry;
    if (cancelled.trouble) {
        call.err(error_text(*cancelled.trouble, call.err_style));
    } else if (!cancelled.is_asked) {
        call.out(fmt::format(
            "{} is over already: {}\n", entry.submission.job.name, state_name(entry.last.state)));
    } else if (is_over(entry.last.state)) {
        call.out(end_text(entry, call.moment()));
    } else {
        call.out(
            fmt::format("{0} was asked to end, and is {1} still; mltrain watch {2} sees it end\n",
                entry.submission.job.name, state_name(entry.last.state),
                shell_quoted(entry.submission.job.name)));
    }
}

/// Looks at them, at least once, until they have ended. False when the user did not want to wait.
bool follow_to_the_end(Call& call, Ledger& ledger, const ServiceTable& services,
    const std::vector<Cancelled*>& open, Seconds patience)
{
    std::vector<Entry> entries;
    for (const Cancelled* cancelled : open) entries.push_back(cancelled->entry);
    if (patience > Seconds(0) && !open.empty()) {
        call.err(fmt::format("{} asked to end; waiting (Ctrl-C ends only the waiting)\n",
            open.size() == 1 ? entries[0].submission.job.name + " was"
                             : fmt::format("{} jobs were", open.size())));
    }
    WatchOptions options;
    options.until = call.world.clock.now() + patience;
    WatchListener listener;
    listener.event = [&](const Event& event) {
        switch (event.news.kind) {
        case News::Kind::contact_lost:
        case News::Kind::contact_regained:
        case News::Kind::lasting_trouble:
        case News::Kind::not_listed: call.err(event_text(event, call.moment())); return;
        default: return;  // it is told in the end
        }
    };
    const WatchEnd end = watch(call.world, ledger, services, std::move(entries), options, listener);
    for (std::size_t i = 0; i < open.size(); ++i) open[i]->entry = end.jobs[i].entry;
    return end.why == WatchEnd::Why::all_over || end.why == WatchEnd::Why::late;
}

void answer_in_json(const Call& call, const std::vector<Cancelled>& all)
{
    Json::Array jobs;
    for (const Cancelled& cancelled : all) {
        Json& job = jobs.emplace_back(entry_json(cancelled.entry, call.world.clock.now()));
        job["error"] = cancelled.trouble ? Json(cancelled.trouble->what()) : Json();
    }
    Json answer;
    answer["jobs"] = std::move(jobs);
    call.answer(answer);
}

/// Every job is tried, whatever became of the one before: what is not cancelled bills on.
std::vector<Cancelled> ask_all(
    Call& call, Ledger& ledger, const ServiceTable& services, std::vector<Entry> entries)
{
    std::vector<Cancelled> all;
    for (Entry& entry : entries) {
        Cancelled& cancelled = all.emplace_back(Cancelled{std::move(entry)});
        try {
            cancelled.is_asked =
                cancel(call.world, ledger, service_of(services, cancelled.entry), cancelled.entry,
                    [&](const std::string& text) { call.err("mltrain: " + text + "\n"); });
        } catch (const Error& error) {
            if (error.exit == Exit::interrupted || entries.size() == 1) throw;
            cancelled.trouble = error;
        }
        if (!call.json && !cancelled.is_open()) tell(call, cancelled);
    }
    return all;
}

Exit run(Call& call, const Request& request)
{
    Ledger ledger = open_ledger(call.world);
    std::vector<Entry> entries = find_jobs(ledger, request.jobs);
    refresh_local(call, ledger, entries);
    const ServiceTable services = all_services(call);
    std::vector<Cancelled> all = ask_all(call, ledger, services, std::move(entries));
    std::vector<Cancelled*> open;
    for (Cancelled& cancelled : all) {
        if (cancelled.is_open()) open.push_back(&cancelled);
    }
    const Seconds patience = request.async ? Seconds(0) : longest_patience;
    const bool interrupted = !follow_to_the_end(call, ledger, services, open, patience);
    Exit exit = Exit::done;
    for (const Cancelled* cancelled : open) {
        if (!call.json) tell(call, *cancelled);
        if (cancelled->is_open() && !request.async) exit = Exit::outcome_unknown;
    }
    for (const Cancelled& cancelled : all) {
        if (cancelled.trouble) exit = cancelled.trouble->exit;
    }
    if (call.json) answer_in_json(call, all);
    return interrupted ? Exit::interrupted : exit;
}

}  // namespace

Subcommand cancel_command()
{
    return subcommand<Request>("cancel", "end jobs", describe, run);
}

}  // namespace mltrain
