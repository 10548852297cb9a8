#include "cost/report.hpp"

#include "support/property.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

Money cents(std::int64_t count)
{
    return Money{count * 10'000'000};
}

Run run(const char* day, State state, std::optional<Money> cost, const char* label = "")
{
    Run made;
    made.job = made.id = std::string(day) + "_" + label;
    made.name = "census";
    made.state = state;
    made.submitted = made.local = *parse_time(std::string(day) + "T12:00:00Z");
    made.cost = cost;
    if (*label != '\0') made.labels = {label};
    return made;
}

Date date(const char* text)
{
    return *parse_date(text);
}

std::string groups_text(const std::vector<Group>& groups)
{
    std::string text;
    for (const Group& group : groups)
        text += group.name + " " + std::to_string(group.tally.jobs) + " "
            + dollar_text(group.tally.spent) + "\n";
    return text;
}

const Json no_settings = Json::Array{};

Json setting(const char* key, const char* value)
{
    Json made;
    made["key"] = key;
    made["value"] = value;
    return made;
}

}  // namespace

TEST_CASE(
    "failures are lost money, and what was cancelled or refused is neither success nor failure")
{
    const std::vector<Run> runs = {run("2026-11-20", State::succeeded, cents(300)),
        run("2026-11-20", State::failed, cents(100)), run("2026-11-20", State::expired, cents(50)),
        run("2026-11-20", State::cancelled, cents(20)), run("2026-11-20", State::refused, Money{}),
        run("2026-11-20", State::running, cents(7)), run("2026-11-20", State::succeeded, {})};
    const Tally tally = tally_of(runs);
    CHECK(tally.jobs == 7);
    CHECK(tally.spent == cents(477));
    CHECK(tally.lost == cents(150));
    CHECK(tally.cancelled_cost == cents(20));
    CHECK(tally.open_cost == cents(7));
    CHECK(tally.failed == 2);
    CHECK(tally.unpriced == 1);
    CHECK(success_percent(tally) == 50);
    CHECK_FALSE(success_percent(Tally{}));
}

TEST_CASE("a projection is held only against what is over and has a price")
{
    std::vector<Run> runs = {run("2026-11-20", State::succeeded, cents(150)),
        run("2026-11-20", State::running, cents(900)), run("2026-11-20", State::succeeded, {}),
        run("2026-11-20", State::refused, Money{})};
    for (Run& each : runs) each.projected = cents(100);
    const Tally tally = tally_of(runs);
    CHECK(tally.compared == 1);
    CHECK(excess_percent(tally) == 50);
    CHECK_FALSE(excess_percent(Tally{}));
}

TEST_CASE("days, weeks and months stand in a row, also those without a job")
{
    const std::vector<Run> runs = {run("2026-11-02", State::succeeded, cents(100)),
        run("2026-10-30", State::succeeded, cents(25)),
        run("2026-11-01", State::succeeded, cents(10))};
    const Date last = date("2026-11-03");
    CHECK(groups_text(grouped(runs, *parse_grouping("day"), last))
        == "2026-10-30 1 $0.25\n2026-10-31 0 $0.00\n2026-11-01 1 $0.10\n2026-11-02 1 $1.00\n"
           "2026-11-03 0 $0.00\n");
    // 2026-11-02 is a Monday.
    CHECK(groups_text(grouped(runs, *parse_grouping("week"), last))
        == "2026-10-26 2 $0.35\n2026-11-02 1 $1.00\n");
    CHECK(groups_text(grouped(runs, *parse_grouping("month"), date("2027-01-15")))
        == "2026-10 1 $0.25\n2026-11 2 $1.10\n2026-12 0 $0.00\n2027-01 0 $0.00\n");
    CHECK(grouped({}, *parse_grouping("day"), last).empty());
}

TEST_CASE(
    "a breakdown by label has all jobs, what cost most first, and a group for those without it")
{
    const std::vector<Run> runs = {run("2026-11-01", State::succeeded, cents(10), "team=vision"),
        run("2026-11-02", State::succeeded, cents(40), "team=search"),
        run("2026-11-03", State::succeeded, cents(20)),
        run("2026-11-03", State::succeeded, cents(5), "teams=other")};
    CHECK(groups_text(grouped(runs, *parse_grouping("label:team"), date("2026-11-03")))
        == "search 1 $0.40\n 2 $0.25\nvision 1 $0.10\n");
    CHECK(label_keys(runs) == std::vector<std::string>{"team", "teams"});
}

TEST_CASE("a grouping is known by its word")
{
    for (const char* word :
        {"day", "week", "month", "name", "tier", "region", "service", "label:a"})
        CHECK(grouping_name(parse_grouping(word).value()) == word);
    for (const char* word : {"", "days", "label", "label:", "cost"})
        CHECK_FALSE(parse_grouping(word));
}

TEST_CASE("days are drawn while there are few, then weeks, then months")
{
    const auto fitting = [](const char* first, int most) {
        const std::vector<Run> runs = {run(first, State::succeeded, Money{})};
        return grouping_name(fitting_time(runs, date("2026-11-20"), most));
    };
    CHECK(fitting("2026-11-05", 16) == "day");
    CHECK(fitting("2026-11-04", 16) == "week");
    CHECK(fitting("2026-08-01", 16) == "week");
    CHECK(fitting("2026-07-31", 16) == "month");
}

TEST_CASE("cents that are shown add up to the sum that is shown")
{
    const std::vector<Money> thirds(3, Money{333'333'333});
    CHECK(in_cents(thirds) == std::vector<Money>{cents(34), cents(33), cents(33)});
    CHECK(in_cents({}).empty());
    // What was lost is never shown as more than what was spent.
    const std::vector<Money> spent = {Money{957'000'000}, Money{2'075'200'000}};
    const std::vector<Money> lost = {Money{}, Money{2'075'200'000}};
    CHECK(in_cents(spent) == std::vector<Money>{cents(96), cents(207)});
    CHECK(in_cents(lost) == std::vector<Money>{cents(0), cents(208)});
    CHECK(in_cents(lost, in_cents(spent)) == std::vector<Money>{cents(0), cents(207)});
    holds([](const std::vector<std::uint32_t>& amounts) {
        std::vector<Money> parts;
        Money sum{}, shown{};
        for (const std::uint32_t amount : amounts) {
            parts.push_back({amount});
            sum = sum + parts.back();
        }
        for (const Money part : in_cents(parts)) shown = shown + part;
        RC_ASSERT(dollar_text(shown) == dollar_text(sum));
    });
}

TEST_CASE("the dearest come first, and what cost nothing is not among them")
{
    const std::vector<Run> runs = {run("2026-11-01", State::succeeded, cents(10)),
        run("2026-11-02", State::succeeded, cents(40)), run("2026-11-03", State::queued, Money{}),
        run("2026-11-04", State::succeeded, {}), run("2026-11-05", State::succeeded, cents(20))};
    const std::vector<Run> found = dearest(runs, 2);
    REQUIRE(found.size() == 2);
    CHECK(found[0].cost == cents(40));
    CHECK(found[1].cost == cents(20));
    CHECK(dearest(runs, 9).size() == 3);
}

TEST_CASE("the tier of a run is what was asked for, or the machine")
{
    const struct {
        const char* service;
        Json settings;
        const char* tier;
    } cases[] = {
        {"ml-engine", no_settings, "BASIC"},
        {"ml-engine", Json::Array{setting("scale_tier", "BASIC_GPU")}, "BASIC_GPU"},
        {"ml-engine",
            Json::Array{
                setting("scale_tier", "CUSTOM"), setting("master.machine_type", "n1-standard-8")},
            "n1-standard-8"},
        {"vertex-ai",
            Json::Array{setting("master.machine_type", "n1-standard-8"),
                setting("master.accelerator.type", "NVIDIA_TESLA_T4"),
                setting("master.accelerator.count", "2")},
            "n1-standard-8 + 2 x NVIDIA_TESLA_T4"},
        {"vertex-ai", no_settings, ""},
        {"local", no_settings, "this machine"},
    };
    for (const auto& c : cases) {
        Entry entry;
        entry.submission.service = c.service;
        entry.submission.settings = c.settings;
        CHECK(run_of(entry, Time{}, Seconds(0)).tier == c.tier);
    }
}

TEST_CASE("a job waits from its creation to its start, in vain until its end, or still")
{
    const Time created = *parse_time("2026-11-20T12:00:00Z");
    const Time now = created + std::chrono::hours(3);
    Entry entry;
    entry.submission.made_at = created;
    entry.last.created = created;
    const auto waited = [&] { return run_of(entry, now, Seconds(0)).waited; };
    CHECK_FALSE(waited());  // nobody knows whether it exists
    entry.last.state = State::queued;
    CHECK(waited() == std::chrono::hours(3));
    entry.last.state = State::cancelled;
    entry.last.ended = created + std::chrono::hours(1);
    CHECK(waited() == std::chrono::hours(1));
    entry.last.started = created + std::chrono::minutes(10);
    CHECK(waited() == std::chrono::minutes(10));
    entry.last.state = State::refused;
    CHECK_FALSE(waited());
}

TEST_CASE("a run counts on the day of the clock on the wall")
{
    Entry entry;
    entry.submission.made_at = *parse_time("2026-11-20T23:30:00Z");
    const Run late = run_of(entry, entry.submission.made_at, std::chrono::hours(1));
    CHECK(date_text(date_of(late.local)) == "2026-11-21");
    CHECK(late.submitted == entry.submission.made_at);
}

}  // namespace mltrain
