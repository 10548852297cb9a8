#include "show/cost_text.hpp"

#include "base/text.hpp"
#include "show/prices_text.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <set>

namespace mltrain {

namespace {

constexpr int rate_decimals(Money rate)
{
    return rate.nanos < nanos_per_unit ? 4 : 2;
}

/// Training units, which are billionths inside: "2.5144".
std::string units_text(std::int64_t billionths)
{
    return decimal_text(Money{billionths});
}

/// The lines and their sum, rounded so that they add up.
void add_lines(Table& table, const Projection& projection, Style style)
{
    std::vector<Money> rates;
    for (const CostLine& line : projection.lines) rates.push_back(line.per_hour.value_or(Money{}));
    const int decimals = projection.per_hour ? rate_decimals(*projection.per_hour) : 4;
    const std::vector<Money> shown = shown_parts(rates, decimals);
    for (std::size_t i = 0; i < projection.lines.size(); ++i) {
        const CostLine& line = projection.lines[i];
        std::string remark = line.unpriced.empty() ? line.note : line.unpriced;
        if (line.standing == "derived")
            remark = remark.empty() ? "derived price" : remark + "; derived price";
        table.add({line.what, line.per_hour ? dollar_text(shown[i], decimals) + "/h" : "unpriced",
            style.dim(remark)});
    }
}

/// "20 x 30 min" of what is paid for more than once.
std::string paid_text(const CostOfTime& time)
{
    const std::string duration = duration_text(time.duration);
    return time.runs == 1 ? duration : fmt::format("{} x {}", time.runs, duration);
}

/// Whose time it is, where there are trials: a trial's, or that of all together.
std::string basis_text(const CostOfTime& time)
{
    if (time.runs == 1) return time.basis;
    if (time.path == time.duration) return time.basis + "; all at the same time";
    return fmt::format("{}, of each trial; {} in all", time.basis, duration_text(time.path));
}

void add_time(Table& table, const char* name, const CostOfTime& time, Style style)
{
    table.add({fmt::format("{}  {}", name, paid_text(time)), style.bold(total_text(time.cost)),
        style.dim(basis_text(time))});
}

/// "20 trials, 4 at the same time; the time limit is each trial's"
std::string trials_text(const Projection& projection)
{
    const Trials& trials = projection.trials;
    if (trials.all == 1) return "";
    return fmt::format("  {}, {}; the time limit is {}\n",
        counted(static_cast<std::size_t>(trials.all), "trial"),
        trials.parallel == 1 ? "one after the other"
                             : fmt::format("{} at the same time", trials.parallel),
        trials.limit_is_each ? "each trial's" : "that of all together");
}

/// "(price per hour / 60) x minutes", with the numbers: what a user can check on paper.
std::string formulas(const Projection& projection, const TimeLimit& rules, Style style)
{
    if (!projection.per_hour) return "";
    const CostOfTime& time = projection.likely ? *projection.likely : *projection.worst;
    const Seconds length = billed(time.duration, rules);
    const std::string minutes = length % std::chrono::minutes(1) == Seconds(0)
        ? std::to_string(length / std::chrono::minutes(1))
        : decimal_text(scaled(Money{nanos_per_unit}, length.count(), 60));
    const std::string times = time.runs == 1 ? "" : fmt::format(" x {}", time.runs);
    std::string text = fmt::format("  time based      ({} / 60) x {} min{} = {}\n",
        exact_text(*projection.list_price), minutes, times, dollar_text(*time.cost_by_time, 4));
    if (projection.units) {
        text += fmt::format("  training units  ({} units x {} / 60) x {} min{} = {}\n",
            units_text(*projection.units), exact_text(*projection.per_unit), minutes, times,
            dollar_text(*time.cost_by_units, 4));
    }
    return style.dim(text.substr(0, text.size() - 1)) + "\n";
}

/// " (114 days old)"; what does not age needs none.
std::string aged_text(std::optional<int> days)
{
    return days ? fmt::format(" ({} old)", age_text(*days)) : "";
}

std::string sources(const Projection& projection, Style style)
{
    std::set<std::string> said;
    std::string text;
    for (const CostLine& line : projection.lines) {
        if (!line.as_of) continue;
        const std::string source = fmt::format("prices of {}{}, {}: {}", date_text(*line.as_of),
            aged_text(line.age_in_days), line.standing, line.source);
        if (said.insert(source).second) text += "  " + style.dim(source) + "\n";
        if (line.age_in_days.value_or(0) > days_a_price_is_good)
            text += "  " + style.yellow("old prices") + ": mltrain prices --check\n";
    }
    return text;
}

Json cost_of_time_json(const std::optional<CostOfTime>& time)
{
    if (!time) return {};
    Json json;
    json["seconds"] = time->duration.count();
    json["runs"] = time->runs;
    json["path_seconds"] = time->path.count();
    json["basis"] = time->basis;
    json["cost"] = time->cost ? Json(decimal_text(*time->cost)) : Json();
    json["cost_by_time"] = time->cost_by_time ? Json(decimal_text(*time->cost_by_time)) : Json();
    json["cost_by_units"] = time->cost_by_units ? Json(decimal_text(*time->cost_by_units)) : Json();
    return json;
}

Json trials_json(const Trials& trials)
{
    if (trials.all == 1) return {};
    Json json;
    json["all"] = trials.all;
    json["parallel"] = trials.parallel;
    json["limit_is_each"] = trials.limit_is_each;
    return json;
}

Json line_json(const CostLine& line)
{
    Json json;
    json["what"] = line.what;
    json["per_hour"] = line.per_hour ? Json(decimal_text(*line.per_hour)) : Json();
    json["units_per_hour"] = line.units ? Json(units_text(*line.units)) : Json();
    json["standing"] = line.standing.empty() ? Json() : Json(line.standing);
    json["price_date"] = line.as_of ? Json(date_text(*line.as_of)) : Json();
    json["price_age_days"] = line.age_in_days ? Json(*line.age_in_days) : Json();
    json["source"] = line.source.empty() ? Json() : Json(line.source);
    json["unpriced"] = line.unpriced.empty() ? Json() : Json(line.unpriced);
    return json;
}

}  // namespace

std::string rounded_text(Money shown, Money exact)
{
    return shown == Money{} && exact > Money{} ? "<$0.01" : dollar_text(shown);
}

std::string total_text(const std::optional<Money>& total)
{
    constexpr Money half_a_cent{nanos_per_unit / 200};
    if (!total) return "unpriced";
    const bool too_small = *total > Money{} && *total < half_a_cent;
    return too_small ? "<$0.01" : dollar_text(*total);
}

std::string cost_text(
    const Projection& projection, const TimeLimit& rules, Style style, Detail detail)
{
    Table table({Align::left, Align::right, Align::left}, "  ");
    add_lines(table, projection, style);
    if (projection.lines.size() > 1 && projection.per_hour) {
        table.add({"per hour",
            dollar_text(*projection.per_hour, rate_decimals(*projection.per_hour)) + "/h"});
    }
    if (projection.likely) {
        add_time(table, "likely", *projection.likely, style);
    } else {
        table.add({"likely", "unknown", style.dim("say it: [estimate] duration = \"90m\"")});
    }
    if (projection.minimum_above_max_cost) {
        table.add({"worst", "-",
            style.yellow("limits.max_cost is below the shortest bill: it cannot be kept")});
    } else if (projection.worst) {
        add_time(table, "worst ", *projection.worst, style);
    } else {
        table.add({"worst", "no limit", style.dim("set one: [limits] max_duration = \"12h\"")});
    }
    std::string text = table.text() + trials_text(projection);
    if (projection.worst && !projection.limit) {
        text += "  " + style.yellow("no limit is set")
            + ": [limits] max_duration = \"12h\", or max_cost = 20.00\n";
    }
    if (detail == Detail::full && (projection.likely || projection.worst))
        text += formulas(projection, rules, style);
    return text + sources(projection, style);
}

Json cost_json(const Projection& projection)
{
    Json::Array lines;
    for (const CostLine& line : projection.lines) lines.push_back(line_json(line));
    Json json;
    json["currency"] = "USD";
    json["per_hour"] = projection.per_hour ? Json(decimal_text(*projection.per_hour)) : Json();
    json["units_per_hour"] = projection.units ? Json(units_text(*projection.units)) : Json();
    json["unit_price"] = projection.per_unit ? Json(decimal_text(*projection.per_unit)) : Json();
    json["likely"] = cost_of_time_json(projection.likely);
    json["worst"] = cost_of_time_json(projection.worst);
    json["trials"] = trials_json(projection.trials);
    json["unpriced"] = projection.unpriced.empty() ? Json() : Json(projection.unpriced);
    json["lines"] = std::move(lines);
    return json;
}

}  // namespace mltrain
