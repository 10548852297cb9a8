// What runs of one name reached in one metric, one after another: which is the best so far, when it is known whether
// more or less is better. Numbers here are for comparing and drawing, never for money. Pure.
#pragma once

#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

enum class Better { unknown, least, greatest };

/// By what trainers call them: less of a loss is better, more of an accuracy. Unknown for all other names.
Better better_by_name(std::string_view metric);

/// "loss": the least is best; "~accuracy": the greatest, as --sort-by has it.
struct Objective {
    std::string metric;
    Better better = Better::unknown;
};
Objective parse_objective(const std::string& text);

/// One run's value, when it ended.
struct Point {
    std::string job;
    Time at{};
    double value = 0;
    std::string spelling;
};

/// Of one name and one metric, the first that ended first.
struct Series {
    std::string name, metric;
    Better better = Better::unknown;
    std::vector<Point> points;
};

/// Of each point, whether it is better than all before it; never when nobody knows what better is.
std::vector<bool> records_of(const Series& series);

/// The best of these values; nothing when it is unknown what is better, or there is none.
std::optional<std::size_t> best_of(const std::vector<std::optional<double>>& values, Better better);

}  // namespace mltrain
