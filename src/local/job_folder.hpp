// A local job's folder: what is to run (command.json), what became of it (status.json), what it
// said (log), and the lock that the one supervisor of the job holds as long as it lives. Only the
// holder of the lock writes status.json; anybody may read it at any time.
#pragma once

#include "base/json.hpp"
#include "base/time.hpp"
#include "job/job.hpp"
#include "local/process_identity.hpp"
#include "system/descriptor.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// What is to run; command.json, written once.
struct LocalCommand {
    std::string id;   ///< of the submission
    std::string job;  ///< the job's name
    std::vector<std::string> argv;
    std::string directory;         ///< where to run, absolute
    std::string env_file{};        ///< of variables for it; "" for none
    std::optional<Seconds> limit;  ///< from the start of the trainer
    Seconds grace{10};             ///< from asking it to end to killing it

    bool operator==(const LocalCommand&) const = default;
};

Json to_json(const LocalCommand& command);
/// Nothing when something is missing or of the wrong type.
std::optional<LocalCommand> local_command_of(const Json& json);

/// What became of it; status.json. Goes from preparing to running, perhaps to cancelling, and to
/// succeeded, failed, cancelled or expired; or it is refused, which is for good.
struct LocalStatus {
    State state = State::preparing;
    std::optional<Time> created, started, ended;
    std::optional<ProcessIdentity> supervisor, trainer;
    std::optional<int> exit_code;  ///< the trainer ended by itself
    std::optional<int> signal;     ///< it was ended by this signal
    std::string message, hint;     ///< of a refusal

    bool operator==(const LocalStatus&) const = default;
};

Json to_json(const LocalStatus& status);
std::optional<LocalStatus> local_status_of(const Json& json);

std::filesystem::path command_file(const std::filesystem::path& folder);
std::filesystem::path log_file(const std::filesystem::path& folder);

/// Must not be there yet. Throws Error, also for words that do not survive being written down.
void write_command(const std::filesystem::path& folder, const LocalCommand& command);
/// Throws Error.
LocalCommand read_command(const std::filesystem::path& folder);

/// The file is as before or complete, also after a crash. Throws Error.
void write_status(const std::filesystem::path& folder, const LocalStatus& status);
/// Nothing when there is none (yet). Throws Error for one that cannot be read.
std::optional<LocalStatus> read_status(const std::filesystem::path& folder);

/// The lock, until the descriptor is closed; nothing when somebody holds it. Throws Error.
std::optional<Descriptor> take_lock(const std::filesystem::path& folder);
/// Does somebody hold it?
bool is_locked(const std::filesystem::path& folder);

}  // namespace mltrain
