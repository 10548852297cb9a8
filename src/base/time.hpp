// Points in time are whole seconds in UTC; durations are whole seconds. Local time is for people and
// for job names, and comes in as an offset: nobody here looks at a clock.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mltrain {

using Time = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;
using Date = std::chrono::year_month_day;

/// RFC 3339 ("2026-11-20T14:30:00Z", fractions and offsets allowed; fractions are cut off).
std::optional<Time> parse_time(std::string_view text);
std::string time_text(Time time);

/// "2018-06-01".
std::optional<Date> parse_date(std::string_view text);
std::string date_text(Date date);
Date date_of(Time time);

/// "90m", "12h", "1h30m", "2d", "45s", "1w"; units may follow one another, largest first, each once.
/// Nothing when it is no duration or out of range (more than 366 days).
std::optional<Seconds> parse_duration(std::string_view text);
/// "12h", "1h30m", "14d": the largest units first, as parse_duration reads them back.
std::string duration_spelling(Seconds duration);
/// For people: "45 s", "3 min 20 s", "1 h 30 min", "7 days".
std::string duration_text(Seconds duration);

/// "20261120_143000": what `date +%Y%m%d_%H%M%S` prints at this offset from UTC.
std::string stamp_text(Time time, Seconds offset);
/// "2026-11-20 14:30:00", at this offset from UTC. For people.
std::string local_text(Time time, Seconds offset);

}  // namespace mltrain
