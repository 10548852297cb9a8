#include "gcloud/argv.hpp"

#include "base/text.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

const Identity identity = {"0123456789abcdef0123456789abcdef",
    "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210", "census_20261120_143000"};

const std::string own_labels =
    "mltrain-id=0123456789abcdef0123456789abcdef,mltrain-spec=fedcba9876543210fedcba9876543210";

JobSpec basic()
{
    JobSpec spec;
    spec.name = "census";
    spec.project = "my-project";
    spec.package_path = "/home/me/trainer";
    spec.module_name = "trainer.task";
    spec.staging_bucket = "gs://my-bucket";
    spec.job_dir = "gs://my-bucket/jobs/{job}";
    spec.region = "us-central1";
    spec.scale_tier = "BASIC_GPU";
    spec.runtime_version = "2.11";
    spec.python_version = "3.7";
    spec.args = {"--epochs", "20"};
    return spec;
}

/// Everything that a job file can say, at once.
JobSpec everything()
{
    JobSpec spec = basic();
    spec.packages = {"/home/me/dep-1.0.tar.gz", "gs://my-bucket/dep-2.0.tar.gz"};
    spec.scale_tier = "CUSTOM";
    spec.image_uri = "gcr.io/my-project/trainer:1";
    spec.service_account = "trainer@my-project.iam.gserviceaccount.com";
    spec.network = "projects/12345/global/networks/my-network";
    spec.kms_key = "projects/p/locations/us-central1/keyRings/r/cryptoKeys/k";
    spec.enable_web_access = true;
    spec.args = {"--train-files", "gs://a b", "--shift=-5", "--", "--format=yaml", ""};
    spec.labels = {{"team", "mot"}, {"empty", ""}, {"größe", "klein"}};
    spec.master = {"n1-standard-8", "NVIDIA_TESLA_T4", 2, {}, {}};
    spec.workers = {"n1-standard-16", "NVIDIA_TESLA_V100", {}, "gcr.io/my-project/worker:1", 4};
    spec.parameter_servers = {"n1-standard-4", {}, {}, {}, 2};
    spec.evaluators = {"n1-standard-4", "NVIDIA_TESLA_P4", 1, "gcr.io/my-project/evaluator:1", 1};
    spec.limits.max_duration = std::chrono::hours(12);
    spec.limits.max_wait = std::chrono::hours(2);
    return spec;
}

std::string lines(const std::vector<std::string>& argv)
{
    return joined(argv, "\n");
}

std::string config_text(const JobSpec& spec, std::optional<Seconds> limit)
{
    const auto config = training_config(spec, limit);
    return config ? pretty_json(*config) : "(none)";
}

}  // namespace

TEST_CASE("a job on one of the tiers is all flags")
{
    CHECK(lines(submit_argv("ml-engine", basic(), identity, ""))
        == "gcloud\nml-engine\njobs\nsubmit\ntraining\ncensus_20261120_143000\n"
           "--project=my-project\n"
           "--region=us-central1\n"
           "--module-name=trainer.task\n"
           "--package-path=/home/me/trainer\n"
           "--staging-bucket=gs://my-bucket\n"
           "--job-dir=gs://my-bucket/jobs/census_20261120_143000\n"
           "--scale-tier=BASIC_GPU\n"
           "--runtime-version=2.11\n"
           "--python-version=3.7\n"
           "--labels="
            + own_labels
            + "\n"
              "--format=json\n"
              "--\n"
              "--epochs\n20");
    CHECK(config_text(basic(), {}) == "(none)");
}

TEST_CASE("a job that says everything puts into the configuration what has no flag")
{
    CHECK(lines(submit_argv("ai-platform", everything(), identity, "/tmp/census.json"))
        == "gcloud\nai-platform\njobs\nsubmit\ntraining\ncensus_20261120_143000\n"
           "--project=my-project\n"
           "--region=us-central1\n"
           "--module-name=trainer.task\n"
           "--package-path=/home/me/trainer\n"
           "--packages=/home/me/dep-1.0.tar.gz,gs://my-bucket/dep-2.0.tar.gz\n"
           "--staging-bucket=gs://my-bucket\n"
           "--job-dir=gs://my-bucket/jobs/census_20261120_143000\n"
           "--scale-tier=CUSTOM\n"
           "--runtime-version=2.11\n"
           "--python-version=3.7\n"
           "--master-machine-type=n1-standard-8\n"
           "--master-accelerator=count=2,type=nvidia-tesla-t4\n"
           "--worker-count=4\n"
           "--worker-machine-type=n1-standard-16\n"
           "--worker-accelerator=count=1,type=nvidia-tesla-v100\n"
           "--worker-image-uri=gcr.io/my-project/worker:1\n"
           "--parameter-server-count=2\n"
           "--parameter-server-machine-type=n1-standard-4\n"
           "--master-image-uri=gcr.io/my-project/trainer:1\n"
           "--service-account=trainer@my-project.iam.gserviceaccount.com\n"
           "--kms-key=projects/p/locations/us-central1/keyRings/r/cryptoKeys/k\n"
           "--enable-web-access\n"
           "--labels=team=mot,empty=,größe=klein,"
            + own_labels
            + "\n"
              "--config=/tmp/census.json\n"
              "--format=json\n"
              "--\n"
              "--train-files\ngs://a b\n--shift=-5\n--\n--format=yaml\n");

    CHECK(config_text(everything(), std::chrono::hours(6)) == R"({
  "trainingInput": {
    "scheduling": {
      "maxRunningTime": "21600s",
      "maxWaitTime": "7200s"
    },
    "network": "projects/12345/global/networks/my-network",
    "evaluatorCount": "1",
    "evaluatorType": "n1-standard-4",
    "evaluatorConfig": {
      "acceleratorConfig": {
        "count": "1",
        "type": "NVIDIA_TESLA_P4"
      },
      "imageUri": "gcr.io/my-project/evaluator:1"
    }
  }
})");
}

TEST_CASE("what is not said is not sent")
{
    JobSpec spec;
    CHECK(lines(submit_argv("ml-engine", spec, identity, ""))
        == "gcloud\nml-engine\njobs\nsubmit\ntraining\ncensus_20261120_143000\n--labels="
            + own_labels + "\n--format=json");
    spec.enable_web_access = false;
    CHECK(lines(submit_argv("ml-engine", spec, identity, "")).find("web-access")
        == std::string::npos);
}

TEST_CASE("the master's own image goes before the job's")
{
    JobSpec spec;
    spec.image_uri = "gcr.io/p/job:1";
    spec.master.image_uri = "gcr.io/p/master:1";
    const std::string argv = lines(submit_argv("ml-engine", spec, identity, ""));
    CHECK(argv.find("--master-image-uri=gcr.io/p/master:1") != argv.npos);
    CHECK(argv.find("gcr.io/p/job:1") == argv.npos);
}

TEST_CASE("the configuration holds only what is asked for, and the limit is the one in force")
{
    const std::string limit = R"({"trainingInput":{"scheduling":{"maxRunningTime":"90s"}}})";
    const std::string wait = R"({"trainingInput":{"scheduling":{"maxWaitTime":"1800s"}}})";
    const std::string evaluators =
        R"({"trainingInput":{"evaluatorCount":"2","evaluatorType":"n1-standard-4"}})";
    const std::string accelerator =
        R"({"trainingInput":{"evaluatorConfig":{"acceleratorConfig":{"count":"1","type":"TPU_V2"}}}})";

    JobSpec spec = basic();
    spec.limits.max_duration = std::chrono::hours(99);  // not this: the limit comes apart
    CHECK(config_text(spec, {}) == "(none)");
    CHECK(training_config(spec, Seconds(90)) == parse_json(limit));

    spec = {};
    spec.limits.max_wait = std::chrono::minutes(30);
    CHECK(training_config(spec, {}) == parse_json(wait));

    spec = {};
    spec.evaluators.count = 2;
    spec.evaluators.machine_type = "n1-standard-4";
    CHECK(training_config(spec, {}) == parse_json(evaluators));

    spec = {};
    spec.evaluators.accelerator_type = "TPU_V2";
    CHECK(training_config(spec, {}) == parse_json(accelerator));
}

TEST_CASE("our two labels come after the user's, and fit into a label's value")
{
    JobSpec spec;
    spec.labels = {{"team", "mot"}};
    const Pairs labels = labels_sent(spec, identity);
    REQUIRE(labels.size() == 3);
    CHECK(labels[0] == std::pair<std::string, std::string>("team", "mot"));
    CHECK(labels[1]
        == std::pair<std::string, std::string>("mltrain-id", "0123456789abcdef0123456789abcdef"));
    CHECK(labels[2]
        == std::pair<std::string, std::string>("mltrain-spec", "fedcba9876543210fedcba9876543210"));
    for (const auto& [key, value] : labels) CHECK(value.size() <= 63);
}

TEST_CASE("questions about a job name it and its project")
{
    const struct {
        std::string verb, name, project;
        std::string line;
    } cases[] = {
        {"describe", "census_1", "my-project",
            "gcloud ml-engine jobs describe census_1 --project=my-project --format=json"},
        {"cancel", "census_1", "my-project",
            "gcloud ml-engine jobs cancel census_1 --project=my-project --format=json"},
        {"list", "", "my-project", "gcloud ml-engine jobs list --project=my-project --format=json"},
        {"describe", "census_1", "", "gcloud ml-engine jobs describe census_1 --format=json"},
    };
    for (const auto& [verb, name, project, line] : cases) {
        CHECK(joined(job_argv("ml-engine", verb, name, project), " ") == line);
    }
    CHECK(job_argv("ai-platform", "list", "", "")[1] == "ai-platform");
}

}  // namespace mltrain
