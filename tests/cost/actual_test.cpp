#include "cost/actual.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace mltrain {

namespace {

using namespace std::chrono;

const Time noon = parse_time("2026-11-20T12:00:00Z").value();
const TimeLimit ml_engine = {days(7), "the service's own limit", minutes(1), minutes(10)};

/// BASIC_GPU in the Americas.
AgreedPrices agreed()
{
    AgreedPrices prices;
    prices.per_hour = parse_money("0.83").value();
    prices.per_unit = parse_money("0.49").value();
    prices.rules = ml_engine;
    return prices;
}

std::string text(const std::optional<Money>& amount)
{
    return amount ? decimal_text(*amount) : "unpriced";
}

Sighting sighting(State state, std::optional<Seconds> started = {},
    std::optional<Seconds> ended = {}, std::optional<std::int64_t> ml_units = {})
{
    Sighting seen;
    seen.seen_at = noon + hours(2);
    seen.state = state;
    seen.created = noon - minutes(5);
    if (started) seen.started = noon + *started;
    if (ended) seen.ended = noon + *ended;
    seen.ml_units = ml_units;
    return seen;
}

}  // namespace

TEST_CASE("a job costs its running time, and once it is over the units it consumed")
{
    constexpr std::int64_t units = 3'440'000'000;
    struct Row {
        Sighting seen;
        Seconds now;
        std::string cost;
    };
    const std::vector<Row> rows = {
        {sighting(State::unsettled), hours(1), "0.00"},
        {sighting(State::refused), hours(1), "0.00"},
        {sighting(State::queued), hours(1), "0.00"},
        {sighting(State::preparing), hours(1), "0.00"},
        {sighting(State::running, Seconds(0)), Seconds(0), "0.138333333"},
        {sighting(State::running, Seconds(0)), minutes(3), "0.138333333"},
        {sighting(State::running, Seconds(0)), hours(2), "1.66"},
        {sighting(State::running, Seconds(0)), hours(2) + Seconds(1), "1.673833333"},
        {sighting(State::running, Seconds(0)), -hours(1), "0.138333333"},
        {sighting(State::running, Seconds(0), {}, units), hours(2), "1.66"},
        {sighting(State::cancelling, Seconds(0)), hours(3), "2.49"},
        {sighting(State::unknown, Seconds(0)), hours(3), "2.49"},
        {sighting(State::succeeded, Seconds(0), hours(1), units), hours(9), "1.6856"},
        {sighting(State::failed, Seconds(0), hours(1), units), hours(9), "1.6856"},
        {sighting(State::cancelled, Seconds(0), hours(1), units), hours(9), "1.6856"},
        {sighting(State::succeeded, {}, {}, units), hours(9), "1.6856"},
        {sighting(State::succeeded, Seconds(0), hours(1), 0), hours(9), "0.83"},
        {sighting(State::succeeded, Seconds(0), hours(1)), hours(9), "0.83"},
        {sighting(State::failed, Seconds(0), minutes(1)), hours(9), "0.138333333"},
        {sighting(State::succeeded, Seconds(0)), hours(9), "1.66"},
        {sighting(State::cancelled), hours(9), "0.00"},
        {sighting(State::failed, {}, hours(1)), hours(9), "0.00"},
    };
    for (const auto& [seen, now, cost] : rows) {
        CAPTURE(std::string(state_name(seen.state)));
        CAPTURE(now.count());
        CHECK(text(cost_so_far(agreed(), seen, noon + now)) == cost);
    }
}

TEST_CASE("a job without a price has no cost, not a cost of nothing")
{
    AgreedPrices prices;
    prices.rules = ml_engine;
    for (const Sighting& seen : {sighting(State::queued), sighting(State::running, Seconds(0)),
             sighting(State::succeeded, Seconds(0), hours(1), 3'440'000'000)}) {
        CHECK(text(cost_so_far(prices, seen, noon + hours(2))) == "unpriced");
    }
}

TEST_CASE("without a price of units the running time counts")
{
    AgreedPrices prices = agreed();
    prices.per_unit = {};
    const Sighting seen = sighting(State::succeeded, Seconds(0), hours(1), 3'440'000'000);
    CHECK(text(cost_so_far(prices, seen, noon + hours(2))) == "0.83");
}

TEST_CASE("what the service consumed costs what the public examples say")
{
    AgreedPrices prices = agreed();
    const Sighting seen = sighting(State::succeeded, Seconds(0), hours(12), 2'514'400'000 * 12);
    CHECK(text(cost_so_far(prices, seen, noon)) == "14.784672");
    prices.per_unit = parse_money("0.54");
    CHECK(text(cost_so_far(prices, seen, noon)) == "16.293312");
}

TEST_CASE("the prices that are agreed are those of the projection")
{
    CostQuestion asked;
    asked.rentals = {{"job", "ml-engine", "asia-east1", "BASIC_GPU", 1, {}, {}}};
    asked.rules = ml_engine;
    asked.limits.max_cost = parse_money("20.00");
    asked.likely = hours(12);
    asked.as_of = 2018y / June / 1;
    const AgreedPrices prices = agreed_prices(project(PriceBook(), asked), ml_engine);
    CHECK(text(prices.per_hour) == "1.3578");
    CHECK(text(prices.per_unit) == "0.54");
    CHECK(prices.rules.billing_step == minutes(1));
    CHECK(prices.rules.billing_minimum == minutes(10));
    CHECK(prices.likely == hours(12));
    CHECK(text(prices.likely_cost) == "16.2936");
    CHECK(prices.limit == hours(14) + minutes(43));
    CHECK(text(prices.worst_cost) == "19.98229");

    asked.as_of = 2017y / June / 1;
    asked.likely = {};
    const AgreedPrices none = agreed_prices(project(PriceBook(), asked), ml_engine);
    CHECK_FALSE(none.per_hour);
    CHECK_FALSE(none.per_unit);
    CHECK_FALSE(none.likely);
    CHECK_FALSE(none.likely_cost);
    CHECK_FALSE(none.limit);
    CHECK_FALSE(none.worst_cost);
}

}  // namespace mltrain
