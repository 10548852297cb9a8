#include "catalog/offers.hpp"

#include "base/csv.hpp"
#include "catalog/ml_engine.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace mltrain {

namespace {

std::optional<Money> sum(
    const std::optional<Money>& one, const std::optional<Money>& other, std::int64_t count)
{
    if (!one || !other) return {};
    return *one + scaled(*other, count, 1);
}

Price attached(const Price& machine, const Price& accelerator, int count)
{
    Price price = machine;
    price.product = fmt::format("{} + {} x {}", machine.product, count, accelerator.product);
    price.shape.accelerator = accelerator.shape.accelerator;
    price.shape.accelerators = count;
    price.amount = machine.amount + scaled(accelerator.amount, count, 1);
    price.spot = sum(machine.spot, accelerator.spot, count);
    price.spot_at_least = sum(machine.spot_at_least, accelerator.spot_at_least, count);
    price.offered = machine.offered && accelerator.offered;
    price.standing = std::max(machine.standing, accelerator.standing);
    if (accelerator.as_of < machine.as_of) {
        price.as_of = accelerator.as_of;
        price.source = accelerator.source;
    }
    return price;
}

/// Google's n1 machines take accelerators; each number that fits is an offer of its own.
void add_attached(std::vector<Price>& offers, const std::vector<std::string>* only)
{
    std::unordered_map<Place, std::size_t, HashOfPlace> machines;
    std::vector<std::size_t> accelerators;
    const std::size_t alone = offers.size();
    for (std::size_t i = 0; i < alone; ++i) {
        const bool of_google =
            offers[i].provider == "compute-engine" || offers[i].provider == "vertex-ai";
        if (!of_google) continue;
        const bool is_wanted = only == nullptr
            || std::find(only->begin(), only->end(), offers[i].product) != only->end();
        if (offers[i].kind == PriceKind::accelerator && is_wanted) accelerators.push_back(i);
        if (offers[i].product.starts_with("n1-")) machines.emplace(place_of(offers[i]), i);
    }
    const MlEngineCatalog catalog = read_ml_engine_catalog();
    std::vector<Price> all;
    for (const std::size_t i : accelerators) {
        const Price& accelerator = offers[i];
        for (const AcceleratorFit& fit : catalog.fits) {
            if (fit.accelerator != accelerator.product) continue;
            const auto machine =
                machines.find({accelerator.provider, accelerator.region, fit.machine});
            if (machine == machines.end()) continue;
            each_listed(fit.counts, [&](std::string_view count) {
                all.push_back(attached(offers[machine->second], accelerator, whole_number(count)));
            });
        }
    }
    std::move(all.begin(), all.end(), std::back_inserter(offers));
}

}  // namespace

std::vector<Price> offers(
    const PriceBook& book, Date as_of, const std::vector<std::string>* only_attached)
{
    std::vector<Price> offers = newest_each(book.prices(), as_of);
    std::erase_if(offers, [](const Price& price) { return price.unit != PriceUnit::hour; });
    add_attached(offers, only_attached);
    std::erase_if(offers, [](const Price& price) { return price.kind == PriceKind::accelerator; });
    return offers;
}

}  // namespace mltrain
