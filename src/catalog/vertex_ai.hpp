// Vertex AI's training, which Google prices by Compute Engine: 1.15 times its price without local SSD, on demand.
// That rule gives back every price that is known from Google's own page; those few stand in the book as
// published. For spot Google asks Compute Engine's spot price and a management fee of which no source says how
// much it is: the known part is in spot_at_least.
#pragma once

#include "catalog/prices.hpp"

#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace mltrain {

/// What Vertex AI trains on, and where, by Google's own tables.
class VertexAiRange {
public:
    VertexAiRange();

    const std::set<std::string_view>& regions() const { return regions_; }
    const std::set<std::string_view>& machines() const { return machines_; }
    /// Those that are for training somewhere.
    std::vector<std::string_view> accelerators() const;
    std::vector<std::string_view> regions_with(std::string_view accelerator) const;
    bool has_accelerator(std::string_view accelerator, std::string_view region) const;

private:
    std::set<std::string_view> regions_;
    std::set<std::string_view> machines_;
    std::set<std::pair<std::string_view, std::string_view>> accelerators_;
};

/// What is in a machine, its own accelerators included; nothing where no table tells.
std::optional<Shape> vertex_ai_shape(std::string_view machine);

void add_vertex_ai_prices(const Wanted& wanted, std::vector<Price>& prices);

}  // namespace mltrain
