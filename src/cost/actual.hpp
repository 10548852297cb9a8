// What a job has cost so far, or in the end, at the prices that were agreed when it was submitted.
#pragma once

#include "cost/estimate.hpp"
#include "job/record.hpp"

#include <optional>

namespace mltrain {

AgreedPrices agreed_prices(const Projection& projection, const TimeLimit& rules);

/// From the training units that the service says it consumed, else from the running time, of a tuning job from that
/// of each of its trials. Nothing when there is no price; zero before the job runs.
std::optional<Money> cost_so_far(const AgreedPrices& prices, const Sighting& sighting, Time now);

/// Of one trial, by its own time; zero before it runs.
std::optional<Money> trial_cost(const AgreedPrices& prices, const Trial& trial, Time now);

/// The limits.max_cost that the job was submitted with.
std::optional<Money> max_cost_of(const Submission& submission);

}  // namespace mltrain
