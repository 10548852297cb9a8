// What lists, pages and watches say of a job in the same words.
#pragma once

#include "job/record.hpp"
#include "show/style.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace mltrain {

std::string state_text(const Sighting& sighting, Style style);

/// What it costs so far, or cost; "-" for what never ran.
std::string cost_cell(const Entry& entry, Time now);

/// By how many percent more a job cost than was projected; nothing while it is not over, or nobody knows.
std::optional<std::int64_t> projection_error(const Entry& entry);

}  // namespace mltrain
