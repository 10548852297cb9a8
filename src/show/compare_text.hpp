// Alternatives side by side, the cheapest first, as a table and as --json.
#pragma once

#include "base/json.hpp"
#include "cost/compare.hpp"
#include "show/style.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mltrain {

struct ComparePage {
    const std::vector<Alternative>& all;  ///< sorted
    std::size_t top = 0;          ///< so many rows; what the job has now is shown in any case
    bool has_runs = false;        ///< somebody knows how long a run takes
    std::size_t learnt_from = 0;  ///< past runs that say how fast the accelerators are
    int columns = 80;
    std::optional<OwnedChoice> owned{};  ///< what all is held against
};

std::string compare_text(const ComparePage& page, Style style);
Json compare_json(const ComparePage& page);

}  // namespace mltrain
