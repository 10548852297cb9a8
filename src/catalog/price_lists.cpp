#include "catalog/price_lists.hpp"

#include "base/embedded.hpp"
#include "catalog/compute_engine.hpp"
#include "catalog/ml_engine.hpp"
#include "catalog/price_sources.hpp"
#include "catalog/vertex_ai.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

/// "7.5" as 7500.
std::int64_t thousandths(std::string_view field)
{
    return parse_billionths(field).value_or(0) / 1'000'000;
}

PriceKind kind_of(std::string_view word)
{
    if (word == "tier") return PriceKind::tier;
    return word == "accelerator" ? PriceKind::accelerator : PriceKind::machine;
}

/// Prices of ML Engine are by zone. Google shut the service down on 2025-01-31: they are final.
void add_ml_engine_prices(const Wanted& wanted, std::vector<Price>& prices)
{
    const std::string_view zone = ml_engine_zone(wanted.region);
    if (!wanted.region.empty() && zone.empty()) return;
    each_csv_row(embedded_file("src/catalog/data/ml_engine_prices.csv"), [&](const CsvRow& row) {
        if (!wanted.is_of(row["name"]) || (!zone.empty() && row["zone"] != zone)) return;
        Price& price = prices.emplace_back();
        price.provider = "ml-engine";
        price.region = row["zone"];
        price.product = row["name"];
        price.kind = kind_of(row["kind"]);
        price.amount = parse_money(row["usd_per_hour"]).value_or(Money{});
        price.units = parse_billionths(row["units"]).value_or(0);
        price.per_unit = parse_money(row["usd_per_unit"]).value_or(Money{});
        price.as_of = parse_date(row["since"]).value_or(Date{});
        price.standing = row["standing"] == "derived" ? Standing::derived : Standing::published;
        price.closed = true;
        price.source = row["source"];
        if (price.kind == PriceKind::accelerator) price.shape = {0, 0, row["name"], 1};
    });
}

PriceUnit unit_of(std::string_view word)
{
    if (word == "month") return PriceUnit::month;
    return word == "purchase" ? PriceUnit::purchase : PriceUnit::hour;
}

void add_plans(std::string_view provider, const Wanted& wanted, std::vector<Price>& prices)
{
    const PriceSources sources;
    each_csv_row(embedded_file("src/catalog/data/plans.csv"), [&](const CsvRow& row) {
        if (row["provider"] != provider || !wanted.is_of(row["product"])) return;
        Price& price = prices.emplace_back();
        price.provider = row["provider"];
        price.product = row["product"];
        price.kind = PriceKind::plan;
        price.unit = unit_of(row["unit"]);
        price.amount = parse_money(row["usd"]).value_or(Money{});
        price.note = row["includes"];
        sources.stamp(price, row["source"]);
    });
}

/// An hour of an accelerator is so many compute units, which are sold by the hundred.
void add_colab_prices(const Wanted& wanted, std::vector<Price>& prices)
{
    std::vector<Price> pack;
    add_plans("colab", {{}, {}, "100 compute units"}, pack);
    const PriceSources sources;
    each_csv_row(embedded_file("src/catalog/data/colab.csv"), [&](const CsvRow& row) {
        if (!wanted.is_of(row["product"])) return;
        const std::int64_t units = parse_billionths(row["compute_units_per_hour"]).value_or(0);
        Price& price = prices.emplace_back();
        price.provider = "colab";
        price.product = row["product"];
        price.shape = {0, 0, row["accelerator"], 1};
        price.amount = scaled(pack.front().amount, units, 100 * nanos_per_unit);
        sources.stamp(price, row["source"]);
        price.as_of = std::min(price.as_of, pack.front().as_of);
    });
}

}  // namespace

std::span<const std::string_view> price_list_names()
{
    static constexpr std::array<std::string_view, 10> names = {"vertex-ai", "compute-engine", "ec2",
        "sagemaker", "azure", "paperspace", "lambda", "colab", "local", "ml-engine"};
    return names;
}

Shape shape_of(const CsvRow& row)
{
    return {thousandths(row["vcpus"]), thousandths(row["memory_gib"]), row["accelerator"],
        whole_number(row["accelerators"])};
}

void add_listed_prices(std::string_view provider, std::string_view file, const Wanted& wanted,
    std::vector<Price>& prices)
{
    const PriceSources sources;
    each_csv_row(file, [&](const CsvRow& row) {
        if (!wanted.is_of(row["product"])) return;
        each_listed(row["regions"], [&](std::string_view region) {
            if (!wanted.is_in(region)) return;
            Price& price = prices.emplace_back();
            price.provider = provider;
            price.region = region;
            price.product = row["product"];
            price.shape = shape_of(row);
            const bool alone = price.product == price.shape.accelerator;
            price.kind = alone ? PriceKind::accelerator : PriceKind::machine;
            price.amount = parse_money(row["usd_per_hour"]).value_or(Money{});
            price.spot = parse_money(row["spot_usd_per_hour"]);
            sources.stamp(price, row["source"]);
        });
    });
}

void add_prices(std::string_view provider, const Wanted& wanted, std::vector<Price>& prices)
{
    if (provider == "ml-engine") {
        add_ml_engine_prices(wanted, prices);
    } else if (provider == "vertex-ai") {
        add_vertex_ai_prices(wanted, prices);
    } else if (provider == "compute-engine") {
        add_compute_engine_prices(wanted, prices);
    } else if (provider == "colab") {
        add_colab_prices(wanted, prices);
    } else {
        const std::string file = fmt::format("src/catalog/data/{}.csv", provider);
        add_listed_prices(provider, embedded_file(file), wanted, prices);
    }
    add_plans(provider, wanted, prices);
}

}  // namespace mltrain
