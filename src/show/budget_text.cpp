#include "show/budget_text.hpp"

#include "base/text.hpp"
#include "show/json_values.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

std::string left_text(const Account& account, Style style)
{
    if (!account.limit) return "-";
    const std::string text = dollar_text(account.left());
    return account.left() < Money{} ? style.red(text) : text;
}

std::string month_text(Time now)
{
    return date_text(date_of(now)).substr(0, 7);
}

std::string counted_text(const BudgetPage& page)
{
    const Account& month = page.accounts.front();
    std::string text = fmt::format("counted: {} submitted in {} (UTC) from this machine",
        counted(month.jobs - page.of_team, "job"), month_text(page.now));
    if (page.of_team > 0)
        text += fmt::format(",\n  and {} of the team as mltrain sync --team saw them",
            counted(page.of_team, "job"));
    text += "\n";
    if (month.unpriced > 0) text += fmt::format("{} of them without a price\n", month.unpriced);
    return text;
}

}  // namespace

std::string hundredths_text(std::int64_t hundredths)
{
    return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

std::string budget_text(const BudgetPage& page, Style style)
{
    Table table({Align::left, Align::right, Align::right, Align::right, Align::right});
    table.add({style.bold("BUDGET"), style.bold("SPENT"), style.bold("COMMITTED"),
        style.bold("LEFT"), style.bold("LIMIT")});
    for (const Account& account : page.accounts) {
        table.add(
            {visible(account.name), dollar_text(account.spent), dollar_text(account.committed),
                left_text(account, style), account.limit ? dollar_text(*account.limit) : "none"});
    }
    if (page.budget.job) table.add({"one job", "", "", "", dollar_text(*page.budget.job)});
    const Account& month = page.accounts.front();
    std::string text = table.text();
    text += fmt::format("at this rate {} by the end of {}\n",
        dollar_text(projected_to_end_of_month(month.spent, page.now)), month_text(page.now));
    return text + counted_text(page);
}

Json budget_json(const BudgetPage& page)
{
    Json::Array accounts;
    for (const Account& account : page.accounts) {
        Json& json = accounts.emplace_back();
        json["name"] = account.name;
        json["limit"] = money_json(account.limit);
        json["spent"] = decimal_text(account.spent);
        json["committed"] = decimal_text(account.committed);
        json["left"] = account.limit ? Json(decimal_text(account.left())) : Json();
        json["jobs"] = static_cast<std::int64_t>(account.jobs);
        json["unpriced"] = static_cast<std::int64_t>(account.unpriced);
    }
    Json answer;
    answer["month"] = month_text(page.now);
    answer["currency"] = "USD";
    answer["accounts"] = std::move(accounts);
    answer["job_limit"] = money_json(page.budget.job);
    answer["at_this_rate"] =
        decimal_text(projected_to_end_of_month(page.accounts.front().spent, page.now));
    answer["jobs_of_team"] = static_cast<std::int64_t>(page.of_team);
    return answer;
}

std::string plan_text(const TeamPlan& plan)
{
    std::string text = fmt::format("{} x {} a month x {} = {} a month\n",
        plan.people == 1 ? "1 person" : fmt::format("{} people", plan.people),
        counted(static_cast<std::size_t>(plan.uses), "use"), dollar_text(plan.per_use),
        dollar_text(per_month(plan)));
    if (!plan.machine) return text;
    const auto months = break_even(plan);
    const std::string machine =
        plan.machine_name.empty() ? "a machine" : visible(plan.machine_name);
    const std::string power = plan.power_per_use > Money{}
        ? fmt::format(", its power ({} a use) counted", dollar_text(plan.power_per_use))
        : "";
    return text
        + (months ? fmt::format("{} for {} has paid for itself after {} months{}\n", machine,
               dollar_text(*plan.machine), hundredths_text(*months), power)
                  : fmt::format("{} for {} never pays for itself{}\n", machine,
                      dollar_text(*plan.machine), power));
}

Json plan_json(const TeamPlan& plan)
{
    const auto months = break_even(plan);
    Json answer;
    answer["people"] = plan.people;
    answer["uses_per_month"] = plan.uses;
    answer["per_use"] = decimal_text(plan.per_use);
    answer["per_month"] = decimal_text(per_month(plan));
    answer["currency"] = "USD";
    answer["machine_name"] = plan.machine_name.empty() ? Json() : Json(plan.machine_name);
    answer["machine"] = money_json(plan.machine);
    answer["power_per_use"] = decimal_text(plan.power_per_use);
    answer["break_even_months"] = months ? Json(Json::Number{hundredths_text(*months)}) : Json();
    return answer;
}

}  // namespace mltrain
