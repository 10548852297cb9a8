#include "slurm/queue.hpp"

#include "base/number.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

constexpr std::string_view mark = ".mltrain-";
constexpr std::size_t id_length = 32;

std::optional<Time> time_of(const std::string& text)
{
    const auto seconds = parse_number<std::int64_t>(text);
    return seconds && *seconds > 0 ? std::optional(Time(Seconds(*seconds))) : std::nullopt;
}

std::string word_or_nothing(const std::string& text)
{
    return text == "None" || text == "N/A" || text == "(null)" ? "" : text;
}

/// The first columns, and all the rest as the last one.
std::vector<std::string> columns_of_row(std::string_view line, std::size_t count)
{
    std::vector<std::string> columns;
    while (columns.size() + 1 < count) {
        const auto bar = line.find('|');
        if (bar == line.npos) return {};
        columns.emplace_back(line.substr(0, bar));
        line.remove_prefix(bar + 1);
    }
    columns.emplace_back(line);
    return columns;
}

constexpr std::array<std::pair<std::string_view, State>, 28> states = {{
    {"PENDING", State::queued},
    {"REQUEUED", State::queued},
    {"REQUEUE_FED", State::queued},
    {"REQUEUE_HOLD", State::queued},
    {"RESV_DEL_HOLD", State::queued},
    {"SPECIAL_EXIT", State::queued},
    {"CONFIGURING", State::preparing},
    {"POWER_UP_NODE", State::preparing},
    {"RUNNING", State::running},
    {"RESIZING", State::running},
    {"SIGNALING", State::running},
    {"STAGE_OUT", State::running},
    {"UPDATE_DB", State::running},
    {"COMPLETING", State::running},
    {"SUSPENDED", State::paused},
    {"STOPPED", State::paused},
    {"COMPLETED", State::succeeded},
    {"FAILED", State::failed},
    {"BOOT_FAIL", State::failed},
    {"LAUNCH_FAILED", State::failed},
    {"RECONFIG_FAIL", State::failed},
    {"NODE_FAIL", State::failed},
    {"OUT_OF_MEMORY", State::failed},
    {"PREEMPTED", State::failed},
    {"CANCELLED", State::cancelled},
    {"REVOKED", State::cancelled},
    {"TIMEOUT", State::expired},
    {"DEADLINE", State::expired},
}};

}  // namespace

std::vector<std::string> squeue_argv()
{
    return {"squeue", "--me", "--all", "--states=all", "--array", "--noheader",
        "--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z"};
}

std::vector<std::string> sacct_argv(const std::vector<std::string>& names)
{
    // Without a time it tells of today's jobs only.
    return {"sacct", "--allocations", "--noheader", "--parsable2", "--starttime=now-30days",
        "--name=" + joined(names, ","),
        "--format=JobID,State,Submit,Start,End,ExitCode,JobName,Comment,WorkDir"};
}

std::vector<SlurmRow> squeue_rows(std::string_view text)
{
    std::vector<SlurmRow> rows;
    for (const std::string_view line : lines_of(text)) {
        const auto columns = columns_of_row(line, 9);
        if (columns.empty() || !own_name_of(columns[6])) continue;
        rows.push_back({columns[0], columns[1], time_of(columns[2]), time_of(columns[3]),
            time_of(columns[4]), word_or_nothing(columns[5]), columns[6],
            word_or_nothing(columns[7]), columns[8], {}});
    }
    return rows;
}

std::vector<SlurmRow> sacct_rows(std::string_view text)
{
    std::vector<SlurmRow> rows;
    for (const std::string_view line : lines_of(text)) {
        const auto columns = columns_of_row(line, 9);
        if (columns.empty() || !own_name_of(columns[6])) continue;
        SlurmRow row{columns[0], columns[1].substr(0, columns[1].find(' ')), time_of(columns[2]),
            time_of(columns[3]), time_of(columns[4]), "", columns[6], columns[7], columns[8], {}};
        // "7:0": the exit code, and the signal
        row.exit_code = parse_number<int>(columns[5].substr(0, columns[5].find(':')));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string slurm_name(const std::string& job, const std::string& id)
{
    return fmt::format("{}{}{}", job, mark, id);
}

std::optional<OwnName> own_name_of(std::string_view name)
{
    const auto at = name.rfind(mark);
    if (at == name.npos || at == 0) return {};
    const std::string_view id = name.substr(at + mark.size());
    if (id.size() != id_length || id.find_first_not_of("0123456789abcdef") != id.npos) return {};
    return OwnName{std::string(name.substr(0, at)), std::string(id)};
}

std::string comment_of(const Pairs& labels, const Identity& identity)
{
    std::string text =
        fmt::format("mltrain-id={},mltrain-spec={}", identity.id, identity.hash.substr(0, 32));
    if (!identity.sweep.empty()) text += ",mltrain-sweep=" + identity.sweep;
    for (const auto& [key, value] : labels) text += fmt::format(",{}={}", key, value);
    return text;
}

Pairs labels_in(std::string_view comment)
{
    Pairs labels;
    for (const std::string& part : split(comment, ',')) {
        const auto equals = part.find('=');
        if (equals != part.npos && equals > 0)
            labels.emplace_back(part.substr(0, equals), part.substr(equals + 1));
    }
    return labels;
}

State slurm_state(std::string_view word)
{
    const auto known = std::find_if(
        states.begin(), states.end(), [&](const auto& state) { return state.first == word; });
    return known == states.end() ? State::unknown : known->second;
}

}  // namespace mltrain
