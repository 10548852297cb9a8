#include "show/log_text.hpp"

#include "base/text.hpp"
#include "show/json_values.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

constexpr std::size_t width_of_level = 7;

std::string level_text(const std::string& level, Style style)
{
    const std::string shown = visible(level);
    const std::string padding(width_of_level - std::min(width_of_level, shown.size()), ' ');
    const auto* rank = std::find(log_levels.begin(), log_levels.end(), level);
    const auto* warning = std::find(log_levels.begin(), log_levels.end(), "WARNING");
    if (rank == warning) return style.yellow(shown) + padding;
    return (rank > warning && rank != log_levels.end() ? style.red(shown) : shown) + padding;
}

/// "2026-11-20 14:30:05  census_…  WARNING  worker-replica-1  ", as far as these are known.
std::string prefix_of(const LogNews& news, const Moment& moment, NameJob name_job)
{
    const LogLine& line = news.line;
    std::string prefix;
    if (line.at)
        prefix += moment.style.dim(local_text(line.at->second, moment.local_offset)) + "  ";
    if (name_job == NameJob::yes) prefix += visible(news.job) + "  ";
    if (!line.level.empty() && news.kind == LogNews::Kind::line)
        prefix += level_text(line.level, moment.style) + "  ";
    if (!line.task.empty()) prefix += visible(line.task) + "  ";
    return prefix;
}

/// One line each: at line ends, and where a progress bar goes back to the beginning of its own.
std::string lines_text(const std::string& prefix, std::string_view text)
{
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    std::string out;
    while (true) {
        const auto end = text.find_first_of("\r\n");
        out += prefix + visible(text.substr(0, end)) + "\n";
        if (end == text.npos) return out;
        text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
    }
}

/// "the log", "the logs of this and 2 other jobs".
std::string logs_text(const LogNews& news)
{
    if (news.others == 0) return "the log";
    return fmt::format("the logs of this and {}", counted(news.others, "other job"));
}

std::string trouble_text(const LogNews& news, Style style)
{
    const std::string why = news.text.empty() ? "" : ": " + visible(news.text);
    const std::string cure = news.hint.empty() ? "" : "; " + visible(news.hint);
    switch (news.kind) {
    case LogNews::Kind::trouble:
        return style.yellow(logs_text(news) + " cannot be read") + why + cure;
    case LogNews::Kind::trouble_over:
        return fmt::format("the log can be read again after {}; nothing was lost",
            duration_text(news.without_contact.value_or(Seconds(0))));
    case LogNews::Kind::given_up:
        return style.yellow("the end of the log could not be read") + why + cure;
    case LogNews::Kind::line:
    case LogNews::Kind::gap: return "";
    }
    return "";
}

std::string_view event_name(LogNews::Kind kind)
{
    switch (kind) {
    case LogNews::Kind::line: return "log";
    case LogNews::Kind::gap: return "log_gap";
    case LogNews::Kind::trouble: return "log_trouble";
    case LogNews::Kind::trouble_over: return "log_trouble_over";
    case LogNews::Kind::given_up: return "log_given_up";
    }
    return "";
}

}  // namespace

std::string log_text(const LogNews& news, const Moment& moment, NameJob name_job)
{
    if (news.kind == LogNews::Kind::line)
        return lines_text(prefix_of(news, moment, name_job), news.line.text);
    if (news.kind == LogNews::Kind::gap)
        return prefix_of(news, moment, name_job) + moment.style.yellow("gap") + ": "
            + visible(news.text) + "\n";
    return fmt::format("{}  {}  {}\n",
        moment.style.dim(local_text(moment.now, moment.local_offset)), visible(news.job),
        trouble_text(news, moment.style));
}

Json log_json(const LogNews& news, Time now)
{
    const LogLine& line = news.line;
    Json json;
    json["event"] = event_name(news.kind);
    json["name"] = news.job;
    json["id"] = news.id;
    if (news.kind == LogNews::Kind::line || news.kind == LogNews::Kind::gap) {
        json["at"] = line.at ? Json(log_time_text(*line.at)) : Json();
        json["level"] = text_json(line.level);
        json["task"] = text_json(line.task);
        json["insert_id"] = text_json(line.insert_id);
        json["text"] = news.kind == LogNews::Kind::line ? line.text : news.text;
        return json;
    }
    json["at"] = time_text(now);
    json["others"] = static_cast<std::int64_t>(news.others);
    json["message"] = text_json(news.text);
    json["hint"] = text_json(news.hint);
    return json;
}

}  // namespace mltrain
