#include "commands/watching.hpp"

#include "base/text.hpp"
#include "commands/live_lines.hpp"
#include "commands/request.hpp"
#include "dispatch/cancel.hpp"
#include "dispatch/event_hook.hpp"
#include "dispatch/logs.hpp"
#include "show/error_text.hpp"
#include "show/log_text.hpp"
#include "show/watch_text.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

using OnInterrupt = WatchChoices::OnInterrupt;

/// A job that waits for machines costs nothing, but somebody waits for it.
constexpr Seconds default_queued_longer_than{3600};

OnInterrupt on_interrupt_of(const WatchRequest& request)
{
    const std::string word = request.on_interrupt.value_or("detach");
    if (word == "detach") return OnInterrupt::detach;
    if (word == "cancel") return OnInterrupt::cancel;
    if (word == "ask") return OnInterrupt::ask;
    throw Error(fmt::format("\"{}\" is no choice for --on-interrupt", word),
        choice_hint(word, {"detach", "cancel", "ask"}), Exit::usage);
}

std::vector<const Entry*> entries_of(const std::vector<Watched>& jobs)
{
    std::vector<const Entry*> entries;
    for (const Watched& job : jobs) entries.push_back(&job.entry);
    return entries;
}

std::vector<const Entry*> running_on(const std::vector<Watched>& jobs)
{
    std::vector<const Entry*> entries;
    for (const Watched& job : jobs) {
        if (!job.over) entries.push_back(&job.entry);
    }
    return entries;
}

/// "census_20261120_143000"; "12 jobs".
std::string who(const std::vector<const Entry*>& entries)
{
    return entries.size() == 1 ? entries.front()->submission.job.name
                               : counted(entries.size(), "job");
}

/// The words after `mltrain watch`; none when all are meant, or too many to type.
std::string names_of(const std::vector<const Entry*>& entries)
{
    constexpr std::size_t few = 3;
    std::string names;
    for (const Entry* entry : entries) names += " " + shell_quoted(entry->submission.job.name);
    return entries.size() <= few ? names : "";
}

/// One watch, from the first line to the last.
class ShownWatch {
public:
    ShownWatch(Call& call, Ledger& ledger, const WatchChoices& choices)
        : call_(call),
          ledger_(ledger),
          choices_(choices),
          services_(all_services(call)),
          live_(call.world.console.err_screen().repaint && !call.json),
          lines_(call.world.console),
          hook_(call.world, choices.on_event, [this](const std::string& text) { warn(text); }),
          // Without --logs a terminal shows the newest line of what costs nothing to read.
          logs_(call.world, services_, LogOptions{.only_files = !choices.with_logs},
              [this](const LogNews& news) { tell(news); })
    {
    }

    Exit run(std::vector<Entry> entries)
    {
        WatchListener listener;
        listener.event = [this](const Event& event) { tell(event); };
        listener.say = [this](const std::string& text) { say(text); };
        listener.paint = [this](const std::vector<Watched>& jobs) { paint(jobs); };
        listener.is_gone = [this] { return call_.world.console.out_error() != 0; };
        if (choices_.more) {
            listener.more = [this](const std::vector<Watched>& jobs) {
                return choices_.more(jobs, [this] { lines_.clear(); });
            };
        }
        listener.goes_on = [this](std::vector<Watched>& jobs) { return goes_on(jobs); };
        WatchOptions options = choices_.options;
        if (live_) options.repaint = Seconds(1);
        if (live_ || choices_.with_logs) options.logs = &logs_;
        options.waits_for_logs = choices_.with_logs;
        names_jobs_ = entries.size() > 1;
        const WatchEnd end =
            watch(call_.world, ledger_, services_, std::move(entries), options, listener);
        if (end.why == WatchEnd::Why::gone) return Exit::done;
        const std::vector<const Entry*> open = running_on(end.jobs);
        if (end.why == WatchEnd::Why::all_over || open.empty()) return tell_the_end(end.jobs);
        paint(end.jobs);
        lines_.leave();
        if (call_.json) call_.answer(stopped_json(open, call_.world.clock.now()));
        tell_how_to_come_back(open);
        return Exit::interrupted;
    }

private:
    Moment moment_of_screen() const
    {
        const Screen screen = call_.world.console.err_screen();
        return {call_.world.clock.now(), Seconds(0), screen.columns, call_.err_style, screen.rows};
    }

    void say(const std::string& text)
    {
        lines_.clear();
        call_.err("mltrain: " + text + "\n");
    }

    void warn(const std::string& text)
    {
        lines_.clear();
        call_.err("mltrain: warning: " + text + "\n");
    }

    void tell(const Event& event)
    {
        const Json json = event_json(event, call_.world.clock.now());
        const bool first = event.news.kind == News::Kind::watching;
        if (call_.json) {
            call_.answer(json);
        } else if (!live_ || !first) {  // at a terminal the rows say how all stand
            lines_.clear();
            Moment moment = call_.moment();
            moment.local_offset = call_.world.clock.local_offset(event.news.at);
            call_.out(event_text(event, moment));
        }
        const bool is_old = event.news.kind == News::Kind::over && !has_begun_;
        if (!first && !is_old) hook_.tell(json);
    }

    void tell(const LogNews& news)
    {
        if (!choices_.with_logs) return;
        const bool is_line = news.kind == LogNews::Kind::line || news.kind == LogNews::Kind::gap;
        Moment moment = call_.moment();
        if (news.line.at)
            moment.local_offset = call_.world.clock.local_offset(news.line.at->second);
        lines_.clear();
        if (call_.json) {
            call_.answer(log_json(news, moment.now));
        } else if (is_line) {
            call_.out(log_text(news, moment, names_jobs_ ? NameJob::yes : NameJob::no));
        } else {
            call_.err(log_text(news, moment, names_jobs_ ? NameJob::yes : NameJob::no));
        }
    }

    void paint(const std::vector<Watched>& jobs)
    {
        has_begun_ = true;
        if (!live_) return;
        std::vector<WatchRow> rows;
        for (const Watched& job : jobs) {
            if (job.is_done()) continue;
            const auto newest = logs_.newest(job.entry.submission.job.id);
            rows.push_back({job.entry, job.followed, newest ? newest->text : ""});
        }
        lines_.paint(watch_rows(rows, entries_of(jobs), moment_of_screen()));
    }

    /// The first Ctrl-C does as the user chose, any further one ends the watch.
    bool goes_on(std::vector<Watched>& jobs)
    {
        if (++interrupts_ > 1) return false;
        const std::vector<const Entry*> open = running_on(jobs);
        if (choices_.on_interrupt == OnInterrupt::detach || open.empty()) return false;
        lines_.clear();
        if (choices_.on_interrupt == OnInterrupt::ask && !wants_the_end(open)) return false;
        bool is_any_asked = false;
        try {
            for (Watched& job : jobs) {
                if (!job.is_done()) is_any_asked = ask_for_the_end(job) || is_any_asked;
            }
        } catch (const Error&) {  // Ctrl-C again
            return false;
        }
        lines_.clear();
        if (is_any_asked) call_.err("waiting for the end (Ctrl-C ends only the waiting)\n");
        return true;
    }

    bool wants_the_end(const std::vector<const Entry*>& open) const
    {
        const std::string cost = cost_so_far_text(open, call_.world.clock.now());
        try {
            return call_.world.console.confirms(fmt::format(
                "end {}{}? [y/N] ", who(open), cost.empty() ? "" : ", " + cost + " so far"));
        } catch (const Error&) {  // Ctrl-C again
            return false;
        }
    }

    bool ask_for_the_end(Watched& job)
    {
        try {
            return cancel(call_.world, ledger_, service_of(services_, job.entry), job.entry,
                [this](const std::string& text) { say(text); });
        } catch (const Error& error) {
            if (error.exit == Exit::interrupted) throw;
            lines_.clear();
            call_.err(error_text(error, call_.err_style));
            return false;
        }
    }

    Exit tell_the_end(const std::vector<Watched>& jobs)
    {
        lines_.clear();
        if (jobs.size() > 1 && !call_.json)
            call_.out(summary_text(entries_of(jobs), call_.world.clock.now()) + "\n");
        return exit_of(jobs);
    }

    void tell_how_to_come_back(const std::vector<const Entry*>& open) const
    {
        if (open.empty()) return;
        const std::string cost = cost_so_far_text(open, call_.world.clock.now());
        const std::string names = names_of(open);
        call_.err(fmt::format("stopped watching; {} {} on{}\n"
                              "  come back:  mltrain watch{}\n"
                              "  {}:{}mltrain cancel{}\n",
            who(open), open.size() == 1 ? "runs" : "run",
            cost.empty() ? "" : ", " + cost + " so far", names,
            open.size() == 1 ? "end it" : "end them", open.size() == 1 ? "     " : "   ",
            names.empty() ? " JOB…" : names));
    }

    Call& call_;
    Ledger& ledger_;
    const WatchChoices& choices_;
    const ServiceTable services_;
    const bool live_;
    LiveLines lines_;
    EventHook hook_;
    LogFollower logs_;
    bool names_jobs_ = false;
    bool has_begun_ = false;  ///< what was over before is no news for the hook
    int interrupts_ = 0;
};

}  // namespace

void describe_watch(Options& options, WatchRequest& request, const std::string& when)
{
    options.option("every", "DURATION", request.every, when + "look this often, such as 30s");
    options.option("give-up-after", "DURATION", request.give_up_after,
        when + "end when a job is unseen for so long");
    options.option("on-interrupt", "WHAT", request.on_interrupt,
        when + "what Ctrl-C does: detach, cancel, ask");
    options.flag("logs", request.logs, when + "tell what the jobs log, too");
}

WatchChoices watch_choices(const WatchSettings& settings, const WatchRequest& request)
{
    WatchChoices choices;
    choices.on_interrupt = on_interrupt_of(request);
    choices.on_event = settings.on_event;
    choices.with_logs = request.logs;
    WatchOptions& options = choices.options;
    if (request.every) options.every = option_duration("--every", *request.every);
    if (request.give_up_after)
        options.give_up_after = option_duration("--give-up-after", *request.give_up_after);
    options.guards = {settings.queued_longer_than.value_or(default_queued_longer_than),
        settings.silent_longer_than, settings.on_over_budget == "cancel"};
    return choices;
}

Exit watch_and_show(
    Call& call, Ledger& ledger, std::vector<Entry> entries, const WatchChoices& choices)
{
    return ShownWatch(call, ledger, choices).run(std::move(entries));
}

}  // namespace mltrain
