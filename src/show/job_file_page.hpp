// The page that explains every key of a job file, made from the table of keys: `mltrain help job-file`, and
// docs/job-file.md, which a test compares with it.
#pragma once

#include <string>

namespace mltrain {

std::string job_file_page();

}  // namespace mltrain
