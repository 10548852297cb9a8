// The charts of a report's page, each a figure with a caption.
#pragma once

#include "show/report_view.hpp"

#include <string>

namespace mltrain {

/// What was spent, and what of it was lost, one day, week or month after another; "" when there is none.
std::string time_chart(const ReportView& view);

/// What runs reached, by the time of their end, with the best so far. The number makes its names unique.
std::string series_chart(const ReportView& view, const Series& series, std::size_t number);

/// The runs of a sweep as lines from their values to what they reached; "" when none reached anything.
std::string sweep_chart(const SweepResults& sweep, std::size_t number);

/// What was varied, by the names that people say.
std::vector<std::string> axes_of(const SweepResults& sweep);

}  // namespace mltrain
