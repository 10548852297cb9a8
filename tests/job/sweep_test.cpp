#include "job/sweep.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <doctest/doctest.h>

#include <set>

namespace mltrain {

namespace {

Sweep grid()
{
    Sweep sweep;
    sweep.axes = {{"args.a", {"1", "2"}}, {"args.b", {"x", "y"}}, {"region", {"us", "eu"}}};
    return sweep;
}

std::string text_of(const Sweep& sweep)
{
    std::vector<std::string> lines;
    for (const Variant& variant : variants_of(sweep)) lines.push_back(variant_text(variant));
    return joined(lines, "; ");
}

std::string complaint(const Sweep& sweep)
{
    try {
        variants_of(sweep);
    } catch (const Error& error) {
        return std::string(error.what()) + " | " + error.hint;
    }
    return "";
}

}  // namespace

TEST_CASE("a grid is every combination, the first axis changing slowest")
{
    CHECK(text_of(grid())
        == "a=1 b=x region=us; a=1 b=x region=eu; a=1 b=y region=us; a=1 b=y region=eu; "
           "a=2 b=x region=us; a=2 b=x region=eu; a=2 b=y region=us; a=2 b=y region=eu");
}

TEST_CASE("what is zipped goes together")
{
    Sweep sweep = grid();
    sweep.zips = {{"b", "region"}};
    CHECK(text_of(sweep)
        == "a=1 b=x region=us; a=1 b=y region=eu; a=2 b=x region=us; a=2 b=y region=eu");
    sweep.zips = {{"region", "a"}};
    CHECK(variants_of(sweep).size() == 4);
    sweep.zips = {{"a", "b", "region"}};
    CHECK(text_of(sweep) == "a=1 b=x region=us; a=2 b=y region=eu");
}

TEST_CASE("a zip that does not fit is said")
{
    Sweep sweep = grid();
    sweep.axes[0].values.emplace_back("3");
    sweep.zips = {{"a", "b"}};
    CHECK(complaint(sweep)
        == "sweep.zip: \"a\" has 3 values and \"b\" 2 | what goes together needs as many values each");
    sweep.zips = {{"a", "c"}};
    CHECK(complaint(sweep) == "sweep.zip names \"c\", which is not swept | one of: a, b, region");
    sweep.zips = {{"b", "region"}, {"b"}};
    CHECK(complaint(sweep).starts_with("sweep.zip names \"b\" twice"));
}

TEST_CASE("a job that would be in it twice is said before anything is sent")
{
    Sweep sweep = grid();
    sweep.axes[0].values = {"1", "2", "1"};
    CHECK_THROWS_WITH_AS(
        variants_of(sweep), "two jobs of the sweep would be the same: a=1 b=x region=us", Error);
    sweep.axes[1].values = {"x", "y", "z"};
    sweep.zips = {{"a", "b"}};
    CHECK(variants_of(sweep).size() == 6);
}

TEST_CASE("a choice by chance is the same for the same seed, and each combination is in it once")
{
    Sweep sweep;
    for (const char* key : {"args.a", "args.b", "args.c", "args.d"})
        sweep.axes.push_back({key, {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}});
    sweep.random = 50;
    const std::string first = text_of(sweep);
    CHECK(variants_of(sweep).size() == 50);
    CHECK(text_of(sweep) == first);
    const auto variants = variants_of(sweep);
    CHECK(std::set<Variant>(variants.begin(), variants.end()).size() == 50);
    sweep.seed = 7;
    CHECK(text_of(sweep) != first);
    sweep.axes.resize(1);
    CHECK(variants_of(sweep).size() == 10);
}

TEST_CASE("more jobs than wanted are refused before anything is sent")
{
    Sweep sweep = grid();
    sweep.max_jobs = 7;
    CHECK(complaint(sweep)
        == "the sweep would be 8 jobs, and max_jobs is 7 | [sweep] max_jobs = 8, or only some by chance: random = 7");
    sweep.random = 7;
    CHECK(complaint(sweep).empty());
    sweep.random = 0;
    CHECK(complaint(sweep).starts_with("sweep.random must be 1 or more"));
    Sweep huge;
    for (int i = 0; i < 40; ++i)
        huge.axes.push_back({"args.x" + std::to_string(i), std::vector<std::string>(100, "1")});
    CHECK(complaint(huge).starts_with("the sweep has more than a billion combinations"));
}

TEST_CASE("what fits into a label becomes one")
{
    const Variant variant = {{"args.batch-size", "64"}, {"args.rate", "0.1"}, {"args.Big", "1"},
        {"region", "us-central1"}, {"args.text", std::string(64, 'a')}};
    const auto labels = labels_of(variant);
    REQUIRE(labels.size() == 2);
    CHECK(labels[0] == std::pair<std::string, std::string>("batch-size", "64"));
    CHECK(labels[1] == std::pair<std::string, std::string>("region", "us-central1"));
}

TEST_CASE("the jobs of a sweep are numbered, and their names sort")
{
    CHECK(sweep_job_name("census_20261120_143000", 7, 40) == "census_20261120_143000_007");
    CHECK(sweep_job_name("census_20261120_143000", 7, 1000) == "census_20261120_143000_0007");
}

TEST_CASE("an axis of the command line is an argument of the trainer, or a key")
{
    CHECK(parse_axis("batch-size=64,128") == Axis{"args.batch-size", {"64", "128"}});
    CHECK(parse_axis("region=us-central1") == Axis{"region", {"us-central1"}});
    CHECK(parse_axis("args.region=a,b") == Axis{"args.region", {"a", "b"}});
    CHECK_THROWS_AS(parse_axis("batch-size"), Error);
    CHECK_THROWS_AS(parse_axis("=1"), Error);
}

}  // namespace mltrain
