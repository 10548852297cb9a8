#include "show/report_data.hpp"

#include "base/csv.hpp"
#include "base/text.hpp"
#include "show/json_values.hpp"
#include "show/results_text.hpp"

#include <set>

namespace mltrain {

namespace {

constexpr std::size_t most_runs = 100;

template <class Number>
Json count_json(Number number)
{
    return {static_cast<std::int64_t>(number)};
}

std::string money_field(const std::optional<Money>& money)
{
    return money ? decimal_text(*money) : "";
}

std::string time_field(const std::optional<Time>& time)
{
    return time ? time_text(*time) : "";
}

std::string seconds_field(const std::optional<Seconds>& duration)
{
    return duration ? std::to_string(duration->count()) : "";
}

Json tally_json(const Tally& tally)
{
    Json json;
    json["jobs"] = count_json(tally.jobs);
    json["succeeded"] = count_json(tally.succeeded);
    json["partly_succeeded"] = count_json(tally.partly);
    json["failed"] = count_json(tally.failed);
    json["cancelled"] = count_json(tally.cancelled);
    json["refused"] = count_json(tally.refused);
    json["open"] = count_json(tally.open);
    json["unpriced"] = count_json(tally.unpriced);
    json["of_team"] = count_json(tally.of_team);
    json["success_percent"] = success_percent(tally);
    json["spent"] = decimal_text(tally.spent);
    json["lost"] = decimal_text(tally.lost);
    json["cancelled_cost"] = decimal_text(tally.cancelled_cost);
    json["open_cost"] = decimal_text(tally.open_cost);
    json["committed"] = decimal_text(tally.committed);
    json["compared"] = count_json(tally.compared);
    json["projected"] = decimal_text(tally.projected);
    json["actual"] = decimal_text(tally.actual);
    json["projection_error_percent"] = excess_percent(tally);
    json["queued_seconds"] = count_json(tally.waited.count());
    json["longest_queued_seconds"] = count_json(tally.longest_wait.count());
    json["run_seconds"] = count_json(tally.ran.count());
    return json;
}

Json breakdown_json(const Breakdown& breakdown)
{
    Json::Array groups;
    for (const Group& group : breakdown.groups) {
        Json json;
        json["group"] = text_json(group.name);
        const Json tally = tally_json(group.tally);
        for (const auto& [key, value] : *tally.object()) json[key] = value;
        groups.push_back(std::move(json));
    }
    Json json;
    json["by"] = grouping_name(breakdown.grouping);
    json["groups"] = std::move(groups);
    return json;
}

Json metrics_of_run(const ReportView& view, const Run& run)
{
    const auto found = view.metrics.find(run.id);
    return metrics_json(found == view.metrics.end() ? Metrics{} : found->second);
}

Json run_json(const ReportView& view, const Run& run)
{
    Json json;
    json["name"] = run.job;
    json["id"] = run.id;
    json["service"] = run.service;
    json["region"] = text_json(run.region);
    json["tier"] = text_json(run.tier);
    json["labels"] = Json::array(run.labels);
    json["state"] = state_name(run.state);
    json["submitted_at"] = time_text(run.submitted);
    json["ended_at"] = time_json(run.ended);
    json["queued_seconds"] = seconds_json(run.waited);
    json["run_seconds"] = seconds_json(run.ran);
    json["projected_cost"] = money_json(run.projected);
    json["cost"] = money_json(run.cost);
    json["metrics"] = metrics_of_run(view, run);
    return json;
}

Json series_json(const Series& series)
{
    Json::Array points;
    for (const Point& point : series.points) {
        Json json;
        json["job"] = point.job;
        json["at"] = time_text(point.at);
        json["value"] = number_json(point.spelling);
        points.push_back(std::move(json));
    }
    Json json;
    json["name"] = series.name;
    json["metric"] = series.metric;
    json["best"] = text_json(better_text(series.better));
    json["points"] = std::move(points);
    return json;
}

Json sweep_json(const SweepResults& sweep)
{
    Json::Array runs;
    for (const std::size_t i : best_first(sweep)) {
        Json parameters = Json::Object{};
        for (const auto& [name, value] : parameters_of(sweep, sweep.runs[i]))
            parameters[name] = value;
        Json json;
        json["job"] = sweep.runs[i].job;
        json["best"] = sweep.best == i;
        json["state"] = state_name(sweep.runs[i].state);
        json["parameters"] = std::move(parameters);
        json["metrics"] = metrics_json(sweep.reached[i]);
        json["cost"] = text_json(money_field(sweep.runs[i].cost));
        runs.push_back(std::move(json));
    }
    Json json;
    json["name"] = sweep.record.name;
    json["metric"] = text_json(sweep.metric);
    json["runs"] = std::move(runs);
    return json;
}

std::string groups_csv(const Breakdown& breakdown)
{
    std::string text =
        csv_line({grouping_name(breakdown.grouping), "jobs", "succeeded", "partly_succeeded",
            "failed", "cancelled", "refused", "open", "unpriced", "spent_usd", "lost_usd",
            "cancelled_usd", "projected_usd", "actual_usd", "queued_seconds", "run_seconds"});
    for (const Group& group : breakdown.groups) {
        const Tally& tally = group.tally;
        std::vector<std::string> row = {group.name};
        for (const std::size_t count : {tally.jobs, tally.succeeded, tally.partly, tally.failed,
                 tally.cancelled, tally.refused, tally.open, tally.unpriced})
            row.push_back(std::to_string(count));
        for (const Money money :
            {tally.spent, tally.lost, tally.cancelled_cost, tally.projected, tally.actual})
            row.push_back(decimal_text(money));
        row.push_back(std::to_string(tally.waited.count()));
        row.push_back(std::to_string(tally.ran.count()));
        text += csv_line(row);
    }
    return text;
}

}  // namespace

Json report_json(const ReportView& view)
{
    Json json;
    json["of"] = view.of;
    json["from"] = text_json(time_field(view.from));
    json["until"] = text_json(time_field(view.until));
    json["utc_offset_seconds"] = std::int64_t{view.moment.local_offset.count()};
    json["currency"] = "USD";
    json["total"] = tally_json(view.total);
    Json::Array breakdowns;
    breakdowns.push_back(breakdown_json(view.time));
    for (const Breakdown& breakdown : view.breakdowns)
        breakdowns.push_back(breakdown_json(breakdown));
    json["breakdowns"] = std::move(breakdowns);
    Json::Array runs, series, sweeps;
    for (const Run& run : dearest(view.runs, most_runs)) runs.push_back(run_json(view, run));
    for (const Series& each : view.series) series.push_back(series_json(each));
    for (const SweepResults& sweep : view.sweeps) sweeps.push_back(sweep_json(sweep));
    json["dearest_runs"] = std::move(runs);
    json["series"] = std::move(series);
    json["sweeps"] = std::move(sweeps);
    return json;
}

std::string report_csv(const ReportView& view)
{
    if (view.is_grouping_asked)
        return groups_csv(view.breakdowns.empty() ? view.time : view.breakdowns.front());
    std::set<std::string> names;
    for (const Run& run : view.runs) {
        const auto found = view.metrics.find(run.id);
        if (found == view.metrics.end()) continue;
        for (const Metric& metric : found->second) names.insert(metric.name);
    }
    std::vector<std::string> header = {"job", "name", "id", "service", "region", "tier", "labels",
        "sweep", "state", "submitted_at", "ended_at", "queued_seconds", "run_seconds",
        "projected_usd", "cost_usd"};
    for (const std::string& name : names) header.push_back("metrics." + name);
    std::string text = csv_line(header);
    for (const Run& run : view.runs) {
        std::vector<std::string> row = {run.job, run.name, run.id, run.service, run.region,
            run.tier, joined(run.labels, ","), run.sweep, std::string(state_name(run.state)),
            time_text(run.submitted), time_field(run.ended), seconds_field(run.waited),
            seconds_field(run.ran), money_field(run.projected), money_field(run.cost)};
        const auto found = view.metrics.find(run.id);
        for (const std::string& name : names) {
            const Metric* metric =
                found == view.metrics.end() ? nullptr : find_metric(found->second, name);
            row.push_back(metric ? metric->value : "");
        }
        text += csv_line(row);
    }
    return text;
}

}  // namespace mltrain
