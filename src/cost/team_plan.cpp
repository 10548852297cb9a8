#include "cost/team_plan.hpp"

namespace mltrain {

Money per_month(const TeamPlan& plan)
{
    return scaled(scaled(plan.per_use, plan.people, 1), plan.uses, 1);
}

std::optional<std::int64_t> break_even(const TeamPlan& plan)
{
    TeamPlan saved = plan;
    saved.per_use = plan.per_use - plan.power_per_use;
    const Money saving = per_month(saved);
    if (!plan.machine || saving <= Money{}) return {};
    const std::int64_t months = scaled(100, plan.machine->nanos, saving.nanos);
    const bool is_short = scaled(saving, months, 100) < *plan.machine;
    return is_short ? months + 1 : months;
}

}  // namespace mltrain
