#include "show/job_cells.hpp"

#include "base/text.hpp"
#include "cost/actual.hpp"
#include "show/cost_text.hpp"

#include <fmt/core.h>

namespace mltrain {

std::string state_text(const Sighting& sighting, Style style)
{
    // A word that we do not know is shown as the service spelled it.
    if (sighting.state == State::unknown)
        return style.yellow(fmt::format("unknown ({})", visible(sighting.word)));
    return style.state(sighting.state);
}

std::optional<std::int64_t> projection_error(const Entry& entry)
{
    const auto cost = cost_so_far(entry.submission.prices, entry.last, entry.last.seen_at);
    const auto likely = entry.submission.prices.likely_cost;
    constexpr Money cent{nanos_per_unit / 100};
    // Below it is shown as "<$0.01": a percentage of that says nothing.
    if (!is_over(entry.last.state) || entry.last.state == State::refused || !cost || !likely
        || *likely < cent)
        return {};
    return scaled(100, (*cost - *likely).nanos, likely->nanos);
}

std::string cost_cell(const Entry& entry, Time now)
{
    if (entry.last.state == State::refused || entry.last.state == State::unsettled) return "-";
    return total_text(cost_so_far(entry.submission.prices, entry.last, now));
}

}  // namespace mltrain
