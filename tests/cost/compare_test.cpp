// Comparing with the book as it is: its facts are checked in tests/catalog; here is what is chosen from them.
#include "cost/compare.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace mltrain {

namespace {

const PriceBook book;

/// Four V100 and 16 vCPUs, on ML Engine in us-central1.
CompareQuestion four_v100()
{
    CompareQuestion question;
    question.needs = {{"master", 1, 16'000, 60'000, "NVIDIA_TESLA_V100", 4}};
    question.provider = "ml-engine";
    question.region = "us-central1";
    question.as_of = *parse_date("2026-11-20");
    question.likely = Seconds(3600);
    return question;
}

const Alternative* find(
    const std::vector<Alternative>& all, std::string_view region, std::string_view what)
{
    const auto found = std::find_if(all.begin(), all.end(),
        [&](const Alternative& row) { return row.region == region && row.what == what; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("four V100 at Amazon cost 12.24 in Virginia and 16.936 in Seoul")
{
    const auto all = compare(book, four_v100(), SortBy::run);
    REQUIRE(find(all, "us-east-1", "p3.8xlarge"));
    REQUIRE(find(all, "ap-northeast-2", "p3.8xlarge"));
    CHECK(find(all, "us-east-1", "p3.8xlarge")->per_run == Money{12'240'000'000});
    CHECK(find(all, "ap-northeast-2", "p3.8xlarge")->per_run == Money{16'936'000'000});
    CHECK(find(all, "us-east-1", "p3.8xlarge")->is_elsewhere);
}

TEST_CASE("what is offered has the accelerators that are asked for, and is sorted")
{
    for (const SortBy sort : {SortBy::run, SortBy::hour, SortBy::spot}) {
        const auto all = compare(book, four_v100(), sort);
        CHECK(all.size() > 10);
        for (std::size_t i = 0; i < all.size(); ++i) {
            CHECK(all[i].accelerator == "NVIDIA_TESLA_V100");
            if (i == 0 || sort == SortBy::spot) continue;
            CHECK(all[i - 1].per_hour <= all[i].per_hour);
        }
    }
}

TEST_CASE("only what is asked for is looked at")
{
    CompareQuestion question = four_v100();
    question.only_provider = "ec2";
    question.only_region = "us-east-1";
    question.spot = true;
    const auto all = compare(book, question, SortBy::spot);
    CHECK_FALSE(all.empty());
    for (const Alternative& row : all) {
        CHECK(row.provider == "ec2");
        CHECK(row.region == "us-east-1");
        CHECK(row.spot);
    }
}

TEST_CASE(
    "how long a run takes on another accelerator is known by measured speeds, and else by nobody")
{
    CompareQuestion question = four_v100();
    question.accelerator = "NVIDIA_TESLA_T4";
    for (const Alternative& row : compare(book, question, SortBy::hour)) CHECK_FALSE(row.per_run);
    question.speed = {{"NVIDIA_TESLA_V100", 4'000'000'000}, {"NVIDIA_TESLA_T4", 1'000'000'000}};
    const auto all = compare(book, question, SortBy::hour);
    CHECK_FALSE(all.empty());
    for (const Alternative& row : all) CHECK(row.run == Seconds(4 * 3600));
}

TEST_CASE("how fast an accelerator is, is learnt from runs that differ in nothing else")
{
    const auto one = [](const char* accelerator, int count) {
        return std::vector<MachineNeed>{{"master", 1, 8'000, 7'200, accelerator, count}};
    };
    const auto needs = one("NVIDIA_TESLA_T4", 2);
    const PastRun slow{one("NVIDIA_TESLA_K80", 2), Seconds(6000)};
    const PastRun own{needs, Seconds(2000)};

    const LearntSpeed nothing = learnt_speed(needs, {slow});
    CHECK(nothing.speed.empty());  // nobody knows how long it takes on its own
    CHECK_FALSE(nothing.likely);
    const LearntSpeed alone = learnt_speed(needs, {own});
    CHECK(alone.speed.empty());
    CHECK(alone.likely == Seconds(2000));

    const PastRun odd{needs, Seconds(9000)};
    const PastRun single{one("NVIDIA_TESLA_V100", 1), Seconds(10)};
    const LearntSpeed both = learnt_speed(needs, {own, slow, odd, own, single});
    CHECK(both.likely == Seconds(2000));  // the median
    CHECK(both.runs == 4);                // the one on a single V100 does not tell
    REQUIRE(both.speed.size() == 2);
    const std::int64_t ratio =
        scaled(100, both.speed.at("NVIDIA_TESLA_T4"), both.speed.at("NVIDIA_TESLA_K80"));
    CHECK(ratio == 300);
    CHECK(learnt_speed({}, {own}).speed.empty());
}

TEST_CASE("several machines are put together in one place, each the cheapest that fits")
{
    CompareQuestion question;
    question.needs = {{"master", 1, 8'000, 7'200, "", 0}, {"workers", 4, 8'000, 7'200, "", 0}};
    question.provider = "ml-engine";
    question.region = "us-central1";
    question.as_of = *parse_date("2026-11-20");
    question.only_provider = "compute-engine";
    question.only_region = "us-central1";
    const auto all = compare(book, question, SortBy::hour);
    REQUIRE(all.size() == 1);
    const std::string first = all[0].what.substr(0, all[0].what.find(' '));
    CHECK(all[0].what == first + " + 4 x " + first);
    question.needs.resize(1);
    const auto single = compare(book, question, SortBy::hour);
    REQUIRE_FALSE(single.empty());
    CHECK(scaled(single[0].per_hour, 5, 1) == all[0].per_hour);
}

TEST_CASE("a job that rents nothing has nothing to compare with")
{
    CHECK(compare(book, {}, SortBy::hour).empty());
}

TEST_CASE("the founding case: $10,000 against $30 an hour are 333.34 hours of use")
{
    // At 20 a month 16.67 months, as tests/stories/budget/plan.story has it.
    CompareQuestion question = four_v100();
    question.owned = {{"four cards", Money{10'000 * nanos_per_unit}, Money{}, 24}};
    Alternative own, rented, cheap, other;
    own.provider = "local";
    own.product = "four cards";
    own.per_hour = Money{nanos_per_unit};
    rented.provider = cheap.provider = other.provider = "ec2";
    rented.per_hour = Money{30 * nanos_per_unit};
    other.per_hour = rented.per_hour;
    other.accelerator = "NVIDIA_TESLA_T4";
    std::vector<Alternative> rows = {own, rented, cheap, other};
    const auto choice = add_break_even(rows, question);
    REQUIRE(choice);
    CHECK(choice->price == Money{10'000 * nanos_per_unit});
    CHECK_FALSE(rows[0].even_hours);
    CHECK(rows[1].even_hours == 1389);  // of each of 24 months
    CHECK_FALSE(rows[2].even_hours);    // nothing is saved against what costs nothing
    CHECK_FALSE(rows[3].even_hours);    // how fast that is nobody said
    // Two of them, with their power.
    question.owned[0].power_per_hour = Money{nanos_per_unit};
    rows[0].count = 2;
    CHECK(add_break_even(rows, question)->price == Money{20'000 * nanos_per_unit});
    CHECK(rows[1].even_hours == 2977);
    question.owned.clear();
    CHECK_FALSE(add_break_even(rows, question));
}

}  // namespace mltrain
