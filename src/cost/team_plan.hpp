// What a team would pay a month for a habit, and when a machine of its own would have been cheaper.
#pragma once

#include "base/money.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace mltrain {

struct TeamPlan {
    std::int64_t people = 1;
    std::int64_t uses = 1;  ///< of each person in a month
    Money per_use;
    std::string machine_name;      ///< "" when nobody named it
    std::optional<Money> machine;  ///< what one of their own costs …
    Money power_per_use;           ///< … and the power it takes
};

Money per_month(const TeamPlan& plan);

/// Hundredths of months until the machine has paid for itself, rounded up; nothing when it never does.
std::optional<std::int64_t> break_even(const TeamPlan& plan);

}  // namespace mltrain
