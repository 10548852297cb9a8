// What only ML Engine knows to be wrong with a job: its regions, tiers, machines, accelerators and
// runtimes, and the rules of CUSTOM. Pure; from the catalog.
#pragma once

#include "job/spec.hpp"

#include <vector>

namespace mltrain {

std::vector<Problem> check_for_ml_engine(const JobSpec& spec);

}  // namespace mltrain
