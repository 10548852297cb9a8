#include "cost/actual.hpp"

namespace mltrain {

AgreedPrices agreed_prices(const Projection& projection, const TimeLimit& rules)
{
    AgreedPrices agreed;
    agreed.per_hour = projection.per_hour;
    agreed.per_unit = projection.per_unit;
    agreed.rules = rules;
    agreed.limit = projection.limit;
    if (projection.likely) {
        agreed.likely = projection.likely->path;
        agreed.likely_cost = projection.likely->cost;
    }
    if (projection.worst) agreed.worst_cost = projection.worst->cost;
    return agreed;
}

namespace {

Money cost_of_trials(const AgreedPrices& prices, const TrialCounts& trials, Time now)
{
    Money sum{};
    const auto add = [&](Seconds ran) {
        sum = sum + cost_of(*prices.per_hour, std::max(Seconds(0), ran), prices.rules);
    };
    for (const Seconds ran : trials.ran) add(ran);
    for (const Time since : trials.running_since) add(now - since);
    return sum;
}

}  // namespace

std::optional<Money> cost_so_far(const AgreedPrices& prices, const Sighting& sighting, Time now)
{
    // The service says 0 units until it has added them up, which is after the end.
    const bool counted = is_over(sighting.state) && sighting.ml_units.value_or(0) > 0;
    if (counted && prices.per_unit)
        return scaled(*prices.per_unit, *sighting.ml_units, nanos_per_unit);
    if (!prices.per_hour) return {};
    if (sighting.trials) return cost_of_trials(prices, *sighting.trials, now);
    const auto ran = run_time(sighting, now);
    if (!ran) return Money{};
    return cost_of(*prices.per_hour, *ran, prices.rules);
}

std::optional<Money> trial_cost(const AgreedPrices& prices, const Trial& trial, Time now)
{
    if (!prices.per_hour) return {};
    const auto ran = run_time(trial, now);
    return ran ? cost_of(*prices.per_hour, *ran, prices.rules) : Money{};
}

std::optional<Money> max_cost_of(const Submission& submission)
{
    for (const Json& setting :
        submission.settings.array() ? *submission.settings.array() : Json::Array{}) {
        if (setting.text_at("key") == "limits.max_cost")
            return parse_money(setting.text_at("value"));
    }
    return {};
}

}  // namespace mltrain
