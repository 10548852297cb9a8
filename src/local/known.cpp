#include "local/known.hpp"

#include "job/log_file.hpp"

#include <fmt/core.h>

#include <cstring>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

std::string name_of_signal(int signal)
{
    const char* name = sigdescr_np(signal);
    return name ? name : "unknown";
}

/// What is said of a job that failed.
std::string failure_message(const LocalStatus& status, std::string_view last_line)
{
    std::string message = fmt::format("exit code {}", status.exit_code.value_or(0));
    if (status.signal) {
        message =
            fmt::format("killed by signal {} ({})", *status.signal, name_of_signal(*status.signal));
    }
    if (!last_line.empty()) message += fmt::format(": {}", last_line);
    return message;
}

Presence presence_of(const fs::path& folder, const LocalStatus& status)
{
    if (status.supervisor && is_alive(*status.supervisor)) return Presence::supervised;
    // In another container, or on another machine that shares the folder, it cannot be seen.
    if (is_locked(folder)) return Presence::supervised;
    if (status.trainer && is_alive(*status.trainer)) return Presence::alone;
    const bool same_boot = status.supervisor && status.supervisor->boot == boot_id();
    return same_boot ? Presence::killed : Presence::restarted;
}

}  // namespace

std::optional<Known> known_of(const fs::path& folder)
{
    const auto status = read_status(folder);
    if (!status) return {};
    if (is_over(status->state)) return Known{.status = *status};
    const Presence presence = presence_of(folder, *status);
    if (presence == Presence::supervised) return Known{*status, presence};
    // Its last act was to write down the end, perhaps after we had read.
    return Known{read_status(folder).value_or(*status), presence};
}

Sighting sighting_of(const Known& known, std::string_view last_line, Time now)
{
    const LocalStatus& status = known.status;
    Sighting sighting;
    sighting.seen_at = now;
    sighting.state = status.state;
    sighting.created = status.created;
    sighting.started = status.started;
    sighting.ended = status.ended;
    sighting.exit_code = status.exit_code;
    sighting.message = status.message;
    if (status.state == State::failed) sighting.message = failure_message(status, last_line);
    if (!is_over(status.state)) {
        switch (known.presence) {
        case Presence::supervised: break;
        case Presence::alone:
            sighting.state = State::running;
            sighting.message = "its supervisor is gone";
            break;
        case Presence::killed:
            sighting.state = State::failed;
            sighting.message = "ended without a record: its supervisor was killed";
            break;
        case Presence::restarted:
            sighting.state = State::failed;
            sighting.message = "ended without a record: the machine restarted";
            break;
        }
    }
    sighting.word = state_name(sighting.state);
    return sighting;
}

Sighting sighting_in(const fs::path& folder, const Known& known, Time now)
{
    const bool has_failed = known.status.state == State::failed;
    const std::string last_line = has_failed ? last_line_of(log_file(folder)) : "";
    return sighting_of(known, last_line, now);
}

}  // namespace mltrain
