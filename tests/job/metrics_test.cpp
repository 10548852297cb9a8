// What a trainer wrote down about what it trained, as far as it can be understood.
#include "job/metrics.hpp"

#include <doctest/doctest.h>

namespace mltrain {

TEST_CASE("the last value that the trainer wrote counts")
{
    const struct {
        std::string text, value;
        std::optional<std::int64_t> step;
    } cases[] = {
        {R"({"accuracy": 0.9, "step": 100})", "0.9", 100},
        {"{\n  \"other\": 1,\n  \"accuracy\": 1e-3\n}\n", "1e-3", {}},
        {"{\"accuracy\": 0.5, \"step\": 1}\n{\"accuracy\": 0.75, \"step\": 2}\n{\"loss\": 3}\n",
            "0.75", 2},
        {R"({"accuracy": "0.25", "global_step": "12", "trial": "3"})", "0.25", 12},
        {"{\"accuracy\": 0.5}\n{\"accuracy\": NaN}\n{\"accur", "0.5", {}},
        {"", "", {}},
        {"accuracy 0.9", "", {}},
        {R"({"accuracy": "high"})", "", {}},
        {R"({"loss": NaN, "grad": -Infinity, "best": Infinity, "accuracy": 0.1, "step": 7})", "0.1",
            7},
        {"{\n  \"loss\": NaN,\n  \"why\": \"a \\\"NaN\",\n  \"accuracy\": 0.1\n}", "0.1", {}},
        {R"({"accuracy": NaN})", "", {}},
        {R"({"accuracy": 0.5, "loss": "NaN)", "", {}},
        {R"({"accuracy": null})", "", {}},
        {R"({"accuracy": {"train": 1}})", "", {}},
        {R"([{"accuracy": 1}])", "", {}},
    };
    for (const auto& [text, value, step] : cases) {
        CAPTURE(text);
        const Metrics metrics = metrics_in(text);
        const Metric* last = find_metric(metrics, "accuracy");
        CHECK((last ? last->value : "") == value);
        CHECK((last ? last->step : std::nullopt) == step);
    }
}

TEST_CASE(
    "all numbers are metrics, in the order in which they come up, but for those that tell of the others")
{
    const Metrics metrics = metrics_in("{\"loss\": 1, \"step\": 1, \"name\": \"a\"}\n"
                                       "{\"accuracy\": 0.5, \"loss\": 0.25, \"step\": 2, "
                                       "\"timestamp\": 1.5, \"trial\": \"7\"}\n");
    CHECK(metrics == Metrics{{"loss", "0.25", 2}, {"accuracy", "0.5", 2}});
    CHECK(metrics_of(to_json(metrics)) == metrics);
    CHECK(metrics_of(Json()).empty());
    CHECK(metrics_in(R"({"NaN": 1, "x": NaN})") == Metrics{{"NaN", "1", {}}});
}

TEST_CASE("a bucket is no folder without metrics")
{
    const MetricsLook look = look_at_metrics("gs://my-bucket/jobs/a");
    CHECK(look.kind == MetricsLook::Kind::failed);
    CHECK(look.trouble.find("bucket") != look.trouble.npos);
}

}  // namespace mltrain
