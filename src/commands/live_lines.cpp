#include "commands/live_lines.hpp"

#include "show/table.hpp"

#include <fmt/core.h>

namespace mltrain {

void LiveLines::paint(const std::vector<std::string>& lines)
{
    std::string text = way_back();
    widths_.clear();
    for (const std::string& line : lines) {
        text += line + "\x1b[K\n";
        widths_.push_back(seen_columns(line));
    }
    // In one piece, and what was longer before is taken away.
    console_.err(text + "\x1b[J");
    resumptions_ = console_.err_screen().resumptions;
}

void LiveLines::clear()
{
    if (const std::string back = way_back(); !back.empty()) console_.err(back + "\x1b[J");
    widths_.clear();
}

std::string LiveLines::way_back() const
{
    const Screen screen = console_.err_screen();
    // The shell has been here since: what was painted stays where it is.
    if (screen.resumptions != resumptions_ || widths_.empty()) return "";
    // A terminal that was made narrower has broken what was wider; a line that is empty takes a row, too.
    int rows = 0;
    for (const int width : widths_) rows += 1 + (width > 0 ? (width - 1) / screen.columns : 0);
    return fmt::format("\x1b[{}F", rows);
}

}  // namespace mltrain
