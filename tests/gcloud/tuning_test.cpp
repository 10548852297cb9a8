#include "gcloud/tuning.hpp"

#include "job/spec_file.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace mltrain {

namespace {

Hyperparameters tuning_of(const std::string& params)
{
    const SpecFile file = parse_spec("job.toml",
        "[hyperparameters]\ngoal = \"MAXIMIZE\"\nmetric = \"a\"\nmax_trials = 6\n"
        "max_parallel_trials = 2\n[hyperparameters.params]\n"
            + params,
        "");
    REQUIRE(file.complaints.empty());
    return file.spec.hyperparameters;
}

}  // namespace

TEST_CASE("a parameter is said in the words of each service, and numbers as they were spelled")
{
    const struct {
        std::string toml, ml_engine, vertex_ai;
    } cases[] = {
        {R"(x = { type = "DOUBLE", min = 0.10, max = 1e2, scale = "UNIT_LOG_SCALE" })",
            R"({"parameterName": "x", "type": "DOUBLE", "minValue": 0.10, "maxValue": 1.0e2, "scaleType": "UNIT_LOG_SCALE"})",
            R"({"parameterId": "x", "doubleValueSpec": {"minValue": 0.10, "maxValue": 1.0e2}, "scaleType": "UNIT_LOG_SCALE"})"},
        {R"(x = { type = "DOUBLE", min = -1.5e-3, max = 0, scale = "NONE" })",
            R"({"parameterName": "x", "type": "DOUBLE", "minValue": -1.5e-3, "maxValue": 0, "scaleType": "NONE"})",
            R"({"parameterId": "x", "doubleValueSpec": {"minValue": -1.5e-3, "maxValue": 0}})"},
        {R"(x = { type = "INTEGER", min = 1, max = 1_000 })",
            R"({"parameterName": "x", "type": "INTEGER", "minValue": 1, "maxValue": 1000})",
            R"({"parameterId": "x", "integerValueSpec": {"minValue": "1", "maxValue": "1000"}})"},
        {R"(x = { type = "CATEGORICAL", values = ["a", "1"] })",
            R"({"parameterName": "x", "type": "CATEGORICAL", "categoricalValues": ["a", "1"]})",
            R"({"parameterId": "x", "categoricalValueSpec": {"values": ["a", "1"]}})"},
        {R"(x = { type = "DISCRETE", values = [1, 2.50] })",
            R"({"parameterName": "x", "type": "DISCRETE", "discreteValues": [1, 2.50]})",
            R"({"parameterId": "x", "discreteValueSpec": {"values": [1, 2.50]}})"},
    };
    for (const auto& [toml, ml_engine, vertex_ai] : cases) {
        CAPTURE(toml);
        JobSpec spec;
        spec.hyperparameters = tuning_of(toml);
        CHECK(json_text(hyperparameter_spec(spec.hyperparameters))
            == fmt::format("{{\"goal\": \"MAXIMIZE\", \"hyperparameterMetricTag\": \"a\", "
                           "\"maxTrials\": 6, \"maxParallelTrials\": 2, \"params\": [{}]}}",
                ml_engine));
        CHECK(json_text(tuning_job(spec, "j", {})["studySpec"])
            == fmt::format("{{\"metrics\": [{{\"metricId\": \"a\", \"goal\": \"MAXIMIZE\"}}], "
                           "\"parameters\": [{}]}}",
                vertex_ai));
    }
}

TEST_CASE("a parameter that depends on another stands within it, as deep as it goes")
{
    JobSpec spec;
    spec.hyperparameters = tuning_of(R"(
        c = { type = "INTEGER", min = 1, max = 2, parent = "b", parent_values = [2.5] }
        a = { type = "CATEGORICAL", values = ["x", "y"] }
        b = { type = "DISCRETE", values = [1, 2.5], parent = "a", parent_values = ["x"] }
        d = { type = "DOUBLE", min = 0, max = 1, parent = "c", parent_values = [1, 2] }
    )");
    const Json study = tuning_job(spec, "j", {})["studySpec"];
    CHECK(json_text(study["parameters"])
        == R"([{"parameterId": "a", "categoricalValueSpec": {"values": ["x", "y"]}, "conditionalParameterSpecs": )"
           R"([{"parentCategoricalValues": {"values": ["x"]}, "parameterSpec": {"parameterId": "b", "discreteValueSpec": {"values": [1, 2.5]}, "conditionalParameterSpecs": )"
           R"([{"parentDiscreteValues": {"values": [2.5]}, "parameterSpec": {"parameterId": "c", "integerValueSpec": {"minValue": "1", "maxValue": "2"}, "conditionalParameterSpecs": )"
           R"([{"parentIntValues": {"values": ["1", "2"]}, "parameterSpec": {"parameterId": "d", "doubleValueSpec": {"minValue": 0, "maxValue": 1}}}]}}]}}]}])");
}

TEST_CASE(
    "a trial gets the job's arguments but no --job-dir, and pools that are left out are empty")
{
    JobSpec spec;
    spec.hyperparameters = tuning_of(R"(x = { type = "INTEGER", min = 1, max = 2 })");
    spec.image_uri = "gcr.io/p/i:1";
    spec.args = {"--epochs", "3"};
    spec.job_dir = "gs://my-bucket/{job}";
    spec.parameter_servers.count = 1;
    const Json job = tuning_job(spec, "j", Seconds(60));
    const Json& trial = job["trialJobSpec"];
    CHECK(json_text(trial["workerPoolSpecs"].array()->at(0)["containerSpec"]["args"])
        == R"(["--epochs", "3"])");
    CHECK(json_text(trial["workerPoolSpecs"].array()->at(1)) == "{}");
    CHECK(trial["baseOutputDirectory"].text_at("outputUriPrefix") == "gs://my-bucket/j");
    CHECK(trial["scheduling"].text_at("timeout") == "60s");
}

}  // namespace mltrain
