// Numbers as bars and lines of block characters, for a terminal of any width.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mltrain {

/// part of whole, to an eighth of a column; what is not nothing is seen.
std::string bar_text(std::int64_t part, std::int64_t whole, int columns);

/// One character for each, from the least to the greatest, which stand as high as possible.
std::string spark_text(const std::vector<double>& values);
/// The same from zero on; where there is nothing stands a point.
std::string spark_text(const std::vector<std::int64_t>& amounts);

}  // namespace mltrain
