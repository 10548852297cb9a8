// The numbers that a trainer wrote down about what it trained: metrics.json or metrics.jsonl in its job_dir, one JSON
// object, or one on each line, as the library cloudml-hypertune writes them, too.
#pragma once

#include "base/json.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// The last value of one of them.
struct Metric {
    std::string name;
    std::string value;                 ///< a number, as spelled
    std::optional<std::int64_t> step;  ///< of that value

    bool operator==(const Metric&) const = default;
};
using Metrics = std::vector<Metric>;

/// All numbers in it, each by its last value, in the order in which they come up. Numbers may be text, as
/// cloudml-hypertune writes them; "step" or "global_step", "timestamp" and "trial" tell of the others and are none.
Metrics metrics_in(std::string_view text);
/// Nothing when it is not among them.
const Metric* find_metric(const Metrics& metrics, std::string_view name);

Json to_json(const Metrics& metrics);
Metrics metrics_of(const Json& json);

/// What was known of a job's metrics at that time.
struct MetricsReading {
    Metrics metrics;
    Time read_at{};
};

/// What a look into a job_dir showed.
struct MetricsLook {
    enum class Kind {
        read,
        none,  ///< there is no such file
        failed,
    };
    Kind kind = Kind::failed;
    Metrics metrics;
    std::string trouble, hint;  ///< when failed, for people
    bool interrupted = false;   ///< when failed: the user did not want to wait
};

/// Of folders on this machine; as many answers as folders, in their order.
std::vector<MetricsLook> look_at_metrics(std::span<const std::string> job_dirs);
MetricsLook look_at_metrics(const std::string& job_dir);

/// A trainer's files, the one that counts first.
constexpr const char* metrics_file = "metrics.json";
constexpr const char* metrics_lines_file = "metrics.jsonl";

}  // namespace mltrain
