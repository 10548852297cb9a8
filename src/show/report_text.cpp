#include "show/report_text.hpp"

#include "base/text.hpp"
#include "show/chart.hpp"
#include "show/cost_text.hpp"
#include "show/job_cells.hpp"
#include "show/results_text.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

constexpr std::size_t most_groups = 8, most_runs = 10, most_series = 8;
constexpr std::size_t most_sparks = 40;

std::string part_text(Money part, Money whole)
{
    return fmt::format("{} ({} %)", total_text(part), percent_of(part, whole));
}

std::string jobs_text(const Tally& tally)
{
    std::vector<std::string> parts;
    const auto say = [&](std::size_t count, const char* what) {
        if (count > 0) parts.push_back(fmt::format("{} {}", count, what));
    };
    say(tally.succeeded, "succeeded");
    say(tally.partly, "succeeded in part");
    say(tally.failed, "failed");
    say(tally.cancelled, "cancelled");
    say(tally.refused, "refused");
    say(tally.open, "not over");
    return fmt::format("{}: {}", tally.jobs, joined(parts, ", "));
}

std::vector<std::int64_t> spent_of(const std::vector<Group>& groups)
{
    std::vector<std::int64_t> amounts;
    const std::size_t first = groups.size() - std::min(groups.size(), most_sparks);
    for (std::size_t i = first; i < groups.size(); ++i)
        amounts.push_back(groups[i].tally.spent.nanos);
    return amounts;
}

std::string summary(const ReportView& view)
{
    const Tally& total = view.total;
    const Style style = view.moment.style;
    Table table({Align::left, Align::left}, "  ");
    table.add({"spent", style.bold(total_text(known_spent(total)))});
    if (total.open > 0) {
        table.add({"not over",
            fmt::format("{}: {} of that so far, up to {} more", counted(total.open, "job"),
                total_text(total.open_cost), total_text(total.committed))});
    }
    if (total.compared > 0) {
        table.add({"projected",
            fmt::format("{} for {} that {} over; {} cost {} ({})", total_text(total.projected),
                counted(total.compared, "job"), total.compared == 1 ? "is" : "are",
                total.compared == 1 ? "it" : "they", total_text(total.actual),
                excess_cell(excess_percent(total)))});
    }
    table.add({"jobs", jobs_text(total)});
    table.add({"success",
        success_percent(total) ? fmt::format("{} of {} that ended by themselves",
            success_cell(total), total.succeeded + total.partly + total.failed)
                               : "-"});
    const std::string lost = part_text(total.lost, total.spent) + " by jobs that failed";
    table.add({"lost", total.lost > Money{} ? style.red(lost) : lost});
    if (total.cancelled > 0)
        table.add({"cancelled",
            part_text(total.cancelled_cost, total.spent) + " by jobs that were cancelled"});
    if (total.queued > 0) {
        table.add({"queued",
            fmt::format("{} in all, {} each, {} at most", duration_text(total.waited),
                duration_text(total.waited / static_cast<std::int64_t>(total.queued)),
                duration_text(total.longest_wait))});
    }
    if (total.unpriced > 0) table.add({"unpriced", counted(total.unpriced, "job") + ", in no sum"});
    if (total.of_team > 0)
        table.add({"team", counted(total.of_team, "job") + " of others, as sync --team saw them"});
    return table.text();
}

/// The groups that are shown, with all others as one, so that they add up.
std::vector<Group> shortened_groups(const Breakdown& breakdown, bool all)
{
    std::vector<Group> groups = breakdown.groups;
    if (all || breakdown.grouping.is_time() || groups.size() <= most_groups) return groups;
    Group rest{fmt::format("{} others", groups.size() - most_groups + 1), {}};
    for (std::size_t i = most_groups - 1; i < groups.size(); ++i) {
        Tally& sum = rest.tally;
        const Tally& tally = groups[i].tally;
        sum.jobs += tally.jobs;
        sum.unpriced += tally.unpriced;
        sum.succeeded += tally.succeeded;
        sum.partly += tally.partly;
        sum.failed += tally.failed;
        sum.spent = sum.spent + tally.spent;
        sum.lost = sum.lost + tally.lost;
    }
    groups.resize(most_groups - 1);
    groups.push_back(std::move(rest));
    return groups;
}

std::string breakdown_text(const ReportView& view, const Breakdown& breakdown, bool all)
{
    const std::vector<Group> groups = shortened_groups(breakdown, all);
    const Style style = view.moment.style;
    std::vector<Money> spent, lost;
    Money most{};
    for (const Group& group : groups) {
        spent.push_back(group.tally.spent);
        lost.push_back(group.tally.lost);
        most = std::max(most, group.tally.spent);
    }
    const std::vector<Money> shown_spent = in_cents(spent);
    const std::vector<Money> shown_lost = in_cents(lost, shown_spent);
    const int columns = std::max(40, view.moment.columns);
    // Of the rest of a row 44 columns are numbers, as long as nothing costs a million.
    const int name_columns = std::clamp(columns - 60, 12, 40);
    const int bar_columns = std::clamp(columns - 46 - name_columns, 0, 40);
    Table table({Align::left, Align::right, Align::right, Align::right, Align::right, Align::left});
    table.add({style.bold(shortened(upper(visible(heading_of(breakdown.grouping))), name_columns)),
        style.bold("JOBS"), style.bold("SUCCESS"), style.bold("LOST"), style.bold("SPENT"), ""});
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Tally& tally = groups[i].tally;
        table.add({shortened(visible(group_name(groups[i])), name_columns),
            std::to_string(tally.jobs), success_cell(tally),
            tally.lost > Money{} ? style.red(rounded_text(shown_lost[i], lost[i])) : "-",
            known_spent(tally) ? rounded_text(shown_spent[i], spent[i]) : "unpriced",
            bar_text(spent[i].nanos, most.nanos, bar_columns)});
    }
    return table.text();
}

std::string dearest_text(const ReportView& view)
{
    const std::vector<Run> runs = dearest(view.runs, most_runs);
    if (runs.empty()) return "";
    const Style style = view.moment.style;
    const int name_columns = std::clamp(view.moment.columns - 52, 12, 60);
    Table table({Align::left, Align::left, Align::right, Align::right, Align::right});
    table.add({style.bold("DEAREST RUNS"), style.bold("STATE"), style.bold("RAN"),
        style.bold("PROJECTED"), style.bold("COST")});
    for (const Run& run : runs) {
        table.add({shortened(visible(run.job), name_columns), style.state(run.state),
            duration_cell(run.ran), run.projected ? total_text(run.projected) : "-",
            total_text(run.cost)});
    }
    return table.text();
}

std::string series_text(const ReportView& view)
{
    if (view.series.empty()) return "";
    const Style style = view.moment.style;
    const int name_columns = std::clamp(view.moment.columns / 4, 8, 40);
    Table table({Align::left, Align::left, Align::right, Align::right, Align::right, Align::left});
    table.add({style.bold("REACHED"), style.bold("METRIC"), style.bold("RUNS"), style.bold("LAST"),
        style.bold("BEST"), style.bold("ONE AFTER ANOTHER")});
    for (std::size_t i = 0; i < std::min(most_series, view.series.size()); ++i) {
        const Series& series = view.series[i];
        std::vector<std::optional<double>> values;
        for (const Point& point : series.points) values.emplace_back(point.value);
        const auto best = best_of(values, series.better);
        std::vector<double> sparks;
        for (std::size_t j = values.size() - std::min<std::size_t>(values.size(), 20);
             j < values.size(); ++j)
            sparks.push_back(*values[j]);
        table.add(
            {shortened(visible(series.name), name_columns), shortened(visible(series.metric), 16),
                std::to_string(series.points.size()), short_number(series.points.back().spelling),
                best ? short_number(series.points[*best].spelling) : "-", spark_text(sparks)});
    }
    std::string text = table.text();
    if (view.series.size() > most_series)
        text += style.dim(fmt::format(
            "  {} more of name and metric: --name, --metric\n", view.series.size() - most_series));
    return text;
}

std::string sweep_table(const ReportView& view, const SweepResults& sweep)
{
    std::vector<Result> results;
    for (const std::size_t i : best_first(sweep)) {
        const Run& run = sweep.runs[i];
        Result& result = results.emplace_back();
        result.name = std::to_string(run.sweep_number);
        result.state.state = run.state;
        result.parameters = parameters_of(sweep, run);
        result.metrics = sweep.reached[i];
        result.ran = run.ran;
        result.cost = run.state == State::refused ? "-" : total_text(run.cost);
        result.is_first = sweep.best == i;
    }
    std::vector<std::string> metrics;
    if (!sweep.metric.empty()) metrics.push_back(sweep.metric);
    return view.moment.style.bold("sweep " + visible(sweep.record.name)) + "\n"
        + results_text("NUMBER", results, view.moment.style, metrics);
}

}  // namespace

std::string report_text(const ReportView& view)
{
    std::string text = fmt::format("{}, {}; local days ({}) of submission\n",
        view.moment.style.bold(visible(view.of)), view.span, offset_text(view.moment.local_offset));
    text += summary(view);
    const std::vector<std::int64_t> spent = spent_of(view.time.groups);
    if (spent.size() > 1)
        text += fmt::format("  {} by {}\n", spark_text(spent), grouping_name(view.time.grouping));
    // What was asked for is shown whole, and nothing else beside it.
    const bool is_asked = view.is_grouping_asked;
    const bool is_time_told = is_asked ? view.breakdowns.empty() : view.time_rows.groups.size() > 1;
    if (is_time_told) text += "\n" + breakdown_text(view, view.time_rows, true);
    for (const Breakdown& breakdown : view.breakdowns)
        text += "\n" + breakdown_text(view, breakdown, is_asked);
    if (is_asked) return text;
    for (const std::string& part : {dearest_text(view), series_text(view)})
        text += part.empty() ? "" : "\n" + part;
    for (const SweepResults& sweep : view.sweeps) text += "\n" + sweep_table(view, sweep);
    return text;
}

}  // namespace mltrain
