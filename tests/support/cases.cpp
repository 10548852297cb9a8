#include "support/cases.hpp"

#include "base/text.hpp"

namespace mltrain {

CaseTable read_table(const std::string& text)
{
    CaseTable table;
    bool in_answer = false;
    for (const std::string_view line : lines_of(text)) {
        if (line.starts_with("=== ")) {
            table.cases.push_back({std::string(line.substr(4)), {}, {}});
            in_answer = false;
        } else if (table.cases.empty()) {
            table.head += std::string(line) + "\n";
        } else if (line == "---") {
            in_answer = true;
        } else if (in_answer) {
            table.cases.back().said += std::string(line) + "\n";
        } else {
            table.cases.back().lines.emplace_back(line);
        }
    }
    for (Case& one : table.cases) {
        while (one.said.ends_with("\n\n") || one.said == "\n") one.said.pop_back();
    }
    return table;
}

std::string table_text(const CaseTable& table)
{
    std::string text = table.head;
    for (const Case& one : table.cases) {
        text += "=== " + one.title + "\n";
        for (const std::string& line : one.lines) text += line + "\n";
        text += "---\n" + one.said + (&one == &table.cases.back() ? "" : "\n");
    }
    return text;
}

}  // namespace mltrain
