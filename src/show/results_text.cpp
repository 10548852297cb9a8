#include "show/results_text.hpp"

#include "base/text.hpp"
#include "cost/actual.hpp"
#include "job/hyperparameters.hpp"
#include "job/objective.hpp"
#include "show/job_cells.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

namespace mltrain {

namespace {

void add_new(std::vector<std::string>& names, const std::string& name)
{
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

std::vector<std::string> parameter_names(const std::vector<Result>& results)
{
    std::vector<std::string> names;
    for (const Result& result : results) {
        for (const auto& [name, value] : result.parameters) add_new(names, name);
    }
    return names;
}

/// "" where it does not have it.
std::string parameter_of(const Result& result, const std::string& name)
{
    for (const auto& [key, value] : result.parameters) {
        if (key == name) return value;
    }
    return "";
}

std::string step_of(const Result& result, const std::string& metric)
{
    const Metric* found = find_metric(result.metrics, metric);
    return found && found->step ? std::to_string(*found->step) : "";
}

std::string value_of(const Result& result, const std::string& metric, Style style)
{
    const Metric* found = find_metric(result.metrics, metric);
    const std::string value = found ? short_number(found->value) : "-";
    return result.is_first ? style.bold(value) : value;
}

int widest(std::string_view text)
{
    int columns = 0;
    for (const std::string_view line : lines_of(text))
        columns = std::max(columns, seen_columns(line));
    return columns;
}

std::optional<double> number_at(const Metrics& metrics, const std::string& name)
{
    const Metric* found = find_metric(metrics, name);
    return found ? number_of(found->value) : std::nullopt;
}

std::string table_text(const std::string& kind, const std::vector<Result>& results, Style style,
    const std::vector<std::string>& metrics)
{
    const bool has_steps = !metrics.empty()
        && std::any_of(results.begin(), results.end(),
            [&](const Result& result) { return !step_of(result, metrics.front()).empty(); });
    const std::vector<std::string> parameters = parameter_names(results);
    std::vector<Align> columns = {
        Align::left, kind == "JOB" ? Align::left : Align::right, Align::left};
    std::vector<std::string> header = {"", kind, "STATE"};
    const auto add = [&](Align align, std::string name) {
        columns.push_back(align);
        header.push_back(std::move(name));
    };
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        add(Align::right, visible(upper(metrics[i])));
        if (i == 0 && has_steps) add(Align::right, "STEP");
    }
    for (const std::string& name : parameters) add(Align::right, visible(name));
    add(Align::right, "RAN");
    add(Align::right, "COST");
    add(Align::left, "");
    for (std::string& cell : header) cell = cell.empty() ? cell : style.bold(cell);
    Table table(columns);
    table.add(header);
    for (const Result& result : results) {
        std::vector<std::string> row = {
            result.is_first ? "*" : "", visible(result.name), state_text(result.state, style)};
        for (std::size_t i = 0; i < metrics.size(); ++i) {
            row.push_back(value_of(result, metrics[i], style));
            if (i == 0 && has_steps) row.push_back(step_of(result, metrics[i]));
        }
        for (const std::string& name : parameters)
            row.push_back(short_number(parameter_of(result, name)));
        row.push_back(result.ran ? duration_text(*result.ran) : "-");
        row.push_back(result.cost);
        row.push_back(style.dim(visible(result.message)));
        table.add(std::move(row));
    }
    return table.text();
}

/// How many of the metrics have room within so many columns: one at least, and no more are tried than could have.
std::size_t metrics_within(int columns, const std::string& kind, std::vector<Result> results,
    const std::vector<std::string>& metrics)
{
    for (Result& result : results) result.message.clear();
    std::vector<std::string> some;
    for (const std::string& metric : metrics) {
        some.push_back(metric);
        if (some.size() > 1 && widest(table_text(kind, results, Style(false), some)) > columns)
            return some.size() - 1;
    }
    return some.size();
}

}  // namespace

std::string results_text(const std::string& kind, const std::vector<Result>& results, Style style,
    std::vector<std::string> metrics, int columns)
{
    if (metrics.empty()) {
        std::vector<Metrics> all;
        for (const Result& result : results) all.push_back(result.metrics);
        metrics = metric_names(all);
    }
    if (columns == 0) return table_text(kind, results, style, metrics);
    std::vector<std::string> shown = metrics, no_room;
    shown.resize(metrics_within(columns, kind, results, metrics));
    for (std::size_t i = shown.size(); i < metrics.size(); ++i)
        no_room.push_back(visible(metrics[i]));
    std::string text = table_text(kind, results, style, shown);
    if (!no_room.empty()) text += style.dim("no room for: " + joined(no_room, ", ")) + "\n";
    return text;
}

std::vector<Result> results_of(const std::vector<Entry>& entries,
    const std::vector<Metrics>& metrics, const std::vector<Variant>& variants, Time now)
{
    std::vector<Result> results;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        Result& result = results.emplace_back();
        result.name = entry.submission.job.name;
        result.state = entry.last;
        result.metrics = metrics[i];
        if (i < variants.size()) {
            for (const auto& [key, value] : variants[i])
                result.parameters.emplace_back(axis_name(key), value);
        }
        result.ran = run_time(entry.last, now);
        result.cost = cost_cell(entry, now);
        result.message = entry.last.message;
    }
    return results;
}

std::vector<std::string> metric_names(const std::vector<Metrics>& metrics)
{
    std::vector<std::string> names;
    for (const Metrics& some : metrics) {
        for (const Metric& metric : some) add_new(names, metric.name);
    }
    return names;
}

std::vector<std::size_t> sorted_by(const std::string& field, const std::vector<Metrics>& metrics)
{
    const Objective objective = parse_objective(field);
    const std::string& name = objective.metric;
    const bool greatest_first = objective.better == Better::greatest;
    std::vector<std::size_t> order(metrics.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto left = number_at(metrics[a], name), right = number_at(metrics[b], name);
        if (!left || !right) return left.has_value() && !right;
        return greatest_first ? *right < *left : *left < *right;
    });
    return order;
}

std::string short_number(const std::string& spelling)
{
    const auto number = number_of(spelling);
    return number ? fmt::format("{:.6g}", *number) : visible(spelling);
}

Json number_json(const std::string& spelling)
{
    const auto json = parse_json(spelling);
    return json && json->number() ? *json : Json(spelling);
}

Json metrics_json(const Metrics& metrics)
{
    Json json = Json::Object{};
    for (const Metric& metric : metrics) json[metric.name] = number_json(metric.value);
    return json;
}

}  // namespace mltrain
