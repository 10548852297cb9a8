// Budgets: what may be spent in a calendar month, on a label, and on one job. A job counts in the month (UTC) in
// which it was submitted: while it runs, its worst case is committed; when it is over, what it cost is spent;
// when it was refused, nothing. So the ledger's facts are all the bookkeeping there is.
#pragma once

#include "job/record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// What one job has taken.
struct Charge {
    Money spent, committed;
    bool unpriced = false;  ///< what it costs, or may cost, is not known
};

Charge charge_of(const Entry& entry, Time now);

struct Account {
    std::string name;  ///< "this month", or a label: "team=vision"
    std::optional<Money> limit;
    Money spent, committed;
    std::size_t jobs = 0, unpriced = 0;

    Money left() const { return limit.value_or(Money{}) - spent - committed; }
};

/// The month's account first, with or without a limit; then those of the labels that have one. The entries are
/// those of the month.
std::vector<Account> accounts(const Budget& budget, const std::vector<Entry>& entries, Time now);

/// Why a submission does not fit, and what would.
struct Excess {
    std::string message, hint;
};

/// With the month's other jobs. Nothing when it fits.
std::optional<Excess> excess(const Budget& budget, const std::vector<Entry>& entries,
    const Submission& submission, Time now);

Time start_of_month(Time time);
/// When the month ends as it began.
Money projected_to_end_of_month(Money spent, Time now);

}  // namespace mltrain
