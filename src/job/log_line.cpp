#include "job/log_line.hpp"

#include <fmt/core.h>

namespace mltrain {

std::optional<LogTime> parse_log_time(std::string_view text)
{
    const auto second = parse_time(text);
    if (!second) return {};
    LogTime time{*second, 0};
    const auto point = text.find('.');
    if (point == text.npos) return time;
    int worth = 100'000'000;
    for (const char c : text.substr(point + 1)) {
        if (c < '0' || c > '9') break;
        time.nanosecond += (c - '0') * worth;
        worth /= 10;
    }
    return time;
}

std::string log_time_text(const LogTime& time)
{
    std::string text = time_text(time.second);
    if (time.nanosecond == 0) return text;
    text.pop_back();
    std::string digits = fmt::format("{:09}", time.nanosecond);
    while (digits.ends_with("000")) digits.resize(digits.size() - 3);
    return text + "." + digits + "Z";
}

LogTime after(LogTime time)
{
    constexpr int last = 999'999'999;
    if (time.nanosecond == last) return {time.second + Seconds(1), 0};
    return {time.second, time.nanosecond + 1};
}

}  // namespace mltrain
