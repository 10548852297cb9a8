#include "show/chart.hpp"

#include "base/money.hpp"

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

constexpr std::array<const char*, 8> columns_of_block = {"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
constexpr std::array<const char*, 8> heights = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

}  // namespace

std::string bar_text(std::int64_t part, std::int64_t whole, int columns)
{
    if (part <= 0 || whole <= 0 || columns <= 0) return "";
    const std::int64_t all = std::int64_t{columns} * 8;
    const std::int64_t eighths =
        std::clamp<std::int64_t>(scaled(all, std::min(part, whole), whole), 1, all);
    std::string bar;
    for (std::int64_t i = 0; i < eighths / 8; ++i) bar += columns_of_block.back();
    if (eighths % 8 > 0) bar += columns_of_block[static_cast<std::size_t>(eighths % 8 - 1)];
    return bar;
}

std::string spark_text(const std::vector<double>& values)
{
    std::string text;
    if (values.empty()) return text;
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    const double range = *greatest - *least;
    for (const double value : values) {
        const double height = range > 0 ? (value - *least) / range * 7 : 3;
        text += heights[static_cast<std::size_t>(std::clamp(height + 0.5, 0.0, 7.0))];
    }
    return text;
}

std::string spark_text(const std::vector<std::int64_t>& amounts)
{
    std::string text;
    if (amounts.empty()) return text;
    const std::int64_t greatest = *std::max_element(amounts.begin(), amounts.end());
    for (const std::int64_t amount : amounts) {
        if (amount <= 0) {
            text += "·";
        } else {
            text += heights[static_cast<std::size_t>(
                std::clamp<std::int64_t>(scaled(8, amount, greatest) - 1, 0, 7))];
        }
    }
    return text;
}

}  // namespace mltrain
