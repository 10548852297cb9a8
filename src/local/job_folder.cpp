#include "local/job_folder.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_file = 4 * 1024 * 1024;

std::optional<Json> in_seconds(const std::optional<Seconds>& duration)
{
    return duration ? std::optional(Json(std::int64_t{duration->count()})) : std::nullopt;
}

std::optional<std::string> as_text(const std::optional<Time>& time)
{
    return time ? std::optional(time_text(*time)) : std::nullopt;
}

std::optional<Time> time_at(const Json& json, std::string_view key)
{
    return parse_time(json.text_at(key));
}

std::optional<int> int_at(const Json& json, std::string_view key)
{
    const auto* number = json[key].integer();
    if (!number || *number < INT_MIN || *number > INT_MAX) return {};
    return static_cast<int>(*number);
}

std::optional<std::vector<std::string>> words_of(const Json& json)
{
    if (!json.array()) return {};
    std::vector<std::string> words;
    for (const Json& word : *json.array()) {
        if (!word.text()) return {};
        words.push_back(*word.text());
    }
    return words;
}

Json to_json(const std::optional<ProcessIdentity>& process)
{
    if (!process) return {};
    return Json::Object{{"boot", process->boot}, {"pid", process->pid}, {"start", process->start}};
}

std::optional<ProcessIdentity> process_at(const Json& json, std::string_view key)
{
    const auto pid = int_at(json[key], "pid");
    const auto* start = json[key]["start"].integer();
    if (!pid || !start) return {};
    return ProcessIdentity{.boot = json[key].text_at("boot"), .pid = *pid, .start = *start};
}

fs::path status_file(const fs::path& folder)
{
    return folder / "status.json";
}

fs::path lock_file(const fs::path& folder)
{
    return folder / "lock";
}

std::optional<Json> json_of_file(const fs::path& path)
{
    return parse_json(read_file(path, largest_file));
}

[[noreturn]] void fail_unreadable(const fs::path& path)
{
    throw Error(fmt::format("cannot read \"{}\": it is not what was written there", path.string()));
}

/// What a write that failed half-way has left beside the file is in the way of the next one.
void remove_unfinished(const fs::path& path)
{
    const std::string prefix = path.filename().string() + ".";
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(path.parent_path(), ignored)) {
        if (entry.path().filename().string().starts_with(prefix)) fs::remove(entry, ignored);
    }
}

}  // namespace

Json to_json(const LocalCommand& command)
{
    return Json::Object{
        {"id", command.id},
        {"job", command.job},
        {"argv", Json::array(command.argv)},
        {"directory", command.directory},
        {"env_from_file", command.env_file.empty() ? Json() : Json(command.env_file)},
        {"limit", in_seconds(command.limit)},
        {"grace", in_seconds(command.grace)},
    };
}

std::optional<LocalCommand> local_command_of(const Json& json)
{
    const auto argv = words_of(json["argv"]);
    const auto* limit = json["limit"].integer();
    const auto* grace = json["grace"].integer();
    const bool limit_is_wrong = !json["limit"].is_null() && limit == nullptr;
    if (!argv || argv->empty() || !json["directory"].text() || !grace || limit_is_wrong) return {};
    LocalCommand command;
    command.id = json.text_at("id");
    command.job = json.text_at("job");
    command.argv = *argv;
    command.directory = json.text_at("directory");
    command.env_file = json.text_at("env_from_file");
    if (limit) command.limit = Seconds(*limit);
    command.grace = Seconds(*grace);
    return command;
}

Json to_json(const LocalStatus& status)
{
    return Json::Object{
        {"state", state_name(status.state)},
        {"created", as_text(status.created)},
        {"started", as_text(status.started)},
        {"ended", as_text(status.ended)},
        {"exit_code", status.exit_code},
        {"signal", status.signal},
        {"supervisor", to_json(status.supervisor)},
        {"trainer", to_json(status.trainer)},
        {"message", status.message},
        {"hint", status.hint},
    };
}

std::optional<LocalStatus> local_status_of(const Json& json)
{
    const auto state = parse_state(json.text_at("state"));
    if (!state) return {};
    return LocalStatus{
        .state = *state,
        .created = time_at(json, "created"),
        .started = time_at(json, "started"),
        .ended = time_at(json, "ended"),
        .supervisor = process_at(json, "supervisor"),
        .trainer = process_at(json, "trainer"),
        .exit_code = int_at(json, "exit_code"),
        .signal = int_at(json, "signal"),
        .message = json.text_at("message"),
        .hint = json.text_at("hint"),
    };
}

fs::path command_file(const fs::path& folder)
{
    return folder / "command.json";
}

fs::path log_file(const fs::path& folder)
{
    return folder / "log";
}

void write_command(const fs::path& folder, const LocalCommand& command)
{
    const std::string text = pretty_json(to_json(command)) + "\n";
    const auto json = parse_json(text);
    // JSON has no words that are not UTF-8, and a program would get a word with a zero cut short.
    const bool whole = json && local_command_of(*json) == command
        && joined(command.argv, "").find('\0') == std::string::npos;
    if (!whole) throw Error("a word for the trainer is no text", "write args and paths in UTF-8");
    create_file(command_file(folder), text);
}

LocalCommand read_command(const fs::path& folder)
{
    const auto json = json_of_file(command_file(folder));
    const auto command = json ? local_command_of(*json) : std::nullopt;
    if (!command) fail_unreadable(command_file(folder));
    return *command;
}

void write_status(const fs::path& folder, const LocalStatus& status)
{
    try {
        replace_file(status_file(folder), pretty_json(to_json(status)) + "\n");
    } catch (const Error&) {
        remove_unfinished(status_file(folder));
        throw;
    }
}

std::optional<LocalStatus> read_status(const fs::path& folder)
{
    std::error_code trouble;
    if (fs::symlink_status(status_file(folder), trouble).type() == fs::file_type::not_found)
        return {};
    const auto json = json_of_file(status_file(folder));
    auto status = json ? local_status_of(*json) : std::nullopt;
    if (!status) fail_unreadable(status_file(folder));
    return status;
}

std::optional<Descriptor> take_lock(const fs::path& folder)
{
    const fs::path path = lock_file(folder);
    Descriptor file(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (file.is_open() && flock(file.number(), LOCK_EX | LOCK_NB) == 0) return file;
    if (file.is_open() && errno == EWOULDBLOCK) return {};
    throw Error(fmt::format("cannot lock \"{}\": {}", path.string(), std::strerror(errno)));
}

bool is_locked(const fs::path& folder)
{
    const Descriptor file(open(lock_file(folder).c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return false;
    return flock(file.number(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

}  // namespace mltrain
