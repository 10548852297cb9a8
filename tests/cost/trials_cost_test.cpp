// What trials cost: the same prices, many runs.
#include "cost/compare.hpp"
#include "cost/estimate.hpp"
#include "support/property.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

using namespace std::chrono;

/// A dollar an hour, by the second.
CostQuestion question(const Trials& trials)
{
    CostQuestion asked;
    asked.rentals = {{"job", "local", "", "machine", 1, Money{nanos_per_unit}, {}}};
    asked.trials = trials;
    asked.as_of = asked.today = 2026y / November / 20;
    return asked;
}

std::string text(const std::optional<CostOfTime>& cost)
{
    if (!cost) return "none";
    return std::to_string(cost->runs) + " x " + duration_spelling(cost->duration) + " = "
        + decimal_text(*cost->cost) + " in " + duration_spelling(cost->path);
}

}  // namespace

TEST_CASE("all trials are paid for, and the path is as long as the rounds they run in")
{
    const struct {
        std::int64_t all, parallel;
        std::string likely;
    } cases[] = {
        {1, 1, "1 x 30m = 0.50 in 30m"},
        {20, 1, "20 x 30m = 10.00 in 10h"},
        {20, 4, "20 x 30m = 10.00 in 2h30m"},
        {20, 6, "20 x 30m = 10.00 in 2h"},
        {20, 20, "20 x 30m = 10.00 in 30m"},
    };
    for (const auto& [all, parallel, likely] : cases) {
        CAPTURE(all);
        CAPTURE(parallel);
        CostQuestion asked = question({all, parallel, true});
        asked.likely = minutes(30);
        CHECK(text(project(PriceBook(), asked).likely) == likely);
    }
}

TEST_CASE("a limit is each trial's, or that of all that run at the same time")
{
    const struct {
        bool each;
        Limits limits;
        std::optional<Seconds> likely;
        std::string limit, worst, expected;
    } cases[] = {
        {true, {.max_duration = hours(2), .max_cost = {}, .max_wait = {}}, minutes(30), "2h",
            "20 x 2h = 40.00 in 10h", "20 x 30m = 10.00 in 2h30m"},
        {false, {.max_duration = hours(2), .max_cost = {}, .max_wait = {}}, minutes(30), "2h",
            "4 x 2h = 8.00 in 2h", "4 x 2h = 8.00 in 2h"},
        {false, {.max_duration = hours(3), .max_cost = {}, .max_wait = {}}, minutes(30), "3h",
            "4 x 3h = 12.00 in 3h", "20 x 30m = 10.00 in 2h30m"},
        {true, {.max_duration = {}, .max_cost = Money{nanos_per_unit}, .max_wait = {}}, hours(1),
            "3m", "20 x 3m = 1.00 in 15m", "20 x 3m = 1.00 in 15m"},
        {false, {.max_duration = {}, .max_cost = Money{nanos_per_unit}, .max_wait = {}}, {}, "15m",
            "4 x 15m = 1.00 in 15m", "none"},
    };
    for (const auto& [each, limits, likely, limit, worst, expected] : cases) {
        CAPTURE(worst);
        CostQuestion asked = question({20, 4, each});
        asked.limits = limits;
        asked.likely = likely;
        const Projection projection = project(PriceBook(), asked);
        CHECK(duration_spelling(projection.limit.value_or(Seconds(0))) == limit);
        CHECK(text(projection.worst) == worst);
        CHECK(text(projection.likely) == expected);
    }
}

TEST_CASE("no study costs more than its max_cost, however it is rounded")
{
    holds([] {
        const std::int64_t all = *rc::gen::inRange(1, 1001);
        CostQuestion asked = question(
            {all, *rc::gen::inRange<std::int64_t>(1, all + 1), *rc::gen::arbitrary<bool>()});
        asked.rentals[0].own_rate = Money{*rc::gen::inRange<std::int64_t>(1, 100 * nanos_per_unit)};
        asked.rules.billing_step = Seconds(*rc::gen::element(1, 30, 60));
        asked.rules.billing_minimum = Seconds(*rc::gen::element(0, 600));
        const Money most{*rc::gen::inRange<std::int64_t>(1, 1000 * nanos_per_unit)};
        asked.limits.max_cost = most;
        const Projection projection = project(PriceBook(), asked);
        RC_ASSERT(projection.minimum_above_max_cost || *projection.worst->cost <= most);
    });
}

TEST_CASE("a comparison multiplies by the trials, too")
{
    CompareQuestion asked;
    asked.provider = "local";
    asked.needs = {{"master", 1, 1000, 1000, "", 0}};
    const CostQuestion costs = question({20, 4, true});
    asked.current = project(PriceBook(), costs);
    asked.likely = minutes(30);
    asked.only_provider = "local";
    asked.as_of = costs.as_of;
    const std::vector<Alternative> all = compare(PriceBook(), asked, SortBy::run);
    REQUIRE(all.size() == 1);
    CHECK(all[0].per_run == Money{10 * nanos_per_unit});
}

}  // namespace mltrain
