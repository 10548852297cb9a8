// Charts as SVG inside a page: stacked columns of money, dots over time, and lines across parallel axes. Colours and
// letters are the style sheet's. Each has a title and a description; what is in it stands in a table beside it, too.
#pragma once

#include "base/money.hpp"
#include "base/time.hpp"

#include <string>
#include <vector>

namespace mltrain {

struct Canvas {
    std::string id;  ///< of the page, unique
    std::string title, description;
    int width = 800, height = 220;
};

/// One column: amounts of money on top of each other, each with the class that colours it.
struct Column {
    std::string label, tip;
    std::vector<std::pair<std::string, Money>> parts;
};
std::string svg_columns(const Canvas& canvas, const std::vector<Column>& columns);

struct Dot {
    Time at{};  ///< on the clock on the wall
    double value = 0;
    std::string tip;
    bool is_record = false;  ///< better than all before
};
/// With a line along the records.
std::string svg_dots(const Canvas& canvas, const std::vector<Dot>& dots);

/// One line across all axes, which have names; "" where it has no value, and there it is broken off.
struct Line {
    std::vector<std::string> values;
    std::string tip;
    bool is_best = false;
};
std::string svg_parallel(
    const Canvas& canvas, const std::vector<std::string>& names, const std::vector<Line>& lines);

/// A bar for a cell of a table, as long as part of whole; decoration only.
std::string svg_bar(Money part, Money whole);

/// The least of 1, 2 and 5 times a power of ten that is not below.
double round_step(double least);

}  // namespace mltrain
