// A few lines at the bottom of the terminal that repaint themselves; other text goes above them. The cursor is never
// hidden and always stands below them, so that there is nothing to restore, however the program ends. What a window
// that became smaller has moved into the scroll-back stays there.
#pragma once

#include "system/console.hpp"

#include <string>
#include <vector>

namespace mltrain {

class LiveLines {
public:
    explicit LiveLines(Console& console) : console_(console) {}

    /// In place of what was painted before.
    void paint(const std::vector<std::string>& lines);
    /// Takes them away, so that something can be said in their place.
    void clear();
    /// Leaves them as they are, for good.
    void leave() { lines_.clear(); }

private:
    /// What takes the cursor to where the lines begin.
    std::string way_back(const Screen& screen) const;

    Console& console_;
    std::vector<std::string> lines_;  ///< what is painted
    int resumptions_ = 0;
};

}  // namespace mltrain
