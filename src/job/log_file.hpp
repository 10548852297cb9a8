// A job's log that is a file, read on from where it was read to. Lines are told when they are complete, so the last one waits
// for its end; one that is very long comes in pieces. A log that was moved aside (rotated) is read to its end under
// its new name; one that was cut short, or is another file now, is read from its beginning, with a gap.
#pragma once

#include "job/service.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace mltrain {

/// So much is read at once, and no line told is longer, in bytes.
constexpr std::size_t log_piece = 64 * 1024;

/// `is_over`: nothing more will be written, and what stands there is whole. A file that is not there is empty. The
/// lines are without the job they are of.
LogPage read_log_file(const std::filesystem::path& path, const FilePlace& place, bool is_over);

/// The last line of the log with something on it, safe to show and not longer than two lines of a
/// terminal; "" when there is none.
std::string last_line_of(const std::filesystem::path& log);
/// The same of a text. Pure.
std::string last_line(std::string_view text);

}  // namespace mltrain
