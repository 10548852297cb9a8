#include "base/text.hpp"
#include "show/error_text.hpp"
#include "show/job_text.hpp"
#include "show/plan_text.hpp"
#include "show/results_text.hpp"
#include "show/table.hpp"

#include <doctest/doctest.h>

namespace mltrain {

TEST_CASE("columns are as wide as their widest cell, whatever its colour")
{
    Table table({Align::left, Align::right});
    table.add({"a", "1"});
    table.add({"\x1b[31mlonger\x1b[0m", "100"});
    table.add({"日本", ""});
    CHECK(table.text() == "a         1\n\x1b[31mlonger\x1b[0m  100\n日本\n");
}

TEST_CASE("results have a column of steps only where a trainer tells its steps")
{
    std::vector<Result> results(2);
    results[0].metrics = {{"loss", "0.5", std::nullopt}};
    results[1].metrics = {{"loss", "0.25", std::nullopt}};
    CHECK(results_text("JOB", results, Style(false), {}).find("STEP") == std::string::npos);
    results[1].metrics[0].step = 40;
    CHECK(results_text("JOB", results, Style(false), {}).find("LOSS  STEP") != std::string::npos);
}

TEST_CASE("the last metrics are left out of results where a terminal has no room, and are named")
{
    std::vector<Result> results(1);
    results[0].name = "census_20261120_143000";
    results[0].message = std::string(200, 'x');
    for (const char* name : {"loss", "accuracy", "precision", "recall", "seconds"})
        results[0].metrics.push_back({name, "0.12345", std::nullopt});
    const auto heads = [&](int columns) {
        return split(results_text("JOB", results, Style(false), {}, columns), '\n')[0];
    };
    CHECK(heads(90).find("PRECISION   RECALL  RAN") != std::string::npos);
    CHECK(heads(90).find("SECONDS") == std::string::npos);
    CHECK(heads(20).find("LOSS  RAN") != std::string::npos);
    CHECK(heads(0).find("SECONDS") != std::string::npos);
    const std::string text = results_text("JOB", results, Style(false), {}, 80);
    CHECK(text.ends_with("no room for: recall, seconds\n"));
}

TEST_CASE("the caret stands under its word, whatever stands before it")
{
    struct Case {
        const char* name;
        std::string line;
        int column, width;
        const char* shown;
    };
    const Case cases[] = {
        {"at the start", "epocs = 3", 1, 5, "  7 | epocs = 3\n    | ^~~~~\n"},
        {"behind a tab", "\tx = 1", 2, 1, "  7 |  x = 1\n    |  ^\n"},
        {"behind wide letters", "日本 = 1", 6, 1, "  7 | 日本 = 1\n    |        ^\n"},
        {"behind a control character", "\x1b x", 3, 1, "  7 | \\x1b x\n    |      ^\n"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const Error error("wrong", {{"job.toml", 7, c.column, c.width, c.line, "no", ""}});
        const std::string text = error_text(error, {});
        CHECK(
            text == "mltrain: error: job.toml:7:" + std::to_string(c.column) + ": no\n" + c.shown);
    }
}

TEST_CASE("an error never sends control characters to the terminal")
{
    const std::string text = error_text(Error("a\x1b[31mb", "c\nd"), {});
    CHECK(text == "mltrain: error: a\\x1b[31mb\n  c\\x0ad\n");
}

TEST_CASE("a script goes where the job runs, and makes its file anew")
{
    Plan plan;
    plan.argv = {"gcloud", "it's", ""};
    CHECK(script_text(plan) == "gcloud 'it'\\''s' ''\n");
    plan.directory = "/a b";
    CHECK(script_text(plan) == "(cd '/a b' && gcloud 'it'\\''s' '')\n");
    plan.directory.clear();
    plan.config = PlannedFile{"/tmp/c.json", "{}\n"};
    CHECK(script_text(plan)
        == "(set -C; cat > /tmp/c.json <<'END_OF_CONFIG'\n{}\nEND_OF_CONFIG\n) &&\ngcloud 'it'\\''s' ''\n");
}

}  // namespace mltrain
