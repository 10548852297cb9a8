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
        agreed.likely = projection.likely->duration;
        agreed.likely_cost = projection.likely->cost;
    }
    if (projection.worst) agreed.worst_cost = projection.worst->cost;
    return agreed;
}

std::optional<Money> cost_so_far(const AgreedPrices& prices, const Sighting& sighting, Time now)
{
    // The service says 0 units until it has added them up, which is after the end.
    const bool counted = is_over(sighting.state) && sighting.ml_units.value_or(0) > 0;
    if (counted && prices.per_unit)
        return scaled(*prices.per_unit, *sighting.ml_units, nanos_per_unit);
    if (!prices.per_hour) return {};
    const auto ran = run_time(sighting, now);
    if (!ran) return Money{};
    return cost_of(*prices.per_hour, *ran, prices.rules);
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
