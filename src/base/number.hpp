// A number in a text that is nothing else.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace mltrain {

/// Nothing for what is no number, too large for its type, or more than a number: no blanks, no "+".
template <class Number>
std::optional<Number> parse_number(std::string_view text)
{
    Number number{};
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (trouble != std::errc() || end != text.data() + text.size()) return {};
    return number;
}

}  // namespace mltrain
