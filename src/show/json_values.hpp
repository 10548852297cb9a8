// What may be absent, as --json says it: null.
#pragma once

#include "base/json.hpp"
#include "base/money.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace mltrain {

/// "" is absent, too.
inline Json text_json(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

/// A decimal string, in dollars.
inline Json money_json(const std::optional<Money>& money)
{
    return money ? Json(decimal_text(*money)) : Json();
}

/// RFC 3339, in UTC.
inline Json time_json(const std::optional<Time>& time)
{
    return time ? Json(time_text(*time)) : Json();
}

inline Json seconds_json(const std::optional<Seconds>& duration)
{
    return duration ? Json(std::int64_t{duration->count()}) : Json();
}

}  // namespace mltrain
