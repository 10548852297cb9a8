#include "local/search.hpp"

#include "base/text.hpp"
#include "job/hyperparameters.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace mltrain {

namespace {

/// Evenly in [0, 1), from the upper bits: std::uniform_real_distribution differs from library to library.
double fraction(std::mt19937_64& chance)
{
    constexpr double step = 1.0 / 9007199254740992.0;  // 2^-53
    return static_cast<double>(chance() >> 11) * step;
}

/// So far between the bounds, as the scale means it.
double between(double min, double max, double part, const std::optional<std::string>& scale)
{
    if (scale == "UNIT_LOG_SCALE") return min * std::pow(max / min, part);
    if (scale == "UNIT_REVERSE_LOG_SCALE") return max + min - min * std::pow(max / min, 1 - part);
    return min + (max - min) * part;
}

std::string whole_number(
    double min, double max, double part, const std::optional<std::string>& scale)
{
    // Each whole number has a stretch of its own.
    const double drawn = std::floor(between(min, max + 1, part, scale));
    return fmt::format("{}", static_cast<std::int64_t>(std::clamp(drawn, min, max)));
}

std::string draw_one(const Hyperparameter& parameter, std::mt19937_64& chance)
{
    const double part = fraction(chance);
    if (!parameter.values.empty())
        return parameter
            .values[static_cast<std::size_t>(part * static_cast<double>(parameter.values.size()))];
    const double min = number_of(parameter.min.value_or("")).value_or(0);
    const double max = number_of(parameter.max.value_or("")).value_or(0);
    if (parameter.type == "INTEGER") return whole_number(min, max, part, parameter.scale);
    return fmt::format("{}", std::clamp(between(min, max, part, parameter.scale), min, max));
}

/// What was drawn of all, whether or not its condition holds: so one draw more or less changes no other.
class Draw {
public:
    Draw(const std::vector<Hyperparameter>& parameters, std::mt19937_64& chance)
        : parameters_(parameters)
    {
        for (const Hyperparameter& parameter : parameters)
            values_.push_back(draw_one(parameter, chance));
    }

    Pairs that_hold() const
    {
        Pairs pairs;
        for (std::size_t i = 0; i < parameters_.size(); ++i) {
            if (holds(i, parameters_.size())) pairs.emplace_back(parameters_[i].name, values_[i]);
        }
        return pairs;
    }

private:
    bool holds(std::size_t index, std::size_t depth) const
    {
        const Hyperparameter& parameter = parameters_[index];
        if (!parameter.parent) return true;
        for (std::size_t i = 0; i < parameters_.size() && depth > 0; ++i) {
            if (parameters_[i].name != *parameter.parent) continue;
            const auto& wanted = parameter.parent_values;
            return holds(i, depth - 1)
                && std::any_of(wanted.begin(), wanted.end(), [&](const std::string& value) {
                       const auto number = number_of(value);
                       return value == values_[i] || (number && number == number_of(values_[i]));
                   });
        }
        return false;
    }

    const std::vector<Hyperparameter>& parameters_;
    std::vector<std::string> values_;
};

std::optional<std::string> text_at(const Json& json, std::string_view key)
{
    return json[key].text() ? std::optional(*json[key].text()) : std::nullopt;
}

std::optional<std::int64_t> count_at(const Json& json, std::string_view key)
{
    return json[key].integer() ? std::optional(*json[key].integer()) : std::nullopt;
}

std::vector<std::string> words_at(const Json& json, std::string_view key)
{
    std::vector<std::string> words;
    for (const Json& word : json[key].array() ? *json[key].array() : Json::Array{})
        words.push_back(word.text() ? *word.text() : "");
    return words;
}

Json to_json(const Hyperparameter& parameter)
{
    return Json::Object{{"name", parameter.name}, {"type", parameter.type}, {"min", parameter.min},
        {"max", parameter.max}, {"values", Json::array(parameter.values)},
        {"scale", parameter.scale}, {"parent", parameter.parent},
        {"parent_values", Json::array(parameter.parent_values)}};
}

Hyperparameter parameter_of(const Json& json)
{
    return {json.text_at("name"), json.text_at("type"), text_at(json, "min"), text_at(json, "max"),
        words_at(json, "values"), text_at(json, "scale"), text_at(json, "parent"),
        words_at(json, "parent_values")};
}

std::optional<std::string> as_text(const std::optional<Time>& time)
{
    return time ? std::optional(time_text(*time)) : std::nullopt;
}

}  // namespace

Json to_json(const LocalStudy& study)
{
    const Hyperparameters& tuning = study.tuning;
    Json::Array parameters;
    for (const Hyperparameter& parameter : tuning.params) parameters.push_back(to_json(parameter));
    return Json::Object{{"argv", Json::array(study.argv)}, {"job_dir", study.job_dir},
        {"goal", tuning.goal}, {"metric", tuning.metric}, {"max_trials", tuning.max_trials},
        {"max_failed_trials", tuning.max_failed_trials}, {"seed", tuning.seed},
        {"params", std::move(parameters)}};
}

std::optional<LocalStudy> local_study_of(const Json& json)
{
    LocalStudy study;
    study.argv = words_at(json, "argv");
    study.job_dir = json.text_at("job_dir");
    Hyperparameters& tuning = study.tuning;
    tuning.goal = text_at(json, "goal");
    tuning.metric = text_at(json, "metric");
    tuning.max_trials = count_at(json, "max_trials");
    tuning.max_failed_trials = count_at(json, "max_failed_trials");
    tuning.seed = count_at(json, "seed");
    for (const Json& item : json["params"].array() ? *json["params"].array() : Json::Array{})
        tuning.params.push_back(parameter_of(item));
    const bool whole = !study.argv.empty() && !study.job_dir.empty() && tuning.metric
        && tuning.max_trials && !tuning.params.empty();
    return whole ? std::optional(std::move(study)) : std::nullopt;
}

Pairs draw(const std::vector<Hyperparameter>& parameters, std::mt19937_64& chance)
{
    return Draw(parameters, chance).that_hold();
}

Json to_json(const std::vector<Trial>& trials)
{
    Json::Array array;
    for (const Trial& trial : trials) {
        Json parameters = Json::Object{};
        for (const auto& [name, value] : trial.parameters) parameters[name] = value;
        array.emplace_back(Json::Object{{"trial", trial.number}, {"state", state_name(trial.state)},
            {"parameters", std::move(parameters)}, {"objective", trial.objective},
            {"step", trial.step}, {"started_at", as_text(trial.started)},
            {"ended_at", as_text(trial.ended)}, {"message", trial.message}});
    }
    return array;
}

std::vector<Trial> trials_of(const Json& json)
{
    std::vector<Trial> trials;
    for (const Json& item : json.array() ? *json.array() : Json::Array{}) {
        Trial trial;
        trial.number = item.text_at("trial");
        trial.word = item.text_at("state");
        trial.state = parse_state(trial.word).value_or(State::unknown);
        const Json& parameters = item["parameters"];
        for (const auto& [name, value] :
            parameters.object() ? *parameters.object() : Json::Object{})
            trial.parameters.emplace_back(name, value.text() ? *value.text() : "");
        trial.objective = text_at(item, "objective");
        trial.step = count_at(item, "step");
        trial.started = parse_time(item.text_at("started_at"));
        trial.ended = parse_time(item.text_at("ended_at"));
        trial.message = item.text_at("message");
        trials.push_back(std::move(trial));
    }
    return trials;
}

}  // namespace mltrain
