#include "show/error_text.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <span>
#include <vector>

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

/// The code points of a text, each as it is shown; of what is none, a few bytes at once.
std::vector<std::string> shown_letters(std::string_view text)
{
    std::vector<std::string> letters;
    while (!text.empty()) {
        constexpr std::size_t longest = 4;  // bytes of UTF-8
        std::size_t length = 1;
        while (length < std::min(longest, text.size())
            && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80)
            ++length;
        letters.push_back(visible(text.substr(0, length)));
        text.remove_prefix(length);
    }
    return letters;
}

/// The line and the caret below it; a long line is cut on both sides, so that the caret is seen.
std::string quoted_line(const Complaint& complaint, Style style)
{
    if (complaint.text.empty()) return "";
    constexpr int widest = 100, context = 40;
    const std::vector<std::string> letters = shown_letters(complaint.text);
    const std::size_t at =
        std::min(letters.size(), static_cast<std::size_t>(std::max(0, complaint.column - 1)));
    const auto between = [&](std::size_t from, std::size_t to) {
        return joined(std::span(letters).subspan(from, std::min(to, letters.size()) - from), "");
    };
    std::size_t begin = at;
    for (int used = 0; begin > 0 && used <= widest - context; --begin)
        used += columns_of(letters[begin - 1]);
    const std::string cut = begin > 0 ? "…" : "";
    const std::string line = shortened(cut + between(begin, begin + widest + 1), widest);
    const int indent = columns_of(cut + between(begin, at));
    const int under = columns_of(
        between(at, at + static_cast<std::size_t>(std::clamp(complaint.width, 0, widest))));
    const int tildes = std::clamp(under - 1, 0, widest - indent - 1);
    const std::string number = std::to_string(complaint.line);
    return fmt::format("  {} | {}\n  {} | {}{}\n", number, line, std::string(number.size(), ' '),
        std::string(static_cast<std::size_t>(indent), ' '),
        style.green("^" + std::string(static_cast<std::size_t>(tildes), '~')));
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
