// What Cloud ML Engine (later AI Platform Training) offered: regions, scale tiers, machines, accelerators,
// runtime versions. From the data files in catalog/data, each row of which names its source.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

struct Region {
    std::string_view name;
    std::string_view zone;  ///< the price zone: "Americas", "Europe", "Asia Pacific"
};

struct Tier {
    std::string_view name;
    std::string_view master;  ///< a machine, with its accelerator after a plus
    std::string_view workers, worker_machine;
    std::string_view parameter_servers, parameter_server_machine;
};

struct Machine {
    std::string_view name;
    std::string_view vcpus, memory_gib;
    std::string_view accelerator, accelerators;  ///< built in, and how many; "" for most
    std::string_view same_as;                    ///< Compute Engine's name for a legacy one
};

struct Runtime {
    std::string_view version;
    std::string_view python;  ///< "2.7|3.5"
    std::string_view framework;
};

/// Which counts of an accelerator a machine can carry.
struct AcceleratorFit {
    std::string_view machine;
    std::string_view accelerator;
    std::string_view counts;  ///< "1|2|4"
};

struct MlEngineCatalog {
    std::vector<Region> regions;
    std::vector<Tier> tiers;
    std::vector<Machine> machines;
    std::vector<Runtime> runtimes;
    std::vector<AcceleratorFit> fits;
    std::vector<std::string_view> accelerators;  ///< all that the API knows

    const Region* region(std::string_view name) const;
    const Tier* tier(std::string_view name) const;
    const Machine* machine(std::string_view name) const;
    /// Also by Compute Engine's name of a legacy one.
    const Machine* machine_like(std::string_view name) const;
    const Runtime* runtime(std::string_view version) const;
    /// The counts that fit; "1|2|4|8" for an accelerator that no table lists, "" when it does not fit at all.
    std::string_view fitting_counts(std::string_view machine, std::string_view accelerator) const;
};

MlEngineCatalog read_ml_engine_catalog();

/// The price zone of a region; of a zone itself, too. "" when nobody knows it.
std::string_view ml_engine_zone(std::string_view region);

/// "1 master n1-highcpu-8, 4 workers n1-highcpu-8, 3 parameter servers n1-standard-4".
std::string composition_text(const Tier& tier);

}  // namespace mltrain
