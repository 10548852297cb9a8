// Cloud Storage, as far as a job needs it: a file is put where the job will find it.
#pragma once

#include "gcloud/gcloud.hpp"
#include "job/service.hpp"

#include <string>
#include <vector>

namespace mltrain {

/// `gcloud storage cp --no-clobber FILE URL`: what is there already stays and is not sent again.
std::vector<std::string> upload_argv(
    const std::string& file, const std::string& url, const std::string& project);

/// Accepted when the file is there afterwards; everything else is a refusal: no job was asked for yet.
Answer upload(const Gcloud& gcloud, const std::vector<std::string>& argv);

}  // namespace mltrain
