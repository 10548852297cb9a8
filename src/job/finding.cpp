#include "job/finding.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

std::string_view state_name(Finding::State state)
{
    switch (state) {
    case Finding::State::good: return "good";
    case Finding::State::doubtful: return "doubtful";
    case Finding::State::bad: return "bad";
    case Finding::State::unknown: return "unknown";
    }
    return "unknown";
}

Exit exit_of(std::span<const Finding> findings)
{
    Exit exit = Exit::done;
    for (const Finding& finding : findings) {
        if (finding.state != Finding::State::bad) continue;
        if (finding.is_access) return Exit::needs_gcloud;
        exit = Exit::could_not;
    }
    return exit;
}

Finding not_needed(Finding finding, std::string_view whom)
{
    if (finding.state != Finding::State::bad) return finding;
    finding.state = Finding::State::doubtful;
    finding.seen += fmt::format("; not needed for {}", whom);
    return finding;
}

}  // namespace mltrain
