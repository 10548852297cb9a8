// Compute Engine, from what its prices are made of: an hour of a vCPU, of a GiB of memory and of an accelerator
// in each region, times what is in a machine. The parts are what Google bills, whole nano-dollars each, so that
// the sums are exact. The base of Vertex AI's prices.
#pragma once

#include "catalog/prices.hpp"

namespace mltrain {

/// A machine's price, and how much of it is for the local SSD that comes with it.
struct ComputeEngineMachine {
    Price price;
    Money local_ssd;
    Money spot_local_ssd;
};

/// What is wanted of it, in all regions that have a price for it.
std::vector<ComputeEngineMachine> compute_engine_machines(const Wanted& wanted);

/// GPUs that can be attached to n1 machines.
std::vector<Price> compute_engine_accelerators(const Wanted& wanted);

void add_compute_engine_prices(const Wanted& wanted, std::vector<Price>& prices);

}  // namespace mltrain
