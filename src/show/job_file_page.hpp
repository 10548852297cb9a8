// The page that explains every key of a job file, made from the table of keys: `mltrain help job-file`, and
// docs/job-file.md, which a test compares with it; and the page of one key, or of the keys of one table.
#pragma once

#include <string>
#include <string_view>

namespace mltrain {

std::string job_file_page();

/// Of "limits.max_cost", or of "limits"; "" for what is no key and no table.
std::string job_file_keys_page(std::string_view name);

}  // namespace mltrain
