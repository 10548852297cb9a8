#include "catalog/ml_engine.hpp"

#include "base/csv.hpp"
#include "base/embedded.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

template <class Item>
const Item* by_name(const std::vector<Item>& items, std::string_view name)
{
    const auto found = std::find_if(
        items.begin(), items.end(), [&](const Item& item) { return item.name == name; });
    return found == items.end() ? nullptr : &*found;
}

std::string_view data(std::string_view name)
{
    return embedded_file(fmt::format("src/catalog/data/ml_engine_{}.csv", name));
}

}  // namespace

const Region* MlEngineCatalog::region(std::string_view name) const
{
    return by_name(regions, name);
}

const Tier* MlEngineCatalog::tier(std::string_view name) const
{
    return by_name(tiers, name);
}

const Machine* MlEngineCatalog::machine(std::string_view name) const
{
    return by_name(machines, name);
}

const Machine* MlEngineCatalog::machine_like(std::string_view name) const
{
    if (const Machine* own = machine(name)) return own;
    const auto found = std::find_if(
        machines.begin(), machines.end(), [&](const Machine& m) { return m.same_as == name; });
    return found == machines.end() ? nullptr : &*found;
}

const Runtime* MlEngineCatalog::runtime(std::string_view version) const
{
    const auto found = std::find_if(runtimes.begin(), runtimes.end(),
        [&](const Runtime& known) { return known.version == version; });
    return found == runtimes.end() ? nullptr : &*found;
}

std::string_view MlEngineCatalog::fitting_counts(
    std::string_view machine, std::string_view accelerator) const
{
    bool listed_machine = false, listed_accelerator = false;
    for (const AcceleratorFit& fit : fits) {
        if (fit.machine == machine && fit.accelerator == accelerator) return fit.counts;
        listed_machine |= fit.machine == machine;
        listed_accelerator |= fit.accelerator == accelerator;
    }
    return listed_machine && listed_accelerator ? "" : "1|2|4|8";
}

MlEngineCatalog read_ml_engine_catalog()
{
    MlEngineCatalog catalog;
    each_csv_row(data("regions"), [&](const CsvRow& row) {
        catalog.regions.push_back({row["name"], row["zone"]});
    });
    each_csv_row(data("tiers"), [&](const CsvRow& row) {
        catalog.tiers.push_back({row["name"], row["master"], row["workers"], row["worker_machine"],
            row["parameter_servers"], row["parameter_server_machine"]});
    });
    each_csv_row(data("machines"), [&](const CsvRow& row) {
        catalog.machines.push_back({row["name"], row["vcpus"], row["memory_gib"],
            row["accelerator"], row["accelerator_count"], row["same_as"]});
    });
    each_csv_row(data("runtimes"), [&](const CsvRow& row) {
        catalog.runtimes.push_back({row["version"], row["python"], row["framework"]});
    });
    each_csv_row(data("accelerators"), [&](const CsvRow& row) {
        catalog.fits.push_back({row["machine"], row["accelerator"], row["counts"]});
    });
    // The enumeration of the ML Engine API, version 1 (gcloud 528's generated client).
    catalog.accelerators = {"NVIDIA_TESLA_K80", "NVIDIA_TESLA_P100", "NVIDIA_TESLA_V100",
        "NVIDIA_TESLA_P4", "NVIDIA_TESLA_T4", "NVIDIA_TESLA_A100", "TPU_V2", "TPU_V3", "TPU_V2_POD",
        "TPU_V3_POD", "TPU_V4_POD"};
    return catalog;
}

std::string_view ml_engine_zone(std::string_view region)
{
    std::string_view zone;
    each_csv_row(data("regions"), [&](const CsvRow& row) {
        if (row["name"] == region || row["zone"] == region) zone = row["zone"];
    });
    return zone;
}

std::string composition_text(const Tier& tier)
{
    std::string text = fmt::format("1 master {}", tier.master);
    if (tier.workers != "0")
        text += fmt::format(", {} workers {}", tier.workers, tier.worker_machine);
    if (tier.parameter_servers != "0") {
        text += fmt::format(
            ", {} parameter servers {}", tier.parameter_servers, tier.parameter_server_machine);
    }
    return text;
}

}  // namespace mltrain
