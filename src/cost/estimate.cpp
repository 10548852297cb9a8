#include "cost/estimate.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace mltrain {

namespace {

/// Spot at its own price where that is known; else its known part, and the fee is a line of its own.
void price_as_spot(CostLine& line, const PriceBook& book, const Rental& rental, const Price& price,
    const CostQuestion& question)
{
    const auto known = price.spot ? price.spot : price.spot_at_least;
    line.per_hour = line.list_price =
        known ? std::optional(scaled(*known, rental.count, 1)) : std::nullopt;
    if (!known) line.unpriced = fmt::format("no price of spot is known for {}", rental.product);
    if (known) line.note += line.note.empty() ? "spot" : "; spot";
    if (price.spot || !known) return;
    // The known part is Compute Engine's price, and as old as that.
    const auto base = book.find({"compute-engine", rental.region, rental.product}, question.as_of);
    if (!base) return;
    line.standing = standing_name(base->standing);
    line.source = fmt::format("spot of Compute Engine, {}", base->source);
    line.as_of = base->as_of;
    line.age_in_days = age_in_days(*base, question.today);
}

/// What Google asks on top of spot, which no source tells; nothing where the user says the whole price.
void add_spot_fee(const PriceBook& book, const CostQuestion& question, Projection& projection)
{
    const bool is_missing =
        std::any_of(question.rentals.begin(), question.rentals.end(), [&](const Rental& rental) {
            const auto price = rental.is_spot
                ? book.find({rental.provider, rental.region, rental.product}, question.as_of)
                : std::nullopt;
            return price && !price->spot && price->spot_at_least;
        });
    if (!is_missing) return;
    CostLine fee;
    fee.what = "management fee of spot";
    fee.unpriced = "no source tells it; your own price: spot_per_hour in prices.toml";
    projection.lines.push_back(std::move(fee));
}

CostLine line_of(const PriceBook& book, const Rental& rental, const CostQuestion& question)
{
    CostLine line;
    line.what =
        rental.count == 1 ? rental.product : fmt::format("{} x {}", rental.count, rental.product);
    if (rental.role != "job") line.what += fmt::format(" ({})", rental.role);
    line.note = rental.note;
    if (rental.own_rate) {
        line.per_hour = line.list_price = scaled(*rental.own_rate, rental.count, 1);
        line.standing = standing_name(Standing::user);
        line.source = "job file";
        return line;
    }
    const Wanted wanted{rental.provider, rental.region, rental.product};
    const std::optional<Price> price = book.find(wanted, question.as_of);
    if (!price) {
        line.unpriced = rental.own_key.empty() ? book.why_unpriced(wanted, question.as_of)
                                               : fmt::format("set {} to price it", rental.own_key);
        return line;
    }
    line.per_hour = line.list_price = scaled(price->amount, rental.count, 1);
    if (price->units > 0) {
        line.units = scaled(price->units, rental.count, 1);
        line.per_unit = question.unit_price.value_or(price->per_unit);
        if (question.unit_price)
            line.per_hour = scaled(*question.unit_price, *line.units, nanos_per_unit);
    }
    if (price->standing == Standing::user && !price->note.empty())
        line.note += (line.note.empty() ? "" : "; ") + std::string(price->note);
    line.standing = standing_name(price->standing);
    line.source = price->source;
    line.as_of = price->as_of;
    line.age_in_days = age_in_days(*price, question.today);
    if (rental.is_spot) price_as_spot(line, book, rental, *price, question);
    return line;
}

void add_up(Projection& projection)
{
    Money sum, list;
    std::int64_t units = 0;
    bool all_by_units = true;
    for (const CostLine& line : projection.lines) {
        if (!line.per_hour) {
            projection.unpriced = line.what + ": " + line.unpriced;
            return;
        }
        sum = sum + *line.per_hour;
        list = list + *line.list_price;
        units = (Money{units} + Money{line.units.value_or(0)}).nanos;
        all_by_units = all_by_units && line.units && line.per_unit == projection.lines[0].per_unit;
    }
    if (projection.lines.empty()) return;
    projection.per_hour = sum;
    projection.list_price = list;
    // A rate of the user's own has no units, and a discount may be off one line only: no sum in units then.
    if (!all_by_units) return;
    projection.units = units;
    projection.per_unit = projection.lines.front().per_unit;
}

/// So many runs of this length.
struct Runs {
    Seconds duration;
    std::int64_t count;
    Seconds path;
};

CostOfTime cost_of_time(
    const Projection& projection, const Runs& runs, std::string basis, const TimeLimit& rules)
{
    CostOfTime out{runs.duration, std::move(basis), runs.count, runs.path, {}, {}, {}};
    if (!projection.per_hour) return out;
    const auto of_all = [&](Money per_hour) {
        return scaled(cost_of(per_hour, runs.duration, rules), runs.count, 1);
    };
    out.cost = of_all(*projection.per_hour);
    out.cost_by_time = of_all(*projection.list_price);
    if (projection.units) {
        // (units x base price / 60) x minutes
        out.cost_by_units = scaled(of_all(*projection.per_unit), *projection.units, nanos_per_unit);
    }
    return out;
}

/// All trials, each of this length; the path is as long as the rounds in which they run.
Runs all_trials(const Trials& trials, Seconds duration)
{
    const std::int64_t rounds = (trials.all + trials.parallel - 1) / trials.parallel;
    return {duration, trials.all, rounds * duration};
}

/// What may run under a limit: each trial for so long; or, for so long, as many as may run at the same time.
Runs up_to_limit(const Trials& trials, Seconds limit)
{
    if (trials.limit_is_each) return all_trials(trials, limit);
    return {limit, trials.parallel, limit};
}

/// Rounded down, to what the service can be told.
Seconds whole_steps(Seconds limit, const TimeLimit& rules)
{
    return limit - limit % rules.step;
}

/// The limit in force and who set it.
void decide_limit(Projection& projection, const CostQuestion& question)
{
    std::string basis;
    if (question.limits.max_duration) {
        projection.limit = whole_steps(*question.limits.max_duration, question.rules);
        basis = "limits.max_duration";
    }
    if (question.limits.max_cost && projection.per_hour) {
        // Whole billing steps, rounded down, and the grace is paid for, too.
        const Money of_each{question.limits.max_cost->nanos / projection.limited_runs()};
        const Seconds longest = longest_within(of_each, *projection.per_hour, question.rules);
        const Seconds affordable =
            whole_steps(std::max(Seconds(0), longest - question.rules.grace), question.rules);
        projection.minimum_above_max_cost = affordable <= Seconds(0);
        // A generous max_cost must not lengthen the run beyond what the service allows by itself.
        const auto& present = projection.limit ? projection.limit : question.rules.default_limit;
        if (!present || affordable < *present) {
            projection.limit = affordable;
            basis = "limits.max_cost";
        }
    }
    if (projection.limit) {
        projection.worst = cost_of_time(
            projection, up_to_limit(projection.trials, *projection.limit), basis, question.rules);
    } else if (question.rules.default_limit) {
        projection.worst =
            cost_of_time(projection, up_to_limit(projection.trials, *question.rules.default_limit),
                question.rules.default_source, question.rules);
    }
}

}  // namespace

Trials trials_of(const Hyperparameters& tuning, const TimeLimit& rules)
{
    return {tuning.trials(), rules.one_by_one ? 1 : tuning.parallel_trials(), rules.per_trial};
}

Seconds billed(Seconds duration, const TimeLimit& rules)
{
    const auto steps = (duration + rules.billing_step - Seconds(1)) / rules.billing_step;
    return std::max(steps * rules.billing_step, rules.billing_minimum);
}

Money cost_of(Money per_hour, Seconds duration, const TimeLimit& rules)
{
    return scaled(per_hour, billed(duration, rules).count(), 3600);
}

Seconds longest_within(Money most, Money per_hour, const TimeLimit& rules)
{
    constexpr Seconds for_ever = std::chrono::days(366);
    const auto fits = [&](Seconds duration) {
        try {
            return cost_of(per_hour, duration, rules) <= most;
        } catch (const std::overflow_error&) {
            return false;  // more than any amount
        }
    };
    std::int64_t low = 0,
                 high =
                     for_ever / rules.billing_step;  // in billing steps; low always fits or is zero
    while (low < high) {
        const std::int64_t middle = low + (high - low + 1) / 2;
        if (fits(middle * rules.billing_step)) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low * rules.billing_step;
}

Projection project(const PriceBook& book, const CostQuestion& question)
{
    Projection projection;
    projection.trials = question.trials;
    for (const Rental& rental : question.rentals)
        projection.lines.push_back(line_of(book, rental, question));
    add_spot_fee(book, question, projection);
    add_up(projection);
    decide_limit(projection, question);
    if (question.likely) {
        // A run that is likely to last longer than it may is likely to be ended by its limit.
        Runs likely = all_trials(projection.trials, *question.likely);
        const auto& worst = projection.worst;
        const bool cut = worst && (worst->duration < likely.duration || worst->path < likely.path);
        if (cut) likely = up_to_limit(projection.trials, worst->duration);
        const std::string basis =
            cut ? question.likely_basis + ", cut by " + worst->basis : question.likely_basis;
        projection.likely = cost_of_time(projection, likely, basis, question.rules);
    }
    return projection;
}

std::vector<Money> shown_parts(const std::vector<Money>& parts, int decimals)
{
    std::int64_t step = nanos_per_unit;
    for (int i = 0; i < decimals; ++i) step /= 10;
    const Money sum = std::accumulate(parts.begin(), parts.end(), Money{});
    std::int64_t left = scaled(sum.nanos, 1, step);
    std::vector<Money> shown;
    std::vector<std::size_t> order;
    for (const Money part : parts) {
        shown.push_back({part.nanos / step * step});
        left -= part.nanos / step;
        order.push_back(order.size());
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return parts[a].nanos % step > parts[b].nanos % step;
    });
    for (std::size_t i = 0; left > 0 && i < order.size(); ++i, --left)
        shown[order[i]].nanos += step;
    return shown;
}

}  // namespace mltrain
