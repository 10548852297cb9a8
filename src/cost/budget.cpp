#include "cost/budget.hpp"

#include "cost/actual.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

void add(Account& account, const Charge& charge)
{
    account.spent = account.spent + charge.spent;
    account.committed = account.committed + charge.committed;
    ++account.jobs;
    account.unpriced += charge.unpriced ? 1 : 0;
}

bool bears(const Submission& submission, const std::string& label)
{
    const std::vector<std::string> labels = labels_of(submission);
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

std::string fitting_hint(Money room)
{
    std::string anyway = "--over-budget \"REASON\" submits it all the same";
    if (room <= Money{}) return anyway;
    const Money cents = scaled(scaled(room, 1, 10'000'000), 10'000'000, 1);
    const Money below = cents > room ? cents - Money{10'000'000} : cents;
    return below <= Money{}
        ? anyway
        : fmt::format("limits.max_cost = {} would fit; {}", decimal_text(below), anyway);
}

std::string amount_text(Money amount)
{
    return dollar_text(amount);
}

}  // namespace

Charge charge_of(const Entry& entry, Time now)
{
    Charge charge;
    const AgreedPrices& prices = entry.submission.prices;
    if (entry.last.state == State::refused) return charge;
    const auto cost = cost_so_far(prices, entry.last, now);
    charge.spent = cost.value_or(Money{});
    if (is_over(entry.last.state)) {
        charge.unpriced = !cost;
    } else {
        charge.unpriced = !prices.worst_cost;
        charge.committed = std::max(Money{}, prices.worst_cost.value_or(Money{}) - charge.spent);
    }
    return charge;
}

std::vector<Account> accounts(const Budget& budget, const std::vector<Entry>& entries, Time now)
{
    std::vector<Account> accounts;
    accounts.push_back({"this month", budget.month, {}, {}});
    for (const auto& [label, limit] : budget.labels) accounts.push_back({label, limit, {}, {}});
    for (const Entry& entry : entries) {
        const Charge charge = charge_of(entry, now);
        for (Account& account : accounts) {
            const bool whole_month = &account == &accounts.front();
            if (whole_month || bears(entry.submission, account.name)) add(account, charge);
        }
    }
    return accounts;
}

std::optional<Excess> excess(
    const Budget& budget, const std::vector<Entry>& entries, const Submission& submission, Time now)
{
    const Money wanted = submission.prices.worst_cost.value_or(Money{});
    if (budget.job && wanted > *budget.job) {
        return Excess{
            fmt::format("over budget: one job may cost {}, and this one may cost up to {}",
                amount_text(*budget.job), amount_text(wanted)),
            fitting_hint(*budget.job)};
    }
    for (const Account& account : accounts(budget, entries, now)) {
        const bool whole_month = account.name == "this month";
        if (!account.limit || (!whole_month && !bears(submission, account.name))) continue;
        if (wanted <= account.left()) continue;
        return Excess{
            fmt::format(
                "over budget: {} has {}; {} spent, {} committed, {} left, and this job may cost up to {}",
                account.name, amount_text(*account.limit), amount_text(account.spent),
                amount_text(account.committed), amount_text(account.left()), amount_text(wanted)),
            fitting_hint(account.left())};
    }
    return {};
}

Time start_of_month(Time time)
{
    const Date date = date_of(time);
    return std::chrono::sys_days(date.year() / date.month() / 1);
}

Money projected_to_end_of_month(Money spent, Time now)
{
    const Date date = date_of(now);
    const Time begin = start_of_month(now);
    const Time end = std::chrono::sys_days(date.year() / date.month() / std::chrono::last)
        + std::chrono::days(1);
    return scaled(spent, (end - begin).count(), std::max<std::int64_t>(1, (now - begin).count()));
}

}  // namespace mltrain
