#include "show/report_view.hpp"

#include "base/text.hpp"
#include "job/hyperparameters.hpp"
#include "show/results_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

namespace mltrain {

namespace {

/// What the trainer wrote, and what the service says of the best trial.
Metrics reached_by(const Run& run, const MetricsById& all)
{
    const auto found = all.find(run.id);
    Metrics metrics = found == all.end() ? Metrics{} : found->second;
    if (run.trials && !run.trials->best.empty() && !find_metric(metrics, run.trials->metric))
        metrics.push_back({run.trials->metric, run.trials->best, {}});
    return metrics;
}

/// What the job file seeks is known; else the name of the metric tells, or nothing does.
Better better_of(const Run& run, const std::string& metric)
{
    const std::string& goal = run.trials ? run.trials->metric : run.goal_metric;
    if (run.maximize && (goal == metric || run.goal_metric == metric))
        return *run.maximize ? Better::greatest : Better::least;
    return better_by_name(metric);
}

Breakdown breakdown(const ReportView& view, const Grouping& grouping, Date last)
{
    return {grouping, grouped(view.runs, grouping, last)};
}

}  // namespace

void group(ReportView& view, const std::optional<Grouping>& by, Date last)
{
    view.total = tally_of(view.runs);
    view.is_grouping_asked = by.has_value();
    const bool time_is_said = by && by->is_time();
    constexpr int most_drawn = 45, most_rows = 16;
    const auto by_time = [&](int most) {
        return breakdown(view, time_is_said ? *by : fitting_time(view.runs, last, most), last);
    };
    view.time = by_time(most_drawn);
    view.time_rows = by_time(most_rows);
    if (by) {
        if (!time_is_said) view.breakdowns.push_back(breakdown(view, *by, last));
        return;
    }
    std::vector<Grouping> groupings;
    for (const auto kind :
        {Grouping::By::name, Grouping::By::service, Grouping::By::tier, Grouping::By::region})
        groupings.push_back({kind, ""});
    for (const std::string& key : label_keys(view.runs))
        groupings.push_back({Grouping::By::label, key});
    for (const Grouping& grouping : groupings) {
        Breakdown made = breakdown(view, grouping, last);
        // One group says no more than the total does.
        if (made.groups.size() > 1) view.breakdowns.push_back(std::move(made));
    }
}

std::vector<Series> series_of(std::span<const Run> runs, const MetricsById& metrics,
    const std::optional<Objective>& objective)
{
    std::map<std::pair<std::string, std::string>, Series> by_name;
    for (const Run& run : runs) {
        for (const Metric& metric : reached_by(run, metrics)) {
            const auto value = number_of(metric.value);
            if (!value || (objective && objective->metric != metric.name)) continue;
            Series& series = by_name[{run.name, metric.name}];
            series.name = run.name;
            series.metric = metric.name;
            if (series.better == Better::unknown)
                series.better = objective ? objective->better : better_of(run, metric.name);
            series.points.push_back(
                {run.job, run.ended.value_or(run.submitted), *value, metric.value});
        }
    }
    std::vector<Series> all;
    for (auto& [name, series] : by_name) {
        std::stable_sort(series.points.begin(), series.points.end(),
            [](const Point& a, const Point& b) { return a.at < b.at; });
        all.push_back(std::move(series));
    }
    std::stable_sort(all.begin(), all.end(),
        [](const Series& a, const Series& b) { return a.points.size() > b.points.size(); });
    return all;
}

SweepResults sweep_results(SweepRecord record, std::vector<Run> runs, const MetricsById& metrics,
    const std::optional<Objective>& objective)
{
    SweepResults sweep{std::move(record), std::move(runs), {}, "", Better::unknown, {}, {}};
    for (const Run& run : sweep.runs) sweep.reached.push_back(reached_by(run, metrics));
    const std::vector<std::string> names = metric_names(sweep.reached);
    if (objective) {
        sweep.metric = objective->metric;
        sweep.better = objective->better;
    } else if (!names.empty()) {
        // The first of which it is known what is better, else the first.
        const auto known = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
            return better_of(sweep.runs.front(), name) != Better::unknown;
        });
        sweep.metric = known == names.end() ? names.front() : *known;
        sweep.better = better_of(sweep.runs.front(), sweep.metric);
    }
    for (const Metrics& some : sweep.reached) {
        const Metric* metric = find_metric(some, sweep.metric);
        sweep.values.push_back(metric ? number_of(metric->value) : std::nullopt);
    }
    sweep.best = best_of(sweep.values, sweep.better);
    return sweep;
}

std::vector<std::size_t> best_first(const SweepResults& sweep)
{
    if (sweep.better != Better::unknown)
        return sorted_by(
            (sweep.better == Better::greatest ? "~" : "") + sweep.metric, sweep.reached);
    std::vector<std::size_t> order(sweep.runs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

std::vector<std::pair<std::string, std::string>> parameters_of(
    const SweepResults& sweep, const Run& run)
{
    std::vector<std::pair<std::string, std::string>> parameters;
    const auto number = static_cast<std::size_t>(run.sweep_number - 1);
    if (number >= sweep.record.variants.size()) return parameters;
    for (const auto& [key, value] : sweep.record.variants[number])
        parameters.emplace_back(axis_name(key), value);
    return parameters;
}

std::string offset_text(Seconds offset)
{
    const auto minutes = std::chrono::abs(offset).count() / 60;
    return fmt::format(
        "UTC{}{:02}:{:02}", offset < Seconds(0) ? "-" : "+", minutes / 60, minutes % 60);
}

std::string group_name(const Group& group)
{
    return group.name.empty() ? "(none)" : group.name;
}

std::string heading_of(const Grouping& grouping)
{
    if (grouping.by == Grouping::By::label) return "Label " + grouping.key;
    if (grouping.by == Grouping::By::week) return "Week of";
    std::string name = grouping_name(grouping);
    name[0] = upper(name.substr(0, 1))[0];
    return name;
}

std::string better_text(Better better)
{
    switch (better) {
    case Better::least: return "least";
    case Better::greatest: return "greatest";
    case Better::unknown: break;
    }
    return "";
}

std::string duration_cell(const std::optional<Seconds>& duration)
{
    return duration ? duration_text(*duration) : "-";
}

std::string excess_cell(const std::optional<std::int64_t>& percent)
{
    if (!percent) return "-";
    return *percent == 0 ? "0 %" : fmt::format("{:+} %", *percent);
}

std::string success_cell(const Tally& tally)
{
    const auto percent = success_percent(tally);
    return percent ? fmt::format("{} %", *percent) : "-";
}

}  // namespace mltrain
