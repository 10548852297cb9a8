#include "job/trial.hpp"

#include "job/hyperparameters.hpp"

#include <algorithm>

namespace mltrain {

namespace {

std::optional<double> value_of(const Trial& trial)
{
    return number_of(trial.objective.value_or(""));
}

bool is_better(const Study& study, double a, double b)
{
    return study.maximize ? a > b : a < b;
}

std::int64_t count_at(const Json& json, std::string_view key)
{
    const auto* count = json[key].integer();
    return count ? *count : 0;
}

}  // namespace

std::vector<Trial> ranked(const Study& study)
{
    std::vector<Trial> trials = study.trials;
    const auto rank = [](const Trial& trial) {
        return value_of(trial) ? 0 : trial.state == State::running ? 1 : 2;
    };
    std::stable_sort(trials.begin(), trials.end(), [&](const Trial& a, const Trial& b) {
        if (rank(a) != rank(b)) return rank(a) < rank(b);
        return rank(a) == 0 && is_better(study, *value_of(a), *value_of(b));
    });
    return trials;
}

std::optional<Trial> best_trial(const Study& study)
{
    std::vector<Trial> trials = ranked(study);
    if (trials.empty() || !value_of(trials.front())) return {};
    return std::move(trials.front());
}

std::optional<Seconds> run_time(const Trial& trial, Time now)
{
    if (!trial.started) return {};
    return std::max(Seconds(0), trial.ended.value_or(now) - *trial.started);
}

TrialCounts counts_of(const Study& study, const Sighting& job)
{
    TrialCounts counts;
    counts.all = study.max_trials;
    counts.metric = study.metric;
    if (const auto best = best_trial(study)) {
        counts.best = *best->objective;
        counts.best_trial = best->number;
    }
    for (const Trial& trial : study.trials) {
        const bool is_done = trial.state == State::succeeded;
        const bool has_failed = is_over(trial.state) && !is_done;
        const bool runs = trial.state == State::running || trial.state == State::cancelling;
        counts.done += is_done ? 1 : 0;
        counts.failed += has_failed ? 1 : 0;
        counts.running += runs ? 1 : 0;
        // Its end may be missing, but it does not outlast the job.
        const auto end = trial.ended ? trial.ended : job.ended;
        if (trial.started && end) {
            counts.ran.push_back(std::max(Seconds(0), *end - *trial.started));
        } else if (trial.started && runs) {
            counts.running_since.push_back(*trial.started);
        }
    }
    return counts;
}

Json to_json(const TrialCounts& counts)
{
    Json::Array ran, running_since;
    for (const Seconds duration : counts.ran) ran.emplace_back(std::int64_t{duration.count()});
    for (const Time time : counts.running_since) running_since.emplace_back(time_text(time));
    Json json;
    json["all"] = counts.all;
    json["done"] = counts.done;
    json["running"] = counts.running;
    json["failed"] = counts.failed;
    json["metric"] = counts.metric;
    json["best"] = counts.best;
    json["best_trial"] = counts.best_trial;
    json["ran"] = std::move(ran);
    json["running_since"] = std::move(running_since);
    return json;
}

std::optional<TrialCounts> trial_counts_of(const Json& json)
{
    if (!json.is_object()) return {};
    TrialCounts counts;
    counts.all = count_at(json, "all");
    counts.done = count_at(json, "done");
    counts.running = count_at(json, "running");
    counts.failed = count_at(json, "failed");
    counts.metric = json.text_at("metric");
    counts.best = json.text_at("best");
    counts.best_trial = json.text_at("best_trial");
    for (const Json& item : json["ran"].array() ? *json["ran"].array() : Json::Array{}) {
        if (const auto* seconds = item.integer()) counts.ran.emplace_back(*seconds);
    }
    for (const Json& item :
        json["running_since"].array() ? *json["running_since"].array() : Json::Array{}) {
        const auto time = parse_time(item.text() ? *item.text() : "");
        if (time) counts.running_since.push_back(*time);
    }
    return counts;
}

}  // namespace mltrain
