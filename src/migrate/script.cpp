#include "migrate/script.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

namespace mltrain {

std::string with_plain_lines(std::string_view text)
{
    constexpr std::string_view mark = "\xef\xbb\xbf";
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!text.substr(at).starts_with("\r\n")) plain += text[at];
    }
    return plain;
}

bool is_text(const std::string& text)
{
    const auto is_control = [](char c) {
        return std::iscntrl(static_cast<unsigned char>(c)) != 0 && c != '\n' && c != '\t';
    };
    if (std::any_of(text.begin(), text.end(), is_control)) return false;
    const auto same = parse_json(json_text(Json(text)));  // JSON cannot say what is no UTF-8
    return same && same->text() != nullptr && *same->text() == text;
}

Script::Script(std::string name, std::string_view text)
    : name_(std::move(name)),
      text_(with_plain_lines(text.substr(0, script_limit + 1))),
      source_(text_)
{
    if (text.size() > script_limit) {
        throw Error(fmt::format("the command is larger than {} KiB", script_limit / 1024),
            "give the gcloud command alone", Exit::usage);
    }
    if (!is_text(text_)) {
        throw Error(
            "the command is no text", "it must be UTF-8, without control characters", Exit::usage);
    }
}

Complaint Script::complaint(
    std::size_t at, std::size_t size, const std::string& message, const std::string& hint) const
{
    at = std::min(at, text_.size());
    const std::string_view before = std::string_view(text_).substr(0, at);
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const std::string_view in_line = before.substr(before.rfind('\n') + 1);
    std::string_view meant = std::string_view(text_).substr(at, size);
    meant = meant.substr(0, meant.find('\n'));
    return {name_, static_cast<int>(line), code_points_of(in_line) + 1,
        std::max(1, code_points_of(meant)), source_.line(line), message, hint};
}

}  // namespace mltrain
