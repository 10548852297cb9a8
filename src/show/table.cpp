#include "show/table.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace mltrain {

int seen_columns(std::string_view cell)
{
    std::string plain;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '\x1b') {
            while (i < cell.size() && cell[i] != 'm') ++i;
        } else {
            plain += cell[i];
        }
    }
    return columns_of(plain);
}

std::string Table::text() const
{
    std::vector<int> widths(columns_.size(), 0);
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], seen_columns(row[i]));
    }
    std::string out;
    for (const auto& row : rows_) {
        std::string line = indent_;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string gap(static_cast<std::size_t>(widths[i] - seen_columns(row[i])), ' ');
            if (i > 0) line += "  ";
            line += columns_[i] == Align::right ? gap + row[i] : row[i] + gap;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

}  // namespace mltrain
