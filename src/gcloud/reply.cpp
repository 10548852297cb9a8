#include "gcloud/reply.hpp"

#include "base/json.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "gcloud/study.hpp"

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

struct Word {
    std::string_view word;
    State state;
};

// The enumerations Job.state of ML Engine v1 and JobState of Vertex AI v1, from gcloud 528's generated clients.
constexpr std::array words = {
    Word{"STATE_UNSPECIFIED", State::unknown},
    Word{"UNSPECIFIED", State::unknown},
    Word{"QUEUED", State::queued},
    Word{"PENDING", State::preparing},
    Word{"PREPARING", State::preparing},
    Word{"RUNNING", State::running},
    Word{"UPDATING", State::running},
    Word{"SUCCEEDED", State::succeeded},
    Word{"FAILED", State::failed},
    Word{"CANCELLING", State::cancelling},
    Word{"CANCELLED", State::cancelled},
    Word{"PAUSED", State::paused},
    Word{"EXPIRED", State::expired},
    Word{"PARTIALLY_SUCCEEDED", State::partly_succeeded},
    // Of a trial, where it is not one of those.
    Word{"REQUESTED", State::queued},
    Word{"ACTIVE", State::running},
    Word{"STOPPING", State::cancelling},
    Word{"INFEASIBLE", State::failed},
};

std::optional<std::string> text_or_nothing(const Json& json, std::string_view key)
{
    const std::string text = json.text_at(key);
    return text.empty() ? std::nullopt : std::optional(text);
}

/// Whole numbers of 64 bits come as text.
std::optional<std::int64_t> count_or_nothing(const Json& json)
{
    const auto billionths =
        parse_billionths(json.text() ? *json.text() : json.number().value_or(""));
    return billionths ? std::optional(*billionths / nanos_per_unit) : std::nullopt;
}

Role role_of(const Json& input, const std::string& name)
{
    Role role;
    role.machine_type = text_or_nothing(input, name + "Type");
    role.count = count_or_nothing(input[name + "Count"]);
    const Json& accelerator = input[name + "Config"]["acceleratorConfig"];
    role.accelerator_type = text_or_nothing(accelerator, "type");
    role.accelerator_count = count_or_nothing(accelerator["count"]);
    return role;
}

void add_training_input(JobSpec& spec, const Json& input)
{
    spec.region = text_or_nothing(input, "region");
    spec.scale_tier = text_or_nothing(input, "scaleTier");
    spec.master = role_of(input, "master");
    spec.workers = role_of(input, "worker");
    spec.parameter_servers = role_of(input, "parameterServer");
    spec.evaluators = role_of(input, "evaluator");
    const Json& tuning = input["hyperparameters"];
    spec.hyperparameters.metric = text_or_nothing(tuning, "hyperparameterMetricTag");
    spec.hyperparameters.goal = text_or_nothing(tuning, "goal");
    spec.hyperparameters.max_trials = count_or_nothing(tuning["maxTrials"]);
    spec.hyperparameters.max_parallel_trials = count_or_nothing(tuning["maxParallelTrials"]);
}

/// What both services tell in the same words.
DescribedJob described(const Json& json, Time now)
{
    DescribedJob job;
    job.id = json["labels"].text_at("mltrain-id");
    job.hash = json["labels"].text_at("mltrain-spec");
    for (const auto& [key, value] :
        json["labels"].object() ? *json["labels"].object() : Json::Object{}) {
        if (!key.starts_with("mltrain-") && value.text())
            job.spec.labels.emplace_back(key, *value.text());
    }
    Sighting& sighting = job.sighting;
    sighting.seen_at = now;
    sighting.word = json.text_at("state");
    sighting.state = state_of(sighting.word);
    sighting.created = parse_time(json.text_at("createTime"));
    sighting.started = parse_time(json.text_at("startTime"));
    sighting.ended = parse_time(json.text_at("endTime"));
    job.study = study_in(json);
    if (job.study) sighting.trials = counts_of(*job.study, sighting);
    return job;
}

DescribedJob ml_engine_job(const Json& json, Time now)
{
    DescribedJob job = described(json, now);
    job.name = job.resource = visible(json.text_at("jobId"));
    add_training_input(job.spec, json["trainingInput"]);
    job.sighting.message = json.text_at("errorMessage");
    const auto units = json["trainingOutput"]["consumedMLUnits"].number();
    if (units) job.sighting.ml_units = parse_billionths(*units);
    return job;
}

Role role_of_pool(const Json& pool)
{
    Role role;
    const Json& machine = pool["machineSpec"];
    role.machine_type = text_or_nothing(machine, "machineType");
    role.accelerator_type = text_or_nothing(machine, "acceleratorType");
    role.accelerator_count = count_or_nothing(machine["acceleratorCount"]);
    role.count = count_or_nothing(pool["replicaCount"]);
    return role;
}

/// ".../locations/us-central1/customJobs/1": the part behind "locations".
std::string region_of(std::string_view resource)
{
    constexpr std::string_view mark = "/locations/";
    const auto found = resource.find(mark);
    if (found == resource.npos) return "";
    const std::string_view rest = resource.substr(found + mark.size());
    return std::string(rest.substr(0, rest.find('/')));
}

void add_study(Hyperparameters& tuning, const Json& json)
{
    const Json& metrics = json["studySpec"]["metrics"];
    if (metrics.array() && !metrics.array()->empty()) {
        tuning.metric = text_or_nothing(metrics.array()->front(), "metricId");
        tuning.goal = text_or_nothing(metrics.array()->front(), "goal");
    }
    tuning.max_trials = count_or_nothing(json["maxTrialCount"]);
    tuning.max_parallel_trials = count_or_nothing(json["parallelTrialCount"]);
}

/// A tuning job says of each trial what a custom job says of itself.
DescribedJob custom_job(const Json& json, Time now)
{
    DescribedJob job = described(json, now);
    job.name = visible(json.text_at("displayName"));  // anybody's words may stand there
    job.resource = json.text_at("name");
    job.spec.region = region_of(job.resource);
    const Json& spec = json["trialJobSpec"].is_null() ? json["jobSpec"] : json["trialJobSpec"];
    if (!json["trialJobSpec"].is_null()) add_study(job.spec.hyperparameters, json);
    job.spec.scheduling.strategy = text_or_nothing(spec["scheduling"], "strategy");
    const std::array roles = {
        &job.spec.master, &job.spec.workers, &job.spec.parameter_servers, &job.spec.evaluators};
    const Json& pools = spec["workerPoolSpecs"];
    for (std::size_t i = 0;
         pools.array() != nullptr && i < std::min(roles.size(), pools.array()->size()); ++i)
        *roles[i] = role_of_pool(pools.array()->at(i));
    job.sighting.message = json["error"].text_at("message");
    return job;
}

/// Each that has a name of the service's.
template <class Read>
std::optional<std::vector<DescribedJob>> read_list(std::string_view text, Read read)
{
    const auto json = parse_json(text);
    if (!json || !json->array()) return {};
    std::vector<DescribedJob> jobs;
    for (const Json& item : *json->array()) {
        DescribedJob job = read(item);
        if (!job.resource.empty()) jobs.push_back(std::move(job));
    }
    return jobs;
}

template <class Read>
std::optional<DescribedJob> read_one(std::string_view text, Read read)
{
    const auto json = parse_json(text);
    if (!json) return {};
    DescribedJob job = read(*json);
    if (job.resource.empty()) return {};
    return job;
}

}  // namespace

std::string_view last_part(std::string_view resource)
{
    return resource.substr(resource.rfind('/') + 1);
}

State state_of(std::string_view word)
{
    constexpr std::string_view prefix = "JOB_STATE_";
    if (word.starts_with(prefix)) word.remove_prefix(prefix.size());
    for (const Word& known : words) {
        if (known.word == word) return known.state;
    }
    return State::unknown;
}

std::optional<DescribedJob> read_ml_engine_job(std::string_view text, Time now)
{
    return read_one(text, [&](const Json& json) { return ml_engine_job(json, now); });
}

std::optional<std::vector<DescribedJob>> read_ml_engine_jobs(std::string_view text, Time now)
{
    return read_list(text, [&](const Json& json) { return ml_engine_job(json, now); });
}

std::optional<DescribedJob> read_custom_job(std::string_view text, Time now)
{
    return read_one(text, [&](const Json& json) { return custom_job(json, now); });
}

std::optional<std::vector<DescribedJob>> read_custom_jobs(std::string_view text, Time now)
{
    return read_list(text, [&](const Json& json) { return custom_job(json, now); });
}

}  // namespace mltrain
