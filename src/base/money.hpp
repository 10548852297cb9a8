// Money is a whole number of nano-dollars (1e-9 USD), never floating point. Products are made in
// 128 bits and rounded half to even. The largest amount is about nine thousand million dollars.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mltrain {

struct Money {
    std::int64_t nanos = 0;

    auto operator<=>(const Money&) const = default;
};

constexpr std::int64_t nanos_per_unit = 1'000'000'000;

/// Throws std::overflow_error when the sum leaves the range.
Money operator+(Money a, Money b);
Money operator-(Money a, Money b);

/// amount x numerator / denominator, rounded half to even. Throws std::overflow_error when the
/// product leaves the range. The denominator is positive.
std::int64_t scaled(std::int64_t amount, std::int64_t numerator, std::int64_t denominator);
Money scaled(Money amount, std::int64_t numerator, std::int64_t denominator);

/// A decimal number ("12", "0.5", "1_000.25", "2.5e-3") as billionths, rounded half to even beyond
/// nine decimals; nothing when it is no such number or out of range.
std::optional<std::int64_t> parse_billionths(std::string_view text);
std::optional<Money> parse_money(std::string_view text);

/// "16.2936": all the digits it has, at least two decimals. For JSON.
std::string decimal_text(Money amount);
/// "$16.29" with the given number of decimals, rounded half to even, thousands separated: "$1,234.50".
std::string dollar_text(Money amount, int decimals = 2);
/// A price per hour: four decimals below a dollar, else two.
std::string rate_text(Money per_hour);
/// "$1.3578": every digit it has, at least two decimals. For showing arithmetic.
std::string exact_text(Money amount);

}  // namespace mltrain
