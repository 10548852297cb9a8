// Vertex AI's training, which Google prices by Compute Engine: 1.15 times its price without local SSD, on demand.
// That rule gives back every price that is known from Google's own page; those few stand in the book as
// published. For spot Google asks Compute Engine's spot price and a management fee of which no source says how
// much it is: the known part is in spot_at_least.
#pragma once

#include "catalog/prices.hpp"

namespace mltrain {

void add_vertex_ai_prices(const Wanted& wanted, std::vector<Price>& prices);

}  // namespace mltrain
