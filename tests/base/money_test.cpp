#include "base/money.hpp"

#include "support/property.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>
#include <vector>

namespace mltrain {

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

struct Spelling {
    std::string text;
    std::int64_t nanos;
};

}  // namespace

TEST_CASE("an amount is read as TOML spells numbers")
{
    const std::vector<Spelling> spellings = {
        {"20", 20'000'000'000},
        {"20.00", 20'000'000'000},
        {"+20.0", 20'000'000'000},
        {"-20.5", -20'500'000'000},
        {"0", 0},
        {"-0.0", 0},
        {"0.49", 490'000'000},
        {"1_000.5", 1'000'500'000'000},
        {"1_0_0.2_5", 100'250'000'000},
        {"2.5e-3", 2'500'000},
        {"2.5E-3", 2'500'000},
        {"1e3", 1'000'000'000'000},
        {"1e+3", 1'000'000'000'000},
        {"12345e-4", 1'234'500'000},
        {"0.000000001", 1},
        {"0e999", 0},
        {"1e-999", 0},
        {"9223372036.854775807", most},
        {"-9223372036.854775807", -most},
    };
    for (const auto& [text, nanos] : spellings) {
        CAPTURE(text);
        const auto amount = parse_money(text);
        REQUIRE(amount);
        CHECK(amount->nanos == nanos);
        CHECK(parse_billionths(text) == nanos);
    }
}

TEST_CASE("what is no amount, or too large for one, is not read")
{
    const std::vector<std::string> rubbish = {"", " ", "-", "+", ".", "e", "e5", "-.5", ".5", "5.",
        "1.2.3", "1,5", "1 000", " 1", "1 ", "--1", "+-1", "$5", "5USD", "five", "_1", "1_", "1__0",
        "1_.5", "1._5", "1.5_", "1e", "1e+", "1e5.0", "1e_5", "1_e5", "1e1e1", "1e1000", "1.e5",
        "0x10", "inf", "nan", "true", "9223372036.854775808", "-9223372036.854775809", "9223372037",
        "1e10", "1e999", "340282366920938463463374607431768211457",
        "999999999999999999999999999999999999", "9999999999999999999999999999999999999999999"};
    for (const std::string& text : rubbish) {
        CAPTURE(text);
        CHECK_FALSE(parse_money(text));
    }
}

TEST_CASE("what is finer than a nano-dollar is rounded half to even")
{
    const std::vector<Spelling> spellings = {
        {"0.0000000005", 0},
        {"0.0000000015", 2},
        {"0.0000000025", 2},
        {"0.0000000035", 4},
        {"-0.0000000005", 0},
        {"-0.0000000015", -2},
        {"-0.0000000025", -2},
        {"0.00000000050000000000000000000001", 1},
        {"0.00000000149999999999999999999999", 1},
        {"15e-10", 2},
        {"9223372036.8547758074", most},
        {"0.21849885049", 218'498'850},
    };
    for (const auto& [text, nanos] : spellings) {
        CAPTURE(text);
        REQUIRE(parse_money(text));
        CHECK(parse_money(text)->nanos == nanos);
    }
    CHECK_FALSE(parse_money("9223372036.8547758075"));
}

TEST_CASE("a fraction of an amount is rounded half to even")
{
    struct Row {
        std::int64_t amount, numerator, denominator, result;
    };
    const std::vector<Row> rows = {
        {1, 1, 2, 0},
        {3, 1, 2, 2},
        {5, 1, 2, 2},
        {7, 1, 2, 4},
        {-1, 1, 2, 0},
        {-3, 1, 2, -2},
        {-5, 1, 2, -2},
        {3, -1, 2, -2},
        {1, 1, 3, 0},
        {2, 1, 3, 1},
        {-2, 1, 3, -1},
        {1'357'800'000, 43'200, 3'600, 16'293'600'000},
        {most, 3'600, 3'600, most},
        {most, most, most, most},
        {least, 1, 1, least},
        {most, 0, 1, 0},
    };
    for (const auto& [amount, numerator, denominator, result] : rows) {
        CAPTURE(amount);
        CAPTURE(numerator);
        CHECK(scaled(amount, numerator, denominator) == result);
        CHECK(scaled(Money{amount}, numerator, denominator) == Money{result});
    }
}

TEST_CASE("an amount that leaves the range is an error, not another amount")
{
    CHECK_THROWS_AS(Money{most} + Money{1}, std::overflow_error);
    CHECK_THROWS_AS(Money{least} + Money{-1}, std::overflow_error);
    CHECK_THROWS_AS(Money{least} - Money{1}, std::overflow_error);
    CHECK_THROWS_AS(Money{0} - Money{least}, std::overflow_error);
    CHECK_THROWS_AS(scaled(most, 2, 1), std::overflow_error);
    CHECK_THROWS_AS(scaled(least, -1, 1), std::overflow_error);
    CHECK_THROWS_AS(scaled(most, most, 1), std::overflow_error);
    CHECK((Money{most} + Money{-1}).nanos == most - 1);
    CHECK((Money{most} - Money{1}).nanos == most - 1);
    CHECK((Money{least} + Money{most}).nanos == -1);
}

TEST_CASE("an amount is spelled with all its digits, and at least two decimals")
{
    const std::vector<Spelling> spellings = {
        {"0.00", 0},
        {"20.00", 20'000'000'000},
        {"1.50", 1'500'000'000},
        {"16.2936", 16'293'600'000},
        {"0.000000001", 1},
        {"0.0000001", 100},
        {"-0.000000001", -1},
        {"-1.50", -1'500'000'000},
        {"1234567.891", 1'234'567'891'000'000},
        {"9223372036.854775807", most},
    };
    for (const auto& [text, nanos] : spellings) {
        CHECK(decimal_text({nanos}) == text);
        const std::string exact = exact_text({nanos});
        CHECK(exact == (nanos < 0 ? "-$" + text.substr(1) : "$" + text));
    }
}

TEST_CASE("an amount is read back as it was spelled")
{
    holds([](std::int64_t nanos) {
        RC_PRE(nanos != least);
        RC_ASSERT(parse_money(decimal_text({nanos})) == Money{nanos});
    });
    holds([] {
        const auto nanos = *rc::gen::inRange<std::int64_t>(-most, most);
        RC_ASSERT(parse_money(decimal_text({nanos})) == Money{nanos});
    });
}

TEST_CASE("the least amount of all is read and written like any other")
{
    CHECK(decimal_text({least}) == "-9223372036.854775808");
    CHECK(parse_billionths("-9223372036.854775808") == least);
    CHECK(dollar_text({least}, 2) == "-$9,223,372,036.85");
    CHECK(dollar_text({least}, 9) == "-$9,223,372,036.854775808");
}

TEST_CASE("dollars are shown rounded half to even, with thousands apart")
{
    struct Row {
        std::string amount;
        int decimals;
        std::string shown;
    };
    const std::vector<Row> rows = {
        {"0", 2, "$0.00"},
        {"16.2936", 2, "$16.29"},
        {"16.2936", 4, "$16.2936"},
        {"14.784672", 4, "$14.7847"},
        {"0.125", 2, "$0.12"},
        {"0.135", 2, "$0.14"},
        {"0.005", 2, "$0.00"},
        {"0.015", 2, "$0.02"},
        {"0.005000001", 2, "$0.01"},
        {"0.004", 2, "$0.00"},
        {"999.99", 2, "$999.99"},
        {"999.995", 2, "$1,000.00"},
        {"1234.5", 2, "$1,234.50"},
        {"123456", 2, "$123,456.00"},
        {"1234567.891", 2, "$1,234,567.89"},
        {"9223372036.854775807", 2, "$9,223,372,036.85"},
        {"9223372036.854775807", 9, "$9,223,372,036.854775807"},
        {"1234.5", 0, "$1,234"},
        {"1235.5", 0, "$1,236"},
        {"0.4", 0, "$0"},
        {"0.000000001", 9, "$0.000000001"},
        {"-1234.5", 2, "-$1,234.50"},
        {"-0.125", 2, "-$0.12"},
        {"-0.135", 2, "-$0.14"},
        {"-0.004", 2, "$0.00"},
        {"-123456.789", 1, "-$123,456.8"},
    };
    for (const auto& [amount, decimals, shown] : rows) {
        CAPTURE(amount);
        CHECK(dollar_text(parse_money(amount).value(), decimals) == shown);
    }
    CHECK(dollar_text(Money{1'005'000'000}) == "$1.00");
}

TEST_CASE("a price per hour below a dollar is shown with four decimals")
{
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"0", "$0.0000"},
        {"0.83", "$0.8300"},
        {"0.2774", "$0.2774"},
        {"0.21849885", "$0.2185"},
        {"0.99994", "$0.9999"},
        {"1", "$1.00"},
        {"1.3578", "$1.36"},
        {"24.1683", "$24.17"},
        {"1234.5", "$1,234.50"},
    };
    for (const auto& [rate, shown] : rows) CHECK(rate_text(parse_money(rate).value()) == shown);
}

}  // namespace mltrain
