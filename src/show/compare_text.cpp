#include "show/compare_text.hpp"

#include "base/text.hpp"
#include "show/budget_text.hpp"
#include "show/cost_text.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <utility>

namespace mltrain {

namespace {

/// The first ones, and behind them what the job has now, with its rank.
std::vector<std::pair<std::size_t, const Alternative*>> shown_rows(const ComparePage& page)
{
    std::vector<std::pair<std::size_t, const Alternative*>> rows;
    for (std::size_t i = 0; i < page.all.size(); ++i) {
        if (i < page.top || page.all[i].is_current) rows.emplace_back(i + 1, &page.all[i]);
    }
    return rows;
}

std::string spot_cell(const Alternative& row)
{
    if (row.spot) return rate_text(*row.spot);
    if (row.spot_at_least) return ">" + rate_text(*row.spot_at_least);
    return "-";
}

std::string run_cell(const Alternative& row)
{
    return row.per_run ? dollar_text(*row.per_run) : "-";
}

/// So many hours of use a month; a month has 730.
std::string even_cell(const ComparePage& page, const Alternative& row)
{
    constexpr std::int64_t longest_month = 730;
    if (row.provider == "local" || row.provider == "slurm"
        || row.accelerator != page.owned->accelerator)
        return "-";
    const std::int64_t hours = (row.even_hours.value_or(INT64_MAX - 100) + 99) / 100;
    return hours > longest_month ? "never" : fmt::format("{} h", hours);
}

std::string even_text(const OwnedChoice& owned)
{
    const std::string machines = owned.count == 1
        ? visible(owned.product)
        : fmt::format("{} x {}", owned.count, visible(owned.product));
    const std::string life = owned.life_months % 12 == 0
        ? counted(static_cast<std::size_t>(owned.life_months / 12), "year")
        : counted(static_cast<std::size_t>(owned.life_months), "month");
    const std::string power = owned.power_per_hour > Money{}
        ? fmt::format("; power {}/h", dollar_text(owned.power_per_hour))
        : "";
    return fmt::format("EVEN: from so much use a month on, over {}, {} costs less ({}{})\n", life,
        machines, dollar_text(owned.price), power);
}

/// "*": now; "~": fewer vCPUs or less memory; ">": the data moves.
std::string signs(const Alternative& row)
{
    const std::string text = row.is_current ? "*" : row.is_smaller ? "~" : " ";
    return text + (row.is_elsewhere ? ">" : " ");
}

/// What must be said of numbers that are not just prices.
std::string remarks_text(const ComparePage& page)
{
    std::set<std::string_view> accelerators;
    bool has_fee = false;
    for (const auto& [rank, row] : shown_rows(page)) {
        has_fee = has_fee || (!row->spot && row->spot_at_least);
        if (row->per_run) accelerators.insert(row->accelerator);
    }
    std::string text;
    if (has_fee) text += "SPOT >: a management fee that no source tells comes on top\n";
    if (accelerators.size() > 1 && page.learnt_from > 0)
        text += fmt::format("RUN: on other accelerators by {} of this name\n",
            counted(page.learnt_from, "past run"));
    if (accelerators.size() > 1 && page.learnt_from == 0)
        text += "RUN: on other accelerators by the speeds in config.toml, as you measured them\n";
    return text;
}

std::string dates_text(const ComparePage& page)
{
    std::set<std::string> dates;
    for (const auto& [rank, row] : shown_rows(page)) {
        dates.insert(fmt::format(
            "{} {}, {}", row->provider, date_text(row->as_of), standing_name(row->standing)));
    }
    std::string text = "prices of";
    const char* between = " ";
    for (const std::string& date : dates) text += std::exchange(between, "\n          ") + date;
    return text + "\n";
}

Json owned_json(const OwnedChoice& owned)
{
    Json json;
    json["product"] = owned.product;
    json["count"] = owned.count;
    json["price"] = decimal_text(owned.price);
    json["power_per_hour"] = decimal_text(owned.power_per_hour);
    json["life_months"] = owned.life_months;
    return json;
}

}  // namespace

std::string compare_text(const ComparePage& page, Style style)
{
    constexpr int other_columns = 58;
    constexpr int narrowest = 16;
    constexpr int even_columns = 7;
    const int others = other_columns + (page.owned ? even_columns : 0);
    const int room = std::max(narrowest, page.columns - 1 - others);
    std::vector<Align> align = {Align::right, Align::left, Align::left, Align::left, Align::left,
        Align::right, Align::right, Align::right};
    std::vector<std::string> head = {"", "", style.bold("PROVIDER"), style.bold("REGION"),
        style.bold("WHAT"), style.bold("HOUR"), style.bold("RUN"), style.bold("SPOT")};
    if (page.owned) {
        align.push_back(Align::right);
        head.push_back(style.bold("EVEN"));
    }
    Table table(align);
    table.add(std::move(head));
    for (const auto& [rank, row] : shown_rows(page)) {
        const std::string what = shortened(visible(row->what), room);
        std::vector<std::string> cells = {std::to_string(rank), signs(*row),
            std::string(row->provider), std::string(row->region),
            row->is_current ? style.bold(what) : what, rate_text(row->per_hour), run_cell(*row),
            spot_cell(*row)};
        if (page.owned) cells.push_back(even_cell(page, *row));
        table.add(std::move(cells));
    }
    std::string text = table.text();
    if (page.all.size() > shown_rows(page).size())
        text += fmt::format(
            "{} more: --top {}\n", page.all.size() - shown_rows(page).size(), page.all.size());
    text +=
        "*  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well\n";
    if (page.owned) text += even_text(*page.owned);
    return text + remarks_text(page) + dates_text(page);
}

Json compare_json(const ComparePage& page)
{
    const auto money = [](const std::optional<Money>& amount) {
        return amount ? Json(decimal_text(*amount)) : Json();
    };
    Json::Array rows;
    for (const auto& [rank, row] : shown_rows(page)) {
        Json& json = rows.emplace_back();
        json["rank"] = static_cast<std::int64_t>(rank);
        json["provider"] = row->provider;
        json["region"] = row->region.empty() ? Json() : Json(row->region);
        json["what"] = row->what;
        json["accelerator"] = row->accelerator.empty() ? Json() : Json(row->accelerator);
        json["per_hour"] = decimal_text(row->per_hour);
        json["spot_per_hour"] = money(row->spot);
        json["spot_per_hour_at_least"] = money(row->spot_at_least);
        json["run_seconds"] = row->run ? Json(row->run->count()) : Json();
        json["per_run"] = money(row->per_run);
        json["spot_per_run"] = money(row->spot_per_run);
        json["even_hours_per_month"] =
            row->even_hours ? Json(Json::Number{hundredths_text(*row->even_hours)}) : Json();
        json["current"] = row->is_current;
        json["smaller"] = row->is_smaller;
        json["data_moves"] = row->is_elsewhere;
        json["price_date"] = date_text(row->as_of);
        json["standing"] = standing_name(row->standing);
        json["source"] = row->source;
        json["note"] = row->note.empty() ? Json() : Json(row->note);
    }
    Json answer;
    answer["alternatives"] = std::move(rows);
    answer["owned_machine"] = page.owned ? owned_json(*page.owned) : Json();
    answer["speed_from_past_runs"] = static_cast<std::int64_t>(page.learnt_from);
    answer["of"] = static_cast<std::int64_t>(page.all.size());
    answer["currency"] = "USD";
    return answer;
}

}  // namespace mltrain
