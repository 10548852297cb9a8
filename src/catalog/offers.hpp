// What can be rented by the hour, as whole machines: what a comparison chooses from.
#pragma once

#include "catalog/prices.hpp"

namespace mltrain {

/// Each once, at the price in force on that day: tiers and machines, also those with accelerators attached
/// ("n1-standard-8 + 2 x NVIDIA_TESLA_T4"); whether they are offered there or not. Takes milliseconds, and
/// fewer when only some accelerators are to be attached.
std::vector<Price> offers(
    const PriceBook& book, Date as_of, const std::vector<std::string>* only_attached = nullptr);

}  // namespace mltrain
