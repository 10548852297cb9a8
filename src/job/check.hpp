// What must hold for every job whatever the service: names, buckets, labels, durations, the rules of
// CUSTOM, and that the package really holds the module. What only a service knows is checked by it.
#pragma once

#include "job/spec.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// Every problem, in no particular order. Looks at the disk for the package, and at nothing else.
std::vector<Problem> check(const JobSpec& spec);

/// Keys that are set and that this service does not know; those of `harmless` may stay, without effect.
std::vector<Problem> unknown_to_service(
    const JobSpec& spec, std::string_view service, std::span<const std::string_view> harmless = {});

/// The rules by themselves; each answers what is wrong, or "".
std::string trouble_with_job_name(std::string_view name);
std::string trouble_with_bucket(std::string_view url);       ///< gs://bucket, no path
std::string trouble_with_storage_url(std::string_view url);  ///< gs://bucket/object…
std::string trouble_with_label_name(std::string_view name);
std::string trouble_with_label_value(std::string_view value);
std::string trouble_with_project(std::string_view id);

/// "projects/12345/global/networks/n": by the project's number, and not by its id.
bool names_project_by_number(std::string_view network);
/// "gs://my-bucket" of "gs://my-bucket/jobs/1"; "" of what is in no bucket.
std::string bucket_of_url(std::string_view url);

}  // namespace mltrain
