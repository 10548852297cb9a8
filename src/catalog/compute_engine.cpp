#include "catalog/compute_engine.hpp"

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "catalog/price_lists.hpp"
#include "catalog/price_sources.hpp"

#include <fmt/core.h>

#include <map>
#include <utility>

namespace mltrain {

namespace {

constexpr std::string_view provider = "compute-engine";
constexpr std::int64_t hours_a_month = 730;  // as Google counts them

struct MachineType {
    std::string_view name;
    std::string_view series;
    Shape shape;
    std::int64_t local_ssd_gib = 0;
    std::string_view regions;  ///< that have it
};

/// What an hour of each part costs.
struct Rates {
    Money vcpu;
    Money gib;
    Money accelerator;

    bool operator==(const Rates&) const = default;
};

std::string_view data(std::string_view name)
{
    return embedded_file(fmt::format("src/catalog/data/compute_engine_{}.csv", name));
}

/// One region's rates for one series of machines.
struct RegionRates {
    explicit RegionRates(const CsvRow& row)
        : series(row["series"]),
          region(row["region"]),
          source(row["source"]),
          on_demand{money(row["vcpu"]), money(row["gib"]), money(row["accelerator"])},
          spot{money(row["spot_vcpu"]), money(row["spot_gib"]), money(row["spot_accelerator"])}
    {
    }

    static Money money(std::string_view field) { return parse_money(field).value_or(Money{}); }

    std::string_view series;
    std::string_view region;
    std::string_view source;
    Rates on_demand;
    Rates spot;  ///< all zero when not known
};

/// The machine without its local SSD. The sum is exact; thousandths of a nano-dollar are rounded once.
Money cost_of(const Shape& shape, const Rates& rates)
{
    const std::int64_t thousandths = shape.milli_vcpus * rates.vcpu.nanos
        + shape.milli_gib * rates.gib.nanos + 1000 * shape.accelerators * rates.accelerator.nanos;
    return {scaled(thousandths, 1, 1000)};
}

std::vector<MachineType> machine_types(const Wanted& wanted)
{
    std::vector<MachineType> machines;
    each_csv_row(data("machines"), [&](const CsvRow& row) {
        if (!wanted.is_of(row["machine"])) return;
        machines.push_back(
            {row["machine"], row["series"], shape_of(row), whole_number(row["local_ssd_gib"]), {}});
    });
    each_csv_row(data("offered"), [&](const CsvRow& row) {
        for (MachineType& machine : machines) {
            if (is_listed(row["machines"], machine.name)) machine.regions = row["regions"];
        }
    });
    return machines;
}

/// A GiB of local SSD for a month, by region: on demand and spot.
using LocalSsd = std::map<std::string_view, std::pair<Money, Money>>;

LocalSsd local_ssd()
{
    LocalSsd rates;
    each_csv_row(data("local_ssd"), [&](const CsvRow& row) {
        rates[row["region"]] = {parse_money(row["gib_month"]).value_or(Money{}),
            parse_money(row["spot_gib_month"]).value_or(Money{})};
    });
    return rates;
}

Price price_of(const MachineType& machine, const RegionRates& rates)
{
    Price price;
    price.provider = provider;
    price.region = rates.region;
    price.product = machine.name;
    price.shape = machine.shape;
    price.amount = cost_of(machine.shape, rates.on_demand);
    if (rates.spot != Rates{}) price.spot = cost_of(machine.shape, rates.spot);
    return price;
}

void add_local_ssd(ComputeEngineMachine& machine, std::int64_t gib, const LocalSsd& rates)
{
    const auto found = rates.find(machine.price.region);
    if (gib == 0 || found == rates.end()) return;
    machine.local_ssd = scaled(found->second.first, gib, hours_a_month);
    machine.spot_local_ssd = scaled(found->second.second, gib, hours_a_month);
    machine.price.amount = machine.price.amount + machine.local_ssd;
    if (machine.price.spot) machine.price.spot = *machine.price.spot + machine.spot_local_ssd;
}

}  // namespace

std::vector<ComputeEngineMachine> compute_engine_machines(const Wanted& wanted)
{
    std::vector<ComputeEngineMachine> machines;
    const std::vector<MachineType> types = machine_types(wanted);
    if (types.empty()) return machines;
    const PriceSources sources;
    const LocalSsd ssd_rates = local_ssd();
    each_csv_row(data("rates"), [&](const CsvRow& row) {
        if (!wanted.is_in(row["region"])) return;
        const RegionRates rates(row);
        // Most machines of a series are in the same regions, and are asked about once.
        std::string_view regions;
        bool offered = false;
        for (const MachineType& type : types) {
            if (type.series != rates.series) continue;
            if (std::exchange(regions, type.regions).data() != type.regions.data())
                offered = is_listed(type.regions, rates.region);
            ComputeEngineMachine& machine = machines.emplace_back();
            machine.price = price_of(type, rates);
            machine.price.offered = offered;
            sources.stamp(machine.price, rates.source);
            add_local_ssd(machine, type.local_ssd_gib, ssd_rates);
        }
    });
    return machines;
}

std::vector<Price> compute_engine_accelerators(const Wanted& wanted)
{
    std::vector<Price> prices;
    const PriceSources sources;
    each_csv_row(data("accelerators"), [&](const CsvRow& row) {
        if (!wanted.is_of(row["accelerator"]) || !wanted.is_in(row["region"])) return;
        Price& price = prices.emplace_back();
        price.provider = provider;
        price.region = row["region"];
        price.product = row["accelerator"];
        price.kind = PriceKind::accelerator;
        price.shape.accelerator = row["accelerator"];
        price.shape.accelerators = 1;
        price.amount = parse_money(row["usd_per_hour"]).value_or(Money{});
        price.spot = parse_money(row["spot_usd_per_hour"]);
        price.offered = row["offered"] == "yes";
        price.note = "attaches to n1";
        sources.stamp(price, row["source"]);
    });
    return prices;
}

void add_compute_engine_prices(const Wanted& wanted, std::vector<Price>& prices)
{
    for (ComputeEngineMachine& machine : compute_engine_machines(wanted))
        prices.push_back(std::move(machine.price));
    for (Price& accelerator : compute_engine_accelerators(wanted))
        prices.push_back(std::move(accelerator));
    add_listed_prices(provider, data("tpus"), wanted, prices);
}

}  // namespace mltrain
