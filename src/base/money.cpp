#include "base/money.hpp"

#include <algorithm>
#include <stdexcept>

namespace mltrain {

namespace {

__extension__ using Wide = __int128;

std::int64_t narrow(Wide value)
{
    if (value > INT64_MAX || value < INT64_MIN) throw std::overflow_error("amount out of range");
    return static_cast<std::int64_t>(value);
}

/// value / divisor, rounded half to even; the divisor is positive.
Wide divided(Wide value, Wide divisor)
{
    Wide quotient = value / divisor;
    const Wide twice = 2 * (value % divisor < 0 ? -(value % divisor) : value % divisor);
    const bool odd = quotient % 2 != 0;
    if (twice > divisor || (twice == divisor && odd)) quotient += value < 0 ? -1 : 1;
    return quotient;
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// The digits of a decimal number without its point, and where the point was. TOML's spelling:
/// single underscores stand between digits.
struct Decimal {
    Wide digits = 0;
    int decimals = 0;
    bool negative = false;
};

std::optional<int> parse_exponent(std::string_view text)
{
    const bool negative = !text.empty() && text[0] == '-';
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
    if (text.empty() || text.size() > 3) return {};
    if (!std::all_of(text.begin(), text.end(), is_digit)) return {};
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return negative ? -value : value;
}

std::optional<Decimal> parse_decimal(std::string_view text)
{
    Decimal out;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        out.negative = text[0] == '-';
        text.remove_prefix(1);
    }
    int exponent = 0;
    if (const auto e = text.find_first_of("eE"); e != text.npos) {
        const auto parsed = parse_exponent(text.substr(e + 1));
        if (!parsed) return {};
        exponent = *parsed;
        text = text.substr(0, e);
    }
    int digits = 0;
    bool point = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool between =
            i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
        if (c == '_' && between) continue;
        if (c == '.' && between && !point) {
            point = true;
            continue;
        }
        if (!is_digit(c) || ++digits > 36) return {};
        out.digits = out.digits * 10 + (c - '0');
        if (point) ++out.decimals;
    }
    if (digits == 0) return {};
    out.decimals -= exponent;
    return out;
}

/// Without its sign; the least number of all has no positive twin.
std::uint64_t magnitude_of(std::int64_t number)
{
    const auto bits = static_cast<std::uint64_t>(number);
    return number < 0 ? -bits : bits;
}

std::string with_thousands(std::string digits)
{
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

}  // namespace

Money operator+(Money a, Money b)
{
    return {narrow(Wide{a.nanos} + b.nanos)};
}

Money operator-(Money a, Money b)
{
    return {narrow(Wide{a.nanos} - b.nanos)};
}

std::int64_t scaled(std::int64_t amount, std::int64_t numerator, std::int64_t denominator)
{
    return narrow(divided(Wide{amount} * numerator, denominator));
}

Money scaled(Money amount, std::int64_t numerator, std::int64_t denominator)
{
    return {scaled(amount.nanos, numerator, denominator)};
}

std::optional<std::int64_t> parse_billionths(std::string_view text)
{
    const auto decimal = parse_decimal(text);
    if (!decimal) return {};
    Wide value = decimal->digits;
    for (int i = decimal->decimals; i < 9; ++i) {
        value *= 10;
        if (value > -Wide{INT64_MIN}) return {};
    }
    Wide divisor = 1;
    for (int i = 9; i < decimal->decimals && divisor <= value * 10; ++i) divisor *= 10;
    value = divided(value, divisor);
    if (decimal->negative) value = -value;
    if (value > Wide{INT64_MAX} || value < Wide{INT64_MIN}) return {};
    return static_cast<std::int64_t>(value);
}

std::optional<Money> parse_money(std::string_view text)
{
    const auto nanos = parse_billionths(text);
    if (!nanos) return {};
    return Money{*nanos};
}

std::string decimal_text(Money amount)
{
    const bool negative = amount.nanos < 0;
    const std::uint64_t nanos = magnitude_of(amount.nanos);
    std::string decimals = std::to_string(nanos % nanos_per_unit);
    decimals.insert(0, 9 - decimals.size(), '0');
    while (decimals.size() > 2 && decimals.back() == '0') decimals.pop_back();
    return (negative ? "-" : "") + std::to_string(nanos / nanos_per_unit) + "." + decimals;
}

std::string dollar_text(Money amount, int decimals)
{
    std::int64_t step = nanos_per_unit;
    for (int i = 0; i < decimals; ++i) step /= 10;
    const std::int64_t shown = scaled(amount.nanos, 1, step);
    std::string digits = std::to_string(magnitude_of(shown));
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    const std::string fraction = digits.substr(digits.size() - places);
    const std::string whole = with_thousands(digits.substr(0, digits.size() - places));
    return (shown < 0 ? "-$" : "$") + whole + (decimals > 0 ? "." + fraction : "");
}

std::string rate_text(Money per_hour)
{
    return dollar_text(per_hour, per_hour.nanos < nanos_per_unit ? 4 : 2);
}

std::string exact_text(Money amount)
{
    const std::string text = decimal_text(amount);
    return amount.nanos < 0 ? "-$" + text.substr(1) : "$" + text;
}

}  // namespace mltrain
