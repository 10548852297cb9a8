#include "gcloud/tuning.hpp"

#include "gcloud/custom_job.hpp"

#include <algorithm>

namespace mltrain {

namespace {

/// gcloud reads the configuration as YAML 1.1, where 1e-5 without a dot is doubtful.
Json number_json(std::string number)
{
    const auto exponent = number.find_first_of("eE");
    if (exponent != number.npos && number.find('.') == number.npos) number.insert(exponent, ".0");
    return Json::Number{std::move(number)};
}

Json numbers_json(const std::vector<std::string>& numbers)
{
    Json::Array array;
    for (const std::string& number : numbers) array.push_back(number_json(number));
    return array;
}

/// "No scaling" is a word in ML Engine, and no word in Vertex AI.
bool is_scaled(const Hyperparameter& parameter)
{
    return parameter.scale && *parameter.scale != "NONE";
}

Json ml_engine_parameter(const Hyperparameter& parameter)
{
    Json json;
    json["parameterName"] = parameter.name;
    json["type"] = parameter.type;
    if (parameter.min) json["minValue"] = number_json(*parameter.min);
    if (parameter.max) json["maxValue"] = number_json(*parameter.max);
    if (parameter.type == "CATEGORICAL") json["categoricalValues"] = Json::array(parameter.values);
    if (parameter.type == "DISCRETE") json["discreteValues"] = numbers_json(parameter.values);
    if (parameter.scale) json["scaleType"] = *parameter.scale;
    return json;
}

Json value_spec(const Hyperparameter& parameter)
{
    // Whole numbers of 64 bits are text in the API.
    const bool whole = parameter.type == "INTEGER";
    Json spec;
    if (parameter.min)
        spec["minValue"] = whole ? Json(*parameter.min) : number_json(*parameter.min);
    if (parameter.max)
        spec["maxValue"] = whole ? Json(*parameter.max) : number_json(*parameter.max);
    if (parameter.type == "CATEGORICAL") spec["values"] = Json::array(parameter.values);
    if (parameter.type == "DISCRETE") spec["values"] = numbers_json(parameter.values);
    return spec;
}

class StudySpec {
public:
    explicit StudySpec(const Hyperparameters& tuning) : tuning_(tuning) {}

    Json spec() const
    {
        Json metric;
        metric["metricId"] = tuning_.metric.value_or("");
        metric["goal"] = tuning_.goal.value_or("");
        Json::Array parameters;
        for (const Hyperparameter& parameter : tuning_.params) {
            if (!parameter.parent) parameters.push_back(parameter_json(parameter));
        }
        Json study;
        study["metrics"] = Json::Array{std::move(metric)};
        study["parameters"] = std::move(parameters);
        if (tuning_.algorithm) study["algorithm"] = *tuning_.algorithm;
        // Of Vertex AI's rules the one that needs no choices of its own.
        if (tuning_.early_stopping.value_or(false))
            study["medianAutomatedStoppingSpec"] = Json::Object{};
        return study;
    }

private:
    /// With all that is there only when this one has certain values.
    Json parameter_json(const Hyperparameter& parameter) const
    {
        Json json;
        json["parameterId"] = parameter.name;
        json[value_spec_name(parameter)] = value_spec(parameter);
        if (is_scaled(parameter)) json["scaleType"] = *parameter.scale;
        Json::Array children;
        for (const Hyperparameter& child : tuning_.params) {
            if (child.parent == parameter.name) children.push_back(condition(parameter, child));
        }
        if (!children.empty()) json["conditionalParameterSpecs"] = std::move(children);
        return json;
    }

    static std::string_view value_spec_name(const Hyperparameter& parameter)
    {
        if (parameter.type == "DOUBLE") return "doubleValueSpec";
        if (parameter.type == "INTEGER") return "integerValueSpec";
        if (parameter.type == "DISCRETE") return "discreteValueSpec";
        return "categoricalValueSpec";
    }

    Json condition(const Hyperparameter& parent, const Hyperparameter& child) const
    {
        Json json;
        const bool is_discrete = parent.type == "DISCRETE";
        const std::string_view name = is_discrete ? "parentDiscreteValues"
            : parent.type == "INTEGER"            ? "parentIntValues"
                                                  : "parentCategoricalValues";
        json[name]["values"] =
            is_discrete ? numbers_json(child.parent_values) : Json::array(child.parent_values);
        json["parameterSpec"] = parameter_json(child);
        return json;
    }

    const Hyperparameters& tuning_;
};

}  // namespace

Json hyperparameter_spec(const Hyperparameters& tuning)
{
    Json spec;
    spec["goal"] = tuning.goal.value_or("");
    spec["hyperparameterMetricTag"] = tuning.metric.value_or("");
    spec["maxTrials"] = tuning.trials();
    spec["maxParallelTrials"] = tuning.parallel_trials();
    if (tuning.max_failed_trials) spec["maxFailedTrials"] = *tuning.max_failed_trials;
    if (tuning.algorithm) spec["algorithm"] = *tuning.algorithm;
    if (tuning.early_stopping) spec["enableTrialEarlyStopping"] = *tuning.early_stopping;
    Json::Array parameters;
    for (const Hyperparameter& parameter : tuning.params)
        parameters.push_back(ml_engine_parameter(parameter));
    spec["params"] = std::move(parameters);
    return spec;
}

Json tuning_job(const JobSpec& spec, const std::string& job, std::optional<Seconds> limit)
{
    const Hyperparameters& tuning = spec.hyperparameters;
    Json whole;
    whole["maxTrialCount"] = tuning.trials();
    whole["parallelTrialCount"] = tuning.parallel_trials();
    if (tuning.max_failed_trials) whole["maxFailedTrialCount"] = *tuning.max_failed_trials;
    whole["studySpec"] = StudySpec(tuning).spec();
    whole["trialJobSpec"] = custom_job_spec(spec, job, limit);
    return whole;
}

}  // namespace mltrain
