// Values as people and services spell them.
#include "base/money.hpp"
#include "base/time.hpp"
#include "fuzz/targets.hpp"
#include "job/log_line.hpp"

namespace mltrain::fuzz {

void times(std::string_view bytes)
{
    if (const auto time = parse_time(bytes)) {
        law(parse_time(time_text(*time)) == time, "a time is read back");
        law(time_text(*time).size() == 20, "a time has one form");
        law(parse_date(date_text(date_of(*time))).has_value(), "a time has a date");
    }
    if (const auto date = parse_date(bytes)) law(date_text(*date) == bytes, "a date has one form");
    if (const auto time = parse_log_time(bytes)) {
        law(parse_log_time(log_time_text(*time)) == time, "a log's time is read back");
        law(parse_time(bytes) == time->second, "it is the same second");
        law(after(*time) > *time, "there is a next point in time");
    }
}

void money(std::string_view bytes)
{
    const auto amount = parse_money(bytes);
    law(amount.has_value() == parse_billionths(bytes).has_value(), "money is a number");
    if (!amount) return;
    law(parse_money(decimal_text(*amount)) == amount, "money is read back");
    law(!dollar_text(*amount).empty() && !rate_text(*amount).empty(), "money can be shown");
    law(scaled(*amount, 7, 7) == *amount, "seven sevenths are the whole");
}

void durations(std::string_view bytes)
{
    const auto duration = parse_duration(bytes);
    if (!duration) return;
    law(*duration >= Seconds(0), "a duration is not negative");
    law(parse_duration(duration_spelling(*duration)) == duration, "a duration is read back");
    law(!duration_text(*duration).empty(), "a duration can be shown");
}

}  // namespace mltrain::fuzz
