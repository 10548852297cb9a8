#include "gcloud/reply.hpp"

#include "base/text.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

const Time now = *parse_time("2026-11-20T23:00:00Z");

// As gcloud 528 printed it.
const std::string submitted = R"({
  "createTime": "2026-11-20T22:20:53Z",
  "etag": "eUAOnVQZ_Ho=",
  "jobId": "census_1",
  "jobPosition": "1",
  "labels": {
    "mltrain-id": "0123456789abcdef0123456789abcdef",
    "owner": "alice"
  },
  "state": "QUEUED",
  "trainingInput": {
    "args": [
      "--train-steps",
      "100",
      "--job-dir=gs://x"
    ],
    "enableWebAccess": false,
    "packageUris": [
      "gs://my-bkt/census_1/a0a04c300ed5fa92a4cf9caeb4854d7e0d160fa17c51515a56aaeb5abfbf3c63/trainer-0.0.0.tar.gz"
    ],
    "pythonModule": "trainer.task",
    "pythonVersion": "3.7",
    "region": "us-central1",
    "runtimeVersion": "2.11",
    "scaleTier": "BASIC"
  },
  "trainingOutput": {}
}
)";

const std::string finished = R"({
  "createTime": "2026-11-20T22:20:53.529927Z",
  "endTime": "2026-11-20T22:45:00+00:00",
  "jobId": "census_1",
  "startTime": "2026-11-20T22:25:00Z",
  "state": "SUCCEEDED",
  "trainingOutput": {
    "completedTrialCount": "4",
    "consumedMLUnits": 0.06,
    "isHyperparameterTuningJob": true,
    "trials": [
      {
        "finalMetric": {
          "objectiveValue": 0.5297,
          "trainingStep": "1000"
        },
        "hyperparameters": {
          "layers": "5"
        },
        "state": "FAILED",
        "trialId": "1"
      }
    ]
  }
}
)";

std::string with_units(const std::string& units)
{
    return R"({"jobId": "census_1", "state": "SUCCEEDED", "trainingOutput": {"consumedMLUnits": )"
        + units + "}}";
}

}  // namespace

TEST_CASE("a submitted job is read with its label and its time")
{
    const auto job = read_ml_engine_job(submitted, now);
    REQUIRE(job);
    CHECK(job->name == "census_1");
    CHECK(job->id == "0123456789abcdef0123456789abcdef");
    Sighting expected;
    expected.seen_at = now;
    expected.state = State::queued;
    expected.word = "QUEUED";
    expected.created = parse_time("2026-11-20T22:20:53Z");
    CHECK(job->sighting == expected);
}

TEST_CASE("a finished job is read with its times and its bill, and not with its trials' states")
{
    const auto job = read_ml_engine_job(finished, now);
    REQUIRE(job);
    CHECK(job->id.empty());
    CHECK(job->sighting.state == State::succeeded);
    CHECK(job->sighting.created == parse_time("2026-11-20T22:20:53Z"));
    CHECK(job->sighting.started == parse_time("2026-11-20T22:25:00Z"));
    CHECK(job->sighting.ended == parse_time("2026-11-20T22:45:00Z"));
    CHECK(job->sighting.ml_units == 60'000'000);
    CHECK(job->sighting.message.empty());
}

TEST_CASE("a failed job is read with the service's words")
{
    const auto job = read_ml_engine_job(
        R"({"jobId": "census_1", "state": "FAILED", "errorMessage": "The replica master 0 exited with a non-zero status of 1."})",
        now);
    REQUIRE(job);
    CHECK(job->sighting.state == State::failed);
    CHECK(job->sighting.message == "The replica master 0 exited with a non-zero status of 1.");
}

TEST_CASE("training units lose no digit")
{
    const struct {
        std::string json;
        std::optional<std::int64_t> billionths;
    } cases[] = {
        {"0.06", 60'000'000},
        {"0.0", 0},
        {"0", 0},
        {"12", 12'000'000'000},
        {"1.6939", 1'693'900'000},
        {"6e-2", 60'000'000},
        {"0.123456789", 123'456'789},
        {"\"0.06\"", {}},
        {"null", {}},
        {"[]", {}},
    };
    for (const auto& [json, billionths] : cases) {
        CAPTURE(json);
        const auto job = read_ml_engine_job(with_units(json), now);
        REQUIRE(job);
        CHECK(job->sighting.ml_units == billionths);
    }
}

TEST_CASE("what names no job is no job")
{
    for (const std::string text : {"", "{}\n", "{ }", "null", "[]", "\"census_1\"", "5", "junk",
             "{\"jobId\": \"x\", \"state\": ",
             "<html><title>502 Bad Gateway</title><body>try again later</body></html>",
             "{\"jobId\": \"\"}", "{\"jobId\": 5}", "{\"jobId\": null, \"state\": \"RUNNING\"}",
             "{\"state\": \"RUNNING\"}", "{\"jobId\": \"x\"} {\"jobId\": \"y\"}",
             "[{\"jobId\": \"x\"}]"}) {
        CAPTURE(text);
        CHECK_FALSE(read_ml_engine_job(text, now));
    }
}

TEST_CASE("a job's parts may be missing or of the wrong kind")
{
    for (const std::string text :
        {R"({"jobId": "x"})",
            R"({"jobId": "x", "state": 5, "labels": [], "trainingOutput": "none"})",
            R"({"jobId": "x", "createTime": "yesterday", "startTime": 0, "endTime": null, "errorMessage": {}})",
            R"({"jobId": "x", "labels": {"mltrain-id": 5}})"}) {
        CAPTURE(text);
        const auto job = read_ml_engine_job(text, now);
        REQUIRE(job);
        CHECK(job->name == "x");
        CHECK(job->id.empty());
        Sighting expected;
        expected.seen_at = now;
        expected.state = State::unknown;
        CHECK(job->sighting == expected);
    }
}

TEST_CASE("a list is read in its order, and what in it is no job is left out")
{
    const auto jobs = read_ml_engine_jobs(
        R"([{"jobId": "b", "state": "RUNNING"}, {}, 5, null, {"state": "FAILED"}, {"jobId": "a", "state": "FAILED"}])",
        now);
    REQUIRE(jobs);
    REQUIRE(jobs->size() == 2);
    CHECK(jobs->at(0).name == "b");
    CHECK(jobs->at(0).sighting.state == State::running);
    CHECK(jobs->at(1).name == "a");
    CHECK(jobs->at(1).sighting.state == State::failed);
    CHECK(read_ml_engine_jobs("[]\n", now)->empty());
}

TEST_CASE("what is no whole list is no list, rather than a short one")
{
    for (const std::string text :
        {"", "{}", "null", "junk", "[{\"jobId\": \"a\"}", "[{\"jobId\": \"a\"}, {\"jobId\"",
            "<html></html>", "{\"jobId\": \"a\"}", "Listed 0 items.\n"}) {
        CAPTURE(text);
        CHECK_FALSE(read_ml_engine_jobs(text, now));
    }
}

TEST_CASE("the states of both services are known, and other words are kept")
{
    const struct {
        std::string word;
        State state;
    } cases[] = {
        {"STATE_UNSPECIFIED", State::unknown},
        {"QUEUED", State::queued},
        {"PREPARING", State::preparing},
        {"RUNNING", State::running},
        {"SUCCEEDED", State::succeeded},
        {"FAILED", State::failed},
        {"CANCELLING", State::cancelling},
        {"CANCELLED", State::cancelled},
        {"JOB_STATE_UNSPECIFIED", State::unknown},
        {"JOB_STATE_QUEUED", State::queued},
        {"JOB_STATE_PENDING", State::preparing},
        {"JOB_STATE_RUNNING", State::running},
        {"JOB_STATE_SUCCEEDED", State::succeeded},
        {"JOB_STATE_FAILED", State::failed},
        {"JOB_STATE_CANCELLING", State::cancelling},
        {"JOB_STATE_CANCELLED", State::cancelled},
        {"JOB_STATE_PAUSED", State::paused},
        {"JOB_STATE_EXPIRED", State::expired},
        {"JOB_STATE_UPDATING", State::running},
        {"JOB_STATE_PARTIALLY_SUCCEEDED", State::partly_succeeded},
        {"HIBERNATING", State::unknown},
        {"running", State::unknown},
        {"", State::unknown},
    };
    for (const auto& [word, state] : cases) {
        CAPTURE(word);
        CHECK(state_of(word) == state);
        const auto job = read_ml_engine_job(R"({"jobId": "x", "state": ")" + word + "\"}", now);
        REQUIRE(job);
        CHECK(job->sighting.state == state);
        CHECK(job->sighting.word == word);
    }
}

}  // namespace mltrain
