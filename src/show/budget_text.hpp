// A budget as a person reads it and as --json says it: what is spent, committed and left.
#pragma once

#include "base/json.hpp"
#include "cost/budget.hpp"
#include "cost/team_plan.hpp"
#include "show/style.hpp"

#include <string>
#include <vector>

namespace mltrain {

struct BudgetPage {
    const Budget& budget;
    std::vector<Account> accounts;  ///< the month's own is the first
    std::size_t of_team = 0;        ///< so many of the jobs are the team's
    Time now{};
};

std::string budget_text(const BudgetPage& page, Style style);
Json budget_json(const BudgetPage& page);

std::string plan_text(const TeamPlan& plan);
Json plan_json(const TeamPlan& plan);

/// "16.67"
std::string hundredths_text(std::int64_t hundredths);

}  // namespace mltrain
