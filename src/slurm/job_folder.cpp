#include "slurm/job_folder.hpp"

#include "base/error.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_mark = 4096;

constexpr std::array<std::pair<std::string_view, SlurmFate::Kind>, 3> fates = {
    {{"started", SlurmFate::Kind::started}, {"refused", SlurmFate::Kind::refused},
        {"cancelled", SlurmFate::Kind::cancelled}}};

/// "" when there is none.
std::string text_of(const fs::path& file)
{
    std::error_code missing;
    if (fs::symlink_status(file, missing).type() == fs::file_type::not_found) return {};
    return read_file(file, largest_mark);
}

[[noreturn]] void fail_unreadable(const fs::path& file)
{
    throw Error(fmt::format("cannot read \"{}\": it is not what was written there", file.string()));
}

}  // namespace

std::optional<SlurmFate> parse_fate(std::string_view text)
{
    const std::vector<std::string> words = split(trimmed(text), ' ');
    if (words.size() != 4) return {};
    const auto at = parse_number<std::int64_t>(words[2]);
    const auto limit = parse_number<std::int64_t>(words[3]);
    for (const auto& [word, kind] : fates) {
        if (word != words[0] || !at || !limit) continue;
        SlurmFate fate{kind, words[1], Time(Seconds(*at)), {}};
        if (*limit > 0) fate.limit = Seconds(*limit);
        return fate;
    }
    return {};
}

std::optional<SlurmEnd> parse_end(std::string_view text)
{
    const std::vector<std::string> words = split(trimmed(text), ' ');
    if (words.size() < 5 || words.size() > 6 || words[0] != "ended") return {};
    const auto code = parse_number<std::int64_t>(words[2]);
    const auto at = parse_number<std::int64_t>(words[4]);
    if (!code || *code < 0 || *code > 255 || !at) return {};
    // The trainer may die of its SIGTERM before the script has got its own.
    constexpr int of_sigterm = 128 + 15;
    const bool was_preempted = words[3] == "preempted";
    const bool was_asked = words[3] == "asked" || was_preempted || *code == of_sigterm;
    SlurmEnd end{
        words[1], static_cast<int>(*code), was_asked, was_preempted, Time(Seconds(*at)), {}};
    if (words.size() == 5) return end;  // of a script that an older mltrain wrote
    const auto begun = parse_number<std::int64_t>(words[5]);
    if (!begun) return {};
    end.begun = Time(Seconds(*begun));
    return end;
}

SlurmMarks read_marks(const fs::path& folder)
{
    SlurmMarks marks;
    if (const std::string text = text_of(folder / "fate"); !text.empty()) {
        marks.fate = parse_fate(text);
        if (!marks.fate) fail_unreadable(folder / "fate");
    }
    if (const std::string text = text_of(folder / "end"); !text.empty()) {
        marks.end = parse_end(text);
        if (!marks.end) fail_unreadable(folder / "end");
    }
    std::error_code missing;
    marks.cancelled = fs::exists(folder / "cancelled", missing);
    return marks;
}

SlurmFate decide_fate(const fs::path& folder, SlurmFate::Kind kind, Time now)
{
    make_private_directory(folder);
    const fs::path file = folder / "fate";
    const std::string_view word = fates[static_cast<std::size_t>(kind)].first;
    const fs::path draft = folder / fmt::format("fate.{}.{}", word, getpid());
    // A link is made or not, also on NFS; and what it names is complete.
    replace_file(draft, fmt::format("{} - {} 0\n", word, now.time_since_epoch().count()));
    const bool linked = link(draft.c_str(), file.c_str()) == 0;
    const int number = errno;
    std::error_code ignored;
    fs::remove(draft, ignored);
    if (!linked && number != EEXIST)
        throw Error(fmt::format("cannot create \"{}\": {}", file.string(), std::strerror(number)));
    const auto fate = parse_fate(text_of(file));
    if (!fate) fail_unreadable(file);
    return *fate;
}

void mark_cancelled(const fs::path& folder)
{
    replace_file(folder / "cancelled", "\n");
}

void forget_folder(const fs::path& folder)
{
    std::error_code ignored;
    for (const char* name : {"code", "site"}) fs::remove_all(folder / name, ignored);
    for (const char* name : {"fate", "end", "cancelled", "work"})
        fs::remove(folder / name, ignored);
    fs::remove(folder, ignored);  // what is not empty stays
    fs::remove(folder.string() + ".log", ignored);
}

}  // namespace mltrain
