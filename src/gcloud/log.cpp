#include "gcloud/log.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

constexpr std::string_view task_label = "ml.googleapis.com/task_name";

std::string quoted(std::string_view word)
{
    std::string out = "\"";
    for (const char c : word) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

std::string clause_of(const LogPart& part)
{
    std::string clause = fmt::format("(resource.labels.job_id={} AND timestamp>=\"{}\"",
        quoted(part.key), log_time_text(part.from));
    for (const std::string& id : part.left_out) clause += " AND insertId!=" + quoted(id);
    return clause + ")";
}

/// The payload's own message; else all of it.
std::string text_of(const Json& entry)
{
    if (const std::string* text = entry["textPayload"].text()) return *text;
    if (const std::string* message = entry["jsonPayload"]["message"].text()) return *message;
    for (const char* payload : {"jsonPayload", "protoPayload"}) {
        if (!entry[payload].is_null()) return json_text(entry[payload]);
    }
    return "";
}

/// Where the services put it, the usual place first.
std::string task_of(const Json& entry)
{
    const Json& labels = entry["labels"];
    for (const std::string& task : {entry["resource"]["labels"].text_at("task_name"),
             labels.text_at("task_name"), labels.text_at(task_label)}) {
        if (!task.empty()) return task;
    }
    return "";
}

}  // namespace

std::size_t parts_in_one_filter(std::span<const LogPart> parts, const std::string& least_level)
{
    std::size_t count = 1;
    std::size_t size = log_filter(parts.first(1), least_level).size() + 64;
    for (; count < parts.size(); ++count) {
        size += clause_of(parts[count]).size() + 4;
        if (size > longest_log_filter) break;
    }
    return count;
}

std::string log_filter(std::span<const LogPart> parts, const std::string& least_level)
{
    std::string filter = "resource.type=(\"ml_job\" OR \"cloudml_job\")";
    if (!least_level.empty()) filter += " AND severity>=" + least_level;
    std::vector<std::string> clauses;
    LogTime earliest = parts.front().from;
    for (const LogPart& part : parts) {
        clauses.push_back(clause_of(part));
        earliest = std::min(earliest, part.from);
    }
    if (parts.size() == 1) return filter + " AND " + clauses[0].substr(1, clauses[0].size() - 2);
    // Once more for all of them: what Logging searches is narrowed by what holds of every entry.
    return fmt::format("{} AND timestamp>=\"{}\" AND ({})", filter, log_time_text(earliest),
        joined(clauses, " OR "));
}

std::vector<std::string> log_argv(
    const std::string& filter, const std::string& project, std::size_t limit, bool without_text)
{
    std::string fields = fmt::format(
        "timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,"
        "labels.task_name,labels.\"{}\"",
        task_label);
    if (!without_text) fields += ",textPayload,jsonPayload,protoPayload";
    std::vector<std::string> argv = {"gcloud", "logging", "read", filter, "--order=asc",
        fmt::format("--limit={}", limit), fmt::format("--format=json({})", fields)};
    if (!project.empty()) argv.push_back("--project=" + project);
    return argv;
}

std::optional<std::vector<LogLine>> read_log_entries(std::string_view text)
{
    const auto json = parse_json(text);
    if (!json || !json->array()) return {};
    std::vector<LogLine> lines;
    for (const Json& entry : *json->array()) {
        LogLine line;
        line.at = parse_log_time(entry.text_at("timestamp"));
        line.job = entry["resource"]["labels"].text_at("job_id");
        if (!line.at || line.job.empty()) return {};
        line.insert_id = entry.text_at("insertId");
        line.log = entry.text_at("logName");
        line.level = entry.text_at("severity");
        if (line.level.empty()) line.level = log_levels.front();
        line.task = task_of(entry);
        line.text = text_of(entry);
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace mltrain
