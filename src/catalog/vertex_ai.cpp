#include "catalog/vertex_ai.hpp"

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "catalog/compute_engine.hpp"
#include "catalog/google_regions.hpp"
#include "catalog/price_lists.hpp"
#include "catalog/price_sources.hpp"

#include <algorithm>
#include <iterator>

namespace mltrain {

namespace {

constexpr std::string_view provider = "vertex-ai";
constexpr std::string_view spot_note =
    "spot: Compute Engine's spot price and a management fee that no source tells";

/// Whether there is such a thing on Vertex AI at all.
bool knows(const VertexAiRange& range, const Price& price)
{
    const bool machine =
        price.kind == PriceKind::accelerator || range.machines().contains(price.product);
    return machine && range.regions().contains(price.region);
}

/// The price on Vertex AI of what has this price on Compute Engine.
Price derived(Price price, const VertexAiRange& range, const PriceSources& sources)
{
    const Date as_of = price.as_of;
    price.provider = provider;
    price.amount = scaled(price.amount, 115, 100);
    price.spot_at_least = std::exchange(price.spot, std::nullopt);
    const std::string_view accelerator = price.shape.accelerator;
    price.offered =
        price.offered && (accelerator.empty() || range.has_accelerator(accelerator, price.region));
    price.note = spot_note;
    sources.stamp(price, "vertex-rule");
    price.as_of = std::min(price.as_of, as_of);
    return price;
}

/// Google's page does not say what spot costs; what is known of it is known for these rows, too.
void tell_spot(std::vector<Price>& published, const std::vector<Price>& all)
{
    for (Price& price : published) {
        for (const Price& other : all) {
            if (other.product != price.product || other.region != price.region) continue;
            price.spot_at_least = other.spot_at_least;
        }
        price.note = spot_note;
    }
}

}  // namespace

VertexAiRange::VertexAiRange()
{
    for (const GoogleRegion& region : google_regions()) {
        if (region.vertex_ai) regions_.insert(region.name);
    }
    each_csv_row(embedded_file("src/catalog/data/vertex_ai_machines.csv"), [&](const CsvRow& row) {
        each_listed(row["machines"], [&](std::string_view name) { machines_.insert(name); });
    });
    each_csv_row(
        embedded_file("src/catalog/data/vertex_ai_accelerators.csv"), [&](const CsvRow& row) {
            each_listed(row["regions"], [&](std::string_view region) {
                accelerators_.emplace(row["accelerator"], region);
            });
        });
}

std::vector<std::string_view> VertexAiRange::accelerators() const
{
    std::vector<std::string_view> names;
    for (const auto& [accelerator, region] : accelerators_) {
        if (names.empty() || names.back() != accelerator) names.push_back(accelerator);
    }
    return names;
}

std::vector<std::string_view> VertexAiRange::regions_with(std::string_view accelerator) const
{
    std::vector<std::string_view> regions;
    for (const auto& [name, region] : accelerators_) {
        if (name == accelerator) regions.push_back(region);
    }
    return regions;
}

bool VertexAiRange::has_accelerator(std::string_view accelerator, std::string_view region) const
{
    return accelerators_.contains({accelerator, region});
}

std::optional<Shape> vertex_ai_shape(std::string_view machine)
{
    const auto rows = compute_engine_machines({"compute-engine", {}, machine});
    return rows.empty() ? std::nullopt : std::optional(rows.front().price.shape);
}

void add_vertex_ai_prices(const Wanted& wanted, std::vector<Price>& prices)
{
    std::vector<Price> published;
    add_listed_prices(
        provider, embedded_file("src/catalog/data/vertex_ai_prices.csv"), wanted, published);
    const VertexAiRange range;
    const PriceSources sources;
    std::vector<Price> all;
    for (ComputeEngineMachine& machine : compute_engine_machines(wanted)) {
        if (!knows(range, machine.price)) continue;
        machine.price.amount = machine.price.amount - machine.local_ssd;
        if (machine.price.spot) machine.price.spot = *machine.price.spot - machine.spot_local_ssd;
        all.push_back(derived(std::move(machine.price), range, sources));
    }
    for (Price& accelerator : compute_engine_accelerators(wanted)) {
        if (knows(range, accelerator))
            all.push_back(derived(std::move(accelerator), range, sources));
    }
    tell_spot(published, all);
    for (std::vector<Price>* rows : {&published, &all})
        std::move(rows->begin(), rows->end(), std::back_inserter(prices));
}

}  // namespace mltrain
