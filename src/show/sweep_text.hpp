// A sweep as a person reads it before it is sent: what its jobs share, in what they differ, what all of them cost.
#pragma once

#include "base/money.hpp"
#include "job/record.hpp"
#include "show/style.hpp"

#include <optional>
#include <string>

namespace mltrain {

struct SweepView {
    const SweepRecord& sweep;
    const Submission& first;             ///< a draft of its first job
    std::size_t jobs = 0;                ///< that are to be sent now
    std::optional<Money> likely, worst;  ///< of those; nothing where one has no price
    std::size_t archives = 0, archive_bytes = 0;
    int columns = 80;
};

std::string sweep_text(const SweepView& view, Style style);

}  // namespace mltrain
