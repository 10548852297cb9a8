#include "cost/run.hpp"

#include "base/text.hpp"
#include "cost/actual.hpp"
#include "cost/budget.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

constexpr std::array<std::string_view, 6> telling_keys = {"labels", "scale_tier",
    "master.machine_type", "master.accelerator.", "hyperparameters.goal", "hyperparameters.metric"};

/// What the settings of a job say, read once from first to last.
struct Told {
    std::string tier, machine, accelerator, goal, metric;
    std::string accelerators = "1";
    std::vector<std::string> labels;
};

Told told_by(const Json& settings)
{
    Told told;
    const Json::Array* all = settings.array();
    for (std::size_t i = 0; all && i < all->size(); ++i) {
        const std::string* key = (*all)[i]["key"].text();
        const std::string* value = (*all)[i]["value"].text();
        if (!key || !value) continue;
        if (*key == "labels") told.labels = split(*value, ',');
        if (*key == "scale_tier") told.tier = *value;
        if (*key == "master.machine_type") told.machine = *value;
        if (*key == "master.accelerator.type") told.accelerator = *value;
        if (*key == "master.accelerator.count") told.accelerators = *value;
        if (*key == "hyperparameters.goal") told.goal = *value;
        if (*key == "hyperparameters.metric") told.metric = *value;
    }
    return told;
}

std::string tier_of(const Told& told, const std::string& service)
{
    if (!told.tier.empty() && told.tier != "CUSTOM") return told.tier;
    if (service == "local") return "this machine";
    if (!told.machine.empty()) {
        return told.accelerator.empty()
            ? told.machine
            : fmt::format("{} + {} x {}", told.machine, told.accelerators, told.accelerator);
    }
    return service == "ml-engine" || service == "ai-platform" ? "BASIC" : "";
}

/// A job that never began has waited until it was over, or waits still.
std::optional<Seconds> wait_of(const Entry& entry, Time now)
{
    const Sighting& last = entry.last;
    if (last.state == State::unsettled || last.state == State::refused) return {};
    const Time created = last.created.value_or(entry.submission.made_at);
    const Time until = last.started ? *last.started
        : is_over(last.state)       ? last.ended.value_or(created)
                                    : now;
    return std::max(Seconds(0), until - created);
}

}  // namespace

bool tells_of_run(std::string_view setting)
{
    return std::any_of(telling_keys.begin(), telling_keys.end(),
        [&](std::string_view key) { return setting.find(key) != setting.npos; });
}

Run run_of(const Entry& entry, Time now, Seconds local_offset)
{
    const Submission& submission = entry.submission;
    const Sighting& last = entry.last;
    Told told = told_by(submission.settings);
    Run run;
    run.id = submission.job.id;
    run.job = submission.job.name;
    run.name = submission.name;
    run.service = submission.service;
    run.region = submission.job.region;
    run.tier = tier_of(told, submission.service);
    run.sweep = submission.sweep;
    run.sweep_number = submission.sweep_number;
    run.labels = std::move(told.labels);
    run.of_team = submission.of_team;
    run.state = last.state;
    run.submitted = submission.made_at;
    run.local = submission.made_at + local_offset;
    run.ended = last.ended;
    run.ran = run_time(last, now);
    run.waited = wait_of(entry, now);
    run.projected = submission.prices.likely_cost;
    run.cost = last.state == State::refused ? Money{} : cost_so_far(submission.prices, last, now);
    run.committed = charge_of(entry, now).committed;
    run.goal_metric = std::move(told.metric);
    if (!told.goal.empty()) run.maximize = upper(told.goal) == "MAXIMIZE";
    run.trials = last.trials;
    return run;
}

std::string label_of(const Run& run, const std::string& key)
{
    for (const std::string& label : run.labels) {
        if (label.size() > key.size() && label[key.size()] == '=' && label.starts_with(key))
            return label.substr(key.size() + 1);
    }
    return "";
}

}  // namespace mltrain
