// A time that the user names by its days: "2026-11-01" as the clock on the wall has it, or "30d" ago.
#pragma once

#include "base/time.hpp"
#include "system/clock.hpp"

#include <optional>
#include <string>

namespace mltrain {

struct Span {
    Time from, until;  ///< until is no part of it
    std::string text;  ///< "2026-11-01 to 2026-11-20", "the last 12 h"
};

struct SpanRequest {
    std::string since;
    std::optional<std::string> until;
};

/// A day is one of local time, and the last one belongs to the span. A duration of a day or longer reaches back to the
/// beginning of that day. Throws Error (exit 2).
Span span_of(Clock& clock, Time now, const SpanRequest& request);

/// The day that it is there and then.
Date local_date(Clock& clock, Time time);

}  // namespace mltrain
