// What is known of a local job at one moment: what its status says, and who of it is still there.
// The status alone is not enough, because whoever would have to write down the end may be gone.
#pragma once

#include "local/job_folder.hpp"

#include <filesystem>
#include <optional>
#include <string_view>

namespace mltrain {

/// Who of a job that is not over is still there.
enum class Presence {
    supervised,  ///< its supervisor
    alone,       ///< the trainer, but nobody who looks after it
    killed,      ///< nobody, though the machine has been up all the time
    restarted,   ///< nobody, because the machine was restarted
};

struct Known {
    LocalStatus status;
    Presence presence = Presence::supervised;  ///< counts only while the status is not over
};

/// Nothing when there is no status (yet). Throws Error for one that cannot be read.
std::optional<Known> known_of(const std::filesystem::path& folder);

/// As a sighting; the last line of the log goes into the message of a failure. Pure.
Sighting sighting_of(const Known& known, std::string_view last_line, Time now);
/// The same, with the log that is in the folder.
Sighting sighting_in(const std::filesystem::path& folder, const Known& known, Time now);

}  // namespace mltrain
