// logs: what a job has written, and what it goes on to write. Looking on never changes the job.
#include "dispatch/logs.hpp"

#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/table.hpp"
#include "dispatch/submit.hpp"
#include "show/log_text.hpp"
#include "show/watch_text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

struct Request {
    std::vector<std::string> job;
    bool follow = false;
    std::optional<std::string> since;
    std::optional<std::string> level;
};

void describe(Options& options, Request& request)
{
    options.arguments(
        "JOB", request.job, Options::Count::one, "a job's name, the beginning of one, or latest");
    options.flag("follow", request.follow, "go on until the job ends", 'f');
    options.option(
        "since", "TIME", request.since, "only lines since then: 10m, or a time as shown");
    options.option(
        "level", "LEVEL", request.level, "only lines at least as grave, such as WARNING");
}

/// "10m"; a time as RFC 3339 spells it, or as a line of a log shows it: in local time.
LogTime time_since(const World& world, const std::string& text)
{
    const Time now = world.clock.now();
    if (const auto duration = parse_duration(text)) return {now - *duration, 0};
    if (const auto time = parse_log_time(text)) return *time;
    if (auto local = parse_log_time(text + "Z")) {
        const Seconds about = world.clock.local_offset(local->second);
        local->second -= world.clock.local_offset(local->second - about);
        return *local;
    }
    throw Error(fmt::format("option \"--since\" is a time or a duration, not \"{}\"", text),
        "such as --since 10m, or --since 2026-11-20T14:30:00Z", Exit::usage);
}

std::string known_level(const std::string& word)
{
    const std::string level = upper(word);
    const std::vector<std::string> levels(log_levels.begin(), log_levels.end());
    if (std::find(levels.begin(), levels.end(), level) != levels.end()) return level;
    const auto longer = std::find_if(levels.begin(), levels.end(),
        [&](const std::string& known) { return !level.empty() && known.starts_with(level); });
    throw Error(fmt::format("there is no level \"{}\"", word),
        choice_hint(longer == levels.end() ? level : *longer, levels), Exit::usage);
}

/// Throws Error where there is no log, or none that can be asked for so.
LogOptions options_for(Call& call, const Entry& entry, const Request& request)
{
    LogOptions options;
    if (request.since) options.since = time_since(call.world, *request.since);
    if (request.level) options.least_level = known_level(*request.level);
    options.only_what_is_there = !request.follow;
    const std::string& name = entry.submission.job.name;
    if (entry.last.state == State::refused) {
        throw Error(fmt::format("{} never ran, so it has no log", name),
            "why: mltrain show " + shell_quoted(name));
    }
    if (entry.last.state == State::unsettled) {
        throw Error(fmt::format("it is not known yet whether {} exists", name),
            fmt::format("mltrain watch {} asks", shell_quoted(name)), Exit::outcome_unknown);
    }
    const auto service = service_finder(call)(entry.submission.service, {});
    const bool is_file = service && !service->is_hosted();
    if (is_file && (request.since || request.level)) {
        throw Error(
            fmt::format("the log of {} is a plain file: its lines have no time and no level", name),
            "all of it: mltrain logs " + shell_quoted(name), Exit::usage);
    }
    return options;
}

/// A log on its way to stdout, in large pieces: there may be a million lines.
class Printer {
public:
    explicit Printer(Call& call) : call_(call), moment_(call.moment()) {}

    void tell(const LogNews& news)
    {
        const bool is_line = news.kind == LogNews::Kind::line || news.kind == LogNews::Kind::gap;
        if (news.kind == LogNews::Kind::line && news.line.at) newest_ = news.line.at;
        told_ = told_ || is_line;
        if (call_.json) {
            add(json_text(log_json(news, call_.world.clock.now())) + "\n");
        } else if (is_line) {
            // The offset of then: a job may run through the night in which the clocks are changed.
            if (news.line.at)
                moment_.local_offset = call_.world.clock.local_offset(news.line.at->second);
            add(log_text(news, moment_, NameJob::no));
        } else {
            flush();
            call_.err(log_text(news, call_.moment(), NameJob::no));
        }
    }

    void tell(const Event& event)
    {
        if (call_.json) return add(json_text(event_json(event, call_.moment().now)) + "\n");
        flush();
        call_.err(event_text(event, call_.moment()));
    }

    void flush()
    {
        if (!waiting_.empty()) call_.out(waiting_);
        waiting_.clear();
    }

    bool has_told() const { return told_; }
    /// The option that goes on where this left off; "" from the beginning.
    std::string since_there() const
    {
        return newest_ ? " --since " + log_time_text(*newest_) : std::string();
    }

private:
    void add(const std::string& text)
    {
        constexpr std::size_t large = 64 * 1024;
        waiting_ += text;
        if (waiting_.size() >= large) flush();
    }

    Call& call_;
    Moment moment_;
    std::string waiting_;
    bool told_ = false;
    std::optional<LogTime> newest_;
};

/// Reads until there is nothing more. False when the user did not want to wait.
bool read_to_the_end(Call& call, LogFollower& follower, Printer& printer)
{
    while (const auto next = follower.next_read()) {
        if (call.world.console.out_error() != 0) return true;
        if (call.world.clock.sleep_until(*next) != Woken::by_time) return false;
        follower.read_where_due(call.world.clock.now());
        printer.flush();
    }
    return true;
}

Exit print(Call& call, const Entry& entry, const LogOptions& options)
{
    const std::string& name = entry.submission.job.name;
    Printer printer(call);
    const auto tell = [&](const LogNews& news) {
        const bool fails =
            news.kind == LogNews::Kind::trouble || news.kind == LogNews::Kind::given_up;
        if (!fails) return printer.tell(news);
        printer.flush();
        throw Error(fmt::format("the log of {} cannot be read: {}", name, news.text),
            news.hint.empty()
                ? "again from there: mltrain logs " + shell_quoted(name) + printer.since_there()
                : news.hint,
            exit_of(news.refusal));
    };
    const ServiceTable services = all_services(call);
    LogFollower follower(call.world, services, options, tell);
    follower.begin(entry);
    if (!read_to_the_end(call, follower, printer)) {
        call.err(fmt::format("stopped reading\n  come back:  mltrain logs {}{}\n",
            shell_quoted(name), printer.since_there()));
        return Exit::interrupted;
    }
    const bool is_narrowed = options.since || !options.least_level.empty();
    if (!printer.has_told() && !call.json)
        call.err(fmt::format("{} has no {}lines in its log{}\n", name, is_narrowed ? "such " : "",
            is_over(entry.last.state) ? "" : " yet"));
    return Exit::done;
}

Exit follow(Call& call, Ledger& ledger, const Entry& entry, const LogOptions& options)
{
    const JobReference& job = entry.submission.job;
    Printer printer(call);
    const ServiceTable services = all_services(call);
    LogFollower follower(
        call.world, services, options, [&](const LogNews& news) { printer.tell(news); });
    std::optional<News> end_news;  // told behind the last line
    WatchListener listener;
    listener.event = [&](const Event& event) {
        if (event.news.kind == News::Kind::over) {
            end_news = event.news;
        } else {
            printer.tell(event);
        }
    };
    listener.paint = [&](const std::vector<Watched>&) { printer.flush(); };
    listener.is_gone = [&] { return call.world.console.out_error() != 0; };
    WatchOptions options_of_watch;
    options_of_watch.logs = &follower;
    options_of_watch.waits_for_logs = true;
    const WatchEnd end = watch(call.world, ledger, services, {entry}, options_of_watch, listener);
    if (end.why == WatchEnd::Why::gone) return Exit::done;
    if (end_news) printer.tell(Event{*end_news, {&end.jobs[0].entry}});
    printer.flush();
    if (end.why == WatchEnd::Why::all_over) return exit_of(end.jobs);
    call.err(fmt::format("stopped reading; {}\n  come back:  mltrain logs {}{}{}\n",
        end.jobs[0].over ? "there may be more in its log" : job.name + " runs on",
        shell_quoted(job.name), end.jobs[0].over ? "" : " --follow", printer.since_there()));
    return Exit::interrupted;
}

Exit run(Call& call, const Request& request)
{
    Ledger ledger = request.follow ? open_ledger(call.world) : open_ledger_to_show(call.world);
    std::vector<Entry> entries = find_jobs(ledger, request.job);
    refresh_local(call, ledger, entries);
    const LogOptions options = options_for(call, entries[0], request);
    return request.follow ? follow(call, ledger, entries[0], options)
                          : print(call, entries[0], options);
}

}  // namespace

Subcommand logs_command()
{
    return subcommand<Request>("logs", "show a job's log, and follow it", describe, run);
}

}  // namespace mltrain
