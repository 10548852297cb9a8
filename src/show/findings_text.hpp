// Findings as lines with a mark each, their cures beneath; and as JSON.
#pragma once

#include "base/json.hpp"
#include "job/finding.hpp"
#include "show/style.hpp"

#include <span>
#include <string>

namespace mltrain {

/// Marks are words and letters that every terminal has: "ok", "!", "no", "-". Long lines are broken at spaces to fit the
/// columns; with 0 they stay whole.
std::string findings_text(std::span<const Finding> findings, int columns, Style style);

/// [{"subject", "state", "seen", "cure", "key"}]
Json findings_json(std::span<const Finding> findings);

/// "2 bad, 1 doubtful"; "" when all is good.
std::string findings_summary(std::span<const Finding> findings);

}  // namespace mltrain
