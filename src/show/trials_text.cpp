#include "show/trials_text.hpp"

#include "base/csv.hpp"
#include "base/text.hpp"
#include "cost/actual.hpp"
#include "job/hyperparameters.hpp"
#include "show/cost_text.hpp"
#include "show/json_values.hpp"
#include "show/results_text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

/// All that any trial has, in the order in which they come up.
std::vector<std::string> parameter_names(const Study& study)
{
    std::vector<std::string> names;
    for (const Trial& trial : study.trials) {
        for (const auto& [name, value] : trial.parameters) {
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
    }
    return names;
}

/// "" where the trial does not have it.
std::string parameter_of(const Trial& trial, const std::string& name)
{
    for (const auto& [key, value] : trial.parameters) {
        if (key == name) return value;
    }
    return "";
}

/// A trial that runs no more when the job is over.
Time until(const TrialsPage& page, Time now)
{
    const Sighting& last = page.entry.last;
    return is_over(last.state) ? last.ended.value_or(now) : now;
}

std::string step_text(const Trial& trial)
{
    return trial.step ? std::to_string(*trial.step) : "";
}

std::string best_number(const Study& study)
{
    const auto best = best_trial(study);
    return best ? best->number : "";
}

Json trial_json(const TrialsPage& page, const Trial& trial, const std::string& best, Time now)
{
    const auto ran = run_time(trial, until(page, now));
    const auto cost = trial_cost(page.entry.submission.prices, trial, until(page, now));
    Json parameters = Json::Object{};
    for (const auto& [name, value] : trial.parameters) parameters[name] = value;
    Json json;
    json["trial"] = trial.number;
    json["best"] = trial.number == best;
    json["state"] = state_name(trial.state);
    json["service_state"] = trial.word.empty() ? Json() : Json(trial.word);
    json["objective"] = trial.objective ? number_json(*trial.objective) : Json();
    json["step"] = trial.step;
    json["parameters"] = std::move(parameters);
    json["started_at"] = time_json(trial.started);
    json["ended_at"] = time_json(trial.ended);
    json["run_seconds"] = ran ? Json(std::int64_t{ran->count()}) : Json();
    json["cost"] = cost ? Json(decimal_text(*cost)) : Json();
    json["message"] = trial.message.empty() ? Json() : Json(trial.message);
    return json;
}

}  // namespace

std::string counts_text(const TrialCounts& counts)
{
    std::string text = fmt::format("{} of {} done", counts.done,
        counted(static_cast<std::size_t>(std::max<std::int64_t>(0, counts.all)), "trial"));
    if (counts.running > 0) text += fmt::format(", {} running", counts.running);
    if (counts.failed > 0) text += fmt::format(", {} failed", counts.failed);
    if (!counts.best.empty())
        text += fmt::format("; best {} {} (trial {})", visible(counts.metric),
            short_number(counts.best), visible(counts.best_trial));
    return text;
}

std::string counts_cell(const TrialCounts& counts)
{
    return fmt::format("{}/{}", counts.done + counts.failed, counts.all);
}

Json counts_json(const std::optional<TrialCounts>& counts)
{
    if (!counts) return {};
    Json json;
    json["all"] = counts->all;
    json["done"] = counts->done;
    json["running"] = counts->running;
    json["failed"] = counts->failed;
    json["metric"] = counts->metric;
    json["best"] = counts->best.empty() ? Json() : number_json(counts->best);
    json["best_trial"] = counts->best_trial.empty() ? Json() : Json(counts->best_trial);
    return json;
}

std::string trials_text(const TrialsPage& page, const Moment& moment)
{
    const std::string best = best_number(page.study);
    const Time now = until(page, moment.now);
    std::vector<Result> results;
    for (const Trial& trial : ranked(page.study)) {
        Result& result = results.emplace_back();
        result.name = trial.number;
        result.state.state = trial.state;
        result.parameters = trial.parameters;
        if (trial.objective) result.metrics = {{page.study.metric, *trial.objective, trial.step}};
        result.ran = run_time(trial, now);
        result.cost = total_text(trial_cost(page.entry.submission.prices, trial, now));
        result.message = trial.message;
        result.is_first = trial.number == best;
    }
    return results_text("TRIAL", results, moment.style, {page.study.metric});
}

Json trials_json(const TrialsPage& page, Time now)
{
    Json json;
    json["job"] = page.entry.submission.job.name;
    json["state"] = state_name(page.entry.last.state);
    json["metric"] = page.study.metric;
    json["goal"] = page.study.maximize ? "MAXIMIZE" : "MINIMIZE";
    json["max_trials"] = page.study.max_trials;
    json["currency"] = "USD";
    const std::string best = best_number(page.study);
    Json::Array trials;
    for (const Trial& trial : ranked(page.study))
        trials.push_back(trial_json(page, trial, best, now));
    json["trials"] = std::move(trials);
    return json;
}

std::string trials_csv(const TrialsPage& page, Time now)
{
    const Study& study = page.study;
    const std::vector<std::string> names = parameter_names(study);
    std::vector<std::string> header = {"trial", "best", "state", study.metric, "step"};
    header.insert(header.end(), names.begin(), names.end());
    header.insert(header.end(), {"started_at", "ended_at", "run_seconds", "cost_usd", "message"});
    std::string text = csv_line(header);
    const std::string best = best_number(study);
    for (const Trial& trial : ranked(study)) {
        std::vector<std::string> row = {trial.number, trial.number == best ? "true" : "false",
            std::string(state_name(trial.state)), trial.objective.value_or(""), step_text(trial)};
        for (const std::string& name : names) row.push_back(parameter_of(trial, name));
        const auto ran = run_time(trial, until(page, now));
        const auto cost = trial_cost(page.entry.submission.prices, trial, until(page, now));
        row.push_back(trial.started ? time_text(*trial.started) : "");
        row.push_back(trial.ended ? time_text(*trial.ended) : "");
        row.push_back(ran ? std::to_string(ran->count()) : "");
        row.push_back(cost ? decimal_text(*cost) : "");
        row.push_back(trial.message);
        text += csv_line(row);
    }
    return text;
}

}  // namespace mltrain
