#include "job/metrics.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "job/hyperparameters.hpp"
#include "system/files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_file = 16 * 1024 * 1024;
constexpr std::array<std::string_view, 4> no_metrics = {
    "step", "global_step", "timestamp", "trial"};

std::string text_or_number(const Json& json)
{
    if (const auto number = json.number()) return *number;
    return json.text() ? *json.text() : "";
}

std::optional<std::int64_t> step_in(const Json& json)
{
    const std::string_view key = json["step"].is_null() ? "global_step" : "step";
    const auto step = parse_json(text_or_number(json[key]));
    return step && step->integer() ? std::optional(*step->integer()) : std::nullopt;
}

void take(Metrics& metrics, const Json& json)
{
    if (!json.is_object()) return;
    const auto step = step_in(json);
    for (const auto& [name, value] : *json.object()) {
        if (std::find(no_metrics.begin(), no_metrics.end(), name) != no_metrics.end()) continue;
        const Metric metric{name, text_or_number(value), step};
        if (!number_of(metric.value)) continue;
        const auto known = std::find_if(metrics.begin(), metrics.end(),
            [&](const Metric& other) { return other.name == metric.name; });
        if (known == metrics.end()) {
            metrics.push_back(metric);
        } else {
            *known = metric;
        }
    }
}

/// What Python's json.dump writes of a run that diverged (NaN, Infinity, -Infinity) is no JSON: null in its place.
std::string as_json(std::string_view text)
{
    std::string json;
    bool is_quoted = false;
    while (!text.empty()) {
        std::size_t length = 1;
        if (text[0] == '"') is_quoted = !is_quoted;
        if (is_quoted && text[0] == '\\') length = std::min<std::size_t>(2, text.size());
        bool is_replaced = false;
        for (const std::string_view word : {"-Infinity", "Infinity", "NaN"}) {
            if (is_quoted || is_replaced || !text.starts_with(word)) continue;
            length = word.size();
            is_replaced = true;
        }
        json += is_replaced ? "null" : text.substr(0, length);
        text.remove_prefix(length);
    }
    return json;
}

}  // namespace

Metrics metrics_in(std::string_view text)
{
    Metrics metrics;
    if (const auto whole = parse_json(as_json(text))) {
        take(metrics, *whole);
        return metrics;
    }
    for (const std::string_view line : lines_of(text)) {
        if (const auto json = parse_json(as_json(line))) take(metrics, *json);
    }
    return metrics;
}

const Metric* find_metric(const Metrics& metrics, std::string_view name)
{
    const auto found = std::find_if(
        metrics.begin(), metrics.end(), [&](const Metric& metric) { return metric.name == name; });
    return found == metrics.end() ? nullptr : &*found;
}

Json to_json(const Metrics& metrics)
{
    Json::Array array;
    for (const Metric& metric : metrics)
        array.emplace_back(
            Json::Object{{"name", metric.name}, {"value", metric.value}, {"step", metric.step}});
    return array;
}

Metrics metrics_of(const Json& json)
{
    Metrics metrics;
    for (const Json& item : json.array() ? *json.array() : Json::Array{}) {
        const std::int64_t* step = item["step"].integer();
        metrics.push_back({item.text_at("name"), item.text_at("value"),
            step ? std::optional(*step) : std::nullopt});
    }
    return metrics;
}

MetricsLook look_at_metrics(const std::string& job_dir)
{
    MetricsLook look;
    if (job_dir.starts_with("gs://")) {
        look.trouble = "they are in a bucket, and the job's service is none of Google's";
        look.hint = "gcloud storage cat JOB_DIR/metrics.json; JOB_DIR: mltrain show JOB";
        return look;
    }
    look.kind = MetricsLook::Kind::none;
    for (const char* name : {metrics_file, metrics_lines_file}) {
        std::error_code missing;
        if (!fs::exists(fs::path(job_dir) / name, missing)) continue;
        try {
            look.metrics = metrics_in(read_file(fs::path(job_dir) / name, largest_file));
            look.kind = MetricsLook::Kind::read;
        } catch (const Error& error) {
            look.kind = MetricsLook::Kind::failed;
            look.trouble = error.what();
            look.hint = error.hint;
        }
        break;
    }
    return look;
}

std::vector<MetricsLook> look_at_metrics(std::span<const std::string> job_dirs)
{
    std::vector<MetricsLook> looks;
    for (const std::string& job_dir : job_dirs) looks.push_back(look_at_metrics(job_dir));
    return looks;
}

}  // namespace mltrain
