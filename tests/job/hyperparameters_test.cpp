#include "job/hyperparameters.hpp"

#include "job/settings.hpp"
#include "job/spec_file.hpp"
#include "migrate/job_file.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

const std::string tuned = R"(
name = "census"
[hyperparameters]
goal                = "minimize"
metric              = "loss"
max_trials          = 20
max_parallel_trials = 4
max_failed_trials   = 3
algorithm           = "random-search"
early_stopping      = true
[hyperparameters.params]
rate   = { type = "double", min = 1e-5, max = +0.10, scale = "unit_log_scale" }
layers = { type = "INTEGER", min = -1, max = 1_000 }
batch  = { type = "DISCRETE", values = [16, 32.5, 6_4] }
kind   = { type = "CATEGORICAL", values = ["adam", "sgd \"2\"", 64] }
decay  = { type = "DOUBLE", min = 0, max = 1, parent = "kind", parent_values = ["adam", 64] }
"a.b"  = { type = "INTEGER", min = 1, max = 2 }
)";

Hyperparameters read(const std::string& text)
{
    const SpecFile file = parse_spec("job.toml", text, "");
    REQUIRE(file.complaints.empty());
    CHECK(check(file.spec.hyperparameters).empty());
    return file.spec.hyperparameters;
}

}  // namespace

TEST_CASE("parameters are read in the order of the file, and numbers keep their spelling")
{
    const Hyperparameters tuning = read(tuned);
    CHECK(tuning.goal == "MINIMIZE");
    CHECK(tuning.metric == "loss");
    CHECK(tuning.trials() == 20);
    CHECK(tuning.parallel_trials() == 4);
    CHECK(tuning.max_failed_trials == 3);
    CHECK(tuning.algorithm == "RANDOM_SEARCH");
    CHECK(tuning.early_stopping == true);
    const std::vector<Hyperparameter> params = {
        {"rate", "DOUBLE", "1e-5", "0.10", {}, "UNIT_LOG_SCALE", {}, {}},
        {"layers", "INTEGER", "-1", "1000", {}, {}, {}, {}},
        {"batch", "DISCRETE", {}, {}, {"16", "32.5", "64"}, {}, {}, {}},
        {"kind", "CATEGORICAL", {}, {}, {"adam", "sgd \"2\"", "64"}, {}, {}, {}},
        {"decay", "DOUBLE", "0", "1", {}, {}, "kind", {"adam", "64"}},
        {"a.b", "INTEGER", "1", "2", {}, {}, {}, {}},
    };
    CHECK(tuning.params == params);
}

TEST_CASE("a job without [hyperparameters] trains once")
{
    const Hyperparameters tuning = read("name = \"census\"\n");
    CHECK(tuning.is_empty());
    CHECK(tuning.trials() == 1);
    CHECK(tuning.parallel_trials() == 1);
}

TEST_CASE("never do more trials run at a time than there are")
{
    Hyperparameters tuning;
    tuning.max_trials = 3;
    tuning.max_parallel_trials = 8;
    CHECK(tuning.parallel_trials() == 3);
}

TEST_CASE("what was read is written again as it was: by the ledger's settings and as a job file")
{
    const SpecFile file = parse_spec("job.toml", tuned, "");
    const SpecFile again = parse_spec("again", job_file_text(settings_json(file)), "");
    CHECK(again.complaints.empty());
    CHECK(again.spec.hyperparameters == file.spec.hyperparameters);
    CHECK(parse_spec("new", pretty_job_file(file.spec, ""), "").spec == file.spec);
}

TEST_CASE("a number is a decimal one")
{
    const struct {
        std::string text;
        std::optional<double> number;
    } cases[] = {
        {"1", 1.0},
        {"-0.5", -0.5},
        {"1e-3", 0.001},
        {"", {}},
        {"0x10", {}},
        {"inf", {}},
        {"nan", {}},
        {"1 ", {}},
        {"1e999", {}},
        {"1,5", {}},
    };
    for (const auto& [text, number] : cases) {
        CAPTURE(text);
        CHECK(number_of(text) == number);
    }
}

}  // namespace mltrain
