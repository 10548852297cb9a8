#include "commands/live_lines.hpp"

#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

// Each line is erased as a whole before it is written. Of one that is written over, a terminal such as tmux remembers
// how long it was and that it went on in the next, and breaks or joins it by that when the window is resized.

void LiveLines::paint(const std::vector<std::string>& lines)
{
    if (lines.empty()) return clear();
    const Screen screen = console_.err_screen();
    std::string text = way_back(screen);
    for (const std::string& line : lines) text += "\x1b[2K" + line + "\n";
    // In one piece; what was longer before is taken away, and so is what the terminal echoed there, such as ^C.
    console_.err(text + "\x1b[J");
    lines_ = lines;
    resumptions_ = screen.resumptions;
}

void LiveLines::clear()
{
    // Not all from the first line on: at the top of the screen, tmux would keep it in the scroll-back.
    if (const std::string back = way_back(console_.err_screen()); !back.empty())
        console_.err(back + "\x1b[2K\n\x1b[J\x1b[1F");
    lines_.clear();
}

std::string LiveLines::way_back(const Screen& screen) const
{
    // The shell has been here since: what was painted stays where it is.
    if (screen.resumptions != resumptions_ || lines_.empty()) return "";
    // A terminal that was made narrower has broken what was wider; a line that is empty takes a row, too.
    int rows = 0;
    for (const std::string& line : lines_)
        rows += 1 + std::max(0, seen_columns(line) - 1) / screen.columns;
    return fmt::format("\x1b[{}F", rows);
}

}  // namespace mltrain
