// A few lines at the bottom of the terminal that repaint themselves; other text goes above them. The cursor is never
// hidden and always stands below them, so that there is nothing to restore, however the program ends.
#pragma once

#include "system/console.hpp"

#include <string>
#include <vector>

namespace mltrain {

class LiveLines {
public:
    explicit LiveLines(Console& console) : console_(console) {}

    void paint(const std::vector<std::string>& lines);
    /// Takes them away, so that something can be said in their place.
    void clear();
    /// Leaves them as they are, for good.
    void leave() { widths_.clear(); }

private:
    /// What takes the cursor to where the lines begin.
    std::string way_back() const;

    Console& console_;
    std::vector<int> widths_;  ///< of what is painted, in columns
    int resumptions_ = 0;
};

}  // namespace mltrain
