#include "job/log_file.hpp"

#include "base/text.hpp"
#include "system/descriptor.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t bytes_to_know_it_by = 64;
constexpr std::size_t tail_size = 4096;
constexpr int longest_line = 160;

struct OpenLog {
    Descriptor file;
    std::uint64_t inode = 0;
    Time written_at{};
};

/// Nothing when there is none, or what is there is no file; errno says which.
std::optional<OpenLog> open_log(const fs::path& path)
{
    Descriptor file(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    struct stat status = {};
    if (!file.is_open() || fstat(file.number(), &status) != 0) return {};
    if (!S_ISREG(status.st_mode)) {
        errno = EINVAL;
        return {};
    }
    return OpenLog{std::move(file), status.st_ino, Time(Seconds(status.st_mtim.tv_sec))};
}

std::string bytes_at(const OpenLog& log, std::uint64_t offset, std::size_t count)
{
    std::string bytes(count, '\0');
    const auto got = pread(log.file.number(), bytes.data(), count, static_cast<off_t>(offset));
    bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(0, got)));
    return bytes;
}

/// The very file that was read to there: a number alone may be given to a later file.
bool is_known(const OpenLog& log, const FilePlace& place)
{
    return log.inode == place.inode
        && bytes_at(log, place.offset - place.before.size(), place.before.size()) == place.before;
}

/// The log that was moved aside, under whatever name it has now.
std::optional<OpenLog> moved_aside(const fs::path& path, const FilePlace& place)
{
    std::error_code trouble;
    for (const auto& entry : fs::directory_iterator(path.parent_path(), trouble)) {
        auto log = open_log(entry.path());
        if (log && is_known(*log, place)) return log;
    }
    return {};
}

/// Up to the last line end; without one, all that is as long as a line may be, but never half a character.
std::size_t complete_part(std::string_view bytes, bool is_over)
{
    const auto end = bytes.rfind('\n');
    if (end != bytes.npos) return end + 1;
    if (bytes.size() < log_piece) return is_over ? bytes.size() : 0;
    const auto is_inside = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    std::size_t size = bytes.size();
    while (size > bytes.size() - 4 && is_inside(bytes[size - 1])) --size;
    const bool is_begun = (static_cast<unsigned char>(bytes[size - 1]) & 0xc0) == 0xc0;
    return is_begun ? size - 1 : bytes.size();
}

void add_lines(LogPage& page, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        page.lines.emplace_back().text = bytes.substr(0, end);
        if (end == bytes.npos) return;
        bytes.remove_prefix(end + 1);
    }
}

/// One piece, from where the page's place is.
void read_piece(LogPage& page, const OpenLog& log, bool is_over)
{
    FilePlace& place = page.file;
    const std::string bytes = bytes_at(log, place.offset, log_piece);
    const std::size_t size = complete_part(bytes, is_over);
    const std::string_view taken = std::string_view(bytes).substr(0, size);
    add_lines(page, taken);
    place.offset += size;
    place.before += taken.substr(taken.size() - std::min(taken.size(), bytes_to_know_it_by));
    place.before.erase(0, place.before.size() - std::min(place.before.size(), bytes_to_know_it_by));
    // Of a log that is over, also what stands behind the last line end.
    page.is_full = bytes.size() == log_piece || (is_over && size > 0 && size < bytes.size());
    page.written_at = log.written_at;
}

std::string tail_of(const fs::path& path)
{
    const auto log = open_log(path);
    std::error_code missing;
    const std::uintmax_t size = log ? fs::file_size(path, missing) : 0;
    if (!log || missing) return {};
    return bytes_at(*log, size - std::min<std::uintmax_t>(size, tail_size), tail_size);
}

LogPage failed(const fs::path& path, int number)
{
    LogPage page;
    const char* why = number == EINVAL ? "it is no file" : std::strerror(number);
    page.trouble = fmt::format("cannot read \"{}\": {}", path.string(), why);
    page.lasting = true;
    page.refusal = Refusal::other;
    return page;
}

}  // namespace

LogPage read_log_file(const fs::path& path, const FilePlace& place, bool is_over)
{
    LogPage page;
    page.kind = LogPage::Kind::read;
    page.file = place;
    const auto log = open_log(path);
    if (!log && errno != ENOENT && errno != ENOTDIR) return failed(path, errno);
    if (log && (place.inode == 0 || is_known(*log, place))) {
        page.file.inode = log->inode;
        read_piece(page, *log, is_over);
        return page;
    }
    if (place.inode == 0) return page;
    const auto aside = moved_aside(path, place);
    if (aside) {
        // Whoever writes may go on writing there until a new file is seen.
        read_piece(page, *aside, is_over || log.has_value());
        if (page.is_full || !log) return page;
    } else {
        page.gap = log && log->inode == place.inode
            ? "the log file was cut short; lines before these may be missing"
            : "the log file was replaced; lines before these may be missing";
    }
    page.file = {log ? log->inode : 0, 0, ""};
    page.is_full = log.has_value();
    return page;
}

std::string last_line_of(const fs::path& log)
{
    return last_line(tail_of(log));
}

std::string last_line(std::string_view text)
{
    while (!text.empty()) {
        // A progress bar goes back to the start of its line again and again.
        const auto before = text.find_last_of("\r\n");
        const auto line = trimmed(before == text.npos ? text : text.substr(before + 1));
        if (!line.empty()) return shortened(visible(line), longest_line);
        if (before == text.npos) break;
        text = text.substr(0, before);
    }
    return {};
}

}  // namespace mltrain
