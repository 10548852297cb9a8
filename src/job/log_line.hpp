// A line of a job's log, as a value: when, how grave, who said what. Times are kept to the nanosecond, because lines
// are told apart by them.
#pragma once

#include "base/time.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mltrain {

/// A point in time as logs are stamped.
struct LogTime {
    Time second{};
    int nanosecond = 0;
    auto operator<=>(const LogTime&) const = default;
};

/// RFC 3339, with up to nine digits behind the point; more are cut off.
std::optional<LogTime> parse_log_time(std::string_view text);
/// "2026-11-20T14:30:05.120Z": in UTC, with no, three, six or nine digits, as Google writes it.
std::string log_time_text(const LogTime& time);
/// The next point in time there is.
LogTime after(LogTime time);

/// How grave a line is, as Cloud Logging spells it; the least first.
constexpr std::array<std::string_view, 9> log_levels = {
    "DEFAULT", "DEBUG", "INFO", "NOTICE", "WARNING", "ERROR", "CRITICAL", "ALERT", "EMERGENCY"};

struct LogLine {
    std::string job;            ///< the submission's id
    std::optional<LogTime> at;  ///< nothing where the log is a plain file
    std::string insert_id;      ///< tells lines of one log and one time apart
    std::string log;            ///< which of the job's logs, as the service calls it
    std::string level;          ///< "" where the log has none
    std::string task;           ///< which of the job's machines: "worker-replica-1"; may be ""
    std::string text;           ///< as it came: may hold line ends and anything else

    bool operator==(const LogLine&) const = default;
};

/// How far a log that is a file has been read.
struct FilePlace {
    std::uint64_t inode = 0;  ///< 0: nothing has been read yet
    std::uint64_t offset = 0;
    std::string before;  ///< the last bytes that were read, by which the file is known again
    bool operator==(const FilePlace&) const = default;
};

}  // namespace mltrain
