#include "show/sweep_text.hpp"

#include "base/text.hpp"
#include "show/cost_text.hpp"
#include "show/json_values.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

/// The different values of a key, in the order in which they come.
std::vector<std::string> values_of(const std::vector<Variant>& variants, const std::string& key)
{
    std::vector<std::string> values;
    for (const Variant& variant : variants) {
        for (const auto& [name, value] : variant) {
            if (name == key && std::find(values.begin(), values.end(), value) == values.end())
                values.push_back(value);
        }
    }
    return values;
}

std::string setting_text(const Json& value)
{
    if (value.text()) return *value.text();
    std::vector<std::string> words;
    for (const Json& word : value.array() ? *value.array() : Json::Array{})
        words.push_back(word.text() ? *word.text() : "");
    return shell_line(words);
}

std::string shared_text(const SweepView& view)
{
    Table table({Align::left, Align::left}, "  ");
    const int room = std::max(24, view.columns - 30);
    for (const Json& setting :
        view.sweep.settings.array() ? *view.sweep.settings.array() : Json::Array{}) {
        const std::string key = setting.text_at("key");
        if (key != "name" && key != "service")
            table.add({key, shortened(visible(setting_text(setting["value"])), room)});
    }
    return table.text();
}

std::string axes_text(const SweepView& view)
{
    Table table({Align::left, Align::left}, "  ");
    const int room = std::max(24, view.columns - 30);
    for (const auto& [key, first] : view.sweep.variants.front()) {
        const std::string values = joined(values_of(view.sweep.variants, key), ", ");
        table.add({axis_name(key), shortened(visible(values), room)});
    }
    return table.text();
}

}  // namespace

std::string sweep_text(const SweepView& view, Style style)
{
    const Submission& first = view.first;
    const std::size_t all = view.sweep.variants.size();
    std::string text =
        fmt::format("{}, {} on {}{}\n", style.bold(view.sweep.name), counted(all, "job"),
            first.service, first.job.project.empty() ? "" : ", project " + first.job.project);
    text += shared_text(view);
    text += style.bold("sweep") + "\n" + axes_text(view);
    if (view.jobs < all) text += fmt::format("  {} of {} are still to be sent\n", view.jobs, all);
    if (view.sweep.max_running)
        text += fmt::format("  no more than {} at a time{}\n", *view.sweep.max_running,
            view.is_together ? ", which " + first.service + " sees to" : "");
    text += style.bold("cost") + (view.all_cost_the_same ? " of each\n" : " of the first\n");
    text += cost_text(view.projection, view.rules, style, Detail::plan);
    return text + sum_text(view.jobs, view.projection, view.likely, view.worst, style);
}

Json sum_json(std::size_t jobs, std::optional<Money> likely, std::optional<Money> worst)
{
    return Json::Object{{"jobs", static_cast<std::int64_t>(jobs)},
        {"likely_cost", money_json(likely)}, {"worst_cost", money_json(worst)}};
}

std::string sum_text(std::size_t jobs, const Projection& first, std::optional<Money> likely,
    std::optional<Money> worst, Style style)
{
    Table table({Align::left, Align::right}, "  ");
    table.add({"likely", likely || first.likely ? style.bold(total_text(likely)) : "unknown"});
    const char* limitless = first.minimum_above_max_cost ? "-" : "no limit";
    table.add({"worst", worst || first.worst ? style.bold(total_text(worst)) : limitless});
    return style.bold("cost") + fmt::format(" of {}\n", counted(jobs, "job")) + table.text();
}

}  // namespace mltrain
