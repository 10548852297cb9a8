// What only Vertex AI knows to be wrong with a job: its regions, machines, accelerators and images. Pure; from
// the catalog.
#pragma once

#include "base/time.hpp"
#include "job/spec.hpp"

#include <string>
#include <vector>

namespace mltrain {

/// What the tables of machines, accelerators and regions say against it can be forced.
std::vector<Problem> check_for_vertex_ai(const JobSpec& spec);

/// What is no mistake but good to know on that day: an image that is no longer patched.
std::vector<std::string> notes_for_vertex_ai(const JobSpec& spec, Date today);

}  // namespace mltrain
