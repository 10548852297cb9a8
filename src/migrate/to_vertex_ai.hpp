// A job of ML Engine as one that runs on Vertex AI, with every choice on the way: tiers and legacy machines become
// machines of today, retired accelerators the nearest that live, a runtime the image with its framework. Pure; from
// the catalog.
#pragma once

#include "catalog/prices.hpp"
#include "job/spec.hpp"

#include <string>
#include <vector>

namespace mltrain {

/// What is not as it was, and why.
struct Change {
    std::string key;   ///< of the job file: "scale_tier"; where it was
    std::string from;  ///< "" for what was not there
    std::string to;    ///< "" for what is gone
    std::string reason;
    bool is_loss = false;  ///< it is gone, or not the same any more: look at it

    bool operator==(const Change&) const = default;
};

struct Migration {
    JobSpec spec;
    std::vector<Change> changes;
};

/// Prices are those of that day.
Migration to_vertex_ai(const JobSpec& legacy, const PriceBook& book, Date as_of);

}  // namespace mltrain
