// report: what was spent and what came of it, in the terminal, on a page, as CSV or JSON. Asks no cloud: it tells what
// the ledger knows.
#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/span.hpp"
#include "commands/table.hpp"
#include "show/report_data.hpp"
#include "show/report_html.hpp"
#include "show/report_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace mltrain {

namespace {

constexpr const char* default_since = "30d";
constexpr std::size_t most_sweeps = 3;

struct Request {
    std::optional<std::string> since, until, label, sweep, name, by, metric, html;
    bool csv = false;
    bool force = false;
};

void describe(Options& options, Request& request)
{
    options.option("since", "TIME", request.since,
        "from this day on, or for so long: 2026-11-01, 12h (default: 30d)");
    options.option("until", "TIME", request.until, "this day is the last one, or so long ago");
    options.option("name", "NAME", request.name, "only jobs of this name");
    options.option("label", "KEY[=VALUE]", request.label, "only jobs with this label");
    options.option("sweep", "SWEEP", request.sweep, "only the jobs of a sweep, all of them");
    options.option(
        "by", "GROUP", request.by, "day, week, month, name, tier, region, service or label:KEY");
    options.option("metric", "METRIC", request.metric,
        "of what was reached; least is best, ~METRIC: greatest");
    options.option("html", "FILE", request.html, "write a page; - for stdout");
    options.flag("force", request.force, "overwrite the file");
    options.flag("csv", request.csv, "answer in CSV: each run, or with --by each group");
}

bool is_wanted(const Run& run, const Request& request)
{
    if (request.name && run.name != *request.name) return false;
    if (!request.label) return true;
    return std::any_of(run.labels.begin(), run.labels.end(), [&](const std::string& label) {
        return label == *request.label || label.starts_with(*request.label + "=");
    });
}

/// What the ledger knows of jobs on this machine may be old.
std::map<std::string, Sighting> fresh_local(Call& call, Ledger& ledger)
{
    std::vector<Entry> open = ledger.open_entries();
    std::erase_if(open, [](const Entry& entry) { return entry.submission.service != "local"; });
    refresh_local(call, ledger, open);
    std::map<std::string, Sighting> fresh;
    for (Entry& entry : open) fresh[entry.submission.job.id] = std::move(entry.last);
    return fresh;
}

class Reader {
public:
    Reader(Call& call, Ledger& ledger, const Request& request, std::vector<Run>& runs)
        : call_(call),
          request_(request),
          fresh_(fresh_local(call, ledger)),
          now_(call.world.clock.now()),
          runs_(runs)
    {
    }

    void take(const Entry& entry)
    {
        const auto fresh = fresh_.find(entry.submission.job.id);
        const Seconds offset = call_.world.clock.local_offset(entry.submission.made_at);
        Entry newer;
        if (fresh != fresh_.end()) {
            newer = entry;
            newer.last = fresh->second;
        }
        Run run = run_of(fresh == fresh_.end() ? entry : newer, now_, offset);
        if (is_wanted(run, request_)) runs_.push_back(std::move(run));
    }

private:
    Call& call_;
    const Request& request_;
    std::map<std::string, Sighting> fresh_;
    Time now_;
    std::vector<Run>& runs_;
};

std::string of_text(const Request& request)
{
    std::vector<std::string> parts;
    if (request.sweep) parts.push_back("sweep " + *request.sweep);
    if (request.name) parts.push_back("name " + *request.name);
    if (request.label) parts.push_back("label " + *request.label);
    return parts.empty() ? "all jobs" : joined(parts, ", ");
}

/// The newest sweeps of which any run reached something.
void add_sweeps(ReportView& view, const Ledger& ledger, const std::optional<Objective>& objective)
{
    std::vector<std::string> ids;
    for (const Run& run : view.runs) {
        if (run.sweep.empty() || !view.metrics.contains(run.id)) continue;
        if (std::find(ids.begin(), ids.end(), run.sweep) == ids.end()) ids.push_back(run.sweep);
        if (ids.size() == most_sweeps) break;
    }
    for (const std::string& id : ids) {
        auto record = ledger.find_sweep(id);
        if (!record) continue;
        std::vector<Run> runs;
        for (const Run& run : view.runs) {
            if (run.sweep == id) runs.push_back(run);
        }
        std::stable_sort(runs.begin(), runs.end(),
            [](const Run& a, const Run& b) { return a.sweep_number < b.sweep_number; });
        view.sweeps.push_back(
            sweep_results(std::move(*record), std::move(runs), view.metrics, objective));
    }
}

void check(const Call& call, const Request& request)
{
    if (request.sweep && (request.since || request.until))
        throw Error("--sweep takes all jobs of a sweep, so there is no --since and no --until", "",
            Exit::usage);
    if (request.csv && (call.json || request.html))
        throw Error("--csv goes alone: neither with --json nor with --html", "", Exit::usage);
    if (request.html == "-" && call.json)
        throw Error("the page and the JSON cannot both go to stdout", "--html FILE, or no --json",
            Exit::usage);
    if (request.by && !parse_grouping(*request.by))
        throw Error(fmt::format("a report cannot be by \"{}\"", *request.by),
            "day, week, month, name, tier, region, service, or label:KEY", Exit::usage);
}

ReportView read_view(Call& call, Ledger& ledger, const Request& request)
{
    Clock& clock = call.world.clock;
    ReportView view;
    view.moment = call.moment();
    view.of = of_text(request);
    const Time now = view.moment.now;
    Reader reader(call, ledger, request, view.runs);
    Date last = local_date(clock, now);
    if (request.sweep) {
        const SweepRecord sweep = sweep_of(ledger, *request.sweep);
        for (const Entry& entry : ledger.entries_of_sweep(sweep.id)) reader.take(entry);
        std::reverse(view.runs.begin(), view.runs.end());
        view.metrics = ledger.metrics_since(sweep.made_at);
        view.span = "all of it";
        if (!view.runs.empty()) last = date_of(view.runs.front().local);
    } else {
        const Span span =
            span_of(clock, now, {request.since.value_or(default_since), request.until});
        ledger.each_between(span.from, span.until, [&](const Entry& entry) { reader.take(entry); });
        view.metrics = ledger.metrics_since(span.from);
        view.span = span.text;
        view.from = span.from;
        view.until = span.until;
        last = std::min(last, local_date(clock, span.until - Seconds(1)));
    }
    group(view, request.by ? parse_grouping(*request.by) : std::nullopt, last);
    const auto objective =
        request.metric ? std::optional(parse_objective(*request.metric)) : std::nullopt;
    view.series = series_of(view.runs, view.metrics, objective);
    if (objective && view.series.empty() && !view.runs.empty())
        throw Error(fmt::format("none of these jobs has a metric \"{}\"", objective->metric),
            "mltrain list --metrics reads what trainers wrote");
    add_sweeps(view, ledger, objective);
    return view;
}

Exit write_page(Call& call, const Request& request, const ReportView& view)
{
    const std::string page = report_html(view);
    if (request.html == "-") {
        call.out(page);
        return Exit::done;
    }
    write_output(*request.html, page, request.force, "--html");
    if (call.json) {
        Json answer = report_json(view);
        answer["file"] = *request.html;
        call.answer(answer);
    } else {
        const auto spent = known_spent(view.total);
        call.out(fmt::format("{} written: {}, {}\n", *request.html, counted(view.total.jobs, "job"),
            spent ? dollar_text(*spent) + " spent" : "unpriced"));
    }
    return Exit::done;
}

Exit run(Call& call, const Request& request)
{
    check(call, request);
    Ledger ledger = open_ledger_to_show(call.world);
    const ReportView view = read_view(call, ledger, request);
    if (request.html) return write_page(call, request, view);
    if (call.json) {
        call.answer(report_json(view));
    } else if (request.csv) {
        call.out(report_csv(view));
    } else if (view.runs.empty()) {
        call.out(fmt::format("no jobs to report: {}, {}\n", visible(view.of), view.span));
    } else {
        call.out(report_text(view));
    }
    return Exit::done;
}

}  // namespace

Subcommand report_command()
{
    return subcommand<Request>("report", "tell what was spent, and what came of it", describe, run);
}

}  // namespace mltrain
