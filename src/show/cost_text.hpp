// A projection as a person reads it and as --json says it: line by line, per hour, likely, at worst, with
// units, dates and sources.
#pragma once

#include "base/json.hpp"
#include "cost/estimate.hpp"
#include "show/style.hpp"

#include <string>

namespace mltrain {

enum class Detail { plan, full };  ///< full shows the arithmetic, too

std::string cost_text(
    const Projection& projection, const TimeLimit& rules, Style style, Detail detail);

Json cost_json(const Projection& projection);

/// "$1.86", "<$0.01" for what would be shown as nothing, or "unpriced".
std::string total_text(const std::optional<Money>& total);
/// What was rounded so that its table adds up: "<$0.01" where nothing is left of something.
std::string rounded_text(Money shown, Money exact);

}  // namespace mltrain
