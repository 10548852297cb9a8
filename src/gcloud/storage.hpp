// Cloud Storage, as far as a job needs it: a file is put where the job will find it, and what it wrote is read.
#pragma once

#include "gcloud/gcloud.hpp"
#include "job/service.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// `gcloud storage cp --no-clobber FILE URL`: what is there already stays and is not sent again.
std::vector<std::string> upload_argv(
    const std::string& file, const std::string& url, const std::string& project);

/// Accepted when the file is there afterwards; everything else is a refusal: no job was asked for yet.
Answer upload(const Gcloud& gcloud, const std::vector<std::string>& argv);

/// `gcloud storage cat --display-url URL/metrics.json* …`, of one bucket: a job_dir that has none is no trouble.
std::vector<std::string> metrics_argv(
    std::span<const std::string> job_dirs, const std::string& project);
/// Of each job_dir what `text`, both streams of that command, tells.
std::vector<MetricsLook> metrics_looks(
    std::span<const std::string> job_dirs, std::string_view text);
/// As many answers as folders, in their order. Each bucket is asked about by itself, for one that is missing ends the
/// whole command.
std::vector<MetricsLook> read_metrics(
    const Gcloud& gcloud, std::span<const std::string> job_dirs, const std::string& project);

}  // namespace mltrain
