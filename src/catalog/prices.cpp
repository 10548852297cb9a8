#include "catalog/prices.hpp"

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "catalog/ml_engine.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

std::string_view zone_of(std::string_view region)
{
    // The catalog lives only for this look-up; its texts are compiled in and live on.
    const MlEngineCatalog catalog = read_ml_engine_catalog();
    const Region* found = catalog.region(region);
    return found ? found->zone : std::string_view();
}

}  // namespace

const Price* PriceBook::find(std::string_view region, std::string_view product, Date as_of) const
{
    const std::string_view zone = zone_of(region);
    const Price* best = nullptr;
    for (const Price& price : prices_) {
        if (price.zone != zone || price.product != product || price.since > as_of) continue;
        if (!best || price.since > best->since) best = &price;
    }
    return best;
}

std::string PriceBook::why_unpriced(
    std::string_view region, std::string_view product, Date as_of) const
{
    if (product.empty()) return "no machine is named";
    if (zone_of(region).empty()) return fmt::format("no prices for the region \"{}\"", region);
    for (const Price& price : prices_) {
        if (price.product == product && price.zone == zone_of(region) && price.since > as_of) {
            return fmt::format(
                "the first known price of {} is of {}", product, date_text(price.since));
        }
    }
    return fmt::format("no price is known for {}", product);
}

PriceBook read_price_book()
{
    std::vector<Price> prices;
    each_csv_row(embedded_file("src/catalog/data/ml_engine_prices.csv"), [&](const CsvRow& row) {
        prices.push_back({
            .zone = row["zone"],
            .kind = row["kind"],
            .product = row["name"],
            .since = parse_date(row["since"]).value_or(Date{}),
            .per_hour = parse_money(row["usd_per_hour"]).value_or(Money{}),
            .units = parse_billionths(row["units"]).value_or(0),
            .per_unit = parse_money(row["usd_per_unit"]).value_or(Money{}),
            .standing = row["standing"],
            .source = row["source"],
        });
    });
    return PriceBook(std::move(prices));
}

}  // namespace mltrain
