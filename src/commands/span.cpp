#include "commands/span.hpp"

#include "base/error.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

/// When the day began on the clock on the wall.
Time midnight(Clock& clock, Date date)
{
    const Time wall = std::chrono::sys_days(date);
    const Time near = wall - clock.local_offset(wall);
    return wall - clock.local_offset(near);
}

/// "2026-11-01" is that day; "30d" so long ago, from the beginning of that day when it is a day or longer.
Time when(Clock& clock, Time now, const std::string& option, const std::string& text,
    std::chrono::days later)
{
    if (const auto date = parse_date(text))
        return midnight(clock, Date(std::chrono::sys_days(*date) + later));
    const auto duration = parse_duration(text);
    if (!duration || *duration == Seconds(0))
        throw Error(fmt::format("option \"{}\" is a day or a duration, not \"{}\"", option, text),
            fmt::format("such as {} 2026-11-01 or {} 2w", option, option), Exit::usage);
    const Time then = now - *duration;
    return *duration < std::chrono::days(1) ? then : midnight(clock, local_date(clock, then));
}

std::string text_of(Clock& clock, const SpanRequest& request, const Span& span)
{
    const auto duration = parse_duration(request.since);
    if (duration && *duration < std::chrono::days(1) && !request.until)
        return fmt::format("the last {}", duration_text(*duration));
    return fmt::format("{} to {}", date_text(local_date(clock, span.from)),
        date_text(local_date(clock, span.until - Seconds(1))));
}

}  // namespace

Date local_date(Clock& clock, Time time)
{
    return date_of(time + clock.local_offset(time));
}

Span span_of(Clock& clock, Time now, const SpanRequest& request)
{
    Span span{};
    span.from = when(clock, now, "--since", request.since, std::chrono::days(0));
    // A job may have been submitted in this very second.
    span.until = request.until ? when(clock, now, "--until", *request.until, std::chrono::days(1))
                               : now + Seconds(1);
    if (span.from >= span.until) throw Error("--since is not before --until", "", Exit::usage);
    span.text = text_of(clock, request, span);
    return span;
}

}  // namespace mltrain
