#include "gcloud/bucket_inquiry.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "catalog/storage_locations.hpp"
#include "gcloud/trouble.hpp"
#include "job/check.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

using Kind = Trouble::Kind;
using Is = Finding::State;

/// Each is a question, and half a second of a processor.
constexpr std::size_t most_buckets = 6;

struct Bucket {
    std::string url, key;
};

/// Those that the job names, each once; of an argument also what stands behind "=".
std::vector<Bucket> buckets_of(const JobSpec& spec)
{
    std::vector<Bucket> buckets;
    const auto add = [&](std::string_view text, const char* key) {
        const std::string url =
            bucket_of_url(text.substr(std::min(text.find("gs://"), text.size())));
        const bool is_known = std::any_of(buckets.begin(), buckets.end(),
            [&](const Bucket& bucket) { return bucket.url == url; });
        if (!url.empty() && !is_known && trouble_with_bucket(url).empty())
            buckets.push_back({url, key});
    };
    if (spec.staging_bucket) add(*spec.staging_bucket, "staging_bucket");
    if (spec.job_dir) add(*spec.job_dir, "job_dir");
    for (const std::string& package : spec.packages) add(package, "packages");
    for (const std::string& word : spec.args) {
        if (word.starts_with("gs://") || word.find("=gs://") != word.npos) add(word, "args");
    }
    if (buckets.size() > most_buckets) buckets.resize(most_buckets);
    return buckets;
}

Finding found_bucket(const JobSpec& spec, const Bucket& bucket, const Json& described)
{
    const std::string location = described.text_at("location");
    if (!spec.region) return {"bucket", Is::good, fmt::format("{} in {}", bucket.url, location)};
    std::vector<std::string> places;
    if (const auto* chosen = described["data_locations"].array()) {
        for (const Json& place : *chosen) places.push_back(place.text() ? *place.text() : "");
    }
    const std::string& region = *spec.region;
    switch (nearness(region, location, places)) {
    case Nearness::same:
        return {"bucket", Is::good, fmt::format("{} in {}", bucket.url, lower(location))};
    case Nearness::around:
        return {"bucket", Is::good,
            fmt::format("{} in {}, which has {}", bucket.url, location, region)};
    case Nearness::far:
        return {"bucket", Is::doubtful,
            fmt::format("{} is in {}, the job in {}: reading is slow, and its traffic is billed",
                bucket.url, location, region),
            fmt::format(
                "another region, or a bucket there: gcloud storage buckets create gs://NAME "
                "--location={}",
                region)};
    case Nearness::unknown: break;
    }
    return {"bucket", Is::unknown,
        fmt::format("{} in {}; mltrain does not know whether that is near {}", bucket.url, location,
            region)};
}

Finding read_bucket(const JobSpec& spec, const Bucket& bucket, const Outcome& outcome)
{
    const Trouble trouble = trouble_of(outcome);
    if (trouble.kind == Kind::not_found) {
        std::vector<std::string> create = {"gcloud", "storage", "buckets", "create", bucket.url};
        if (spec.region) create.push_back("--location=" + *spec.region);
        return {"bucket", Is::bad, bucket.url + " does not exist",
            shell_line(with_project(create, spec))};
    }
    if (trouble.kind == Kind::permission)
        return {"bucket", Is::doubtful, bucket.url + " is not yours to look at, or does not exist",
            "its owner can give you storage.buckets.get; the name may be taken by somebody else"};
    const auto json = parse_json(outcome.out);
    if (trouble.kind != Kind::none || !json || json->text_at("location").empty())
        return {"bucket", Is::unknown, bucket.url + ": gcloud's answer cannot be read"};
    return found_bucket(spec, bucket, *json);
}

Inquiry bucket_inquiry(const JobSpec& spec, const Bucket& bucket)
{
    return {"bucket", bucket.key,
        {"gcloud", "storage", "buckets", "describe", bucket.url, "--format=json"},
        [spec, bucket](const Outcome& outcome) { return read_bucket(spec, bucket, outcome); }};
}

}  // namespace

std::vector<Inquiry> bucket_inquiries(const JobSpec& spec)
{
    std::vector<Inquiry> inquiries;
    for (const Bucket& bucket : buckets_of(spec)) inquiries.push_back(bucket_inquiry(spec, bucket));
    return inquiries;
}

}  // namespace mltrain
