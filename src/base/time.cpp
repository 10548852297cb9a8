#include "base/time.hpp"

#include <fmt/core.h>

#include <array>
#include <vector>

namespace mltrain {

namespace {

using namespace std::chrono;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes exactly `count` digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t count)
{
    if (text.size() < count) return {};
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!is_digit(text[i])) return {};
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, std::string_view any_of)
{
    if (text.empty() || any_of.find(text[0]) == any_of.npos) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Date> take_date(std::string_view& text)
{
    const auto y = take_number(text, 4);
    if (!y || !take(text, "-")) return {};
    const auto m = take_number(text, 2);
    if (!m || !take(text, "-")) return {};
    const auto d = take_number(text, 2);
    if (!d) return {};
    const Date date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Seconds> take_time_of_day(std::string_view& text)
{
    const auto h = take_number(text, 2);
    if (!h || !take(text, ":")) return {};
    const auto m = take_number(text, 2);
    if (!m || !take(text, ":")) return {};
    const auto s = take_number(text, 2);
    if (!s || *h > 23 || *m > 59 || *s > 60) return {};
    return hours(*h) + minutes(*m) + Seconds(*s);
}

std::optional<Seconds> take_offset(std::string_view& text)
{
    if (take(text, "Zz")) return Seconds(0);
    const int sign = !text.empty() && text[0] == '-' ? -1 : 1;
    if (!take(text, "+-")) return {};
    const auto h = take_number(text, 2);
    if (!h || !take(text, ":")) return {};
    const auto m = take_number(text, 2);
    if (!m || *h > 23 || *m > 59) return {};
    return sign * (hours(*h) + minutes(*m));
}

struct Unit {
    char letter;
    Seconds length;
    const char* one;
    const char* many;
};

constexpr std::array units = {
    Unit{'w', weeks(1), "week", "weeks"},
    Unit{'d', days(1), "day", "days"},
    Unit{'h', hours(1), "h", "h"},
    Unit{'m', minutes(1), "min", "min"},
    Unit{'s', Seconds(1), "s", "s"},
};

}  // namespace

std::optional<Time> parse_time(std::string_view text)
{
    const auto date = take_date(text);
    if (!date || !take(text, "Tt ")) return {};
    const auto time_of_day = take_time_of_day(text);
    if (!time_of_day) return {};
    if (take(text, ".")) {
        if (!take_number(text, 1)) return {};
        while (take_number(text, 1)) {}
    }
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) return {};
    const Time time = sys_days(*date) + *time_of_day - *offset;
    const Date utc = date_of(time);
    return utc.year() >= year(0) && utc.year() <= year(9999) ? std::optional(time) : std::nullopt;
}

std::string time_text(Time time)
{
    std::string text = local_text(time, Seconds(0));
    text[10] = 'T';
    return text + "Z";
}

std::optional<Date> parse_date(std::string_view text)
{
    const auto date = take_date(text);
    return text.empty() ? date : std::nullopt;
}

std::string date_text(Date date)
{
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Date date_of(Time time)
{
    return floor<days>(time);
}

std::optional<Seconds> parse_duration(std::string_view text)
{
    constexpr Seconds longest = days(366);
    Seconds total(0);
    std::size_t next_unit = 0;
    if (text.empty()) return {};
    while (!text.empty()) {
        std::int64_t count = 0;
        std::size_t digits = 0;
        while (digits < text.size() && is_digit(text[digits]) && digits < 10) {
            count = count * 10 + (text[digits++] - '0');
        }
        if (digits == 0 || digits == text.size()) return {};
        while (next_unit < units.size() && units[next_unit].letter != text[digits]) ++next_unit;
        if (next_unit == units.size()) return {};
        if (count > longest / units[next_unit].length) return {};
        total += count * units[next_unit++].length;
        text.remove_prefix(digits + 1);
    }
    return total <= longest ? std::optional(total) : std::nullopt;
}

std::string duration_spelling(Seconds duration)
{
    std::string text;
    for (const Unit& unit : units) {
        if (unit.letter == 'w' || duration < unit.length) continue;
        text += fmt::format("{}{}", duration / unit.length, unit.letter);
        duration %= unit.length;
    }
    return text.empty() ? "0s" : text;
}

std::string duration_text(Seconds duration)
{
    if (duration < Seconds(0)) return "-" + duration_text(-duration);
    std::string text;
    int shown = 0;
    for (const Unit& unit : units) {
        if (unit.letter == 'w') continue;
        const auto count = duration / unit.length;
        if (count == 0 || shown == 2) {
            if (shown > 0) break;  // "1 h 5 s" would be more exact than anybody reads
            continue;
        }
        text += fmt::format(
            "{}{} {}", shown++ > 0 ? " " : "", count, count == 1 ? unit.one : unit.many);
        duration %= unit.length;
    }
    return text.empty() ? "0 s" : text;
}

std::string stamp_text(Time time, Seconds offset)
{
    std::string stamp;
    for (const char c : local_text(time, offset)) {
        if (is_digit(c)) stamp += c;
        if (c == ' ') stamp += '_';
    }
    return stamp;
}

std::string local_text(Time time, Seconds offset)
{
    const Time local = time + offset;
    const hh_mm_ss clock(local - floor<days>(local));
    return fmt::format("{} {:02}:{:02}:{:02}", date_text(date_of(local)), clock.hours().count(),
        clock.minutes().count(), clock.seconds().count());
}

}  // namespace mltrain
