#include "cost/estimate.hpp"

#include "support/property.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace mltrain {

namespace {

using namespace std::chrono;

constexpr Date year_2018 = 2018y / June / 1;
constexpr Date today = 2026y / November / 20;

const TimeLimit ml_engine = {days(7), "the service's own limit", minutes(1), minutes(10)};
const TimeLimit this_machine = {{}, "", Seconds(1), Seconds(0)};

Money usd(const std::string& amount)
{
    return parse_money(amount).value();
}

std::vector<Money> all_usd(const std::vector<std::string>& amounts)
{
    std::vector<Money> all(amounts.size());
    std::transform(amounts.begin(), amounts.end(), all.begin(), usd);
    return all;
}

std::string text(const std::optional<Money>& amount)
{
    return amount ? decimal_text(*amount) : "unpriced";
}

std::string text(const std::optional<CostOfTime>& cost)
{
    return cost ? duration_spelling(cost->duration) + " " + text(cost->cost) : "none";
}

Rental rental(const std::string& product, const std::string& region, std::int64_t count = 1,
    const std::string& role = "job")
{
    return {role, "ml-engine", region, product, count, {}, {}};
}

Rental own(const std::optional<Money>& rate, std::int64_t count = 1)
{
    return {"job", "local", "", "this machine", count, rate, {}};
}

CostQuestion question(std::vector<Rental> rentals, Date as_of = today)
{
    CostQuestion asked;
    asked.rentals = std::move(rentals);
    asked.rules = ml_engine;
    asked.as_of = as_of;
    return asked;
}

/// Twelve hours of BASIC_GPU in asia-east1.
CostQuestion founding_case(Date as_of)
{
    CostQuestion asked = question({rental("BASIC_GPU", "asia-east1")}, as_of);
    asked.likely = hours(12);
    asked.likely_basis = "estimate.duration";
    return asked;
}

/// Anybody's rules: by the second, half minute, minute or quarter of an hour, with and without a minimum.
rc::Gen<TimeLimit> any_rules()
{
    return rc::gen::map(
        rc::gen::pair(rc::gen::element(1, 30, 60, 900), rc::gen::element(0, 1, 600, 3'600)),
        [](auto both) {
            return TimeLimit{{}, "", Seconds(both.first), Seconds(both.second)};
        });
}

/// Amounts of every size: a few nano-dollars, and up to that many dollars.
rc::Gen<Money> any_money(std::int64_t dollars)
{
    const auto nanos = rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 1'000),
        rc::gen::inRange<std::int64_t>(0, nanos_per_unit),
        rc::gen::inRange<std::int64_t>(0, dollars * nanos_per_unit),
        rc::gen::map(rc::gen::inRange<std::int64_t>(0, dollars * 10'000),
            [](std::int64_t cents) { return cents * 100'000; }));
    return rc::gen::map(nanos, [](std::int64_t value) { return Money{value}; });
}

Seconds any_duration()
{
    return Seconds(*rc::gen::inRange(0, 31'622'401));
}

}  // namespace

TEST_CASE("a run is billed by the minute, and for ten at least")
{
    struct Row {
        std::int64_t ran, on_ml_engine, here;
    };
    const std::vector<Row> rows = {
        {0, 600, 0},
        {1, 600, 1},
        {386, 600, 386},
        {599, 600, 599},
        {600, 600, 600},
        {601, 660, 601},
        {660, 660, 660},
        {43'200, 43'200, 43'200},
        {43'201, 43'260, 43'201},
    };
    for (const auto& [ran, on_ml_engine, here] : rows) {
        CHECK(billed(Seconds(ran), ml_engine).count() == on_ml_engine);
        CHECK(billed(Seconds(ran), this_machine).count() == here);
    }
}

TEST_CASE("a bill is the price per hour by sixty times the minutes, rounded half to even")
{
    struct Row {
        std::string per_hour;
        std::int64_t ran;
        std::string bill;
    };
    const std::vector<Row> rows = {
        {"1.3578", 43'200, "16.2936"},
        {"0.93", 43'200, "11.16"},
        {"0.83", 0, "0.138333333"},
        {"0.83", 386, "0.138333333"},
        {"0.83", 601, "0.152166667"},
        {"0.19", 11'040, "0.582666667"},
        {"0.000000003", 1'800, "0.000000002"},
        {"0.000000005", 1'800, "0.000000002"},
        {"0", 43'200, "0.00"},
    };
    for (const auto& [per_hour, ran, bill] : rows) {
        CHECK(decimal_text(cost_of(usd(per_hour), Seconds(ran), ml_engine)) == bill);
    }
    CHECK(decimal_text(cost_of(usd("3.60"), Seconds(1), this_machine)) == "0.001");
}

TEST_CASE("a longer run never costs less")
{
    holds([] {
        const TimeLimit rules = *any_rules();
        const Money per_hour = *any_money(1'000);
        const auto [shorter, longer] = std::minmax({any_duration(), any_duration()});
        RC_ASSERT(billed(shorter, rules) <= billed(longer, rules));
        RC_ASSERT(cost_of(per_hour, shorter, rules) <= cost_of(per_hour, longer, rules));
        RC_ASSERT(billed(shorter, rules) >= shorter);
        RC_ASSERT(billed(billed(shorter, rules), rules) == billed(shorter, rules)
            || rules.billing_minimum % rules.billing_step != Seconds(0));
    });
}

TEST_CASE("the longest run for an amount of money")
{
    struct Row {
        std::string most, per_hour;
        std::int64_t longest;
    };
    const std::vector<Row> rows = {
        {"16.2936", "1.3578", 43'200},
        {"16.293599999", "1.3578", 43'140},
        {"20.00", "0.83", 86'700},
        {"11.16", "0.93", 43'200},
        {"0.138333333", "0.83", 600},
        {"0.138333332", "0.83", 0},
        {"0", "0.83", 0},
        {"-1", "0.83", 0},
        {"0", "0", 31'622'400},
        {"1000000", "0.000000001", 31'622'400},
    };
    for (const auto& [most, per_hour, longest] : rows) {
        CAPTURE(most);
        CHECK(longest_within(usd(most), usd(per_hour), ml_engine).count() == longest);
    }
    CHECK(longest_within(usd("0.001"), usd("3.60"), this_machine) == Seconds(1));
    CHECK(longest_within(usd("0.0004"), usd("3.60"), this_machine) == Seconds(0));
}

TEST_CASE("the longest run for an amount of money stays within it, and one step more does not")
{
    holds(
        [] {
            const TimeLimit rules = *any_rules();
            const Money most = *any_money(100'000);
            const Money per_hour = *any_money(1'000);
            const Seconds longest = longest_within(most, per_hour, rules);
            const Seconds next = longest + rules.billing_step;
            RC_ASSERT(longest % rules.billing_step == Seconds(0));
            if (longest > Seconds(0)) RC_ASSERT(cost_of(per_hour, longest, rules) <= most);
            RC_ASSERT(next > days(366) || cost_of(per_hour, next, rules) > most);
        },
        1'000);
}

TEST_CASE("more money never buys a shorter run, nor does a lower price")
{
    holds([] {
        const TimeLimit rules = *any_rules();
        const auto [less, more] = std::minmax({*any_money(10'000), *any_money(10'000)});
        const auto [low, high] = std::minmax({*any_money(100), *any_money(100)});
        RC_ASSERT(longest_within(less, high, rules) <= longest_within(more, high, rules));
        RC_ASSERT(longest_within(less, high, rules) <= longest_within(less, low, rules));
    });
}

TEST_CASE("a price so high that a year of it is no amount still buys what it buys")
{
    CHECK(longest_within(usd("20"), usd("3_000_000"), ml_engine) == Seconds(0));
    CHECK(longest_within(usd("1_500_000"), usd("3_000_000"), ml_engine) == minutes(30));
}

TEST_CASE("twelve hours of BASIC_GPU in Asia Pacific cost $16.2936 in 2018, by both formulas")
{
    const Projection projection = project(PriceBook(), founding_case(year_2018));
    CHECK(text(projection.per_hour) == "1.3578");
    CHECK(projection.units == 2'514'400'000);
    CHECK(text(projection.per_unit) == "0.54");
    CHECK(projection.unpriced.empty());
    REQUIRE(projection.likely);
    CHECK(projection.likely->duration == hours(12));
    CHECK(projection.likely->basis == "estimate.duration");
    CHECK(text(projection.likely->cost) == "16.2936");
    CHECK(text(projection.likely->cost_by_time) == "16.2936");
    CHECK(text(projection.likely->cost_by_units) == "16.293312");
    CHECK(dollar_text(*projection.likely->cost_by_units, 4) == "$16.2933");
    REQUIRE(projection.lines.size() == 1);
    const CostLine& line = projection.lines[0];
    CHECK(line.what == "BASIC_GPU");
    CHECK(line.standing == "published");
    CHECK(date_text(line.as_of.value()) == "2018-01-01");
    CHECK(line.source.find("blog post of 2018") != line.source.npos);
}

TEST_CASE("with another base price the bill is by units: $14.7847")
{
    CostQuestion asked = founding_case(year_2018);
    asked.unit_price = usd("0.49");
    const Projection projection = project(PriceBook(), asked);
    CHECK(text(projection.per_hour) == "1.232056");
    CHECK(text(projection.list_price) == "1.3578");
    CHECK(text(projection.per_unit) == "0.49");
    REQUIRE(projection.likely);
    CHECK(text(projection.likely->cost) == "14.784672");
    CHECK(text(projection.likely->cost_by_units) == "14.784672");
    CHECK(text(projection.likely->cost_by_time) == "16.2936");
    CHECK(dollar_text(*projection.likely->cost, 4) == "$14.7847");
}

TEST_CASE("twelve hours of BASIC_GPU in Asia Pacific cost $11.16 today")
{
    const Projection projection = project(PriceBook(), founding_case(today));
    CHECK(text(projection.per_hour) == "0.93");
    REQUIRE(projection.likely);
    CHECK(text(projection.likely->cost) == "11.16");
    CHECK(text(projection.likely->cost_by_units) == "11.159856");
    CHECK(text(projection.worst) == "7d 156.24");
    REQUIRE(projection.worst);
    CHECK(projection.worst->basis == "the service's own limit");
    CHECK_FALSE(projection.limit);
}

TEST_CASE("before the first known price a job is unpriced, and says so")
{
    const Projection projection = project(PriceBook(), founding_case(2017y / December / 31));
    CHECK(projection.unpriced == "BASIC_GPU: the first known price of BASIC_GPU is of 2018-01-01");
    CHECK_FALSE(projection.per_hour);
    CHECK_FALSE(projection.list_price);
    CHECK_FALSE(projection.units);
    CHECK_FALSE(projection.per_unit);
    CHECK(text(projection.likely) == "12h unpriced");
    CHECK_FALSE(projection.likely->cost_by_time);
    CHECK_FALSE(projection.likely->cost_by_units);
    CHECK(text(projection.worst) == "7d unpriced");
}

TEST_CASE("a job of many machines is the sum of its lines")
{
    const Projection projection = project(PriceBook(),
        question({
            rental("n1-standard-8", "us-central1", 1, "master"),
            rental("NVIDIA_TESLA_T4", "us-central1", 1, "master"),
            rental("n1-highcpu-16", "us-central1", 4, "workers"),
            rental("NVIDIA_TESLA_V100", "us-central1", 8, "workers"),
        }));
    struct Row {
        std::string what, per_hour, units;
    };
    const std::vector<Row> rows = {
        {"n1-standard-8 (master)", "0.38", "0.7755"},
        {"NVIDIA_TESLA_T4 (master)", "0.35", "0.7143"},
        {"4 x n1-highcpu-16 (workers)", "2.2688", "4.6304"},
        {"8 x NVIDIA_TESLA_V100 (workers)", "19.84", "40.4896"},
    };
    REQUIRE(projection.lines.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(projection.lines[i].what == rows[i].what);
        CHECK(text(projection.lines[i].per_hour) == rows[i].per_hour);
        CHECK(text(projection.lines[i].list_price) == rows[i].per_hour);
        CHECK(decimal_text({projection.lines[i].units.value()}) == rows[i].units);
    }
    CHECK(text(projection.per_hour) == "22.8388");
    CHECK(text(projection.list_price) == "22.8388");
    CHECK(decimal_text({projection.units.value()}) == "46.6098");
    CHECK(text(projection.per_unit) == "0.49");
}

TEST_CASE("more units than can be counted are an error, not another number of units")
{
    const PriceBook book;
    CostQuestion asked = question({rental("PREMIUM_1", "us-east1", 200'000'000)}, year_2018);
    asked.limits.max_duration = minutes(10);
    CHECK_THROWS_AS(project(book, asked), std::overflow_error);
    asked.rentals[0].count = 150'000'000;
    asked.rentals.push_back(asked.rentals[0]);
    CHECK_THROWS_AS(project(book, asked), std::overflow_error);
}

TEST_CASE("one line without a price leaves the job without a total")
{
    const PriceBook book;
    const Projection projection = project(book,
        question({rental("n1-standard-8", "us-central1", 1, "master"),
            rental("TPU_V3", "us-central1", 2, "workers"), rental("BASIC", "us-central1")}));
    CHECK(projection.unpriced == "2 x TPU_V3 (workers): no price is known for TPU_V3");
    CHECK_FALSE(projection.per_hour);
    CHECK_FALSE(projection.units);
    REQUIRE(projection.lines.size() == 3);
    CHECK(text(projection.lines[0].per_hour) == "0.38");
    CHECK(text(projection.lines[1].per_hour) == "unpriced");
    CHECK(projection.lines[1].unpriced == "no price is known for TPU_V3");
    CHECK(text(projection.lines[2].per_hour) == "0.19");
    CHECK(project(book, question({rental("BASIC", "")})).unpriced == "BASIC: no region is set");
    const Projection nothing = project(book, question({}));
    CHECK_FALSE(nothing.per_hour);
    CHECK(text(nothing.worst) == "7d unpriced");
}

TEST_CASE("a machine of one's own costs what its owner says, and nothing is guessed")
{
    const PriceBook book;
    CostQuestion asked = question({own(usd("0.25"), 2)});
    asked.rules = this_machine;
    asked.likely = seconds(5'401);
    const Projection projection = project(book, asked);
    CHECK(text(projection.per_hour) == "0.50");
    CHECK(text(projection.likely) == "1h30m1s 0.750138889");
    CHECK_FALSE(projection.likely->cost_by_units);
    CHECK_FALSE(projection.units);
    CHECK_FALSE(projection.worst);
    CHECK(projection.lines[0].standing == "user");
    CHECK(projection.lines[0].source == "job file");
    CHECK_FALSE(projection.lines[0].as_of);

    asked.unit_price = usd("0.49");
    CHECK(text(project(book, asked).per_hour) == "0.50");

    asked.rentals = {own({})};
    asked.rentals[0].own_key = "[local] hourly_cost";
    const Projection unpriced = project(book, asked);
    CHECK(unpriced.unpriced == "this machine: set [local] hourly_cost to price it");
    CHECK_FALSE(unpriced.per_hour);

    asked.rentals = {own(Money{})};
    CHECK(text(project(book, asked).per_hour) == "0.00");
}

TEST_CASE("a projection says how old its prices are, unless they are final")
{
    CostQuestion asked = question({rental("BASIC", "us-central1")});
    asked.rentals.push_back({"job", "vertex-ai", "us-central1", "n1-standard-8", 2, {}, {}});
    asked.today = 2026y / November / 21;
    const Projection projection = project(PriceBook(), asked);
    REQUIRE(projection.lines.size() == 2);
    CHECK_FALSE(projection.lines[0].age_in_days);
    CHECK(projection.lines[1].age_in_days == 114);
    CHECK(projection.lines[1].standing == "derived");
    CHECK(projection.lines[1].source == "1.15 x Compute Engine without local SSD");
    CHECK(text(projection.lines[1].per_hour) == "0.8739954");
    CHECK(text(projection.per_hour) == "1.0639954");
    // Only a bill that is all in training units has a sum in them.
    CHECK_FALSE(projection.units);
    CHECK_FALSE(projection.per_unit);
}

TEST_CASE("what a region does not have is unpriced, and there is no total")
{
    CostQuestion asked = question({});
    asked.rentals.push_back({"job", "vertex-ai", "asia-east1", "a2-highgpu-1g", 1, {}, {}});
    const Projection projection = project(PriceBook(), asked);
    CHECK(projection.unpriced
        == "a2-highgpu-1g: a2-highgpu-1g is not offered in asia-east1; nearest: asia-northeast3, asia-southeast1, me-west1");
    CHECK_FALSE(projection.per_hour);
}

TEST_CASE("the user's own prices and discounts are projected like the book's")
{
    const PriceBook book(parse_own_prices("prices.toml", R"(
[[price]]
provider = "ml-engine"
region   = "us-central1"
product  = "n1-standard-8"
per_hour = 0.30
as_of    = 2026-11-01
[[discount]]
provider = "ml-engine"
product  = "BASIC"
percent  = 10
[[price]]
provider = "local"
product  = "this machine"
per_hour = 0.25
as_of    = 2026-11-01
)"));
    const Projection discounted = project(book, question({rental("BASIC", "us-central1", 2)}));
    CHECK(text(discounted.per_hour) == "0.342");
    CHECK(text(discounted.per_unit) == "0.441");
    CHECK(discounted.lines[0].note == "10 % off (prices.toml:8)");
    CHECK(discounted.lines[0].standing == "user");

    // A rate of one's own has no training units, whatever a unit costs.
    CostQuestion asked = question({rental("n1-standard-8", "us-central1", 1, "master"),
        rental("NVIDIA_TESLA_T4", "us-central1", 1, "master")});
    asked.unit_price = usd("0.49");
    const Projection own_rate = project(book, asked);
    CHECK(text(own_rate.lines[0].per_hour) == "0.30");
    CHECK(text(own_rate.lines[1].per_hour) == "0.350007");
    CHECK_FALSE(own_rate.units);

    // Two base prices of a training unit make no sum in units.
    const Projection two = project(
        book, question({rental("BASIC", "us-central1"), rental("standard", "us-central1")}));
    CHECK(text(two.per_hour) == "0.361");
    CHECK_FALSE(two.units);

    CHECK(text(project(book, question({own({})})).per_hour) == "0.25");
    CHECK(text(project(book, question({own(usd("0.10"))})).per_hour) == "0.10");
}

TEST_CASE("the smaller of max_duration and max_cost is the limit")
{
    struct Row {
        std::string max_duration, max_cost;
        std::string limit, basis, worst;
        bool minimum_above = false;
    };
    const std::string by_time = "limits.max_duration";
    const std::string by_money = "limits.max_cost";
    const std::vector<Row> rows = {
        // BASIC_GPU in the Americas: 0.83 an hour
        {"", "", "", "the service's own limit", "7d 139.44"},
        {"12h", "", "12h", by_time, "12h 9.96"},
        {"30d", "", "30d", by_time, "30d 597.60"},
        {"", "20.00", "1d5m", by_money, "1d5m 19.989166667"},
        {"12h", "20.00", "12h", by_time, "12h 9.96"},
        {"2d", "20.00", "1d5m", by_money, "1d5m 19.989166667"},
        {"12h", "9.96", "12h", by_time, "12h 9.96"},
        {"12h", "9.959999999", "11h59m", by_money, "11h59m 9.946166667"},
        {"", "0.138333333", "10m", by_money, "10m 0.138333333"},
        {"", "0.10", "0s", by_money, "0s 0.138333333", true},
        {"12h", "0", "0s", by_money, "0s 0.138333333", true},
        {"1m", "20.00", "1m", by_time, "1m 0.138333333"},
    };
    const PriceBook book;
    for (const Row& row : rows) {
        CAPTURE(row.max_duration);
        CAPTURE(row.max_cost);
        CostQuestion asked = question({rental("BASIC_GPU", "us-east1")});
        if (!row.max_duration.empty()) asked.limits.max_duration = parse_duration(row.max_duration);
        if (!row.max_cost.empty()) asked.limits.max_cost = usd(row.max_cost);
        const Projection projection = project(book, asked);
        CHECK((projection.limit ? duration_spelling(*projection.limit) : "") == row.limit);
        CHECK(text(projection.worst) == row.worst);
        REQUIRE(projection.worst);
        CHECK(projection.worst->basis == row.basis);
        CHECK(projection.minimum_above_max_cost == row.minimum_above);
    }
}

TEST_CASE("an unpriced job is limited by its duration alone")
{
    CostQuestion asked = question({rental("TPU_V3", "us-east1")});
    asked.limits.max_cost = usd("20");
    CHECK_FALSE(project(PriceBook(), asked).limit);
    asked.limits.max_duration = hours(3);
    const Projection projection = project(PriceBook(), asked);
    CHECK(projection.limit == hours(3));
    CHECK(text(projection.worst) == "3h unpriced");
    CHECK_FALSE(projection.minimum_above_max_cost);
}

TEST_CASE("the cap on the money is taken at the price that the bill is made with")
{
    CostQuestion asked = question({rental("BASIC_GPU", "asia-east1")}, year_2018);
    asked.limits.max_cost = usd("14.784672");
    CHECK(text(project(PriceBook(), asked).worst) == "10h53m 14.77739");
    asked.unit_price = usd("0.49");
    CHECK(text(project(PriceBook(), asked).worst) == "12h 14.784672");
}

TEST_CASE("the worst case is never below what is likely, nor above the cap")
{
    const PriceBook none;
    holds([&] {
        CostQuestion asked;
        asked.rentals = {own(*any_money(100)), own(*any_money(10), *rc::gen::inRange(1, 20))};
        asked.rules = *any_rules();
        asked.likely = any_duration();
        if (*rc::gen::arbitrary<bool>()) asked.limits.max_duration = any_duration();
        if (*rc::gen::arbitrary<bool>()) asked.limits.max_cost = *any_money(10'000);
        if (*rc::gen::arbitrary<bool>()) asked.rules.default_limit = any_duration();
        const Projection projection = project(none, asked);
        const bool limited = asked.limits.max_duration || asked.limits.max_cost;
        // A limit that is sent was asked for, and never lengthens what the service allows by itself.
        RC_ASSERT(limited || !projection.limit);
        if (asked.limits.max_duration) RC_ASSERT(projection.limit.has_value());
        if (!asked.limits.max_duration && projection.limit && asked.rules.default_limit)
            RC_ASSERT(*projection.limit < *asked.rules.default_limit);
        RC_ASSERT(projection.worst.has_value() == (limited || asked.rules.default_limit));
        if (!projection.worst) return;
        RC_ASSERT(*projection.worst->cost >= *projection.likely->cost);
        RC_ASSERT(*projection.likely->cost >= Money{});
        if (asked.limits.max_duration) RC_ASSERT(*projection.limit <= *asked.limits.max_duration);
        if (asked.limits.max_cost && !projection.minimum_above_max_cost)
            RC_ASSERT(*projection.worst->cost <= *asked.limits.max_cost);
    });
}

TEST_CASE("one more machine never makes a job cheaper, and the lines add up to the hour")
{
    const PriceBook none;
    holds([&] {
        CostQuestion asked;
        asked.rentals = {own(*any_money(100)), own(*any_money(10), *rc::gen::inRange(1, 20))};
        asked.rules = *any_rules();
        asked.likely = any_duration();
        const Projection fewer = project(none, asked);
        RC_ASSERT(*fewer.lines[0].per_hour + *fewer.lines[1].per_hour == *fewer.per_hour);
        ++asked.rentals[1].count;
        const Projection more = project(none, asked);
        RC_ASSERT(*more.per_hour >= *fewer.per_hour);
        RC_ASSERT(*more.likely->cost >= *fewer.likely->cost);
    });
}

TEST_CASE("the parts that are shown add up to the sum that is shown")
{
    struct Row {
        std::vector<std::string> parts;
        int decimals;
        std::vector<std::string> shown;
    };
    const std::vector<Row> rows = {
        {{}, 2, {}},
        {{"0.125"}, 2, {"0.12"}},
        {{"0.135"}, 2, {"0.14"}},
        {{"1.00", "2.00"}, 2, {"1.00", "2.00"}},
        {{"0.333333333", "0.333333333", "0.333333334"}, 2, {"0.33", "0.33", "0.34"}},
        {{"0.004", "0.004", "0.004"}, 2, {"0.01", "0.00", "0.00"}},
        {{"0.001", "0.009"}, 2, {"0.00", "0.01"}},
        {{"0.006", "0.006"}, 2, {"0.01", "0.00"}},
        {{"0.38", "0.35", "2.2688", "19.84"}, 2, {"0.38", "0.35", "2.27", "19.84"}},
        {{"0.38005", "0.35005"}, 4, {"0.3801", "0.35"}},
        {{"1.5", "2.5"}, 0, {"2.00", "2.00"}},
    };
    for (const auto& [parts, decimals, shown] : rows) {
        CHECK(shown_parts(all_usd(parts), decimals) == all_usd(shown));
    }
    holds([] {
        std::vector<Money> parts(*rc::gen::inRange<std::size_t>(0, 12));
        for (Money& part : parts) part = *any_money(1'000);
        const int decimals = *rc::gen::element(0, 2, 4, 9);
        std::int64_t step = nanos_per_unit;
        for (int i = 0; i < decimals; ++i) step /= 10;
        const std::vector<Money> shown = shown_parts(parts, decimals);
        RC_ASSERT(shown.size() == parts.size());
        Money of_parts;
        Money of_shown;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            of_parts = of_parts + parts[i];
            of_shown = of_shown + shown[i];
            RC_ASSERT(shown[i].nanos % step == 0);
            RC_ASSERT(std::abs(shown[i].nanos - parts[i].nanos) < step);
        }
        RC_ASSERT(of_shown.nanos == scaled(of_parts.nanos, 1, step) * step);
        RC_ASSERT(dollar_text(of_shown, decimals) == dollar_text(of_parts, decimals));
    });
}

TEST_CASE("a generous max_cost leaves the service its own limit")
{
    const PriceBook book;
    CostQuestion asked = question({rental("BASIC", "us-east1")}, today);
    asked.limits.max_cost = usd("10_000");
    const Projection projection = project(book, asked);
    CHECK_FALSE(projection.limit);
    CHECK(projection.worst->duration == std::chrono::days(7));
}

TEST_CASE(
    "a limit is rounded down to the steps that the service counts in, and its grace is paid for")
{
    const PriceBook book;
    CostQuestion asked = question({own(usd("3600"), 1)});
    asked.rules = this_machine;
    asked.rules.step = seconds(60);
    asked.rules.grace = seconds(60);
    asked.limits.max_duration = seconds(179);
    CHECK(project(book, asked).limit == seconds(120));
    asked.limits.max_duration = {};
    asked.limits.max_cost = usd("200");
    CHECK(project(book, asked).limit == seconds(120));
    asked.limits.max_cost = usd("120");
    CHECK(project(book, asked).limit == seconds(60));
    asked.limits.max_cost = usd("119");
    CHECK(project(book, asked).minimum_above_max_cost);
}

}  // namespace mltrain
