#include "job/hyperparameters.hpp"

#include "base/number.hpp"
#include "base/text.hpp"
#include "base/toml_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace mltrain {

namespace {

const std::vector<std::string> parameter_keys = {
    "type", "min", "max", "values", "scale", "parent", "parent_values"};
const std::vector<std::string> types = {"DOUBLE", "INTEGER", "CATEGORICAL", "DISCRETE"};
const std::vector<std::string> scales = {
    "NONE", "UNIT_LINEAR_SCALE", "UNIT_LOG_SCALE", "UNIT_REVERSE_LOG_SCALE"};

bool contains(const std::vector<std::string>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_ranged(const Hyperparameter& parameter)
{
    return parameter.type == "DOUBLE" || parameter.type == "INTEGER";
}

std::optional<ValueTrouble> fill_word(std::string& field, const ParameterValue& value,
    const std::vector<std::string>& choices, std::string_view example)
{
    if (value.is_list || value.is_number)
        return ValueTrouble{"must be text", fmt::format("such as \"{}\"", example)};
    field = upper(value.words[0]);
    std::replace(field.begin(), field.end(), '-', '_');
    if (contains(choices, field)) return {};
    return ValueTrouble{
        fmt::format("cannot be \"{}\"", value.words[0]), choice_hint(field, choices)};
}

std::optional<ValueTrouble> fill_number(
    std::optional<std::string>& field, const ParameterValue& value)
{
    if (value.is_list || !value.is_number || !number_of(value.words[0]))
        return ValueTrouble{"must be a decimal number", "such as 0.001 or 1e-3"};
    field = value.words[0];
    return {};
}

std::optional<ValueTrouble> fill_list(
    std::vector<std::string>& field, const ParameterValue& value, std::string_view key)
{
    if (!value.is_list || value.words.empty())
        return ValueTrouble{"must be a list of values",
            fmt::format("such as {0} = [16, 32] or {0} = [\"adam\", \"sgd\"]", key)};
    field = value.words;
    return {};
}

/// What the service hands the trainer: --name=value.
bool is_name(std::string_view name)
{
    const bool plain = std::all_of(
        name.begin(), name.end(), [](char c) { return c > ' ' && c != '=' && c != '\x7f'; });
    return !name.empty() && !name.starts_with('-') && plain;
}

bool is_whole(const std::string& number)
{
    return number.find_first_of(".eE") == number.npos;
}

class Checker {
public:
    explicit Checker(const Hyperparameters& tuning) : tuning_(tuning) {}

    std::vector<Problem> problems()
    {
        if (tuning_.is_empty()) return {};
        check_study();
        for (const Hyperparameter& parameter : tuning_.params) {
            check_parameter(parameter);
            check_parent(parameter);
        }
        return std::move(problems_);
    }

private:
    void complain(const std::string& key, std::string message, std::string hint)
    {
        problems_.push_back({"hyperparameters." + key, std::move(message), std::move(hint)});
    }

    void complain(const Hyperparameter& parameter, const std::string& key, std::string message,
        std::string hint)
    {
        complain(fmt::format("params.{}{}", parameter.name, key.empty() ? "" : "." + key),
            std::move(message), std::move(hint));
    }

    void complain_of_missing(
        const Hyperparameter& parameter, const std::string& key, const std::string& hint)
    {
        complain(parameter, "",
            fmt::format("\"hyperparameters.params.{}.{}\" is missing", parameter.name, key), hint);
    }

    void check_study()
    {
        const auto need = [&](bool is_there, const std::string& key, const std::string& hint) {
            if (!is_there)
                complain(key, fmt::format("\"hyperparameters.{}\" is missing", key), hint);
        };
        need(tuning_.goal.has_value(), "goal", "goal = \"MAXIMIZE\", or \"MINIMIZE\"");
        need(tuning_.metric.has_value(), "metric",
            "what the trainer reports, such as metric = \"accuracy\"");
        need(tuning_.max_trials.has_value(), "max_trials", "such as max_trials = 20");
        need(!tuning_.params.empty(), "params",
            "[hyperparameters.params.NAME] with type = \"DOUBLE\", min and max, say");
        if (tuning_.metric && tuning_.metric->find_first_of(" \t\r\n") != std::string::npos) {
            complain("metric",
                fmt::format("\"{}\" is no name of a metric", visible(*tuning_.metric)),
                "without blanks");
        }
        if (tuning_.max_trials && tuning_.max_parallel_trials.value_or(1) > *tuning_.max_trials) {
            complain("max_parallel_trials",
                fmt::format("{} trials at a time are more than the {} there are in all",
                    *tuning_.max_parallel_trials, *tuning_.max_trials),
                fmt::format("at most max_parallel_trials = {}", *tuning_.max_trials));
        }
    }

    void check_parameter(const Hyperparameter& parameter)
    {
        if (!is_name(parameter.name)) {
            complain(parameter, "",
                fmt::format("\"{}\" is no name for a parameter", visible(parameter.name)),
                "without blanks and =: the trainer gets it as --name=value");
        }
        if (parameter.type.empty()) {
            complain_of_missing(parameter, "type", "one of: " + joined(types, ", "));
        } else if (is_ranged(parameter)) {
            check_range(parameter);
        } else if (contains(types, parameter.type)) {  // else it was complained of when it was read
            check_values(parameter);
        }
        if (tuning_.algorithm == "GRID_SEARCH" && parameter.type == "DOUBLE")
            complain(parameter, "type", "a grid search takes no DOUBLE",
                "type = \"DISCRETE\" with the values to try, or another algorithm");
    }

    void check_range(const Hyperparameter& parameter)
    {
        if (!parameter.values.empty()) {
            complain(parameter, "values",
                fmt::format("\"values\" are not for type {}", parameter.type),
                "take them out, or set type = \"DISCRETE\"");
        }
        if (!parameter.min) complain_of_missing(parameter, "min", "such as min = 1");
        if (!parameter.max) complain_of_missing(parameter, "max", "such as max = 8");
        if (!parameter.min || !parameter.max) return;
        for (const auto& [key, bound] :
            {std::pair("min", *parameter.min), {"max", *parameter.max}}) {
            if (parameter.type == "INTEGER" && !is_whole(bound))
                complain(parameter, key, fmt::format("{} is no whole number", bound),
                    "a whole one, or type = \"DOUBLE\"");
        }
        if (*number_of(*parameter.min) >= *number_of(*parameter.max)) {
            complain(parameter, "max",
                fmt::format("the range from {} to {} is empty", *parameter.min, *parameter.max),
                "min is to be below max");
        } else if (needs_positive(parameter) && *number_of(*parameter.min) <= 0) {
            complain(parameter, "min",
                fmt::format("{} wants a range above 0, and this begins at {}", *parameter.scale,
                    *parameter.min),
                "a min above 0, or scale = \"UNIT_LINEAR_SCALE\"");
        }
    }

    static bool needs_positive(const Hyperparameter& parameter)
    {
        return parameter.scale == "UNIT_LOG_SCALE" || parameter.scale == "UNIT_REVERSE_LOG_SCALE";
    }

    void check_values(const Hyperparameter& parameter)
    {
        for (const auto& [key, bound] : {std::pair("min", parameter.min), {"max", parameter.max}}) {
            if (bound) {
                complain(parameter, key,
                    fmt::format("\"{}\" is not for type {}", key, parameter.type),
                    "take it out, or set type = \"DOUBLE\"");
            }
        }
        if (parameter.values.empty()) {
            complain_of_missing(parameter, "values",
                parameter.type == "DISCRETE" ? "such as values = [16, 32, 64]"
                                             : "such as values = [\"adam\", \"sgd\"]");
        } else if (parameter.type == "DISCRETE") {
            check_numbers(parameter);
        } else {
            check_categories(parameter);
        }
    }

    void check_numbers(const Hyperparameter& parameter)
    {
        constexpr std::size_t most_values = 1000;
        if (parameter.values.size() > most_values) {
            complain(parameter, "values",
                fmt::format("{} values are too many", parameter.values.size()),
                fmt::format("at most {}, or type = \"INTEGER\"", most_values));
        }
        std::optional<double> before;
        for (const std::string& value : parameter.values) {
            const auto number = number_of(value);
            if (!number) {
                complain(parameter, "values", fmt::format("\"{}\" is no number", visible(value)),
                    "numbers without quotes, or type = \"CATEGORICAL\"");
                return;
            }
            if (before && *number <= *before) {
                complain(parameter, "values", "the values do not increase",
                    "from the smallest to the largest, each once");
                return;
            }
            before = number;
        }
        if (needs_positive(parameter) && *number_of(parameter.values[0]) <= 0) {
            complain(parameter, "values",
                fmt::format("{} wants values above 0, and the first is {}", *parameter.scale,
                    parameter.values[0]),
                "values above 0, or scale = \"UNIT_LINEAR_SCALE\"");
        }
    }

    void check_categories(const Hyperparameter& parameter)
    {
        if (parameter.scale)
            complain(parameter, "scale", "what is CATEGORICAL has no scale", "take it out");
        const std::set<std::string> different(parameter.values.begin(), parameter.values.end());
        if (different.size() < parameter.values.size())
            complain(parameter, "values", "a value stands twice", "each once");
    }

    const Hyperparameter* find(std::string_view name) const
    {
        const auto found = std::find_if(tuning_.params.begin(), tuning_.params.end(),
            [&](const Hyperparameter& other) { return other.name == name; });
        return found == tuning_.params.end() ? nullptr : &*found;
    }

    void check_parent(const Hyperparameter& parameter)
    {
        if (!parameter.parent) {
            if (!parameter.parent_values.empty())
                complain_of_missing(parameter, "parent", "the parameter that has these values");
            return;
        }
        const Hyperparameter* parent = find(*parameter.parent);
        if (!parent) {
            std::vector<std::string> names;
            for (const Hyperparameter& other : tuning_.params) {
                if (other.name != parameter.name) names.push_back(other.name);
            }
            complain(parameter, "parent",
                fmt::format("there is no parameter \"{}\"", visible(*parameter.parent)),
                names.empty() ? "take it out" : choice_hint(*parameter.parent, names));
        } else if (is_below_itself(parameter)) {
            complain(parameter, "parent",
                fmt::format("\"{}\" depends on itself", visible(parameter.name)),
                "a parent that is always there");
        } else if (parent->type == "DOUBLE") {
            complain(parameter, "parent", fmt::format("\"{}\" is a DOUBLE", *parameter.parent),
                "a condition is on single values: INTEGER, CATEGORICAL or DISCRETE");
        } else if (parameter.parent_values.empty()) {
            complain_of_missing(parameter, "parent_values",
                fmt::format("the values of \"{}\" with which it is there", *parameter.parent));
        } else {
            check_parent_values(parameter, *parent);
        }
    }

    bool is_below_itself(const Hyperparameter& parameter) const
    {
        const Hyperparameter* above = &parameter;
        for (std::size_t i = 0; above && i <= tuning_.params.size(); ++i)
            above = above->parent ? find(*above->parent) : nullptr;
        return above != nullptr;
    }

    void check_parent_values(const Hyperparameter& parameter, const Hyperparameter& parent)
    {
        for (const std::string& value : parameter.parent_values) {
            if (can_be(parent, value)) continue;
            complain(parameter, "parent_values",
                fmt::format("\"{}\" is never {}", parent.name, visible(value)),
                parent.type == "INTEGER" ? fmt::format("whole numbers from {} to {}",
                    parent.min.value_or("min"), parent.max.value_or("max"))
                                         : "it is one of: " + joined(parent.values, ", "));
            return;
        }
    }

    static bool can_be(const Hyperparameter& parent, const std::string& value)
    {
        if (parent.type == "CATEGORICAL") return contains(parent.values, value);
        const auto number = number_of(value);
        if (!number) return false;
        if (parent.type == "DISCRETE")
            return std::any_of(parent.values.begin(), parent.values.end(),
                [&](const std::string& other) { return number_of(other) == number; });
        const auto min = number_of(parent.min.value_or("")),
                   max = number_of(parent.max.value_or(""));
        return is_whole(value) && min && max && *min <= *number && *number <= *max;
    }

    const Hyperparameters& tuning_;
    std::vector<Problem> problems_;
};

}  // namespace

std::optional<double> number_of(std::string_view text)
{
    const auto number = parse_number<double>(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<ValueTrouble> fill(
    Hyperparameter& parameter, std::string_view key, const ParameterValue& value)
{
    if (key == "type") return fill_word(parameter.type, value, types, "DOUBLE");
    if (key == "min") return fill_number(parameter.min, value);
    if (key == "max") return fill_number(parameter.max, value);
    if (key == "values") return fill_list(parameter.values, value, key);
    if (key == "parent_values") return fill_list(parameter.parent_values, value, key);
    if (key == "scale")
        return fill_word(parameter.scale.emplace(), value, scales, "UNIT_LOG_SCALE");
    if (key == "parent") {
        if (value.is_list || value.is_number)
            return ValueTrouble{"must be text", "the name of another parameter"};
        parameter.parent = value.words[0];
        return {};
    }
    return ValueTrouble{"is not known", choice_hint(std::string(key), parameter_keys)};
}

std::string inline_table(const Hyperparameter& parameter)
{
    std::vector<std::string> parts;
    const auto add = [&](std::string_view key, const std::optional<std::string>& value) {
        if (value) parts.push_back(fmt::format("{} = {}", key, *value));
    };
    const auto quoted = [](const std::optional<std::string>& text) {
        return text ? std::optional(toml_quoted(*text)) : std::nullopt;
    };
    const auto list = [&](const std::vector<std::string>& values, bool numbers) {
        std::vector<std::string> words;
        for (const std::string& value : values)
            words.push_back(numbers && number_of(value) ? value : toml_quoted(value));
        return words.empty() ? std::nullopt : std::optional("[" + joined(words, ", ") + "]");
    };
    if (!parameter.type.empty()) add("type", toml_quoted(parameter.type));
    add("min", parameter.min);
    add("max", parameter.max);
    add("values", list(parameter.values, parameter.type != "CATEGORICAL"));
    add("scale", quoted(parameter.scale));
    add("parent", quoted(parameter.parent));
    add("parent_values", list(parameter.parent_values, false));
    return "{ " + joined(parts, ", ") + " }";
}

std::string brief_text(const Hyperparameter& parameter)
{
    std::string text = parameter.type;
    if (parameter.min && parameter.max)
        text += fmt::format(" {} to {}", *parameter.min, *parameter.max);
    if (!parameter.values.empty()) text += " " + joined(parameter.values, " | ");
    if (parameter.scale) text += ", " + *parameter.scale;
    if (parameter.parent)
        text += fmt::format(
            ", where {} is {}", *parameter.parent, joined(parameter.parent_values, " | "));
    return text;
}

std::vector<Problem> check(const Hyperparameters& tuning)
{
    return Checker(tuning).problems();
}

}  // namespace mltrain
