#include "base/time.hpp"

#include "support/property.hpp"

#include <doctest/doctest.h>

#include <array>
#include <ctime>
#include <vector>

namespace mltrain {

namespace {

constexpr std::int64_t first_year = -62'167'219'200;   // 0000-01-01T00:00:00Z
constexpr std::int64_t last_second = 253'402'300'799;  // 9999-12-31T23:59:59Z

Time at(std::int64_t seconds)
{
    return Time(Seconds(seconds));
}

/// What strftime, and so date(1), makes of it.
std::string by_the_system(Time time, const char* format)
{
    const std::time_t seconds = time.time_since_epoch().count();
    std::tm fields{};
    gmtime_r(&seconds, &fields);
    std::array<char, 64> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &fields)};
}

}  // namespace

TEST_CASE("a point in time is read as RFC 3339 spells it")
{
    const std::vector<std::pair<std::string, std::int64_t>> rows = {
        {"2026-11-20T14:30:00Z", 1'795'185'000},
        {"2026-11-20t14:30:00z", 1'795'185'000},
        {"2026-11-20 14:30:00Z", 1'795'185'000},
        {"2026-11-20T14:30:00.5Z", 1'795'185'000},
        {"2026-11-20T14:30:00.999999999Z", 1'795'185'000},
        {"2026-11-20T14:30:00.123456789012345678901234567890Z", 1'795'185'000},
        {"2026-11-20T23:30:00+09:00", 1'795'185'000},
        {"2026-11-20T23:30:00.25+09:00", 1'795'185'000},
        {"2026-11-20T11:00:00-03:30", 1'795'185'000},
        {"2026-11-20T14:30:00+00:00", 1'795'185'000},
        {"2026-11-20T14:30:00-00:00", 1'795'185'000},
        {"2026-11-21T14:29:00+23:59", 1'795'185'000},
        {"1970-01-01T00:00:00Z", 0},
        {"1969-12-31T23:59:59Z", -1},
        {"1970-01-01T00:00:00+00:01", -60},
        {"2000-02-29T00:00:00Z", 951'782'400},
        {"2016-12-31T23:59:60Z", 1'483'228'800},
        {"0000-01-01T00:00:00Z", first_year},
        {"9999-12-31T23:59:59Z", last_second},
    };
    for (const auto& [text, seconds] : rows) {
        CAPTURE(text);
        REQUIRE(parse_time(text));
        CHECK(parse_time(text)->time_since_epoch().count() == seconds);
    }
}

TEST_CASE("what is no point in time is not read")
{
    const std::vector<std::string> rubbish = {"", "now", "2026-11-20", "2026-11-20T14:30:00",
        "2026-11-20T14:30Z", "2026-13-20T14:30:00Z", "2026-00-20T14:30:00Z", "2026-02-29T14:30:00Z",
        "1900-02-29T14:30:00Z", "2026-11-31T14:30:00Z", "2026-11-00T14:30:00Z",
        "2026-11-20T24:00:00Z", "2026-11-20T14:60:00Z", "2026-11-20T14:30:61Z",
        "2026-11-20T14:30:00.Z", "2026-11-20T14:30:00,5Z", "2026-11-20T14:30:00+0900",
        "2026-11-20T14:30:00+9:00", "2026-11-20T14:30:00+24:00", "2026-11-20T14:30:00+09:60",
        "2026-11-20T14:30:00ZZ", "2026-11-20T14:30:00Z ", " 2026-11-20T14:30:00Z",
        "26-11-20T14:30:00Z", "02026-11-20T14:30:00Z", "-026-11-20T14:30:00Z",
        "2026-1-20T14:30:00Z", "2026/11/20T14:30:00Z", "2026-11-20X14:30:00Z",
        "2026-11-20T+4:30:00Z", "1795185000", "2026-11-20T14:30:00 UTC"};
    for (const std::string& text : rubbish) {
        CAPTURE(text);
        CHECK_FALSE(parse_time(text));
    }
}

TEST_CASE("a point in time is read back as it was written")
{
    CHECK(time_text(at(1'795'185'000)) == "2026-11-20T14:30:00Z");
    CHECK(time_text(at(first_year)) == "0000-01-01T00:00:00Z");
    CHECK(time_text(at(-1)) == "1969-12-31T23:59:59Z");
    holds([] {
        const Time time = at(*rc::gen::inRange(first_year, last_second + 1));
        RC_ASSERT(parse_time(time_text(time)) == time);
    });
}

TEST_CASE("a date is read and written as in 2018-06-01")
{
    using namespace std::chrono;
    CHECK(parse_date("2018-06-01") == Date(2018y / June / 1));
    CHECK(parse_date("2024-02-29") == Date(2024y / February / 29));
    for (const std::string rubbish : {"", "2018-06", "2018-6-1", "2018-06-31", "2023-02-29",
             "2018-06-01 ", "2018-06-01T00:00:00Z", "01.06.2018", "june"}) {
        CAPTURE(rubbish);
        CHECK_FALSE(parse_date(rubbish));
    }
    CHECK(date_text(2018y / June / 1) == "2018-06-01");
    CHECK(date_text(7y / January / 9) == "0007-01-09");
    CHECK(date_text(date_of(at(951'782'399))) == "2000-02-28");
    CHECK(date_text(date_of(at(951'782'400))) == "2000-02-29");
    CHECK(date_text(date_of(at(-1))) == "1969-12-31");
    holds([] {
        const Date date = date_of(at(*rc::gen::inRange(first_year, last_second + 1)));
        RC_ASSERT(parse_date(date_text(date)) == date);
    });
}

TEST_CASE("a duration is read from numbers with units, largest first")
{
    const std::vector<std::pair<std::string, std::int64_t>> rows = {
        {"45s", 45},
        {"90m", 5'400},
        {"12h", 43'200},
        {"1h30m", 5'400},
        {"2d", 172'800},
        {"1w", 604'800},
        {"1w2d3h4m5s", 788'645},
        {"1d1s", 86'401},
        {"90s", 90},
        {"0s", 0},
        {"007m", 420},
        {"366d", 31'622'400},
        {"52w2d", 31'622'400},
        {"31622400s", 31'622'400},
    };
    for (const auto& [text, seconds] : rows) {
        CAPTURE(text);
        REQUIRE(parse_duration(text));
        CHECK(parse_duration(text)->count() == seconds);
    }
}

TEST_CASE("what is no duration, or longer than 366 days, is not read")
{
    const std::vector<std::string> rubbish = {"", "12", "h", "h1", "1h30", "30m1h", "1h1h", "1s1s",
        "1.5h", "1,5h", "-1h", "+1h", "12H", "1 h", " 1h", "1h ", "1hour", "1min", "1y", "12:30:00",
        "one hour", "53w", "367d", "366d1s", "52w3d", "31622401s", "99999999999s",
        "9223372036854775807s", "18446744073709551617s"};
    for (const std::string& text : rubbish) {
        CAPTURE(text);
        CHECK_FALSE(parse_duration(text));
    }
}

TEST_CASE("a duration is read back as it was spelled")
{
    const std::vector<std::pair<std::int64_t, std::string>> rows = {
        {0, "0s"},
        {45, "45s"},
        {60, "1m"},
        {5'400, "1h30m"},
        {43'200, "12h"},
        {86'700, "1d5m"},
        {604'800, "7d"},
        {788'645, "9d3h4m5s"},
    };
    for (const auto& [seconds, text] : rows) CHECK(duration_spelling(Seconds(seconds)) == text);
    holds([] {
        const Seconds duration(*rc::gen::inRange(0, 31'622'401));
        RC_ASSERT(parse_duration(duration_spelling(duration)) == duration);
    });
}

TEST_CASE("a duration is told to people in its two largest units")
{
    const std::vector<std::pair<std::int64_t, std::string>> rows = {
        {0, "0 s"},
        {45, "45 s"},
        {60, "1 min"},
        {200, "3 min 20 s"},
        {3'600, "1 h"},
        {3'605, "1 h"},
        {5'400, "1 h 30 min"},
        {5'445, "1 h 30 min"},
        {86'399, "23 h 59 min"},
        {86'400, "1 day"},
        {93'600, "1 day 2 h"},
        {86'700, "1 day"},
        {172'800, "2 days"},
        {604'800, "7 days"},
        {31'622'400, "366 days"},
        {-45, "-45 s"},
        {-5'400, "-1 h 30 min"},
    };
    for (const auto& [seconds, text] : rows) CHECK(duration_text(Seconds(seconds)) == text);
}

TEST_CASE("a stamp is what date +%Y%m%d_%H%M%S prints")
{
    constexpr int seoul = 9 * 3'600;
    constexpr int saint_johns = -12'600;
    struct Row {
        std::int64_t seconds;
        int offset;
        std::string stamp;
    };
    const std::vector<Row> rows = {
        {1'795'185'000, 0, "20261120_143000"},
        {1'795'185'000, seoul, "20261120_233000"},
        {1'795'185'000, saint_johns, "20261120_110000"},
        {0, 0, "19700101_000000"},
        {0, saint_johns, "19691231_203000"},
        {951'782'399, 0, "20000228_235959"},
        {951'782'399, seoul, "20000229_085959"},
        {951'782'400, 0, "20000229_000000"},
        {951'782'400, saint_johns, "20000228_203000"},
        {1'483'228'799, seoul, "20170101_085959"},
        {4'102'444'800, saint_johns, "20991231_203000"},
    };
    for (const auto& [seconds, offset, stamp] : rows) {
        CHECK(stamp_text(at(seconds), Seconds(offset)) == stamp);
        CHECK(by_the_system(at(seconds + offset), "%Y%m%d_%H%M%S") == stamp);
    }
    holds([] {
        const Time time = at(*rc::gen::inRange<std::int64_t>(0, 7'258'118'400));
        const Seconds offset(*rc::gen::inRange(-14 * 3'600, 14 * 3'600));
        RC_ASSERT(stamp_text(time, offset) == by_the_system(time + offset, "%Y%m%d_%H%M%S"));
        RC_ASSERT(local_text(time, offset) == by_the_system(time + offset, "%Y-%m-%d %H:%M:%S"));
    });
}

}  // namespace mltrain
