// Cases as a text file: each block is a title after ===, what is given, and after --- what is to come of it.
#pragma once

#include <string>
#include <vector>

namespace mltrain {

struct Case {
    std::string title;
    std::vector<std::string> lines;  ///< what is given
    std::string said;                ///< what is to come of it
};

/// The head of the file and its cases.
struct CaseTable {
    std::string head;
    std::vector<Case> cases;
};

CaseTable read_table(const std::string& text);
/// The way back, for MLTRAIN_ACCEPT=1.
std::string table_text(const CaseTable& table);

}  // namespace mltrain
