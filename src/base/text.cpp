#include "base/text.hpp"

#include <fmt/core.h>
#include <utf8proc.h>

#include <algorithm>
#include <numeric>

namespace mltrain {

namespace {

/// The code point at the front and how many bytes it takes; -1 for a byte that is no UTF-8.
struct CodePoint {
    utf8proc_int32_t value = -1;
    std::size_t length = 1;
};

CodePoint code_point_at(std::string_view text)
{
    utf8proc_int32_t value = -1;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &value);
    if (length <= 0) return {};
    return {value, static_cast<std::size_t>(length)};
}

template <class Visit>
void each_code_point(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        const CodePoint point = code_point_at(text);
        visit(point, text.substr(0, point.length));
        text.remove_prefix(point.length);
    }
}

/// C0, DEL, C1, and what turns or joins text invisibly: bidi controls, zero-width joiners.
bool is_unsafe(utf8proc_int32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x061c
        || c == 0xfeff;
}

int width_of(CodePoint point)
{
    return point.value < 0 ? 1 : utf8proc_charwidth(point.value);
}

/// Damerau's distance (adjacent swaps count one), on bytes: keys and tiers are ASCII.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

}  // namespace

std::string joined(std::span<const std::string> parts, std::string_view separator)
{
    std::string text;
    for (const std::string& part : parts) {
        if (&part != parts.data()) text += separator;
        text += part;
    }
    return text;
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == text.npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == text.npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

bool starts_with_any(std::string_view text, std::span<const std::string_view> prefixes)
{
    return std::any_of(
        prefixes.begin(), prefixes.end(), [&](auto prefix) { return text.starts_with(prefix); });
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string upper(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string nearest(std::string_view word, std::span<const std::string> candidates)
{
    std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
    std::string found;
    for (const std::string& candidate : candidates) {
        const std::size_t d = distance(lower(word), lower(candidate));
        if (d < best && d < candidate.size()) {
            best = d;
            found = candidate;
        }
    }
    return found;
}

std::string choice_hint(std::string_view word, const std::vector<std::string>& choices)
{
    constexpr std::size_t most = 24;
    const std::string near = nearest(word, choices);
    if (near.empty() && choices.size() > most) {
        const std::vector<std::string> some(choices.begin(), choices.begin() + most);
        return "one of: " + joined(some, ", ") + ", …";
    }
    return near.empty() ? "one of: " + joined(choices, ", ")
                        : fmt::format("did you mean \"{}\"?", near);
}

int columns_of(std::string_view text)
{
    int columns = 0;
    each_code_point(text, [&](CodePoint point, std::string_view) { columns += width_of(point); });
    return columns;
}

std::string shortened(std::string_view text, int columns)
{
    if (columns_of(text) <= columns) return std::string(text);
    if (columns <= 0) return {};
    std::string out;
    int used = 0;
    bool full = false;
    each_code_point(text, [&](CodePoint point, std::string_view bytes) {
        full = full || used + width_of(point) > columns - 1;
        if (full) return;
        used += width_of(point);
        out += bytes;
    });
    return out + "…";
}

std::string fitted(std::string_view text, int columns)
{
    std::string out = shortened(text, columns);
    out.append(static_cast<std::size_t>(std::max(0, columns - columns_of(out))), ' ');
    return out;
}

int code_points_of(std::string_view text)
{
    int count = 0;
    each_code_point(text, [&](CodePoint, std::string_view) { ++count; });
    return count;
}

std::string classes_of(std::string_view text)
{
    std::string classes;
    each_code_point(text, [&](CodePoint point, std::string_view) {
        switch (point.value < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(point.value)) {
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LO: classes += 'a'; break;
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LT: classes += 'A'; break;
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO: classes += '0'; break;
        default:
            classes +=
                point.value >= 0 && point.value < 0x80 ? static_cast<char>(point.value) : '?';
        }
    });
    return classes;
}

std::string visible(std::string_view text)
{
    std::string out;
    each_code_point(text, [&](CodePoint point, std::string_view bytes) {
        if (point.value < 0) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes[0]));
        } else if (point.value == '\t') {
            out += ' ';
        } else if (is_unsafe(point.value)) {
            out += point.value < 0x100 ? fmt::format("\\x{:02x}", point.value)
                                       : fmt::format("\\u{:04x}", point.value);
        } else {
            out += bytes;
        }
    });
    return out;
}

std::string visible_lines(std::string_view text)
{
    std::string out;
    for (const std::string_view line : lines_of(text)) out += visible(line) + "\n";
    return out;
}

std::string shell_quoted(std::string_view word)
{
    constexpr std::string_view harmless =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+@%";
    const bool plain = !word.empty() && word.find_first_not_of(harmless) == word.npos;
    if (plain) return std::string(word);
    std::string out = "'";
    for (const char c : word) {
        if (c == '\'') {
            out += "'\\''";
        } else {
            out += c;
        }
    }
    return out + "'";
}

std::string shell_line(std::span<const std::string> argv)
{
    std::vector<std::string> words;
    for (const std::string& word : argv) words.push_back(shell_quoted(word));
    return joined(words, " ");
}

std::string counted(std::size_t count, std::string_view what)
{
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace mltrain
