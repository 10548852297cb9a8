#include "cost/budget.hpp"

#include "cost/team_plan.hpp"
#include "support/property.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

Time at(const char* text)
{
    return *parse_time(text);
}

Money cents(std::int64_t count)
{
    return Money{count * 10'000'000};
}

/// A dollar an hour, ten hours at most.
Entry entry(State state, const std::string& labels = "")
{
    Entry made;
    AgreedPrices& prices = made.submission.prices;
    prices.per_hour = cents(100);
    prices.worst_cost = cents(1000);
    made.submission.made_at = at("2026-11-10T12:00:00Z");
    Json setting;
    setting["key"] = "labels";
    setting["value"] = labels;
    made.submission.settings = Json::Array{setting};
    made.last.state = state;
    return made;
}

Entry ran(State state, int hours)
{
    Entry made = entry(state);
    made.last.started = at("2026-11-10T12:00:00Z");
    if (is_over(state)) made.last.ended = *made.last.started + std::chrono::hours(hours);
    return made;
}

const Time now = at("2026-11-10T15:00:00Z");

}  // namespace

TEST_CASE("a job commits its worst case, spends what it runs, and in the end frees the rest")
{
    const struct {
        std::string title;
        Entry entry;
        std::int64_t spent, committed;
    } cases[] = {
        {"nobody knows yet whether it exists", entry(State::unsettled), 0, 1000},
        {"queued", entry(State::queued), 0, 1000},
        {"refused", entry(State::refused), 0, 0},
        {"running for three hours", ran(State::running, 0), 300, 700},
        {"succeeded after two", ran(State::succeeded, 2), 200, 0},
        {"over before it ran", entry(State::cancelled), 0, 0},
    };
    for (const auto& [title, job, spent, committed] : cases) {
        CAPTURE(title);
        CHECK(charge_of(job, now).spent == cents(spent));
        CHECK(charge_of(job, now).committed == cents(committed));
        CHECK_FALSE(charge_of(job, now).unpriced);
    }
    Entry unpriced = entry(State::queued);
    unpriced.submission.prices = {};
    CHECK(charge_of(unpriced, now).unpriced);
}

TEST_CASE("a label's account takes only the jobs that bear it")
{
    const Budget budget{.month = cents(5000), .job = {}, .labels = {{"team=vision", cents(1500)}}};
    const std::vector<Entry> entries = {
        entry(State::queued, "team=vision,who=ada"), entry(State::queued, "team=visionary")};
    const std::vector<Account> all = accounts(budget, entries, now);
    REQUIRE(all.size() == 2);
    CHECK(all[0].committed == cents(2000));
    CHECK(all[0].left() == cents(3000));
    CHECK(all[1].committed == cents(1000));
    CHECK(excess(budget, entries, entry(State::unsettled, "team=vision").submission, now)->message
        == "over budget: team=vision has $15.00; $0.00 spent, $10.00 committed, $5.00 left, and this "
           "job may cost up to $10.00");
    CHECK_FALSE(excess(budget, entries, entry(State::unsettled, "team=speech").submission, now));
}

TEST_CASE("what is hinted to fit does fit")
{
    holds([] {
        const Budget budget{.month = Money{*rc::gen::inRange<std::int64_t>(0, 100'000'000'000)},
            .job = {},
            .labels = {}};
        std::vector<Entry> entries;
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i) entries.push_back(entry(State::queued));
        Submission wanted = entry(State::unsettled).submission;
        wanted.prices.worst_cost = Money{*rc::gen::inRange<std::int64_t>(0, 200'000'000'000)};
        const auto too_much = excess(budget, entries, wanted, now);
        const Money left = accounts(budget, entries, now)[0].left();
        RC_ASSERT(too_much.has_value() == (*wanted.prices.worst_cost > left));
        if (!too_much || !too_much->hint.starts_with("limits.max_cost = ")) return;
        const std::string hinted = too_much->hint.substr(18, too_much->hint.find(' ', 18) - 18);
        wanted.prices.worst_cost = parse_money(hinted);
        RC_ASSERT(!excess(budget, entries, wanted, now));
    });
}

TEST_CASE("a month is a calendar month in UTC, and its end is projected from how it began")
{
    CHECK(start_of_month(at("2026-02-28T23:59:59Z")) == at("2026-02-01T00:00:00Z"));
    CHECK(start_of_month(at("2026-12-01T00:00:00Z")) == at("2026-12-01T00:00:00Z"));
    CHECK(projected_to_end_of_month(cents(100), at("2026-11-11T00:00:00Z")) == cents(300));
    CHECK(projected_to_end_of_month(cents(100), at("2026-02-15T00:00:00Z")) == cents(200));
    CHECK(projected_to_end_of_month(Money{}, at("2026-11-01T00:00:00Z")) == Money{});
}

TEST_CASE("the founding document's team pays 600 dollars a month; a machine for 10,000 takes 16.67")
{
    TeamPlan plan;
    plan.people = 5;
    plan.uses = 4;
    plan.per_use = cents(3000);
    CHECK(per_month(plan) == cents(60'000));
    CHECK_FALSE(break_even(plan));
    plan.machine = cents(1'000'000);
    CHECK(break_even(plan) == 1667);
    plan.power_per_use = cents(3000);
    CHECK_FALSE(break_even(plan));
}

}  // namespace mltrain
