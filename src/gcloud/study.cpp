#include "gcloud/study.hpp"

#include "gcloud/reply.hpp"

namespace mltrain {

namespace {

/// A value's own spelling, whatever its type.
std::string spelling_of(const Json& value)
{
    if (const auto number = value.number()) return *number;
    return value.text() ? *value.text() : "";
}

/// Whole numbers of 64 bits come as text.
std::optional<std::int64_t> count_of(const Json& value)
{
    const auto count = parse_json(spelling_of(value));
    return count && count->integer() ? std::optional(*count->integer()) : std::nullopt;
}

std::optional<std::string> objective_of(const Json& value)
{
    const std::string text = spelling_of(value);
    return text.empty() ? std::nullopt : std::optional(text);
}

Trial common_part(const Json& json, std::string_view number)
{
    Trial trial;
    trial.number = json.text_at(number);
    trial.word = json.text_at("state");
    trial.state = state_of(trial.word);
    trial.started = parse_time(json.text_at("startTime"));
    trial.ended = parse_time(json.text_at("endTime"));
    return trial;
}

/// GoogleCloudMlV1HyperparameterOutput
Trial ml_engine_trial(const Json& json)
{
    Trial trial = common_part(json, "trialId");
    const Json& parameters = json["hyperparameters"];
    for (const auto& [name, value] : parameters.object() ? *parameters.object() : Json::Object{})
        trial.parameters.emplace_back(name, spelling_of(value));
    trial.objective = objective_of(json["finalMetric"]["objectiveValue"]);
    trial.step = count_of(json["finalMetric"]["trainingStep"]);
    const bool* stopped = json["isTrialStoppedEarly"].boolean();
    if (stopped && *stopped) trial.message = "stopped early";
    return trial;
}

/// GoogleCloudAiplatformV1Trial
Trial vertex_ai_trial(const Json& json)
{
    Trial trial = common_part(json, "id");
    const Json& parameters = json["parameters"];
    for (const Json& parameter : parameters.array() ? *parameters.array() : Json::Array{})
        trial.parameters.emplace_back(
            parameter.text_at("parameterId"), spelling_of(parameter["value"]));
    const Json& metrics = json["finalMeasurement"]["metrics"];
    if (metrics.array() && !metrics.array()->empty())
        trial.objective = objective_of(metrics.array()->front()["value"]);
    trial.step = count_of(json["finalMeasurement"]["stepCount"]);
    trial.message = json.text_at("infeasibleReason");
    return trial;
}

template <class Read>
void add_trials(Study& study, const Json& trials, Read read)
{
    for (const Json& trial : trials.array() ? *trials.array() : Json::Array{})
        study.trials.push_back(read(trial));
}

}  // namespace

std::optional<Study> study_in(const Json& job)
{
    Study study;
    const Json& tuning = job["trainingInput"]["hyperparameters"];
    const Json& metrics = job["studySpec"]["metrics"];
    if (tuning.is_object()) {
        study.metric = tuning.text_at("hyperparameterMetricTag");
        study.maximize = tuning.text_at("goal") != "MINIMIZE";
        study.max_trials = count_of(tuning["maxTrials"]).value_or(1);
        add_trials(study, job["trainingOutput"]["trials"], ml_engine_trial);
    } else if (metrics.array() && !metrics.array()->empty()) {
        study.metric = metrics.array()->front().text_at("metricId");
        study.maximize = metrics.array()->front().text_at("goal") != "MINIMIZE";
        study.max_trials = count_of(job["maxTrialCount"]).value_or(1);
        add_trials(study, job["trials"], vertex_ai_trial);
    } else {
        return {};
    }
    return study;
}

}  // namespace mltrain
