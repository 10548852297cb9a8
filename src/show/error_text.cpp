#include "show/error_text.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

std::string heading(const std::string& place, const std::string& message, Style style)
{
    return style.bold("mltrain:") + " " + style.red("error:") + " "
        + (place.empty() ? "" : style.bold(place) + " ") + visible(message) + "\n";
}

std::string place_of(const Complaint& complaint)
{
    if (complaint.file.empty()) return "";
    if (complaint.line == 0) return visible(complaint.file) + ":";
    return fmt::format("{}:{}:{}:", visible(complaint.file), complaint.line, complaint.column);
}

std::string quoted_line(const Complaint& complaint, Style style)
{
    if (complaint.text.empty()) return "";
    constexpr int widest = 100;
    // Tabs and control characters change the width of what stands before the caret: count what is shown.
    std::string before, rest = complaint.text;
    for (int column = 1; column < complaint.column && !rest.empty(); ++column) {
        std::size_t length = 1;
        while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xc0) == 0x80)
            ++length;
        before += rest.substr(0, length);
        rest.erase(0, length);
    }
    const int indent = columns_of(visible(before));
    const std::string number = std::to_string(complaint.line);
    const std::string gutter(number.size(), ' ');
    std::string text =
        fmt::format("  {} | {}\n", number, shortened(visible(complaint.text), widest));
    if (indent >= widest) return text;
    const std::string caret = "^"
        + std::string(
            static_cast<std::size_t>(std::min(complaint.width, widest - indent) - 1), '~');
    text += fmt::format("  {} | {}{}\n", gutter, std::string(static_cast<std::size_t>(indent), ' '),
        style.green(caret));
    return text;
}

std::string hint_line(const std::string& hint, Style style)
{
    return hint.empty() ? "" : "  " + style.cyan(visible(hint)) + "\n";
}

}  // namespace

std::string error_text(const Error& error, Style style)
{
    if (error.complaints.empty())
        return heading("", error.what(), style) + hint_line(error.hint, style);
    std::string text;
    for (const Complaint& complaint : error.complaints) {
        text += heading(place_of(complaint), complaint.message, style);
        text += quoted_line(complaint, style);
        text += hint_line(complaint.hint, style);
    }
    return text;
}

Json error_json(const Error& error)
{
    Json::Array complaints;
    for (const Complaint& complaint : error.complaints) {
        Json item;
        item["file"] = complaint.file;
        item["line"] = complaint.line > 0 ? Json(complaint.line) : Json();
        item["column"] = complaint.line > 0 ? Json(complaint.column) : Json();
        item["message"] = complaint.message;
        item["hint"] = complaint.hint.empty() ? Json() : Json(complaint.hint);
        complaints.push_back(std::move(item));
    }
    Json json;
    json["error"]["message"] = error.what();
    json["error"]["hint"] = error.hint.empty() ? Json() : Json(error.hint);
    json["error"]["exit"] = static_cast<int>(error.exit);
    json["error"]["complaints"] = std::move(complaints);
    return json;
}

}  // namespace mltrain
