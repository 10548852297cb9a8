// A sweep as a person reads it before it is sent: what its jobs share, in what they differ, what all of them cost.
#pragma once

#include "base/money.hpp"
#include "cost/estimate.hpp"
#include "job/record.hpp"
#include "show/style.hpp"

#include <optional>
#include <string>

namespace mltrain {

struct SweepView {
    const SweepRecord& sweep;
    const Submission& first;  ///< a draft of its first job …
    const Projection& projection;
    const TimeLimit& rules;
    bool all_cost_the_same = true;       ///< … which costs what each of them costs
    std::size_t jobs = 0;                ///< that are to be sent now
    std::optional<Money> likely, worst;  ///< of those; nothing where one has no price
    int columns = 80;
    bool is_together = false;  ///< sent as one, and the service counts how many run
};

std::string sweep_text(const SweepView& view, Style style);

/// What so many jobs cost together, as --json has it.
Json sum_json(std::size_t jobs, std::optional<Money> likely, std::optional<Money> worst);
/// And in two lines; where there is no sum, what the first job lacks or, if nothing, another has no price.
std::string sum_text(std::size_t jobs, const Projection& first, std::optional<Money> likely,
    std::optional<Money> worst, Style style);

}  // namespace mltrain
