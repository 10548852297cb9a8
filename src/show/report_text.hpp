// A report in the terminal: what it comes to, tables with bars, and lines of what runs reached.
#pragma once

#include "show/report_view.hpp"

#include <string>

namespace mltrain {

std::string report_text(const ReportView& view);

}  // namespace mltrain
