// Finding prices by words, as people type them.
#pragma once

#include "catalog/prices.hpp"

#include <span>

namespace mltrain {

/// Whether all the words occur in the price's provider, region, product or accelerator: any case, - or _. A word
/// begins where a word begins, and a number is whole: "t4" is in "NVIDIA_TESLA_T4", not in "us-east4" or "t40".
bool mentions(const Price& price, std::span<const std::string> words);

}  // namespace mltrain
