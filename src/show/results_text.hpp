// Runs side by side, each with what was set, what it reached, how long it ran and what it cost: the jobs of a sweep and
// the trials of a tuning job look the same.
#pragma once

#include "base/json.hpp"
#include "job/metrics.hpp"
#include "job/record.hpp"
#include "show/style.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mltrain {

struct Result {
    std::string name;
    Sighting state;
    std::vector<std::pair<std::string, std::string>> parameters;
    Metrics metrics;
    std::optional<Seconds> ran;
    std::string cost;  ///< as it is shown
    std::string message;
    bool is_first = false;  ///< of those that were sorted by what they reached
};

/// `kind` heads the column of their names: "TRIAL". Columns of all metrics and parameters that any of them has, or of
/// those metrics only that are given. The steps stand behind the first metric, where any has one.
///
/// Within so many columns, unless 0, the last metrics stay away where there is no room for them, and are named below;
/// messages have no part in this.
std::string results_text(const std::string& kind, const std::vector<Result>& results, Style style,
    std::vector<std::string> metrics, int columns = 0);

/// What `list` shows with --metrics: `variants` are empty, or as many as entries.
std::vector<Result> results_of(const std::vector<Entry>& entries,
    const std::vector<Metrics>& metrics, const std::vector<Variant>& variants, Time now);

/// All names of metrics, in the order in which they come up.
std::vector<std::string> metric_names(const std::vector<Metrics>& metrics);

/// `--sort-by accuracy`: the least first; `~accuracy`: the greatest first, as gcloud has it. Those without a value stand
/// behind. Returns the order.
std::vector<std::size_t> sorted_by(const std::string& field, const std::vector<Metrics>& metrics);

/// A number with as many digits as a person compares; other text as it is.
std::string short_number(const std::string& spelling);
/// As JSON has it, where that has such a number; else its spelling.
Json number_json(const std::string& spelling);
/// {"accuracy": 0.91}
Json metrics_json(const Metrics& metrics);

}  // namespace mltrain
