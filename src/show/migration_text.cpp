#include "show/migration_text.hpp"

#include "base/text.hpp"
#include "show/cost_text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

std::string what_text(const MigrationNote& note)
{
    std::string text = visible(note.where);
    if (!note.from.empty() || !note.to.empty()) text += ": ";
    text += note.from.empty() ? "" : visible(note.from);
    if (!note.from.empty() && !note.to.empty()) text += " -> ";
    text += visible(note.to);
    if (!note.from.empty() && note.to.empty()) text += " is left out";
    return text;
}

std::string price_text(const Projection& projection)
{
    if (!projection.per_hour) return fmt::format("unpriced ({})", projection.unpriced);
    std::optional<Date> as_of;
    for (const CostLine& line : projection.lines) {
        if (line.as_of && (!as_of || *line.as_of < *as_of)) as_of = line.as_of;
    }
    return rate_text(*projection.per_hour) + (as_of ? ", prices of " + date_text(*as_of) : "");
}

}  // namespace

std::string migration_text(const MigrationPage& page, Style style)
{
    std::string text;
    std::size_t number = 0;
    for (const MigrationNote& note : page.notes) {
        const std::string mark = note.is_loss ? style.yellow("!") : " ";
        text += fmt::format("{:>2} {} {}\n", ++number, mark, what_text(note));
        text += fmt::format("     {}\n", visible(note.reason));
    }
    const auto losses = std::count_if(
        page.notes.begin(), page.notes.end(), [](auto& note) { return note.is_loss; });
    if (losses > 0) text += fmt::format("! {} to look at\n", losses);
    if (!page.from_service.empty())
        text += fmt::format("an hour on {}: {}\n", page.from_service, price_text(page.before));
    text += fmt::format("an hour on {}: {}\n", page.to_service, price_text(page.after));
    for (const std::string& line : page.to_do) text += visible(line) + "\n";
    return text;
}

Json migration_json(const MigrationPage& page, const std::string& job_file)
{
    Json::Array changes;
    std::int64_t number = 0;
    for (const MigrationNote& note : page.notes) {
        Json& json = changes.emplace_back();
        json["number"] = ++number;
        json["where"] = note.where;
        json["from"] = note.from.empty() ? Json() : Json(note.from);
        json["to"] = note.to.empty() ? Json() : Json(note.to);
        json["reason"] = note.reason;
        json["to_look_at"] = note.is_loss;
    }
    const auto per_hour = [](const Projection& projection) {
        return projection.per_hour ? Json(decimal_text(*projection.per_hour)) : Json();
    };
    Json answer;
    answer["service"] = page.to_service;
    answer["job_file"] = job_file;
    answer["changes"] = std::move(changes);
    answer["per_hour_before"] = page.from_service.empty() ? Json() : per_hour(page.before);
    answer["per_hour"] = per_hour(page.after);
    answer["currency"] = "USD";
    answer["to_do"] = Json::array(page.to_do);
    return answer;
}

}  // namespace mltrain
