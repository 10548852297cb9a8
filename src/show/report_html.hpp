// A report as one page that needs nothing else: no network, no script to be read. A script that comes with it sorts and
// filters tables; a Content-Security-Policy lets nothing else run.
#pragma once

#include "show/report_view.hpp"

#include <string>

namespace mltrain {

std::string report_html(const ReportView& view);

}  // namespace mltrain
