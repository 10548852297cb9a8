// What doctor and check --online ask about the buckets that a job names: are they there, and near?
#pragma once

#include "gcloud/inspection.hpp"

#include <vector>

namespace mltrain {

/// A question for each bucket, first that of staging_bucket; of no more than six.
std::vector<Inquiry> bucket_inquiries(const JobSpec& spec);

}  // namespace mltrain
