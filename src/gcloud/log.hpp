// Cloud Logging through `gcloud logging read`: one process for the logs of many jobs of a project. What is asked, and
// the entries of an answer, as pure functions. With --order=asc gcloud adds no bound in time of its own, and without
// one Logging would search everything it has: every question has one.
#pragma once

#include "job/service.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// Of one job; `key` is the service's own word for it in the log.
struct LogPart {
    std::string key;
    LogTime from;
    std::vector<std::string> left_out{};  ///< lines by their insert ids
};

/// The longest filter that Logging takes, in bytes.
constexpr std::size_t longest_log_filter = 20'000;

/// How many of the parts, from the first, one filter can hold: at least one.
std::size_t parts_in_one_filter(std::span<const LogPart> parts, const std::string& least_level);

std::string log_filter(std::span<const LogPart> parts, const std::string& least_level);

/// The command that reads them. What is of no use here is not asked for, which halves the answer.
std::vector<std::string> log_argv(
    const std::string& filter, const std::string& project, std::size_t limit, bool without_text);

/// The entries of an answer, in its order; `job` is the service's word for the job. Nothing when the text is no list
/// of entries.
std::optional<std::vector<LogLine>> read_log_entries(std::string_view text);

}  // namespace mltrain
