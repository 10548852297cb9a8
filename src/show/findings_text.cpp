#include "show/findings_text.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

constexpr int mark_columns = 2;

/// As wide as the widest mark.
std::string mark(Finding::State state, Style style)
{
    switch (state) {
    case Finding::State::good: return style.green("ok");
    case Finding::State::doubtful: return style.yellow("! ");
    case Finding::State::bad: return style.red("no");
    case Finding::State::unknown: return style.dim("- ");
    }
    return "  ";
}

/// In lines of at most so many columns, where words allow it; in one when there is no bound.
std::vector<std::string> broken(const std::string& text, int columns)
{
    if (columns <= 0) return {text};
    std::vector<std::string> lines;
    for (const std::string& word : split(text, ' ')) {
        const bool fits = !lines.empty() && columns_of(lines.back() + " " + word) <= columns;
        if (fits) {
            lines.back() += " " + word;
        } else {
            lines.push_back(word);
        }
    }
    return lines;
}

std::size_t count(std::span<const Finding> findings, Finding::State state)
{
    return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(),
        [&](const Finding& finding) { return finding.state == state; }));
}

}  // namespace

std::string findings_text(std::span<const Finding> findings, int columns, Style style)
{
    int widest = 0;
    for (const Finding& finding : findings) widest = std::max(widest, columns_of(finding.subject));
    const int indent = 2 + mark_columns + 2 + widest + 2;
    const std::string below(static_cast<std::size_t>(indent), ' ');
    std::string text;
    for (const Finding& finding : findings) {
        std::string begin =
            fmt::format("  {}  {}  ", mark(finding.state, style), fitted(finding.subject, widest));
        for (const std::string& line :
            broken(visible(finding.seen), columns > 0 ? std::max(20, columns - indent) : 0)) {
            text += begin + line + "\n";
            begin = below;
        }
        // A cure is to be copied, and stays whole.
        if (!finding.cure.empty()) text += below + style.cyan(visible(finding.cure)) + "\n";
    }
    return text;
}

Json findings_json(std::span<const Finding> findings)
{
    Json::Array all;
    for (const Finding& finding : findings) {
        Json item;
        item["subject"] = finding.subject;
        item["state"] = state_name(finding.state);
        item["seen"] = finding.seen;
        item["cure"] = finding.cure.empty() ? Json() : Json(finding.cure);
        item["key"] = finding.key.empty() ? Json() : Json(finding.key);
        all.push_back(std::move(item));
    }
    return all;
}

std::string findings_summary(std::span<const Finding> findings)
{
    std::vector<std::string> parts;
    for (const auto state : {Finding::State::bad, Finding::State::doubtful}) {
        if (const std::size_t some = count(findings, state); some > 0)
            parts.push_back(fmt::format("{} {}", some, state_name(state)));
    }
    return joined(parts, ", ");
}

}  // namespace mltrain
