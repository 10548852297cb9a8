#include "show/style.hpp"

namespace mltrain {

std::string Style::state(State state) const
{
    const std::string_view name = state_name(state);
    switch (state) {
    case State::succeeded: return green(name);
    case State::failed:
    case State::refused: return red(name);
    case State::partly_succeeded:
    case State::cancelled:
    case State::expired:
    case State::unsettled:
    case State::unknown: return yellow(name);
    case State::queued:
    case State::preparing:
    case State::running:
    case State::cancelling:
    case State::paused: return cyan(name);
    }
    return std::string(name);
}

}  // namespace mltrain
