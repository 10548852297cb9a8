// What a job is projected to cost: per hour, likely, and at worst, line by line. Pure arithmetic on what a
// service rents; every number keeps its date and source, and what has no price is unpriced.
#pragma once

#include "catalog/prices.hpp"
#include "job/service.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mltrain {

struct CostLine {
    std::string what;               ///< "BASIC_GPU", "4 x n1-standard-8 (workers)"
    std::string note;               ///< what it is made of
    std::optional<Money> per_hour;  ///< of all of them together
    std::optional<Money>
        list_price;  ///< the same at the list's own price, whatever --unit-price says
    std::optional<std::int64_t> units;  ///< training units per hour, in billionths, of all together
    std::optional<Money> per_unit;      ///< their base price
    std::string standing;               ///< "published", "derived", "user"
    std::string source;
    std::optional<Date> as_of;       ///< of the price; nothing for a rate in the job file
    std::optional<int> age_in_days;  ///< of the price; nothing for one that does not age
    std::string unpriced;            ///< why there is no price
};

/// A length of time, why it is this long, and what it costs.
struct CostOfTime {
    Seconds duration{0};
    std::string basis;
    std::int64_t runs = 1;              ///< so many of that length are paid for
    Seconds path{0};                    ///< from the start of the first to the end of the last
    std::optional<Money> cost;          ///< what is to be expected: the bill
    std::optional<Money> cost_by_time;  ///< price per hour / 60 x minutes
    std::optional<Money>
        cost_by_units;  ///< units x base price / 60 x minutes, where there are units
};

/// Of a tuning job; of another job there is one.
struct Trials {
    std::int64_t all = 1;
    std::int64_t parallel = 1;   ///< at most so many at the same time
    bool limit_is_each = false;  ///< the time limit is each trial's; else that of all together
};

struct Projection {
    std::vector<CostLine> lines;
    std::optional<Money> per_hour;      ///< nothing when a line is unpriced
    std::optional<Money> list_price;    ///< per hour, whatever --unit-price says
    std::optional<std::int64_t> units;  ///< training units per hour, in billionths
    std::optional<Money> per_unit;      ///< their base price
    std::optional<CostOfTime> likely;   ///< nothing when nobody knows how long
    std::optional<CostOfTime> worst;    ///< nothing when there is no limit at all
    std::optional<Seconds> limit;  ///< what is to be sent to the service; nothing: leave it its own
    std::string unpriced;          ///< why there is no total; "" when there is one
    bool minimum_above_max_cost = false;  ///< even the shortest bill is above max_cost
    Trials trials;

    /// So many runs may last as long as the limit: each trial, or all that run at the same time.
    std::int64_t limited_runs() const
    {
        return trials.limit_is_each ? trials.all : trials.parallel;
    }
};

struct CostQuestion {
    std::vector<Rental> rentals;
    TimeLimit rules;
    Limits limits;
    Trials trials{};
    std::optional<Seconds> likely;  ///< of one trial
    std::string likely_basis;
    Date as_of{};  ///< prices in force on this day
    Date today{};  ///< from which the age of a price is counted
    std::optional<Money>
        unit_price;  ///< another base price of a training unit: the bill is then by units
};

Projection project(const PriceBook& book, const CostQuestion& question);

/// What a spec says of them, under these rules.
Trials trials_of(const Hyperparameters& tuning, const TimeLimit& rules);

/// A run of this length as it is billed: rounded up to the step, and not below the minimum.
Seconds billed(Seconds duration, const TimeLimit& rules);

/// price per hour / 60 x minutes, of a run as it is billed.
Money cost_of(Money per_hour, Seconds duration, const TimeLimit& rules);

/// The longest run whose bill is not above that much: whole billing steps, rounded down. Zero when not even
/// the minimum is.
Seconds longest_within(Money most, Money per_hour, const TimeLimit& rules);

/// Amounts as shown with so many decimals, which add up to the shown sum: the largest remainders are rounded up.
std::vector<Money> shown_parts(const std::vector<Money>& parts, int decimals);

}  // namespace mltrain
