// What `gcloud storage cat --display-url` shows of several objects, its two streams as one.
#include "gcloud/storage.hpp"

#include "base/text.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

const std::vector<std::string> job_dirs = {"gs://b/jobs/1", "gs://b/jobs/2/", "gs://b/jobs/3"};

std::string told(std::string_view text)
{
    std::vector<std::string> words;
    for (const MetricsLook& look : metrics_looks(job_dirs, text)) {
        std::string& word = words.emplace_back();
        if (look.kind == MetricsLook::Kind::none) word = "none";
        for (const Metric& metric : look.metrics) word += metric.name + "=" + metric.value;
    }
    return joined(words, " | ");
}

constexpr const char* record =
    R"({"version": "0.0.1", "verbosity": "ERROR", "timestamp": "2026", "message": "no"})";

}  // namespace

TEST_CASE("all job_dirs are asked about at once, whatever the file is called")
{
    const std::vector<std::string> argv = {"gcloud", "storage", "cat", "--display-url",
        "gs://b/jobs/1/metrics.json*", "gs://b/jobs/2/metrics.json*", "gs://b/jobs/3/metrics.json*",
        "--project=p"};
    CHECK(metrics_argv(job_dirs, "p") == argv);
}

TEST_CASE("each object is found behind its address, whether or not the one before ends its line")
{
    const std::string text = "==> gs://b/jobs/1/metrics.json <==\n{\"a\": 1}"
                             "==> gs://b/jobs/2/metrics.json#17 <==\n{\n\"a\": 2\n}\n"
                             "==> gs://b/jobs/3/metrics.jsonl <==\n{\"a\": 3}\n{\"a\": 4}\n";
    CHECK(told(text) == "a=1 | a=2 | a=4");
}

TEST_CASE("words of gcloud's own are no part of an object, nor is an object of another folder")
{
    CHECK(told("") == "none | none | none");
    CHECK(told(record) == "none | none | none");
    CHECK(
        told(std::string(record) + "\n==> gs://b/jobs/2/metrics.json <==\n{\n\"a\": 2\n}" + record)
        == "none | a=2 | none");
    CHECK(told("==> gs://b/jobs/11/metrics.json <==\n{\"a\": 1}") == "none | none | none");
    CHECK(told("==> gs://b/jobs/1/metrics.json.old <==\n{\"a\": 1}") == "none | none | none");
    CHECK(told("==> gs://b/jobs/1/metrics.json <==\nno JSON ==> no address <== at all")
        == " | none | none");
    CHECK(told("==> gs://b/jobs/1/metrics.json") == "none | none | none");
}

TEST_CASE("where there are both files, the one object counts")
{
    CHECK(told("==> gs://b/jobs/1/metrics.jsonl <==\n{\"a\": 1}\n"
               "==> gs://b/jobs/1/metrics.json <==\n{\"a\": 2}\n")
        == "a=2 | none | none");
}

}  // namespace mltrain
