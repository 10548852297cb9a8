// A report for other programs: as JSON, and as CSV with a row for each run, or for each group.
#pragma once

#include "show/report_view.hpp"

#include <string>

namespace mltrain {

Json report_json(const ReportView& view);

/// All runs, newest first, with all digits and a column for each metric; with --by the groups instead.
std::string report_csv(const ReportView& view);

}  // namespace mltrain
