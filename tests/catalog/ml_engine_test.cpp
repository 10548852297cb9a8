#include "catalog/ml_engine.hpp"

#include "base/csv.hpp"
#include "base/embedded.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace mltrain {

namespace {

std::string data(const std::string& name)
{
    return std::string(embedded_file("src/catalog/data/ml_engine_" + name + ".csv"));
}

int rows_of(const std::string& name)
{
    const std::string bytes = data(name);
    int rows = 0;
    each_csv_row(bytes, [&](const CsvRow&) { ++rows; });
    return rows;
}

}  // namespace

TEST_CASE("every row of every data file says where it is from")
{
    for (const std::string name :
        {"accelerators", "machines", "prices", "regions", "runtimes", "tiers"}) {
        CAPTURE(name);
        const std::string bytes = data(name);
        int rows = 0;
        each_csv_row(bytes, [&](const CsvRow& row) {
            CAPTURE(rows);
            ++rows;
            CHECK(row["source"].size() > 10);
        });
        CHECK(rows > 4);
    }
}

TEST_CASE("every row of every data file has as many fields as columns")
{
    for (const std::string name :
        {"accelerators", "machines", "prices", "regions", "runtimes", "tiers"}) {
        const std::string bytes = data(name);
        std::size_t columns = 0;
        for (std::string_view rest = bytes; !rest.empty();) {
            const std::string line(rest.substr(0, rest.find('\n')));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            if (line.empty() || line.starts_with('#')) continue;
            CAPTURE(line);
            const std::size_t fields = csv_fields(line).size();
            if (columns == 0) columns = fields;
            CHECK(fields == columns);
            CHECK(line.find('\r') == line.npos);
        }
        CHECK(columns >= 3);
    }
}

TEST_CASE("each region belongs to its price zone")
{
    const std::map<std::string, std::string> zones = {
        {"us-central1", "Americas"},
        {"us-east1", "Americas"},
        {"us-east4", "Americas"},
        {"us-west1", "Americas"},
        {"us-west2", "Americas"},
        {"us-west3", "Americas"},
        {"northamerica-northeast1", "Americas"},
        {"europe-north1", "Europe"},
        {"europe-west1", "Europe"},
        {"europe-west2", "Europe"},
        {"europe-west3", "Europe"},
        {"europe-west4", "Europe"},
        {"europe-west6", "Europe"},
        {"asia-east1", "Asia Pacific"},
        {"asia-east2", "Asia Pacific"},
        {"asia-northeast1", "Asia Pacific"},
        {"asia-northeast2", "Asia Pacific"},
        {"asia-northeast3", "Asia Pacific"},
        {"asia-south1", "Asia Pacific"},
        {"asia-southeast1", "Asia Pacific"},
        {"australia-southeast1", "Asia Pacific"},
    };
    const MlEngineCatalog catalog = read_ml_engine_catalog();
    CHECK(catalog.regions.size() == zones.size());
    for (const auto& [name, zone] : zones) {
        CAPTURE(name);
        const Region* region = catalog.region(name);
        REQUIRE(region);
        CHECK(region->zone == zone);
    }
    CHECK(catalog.region("us-central2") == nullptr);
    CHECK(catalog.region("US-CENTRAL1") == nullptr);
    CHECK(catalog.region("") == nullptr);
}

TEST_CASE("each scale tier says what it is made of")
{
    const std::vector<std::pair<std::string, std::string>> tiers = {
        {"BASIC", "1 master n1-standard-4"},
        {"STANDARD_1",
            "1 master n1-highcpu-8, 4 workers n1-highcpu-8, 3 parameter servers n1-standard-4"},
        {"PREMIUM_1",
            "1 master n1-highcpu-16, 19 workers n1-highcpu-16, 11 parameter servers n1-highmem-8"},
        {"BASIC_GPU", "1 master n1-standard-8 + NVIDIA_TESLA_K80"},
        {"BASIC_TPU", "1 master n1-standard-4 + TPU_V2 (v2-8)"},
    };
    const MlEngineCatalog catalog = read_ml_engine_catalog();
    CHECK(catalog.tiers.size() == 5);
    for (const auto& [name, composition] : tiers) {
        const Tier* tier = catalog.tier(name);
        REQUIRE(tier);
        CHECK(composition_text(*tier) == composition);
    }
    CHECK(catalog.tier("CUSTOM") == nullptr);
}

TEST_CASE("each machine says what is in it")
{
    struct Row {
        std::string name, vcpus, memory, accelerator;
    };
    const std::vector<Row> rows = {
        {"standard", "4", "15", ""},
        {"large_model", "8", "52", ""},
        {"complex_model_s", "8", "7.2", ""},
        {"complex_model_m", "16", "14.4", ""},
        {"complex_model_l", "32", "28.8", ""},
        {"standard_gpu", "8", "30", "NVIDIA_TESLA_K80"},
        {"complex_model_m_gpu", "16", "60", "NVIDIA_TESLA_K80"},
        {"complex_model_l_gpu", "32", "120", "NVIDIA_TESLA_K80"},
        {"standard_p100", "8", "30", "NVIDIA_TESLA_P100"},
        {"complex_model_m_p100", "16", "60", "NVIDIA_TESLA_P100"},
        {"standard_v100", "8", "30", "NVIDIA_TESLA_V100"},
        {"large_model_v100", "8", "52", "NVIDIA_TESLA_V100"},
        {"complex_model_m_v100", "16", "60", "NVIDIA_TESLA_V100"},
        {"complex_model_l_v100", "32", "120", "NVIDIA_TESLA_V100"},
        {"cloud_tpu", "", "", "TPU_V2"},
        {"n1-standard-4", "4", "15", ""},
        {"n1-standard-96", "96", "360", ""},
        {"n1-highmem-2", "2", "13", ""},
        {"n1-highmem-96", "96", "624", ""},
        {"n1-highcpu-16", "16", "14.4", ""},
        {"n1-highcpu-96", "96", "86.4", ""},
    };
    const MlEngineCatalog catalog = read_ml_engine_catalog();
    CHECK(catalog.machines.size() == 32);
    for (const auto& [name, vcpus, memory, accelerator] : rows) {
        CAPTURE(name);
        const Machine* machine = catalog.machine(name);
        REQUIRE(machine);
        CHECK(machine->vcpus == vcpus);
        CHECK(machine->memory_gib == memory);
        CHECK(machine->accelerator == accelerator);
    }
    CHECK(catalog.machine("n1-standard-2") == nullptr);
}

TEST_CASE("each runtime says which Python it had")
{
    const std::vector<std::pair<std::string, std::string>> rows = {{"1.0", "2.7"},
        {"1.4", "2.7|3.5"}, {"1.10", "2.7|3.5"}, {"1.14", "2.7|3.5"}, {"1.15", "2.7|3.7"},
        {"2.1", "3.7"}, {"2.11", "3.7"}};
    const MlEngineCatalog catalog = read_ml_engine_catalog();
    for (const auto& [version, python] : rows) {
        CAPTURE(version);
        const Runtime* runtime = catalog.runtime(version);
        REQUIRE(runtime);
        CHECK(runtime->python == python);
        CHECK(runtime->framework == "TensorFlow " + version);
    }
    CHECK(catalog.runtime("1.1") == nullptr);
    CHECK(catalog.runtime("3.0") == nullptr);
}

TEST_CASE("a machine carries the counts of accelerators that its size allows")
{
    struct Row {
        std::string machine, accelerator, counts;
    };
    const std::vector<Row> rows = {
        {"n1-standard-4", "NVIDIA_TESLA_T4", "1|2|4"},
        {"n1-standard-4", "NVIDIA_TESLA_V100", "1|2|4|8"},
        {"n1-standard-16", "NVIDIA_TESLA_V100", "2|4|8"},
        {"n1-standard-32", "NVIDIA_TESLA_P100", "2|4"},
        {"n1-standard-64", "NVIDIA_TESLA_T4", "4"},
        {"n1-standard-64", "NVIDIA_TESLA_P100", ""},
        {"n1-standard-96", "NVIDIA_TESLA_V100", "8"},
        {"n1-standard-96", "NVIDIA_TESLA_P100", ""},
        {"n1-highmem-96", "NVIDIA_TESLA_P100", ""},
        {"n1-highcpu-64", "NVIDIA_TESLA_P100", "4"},
        {"n1-highcpu-96", "NVIDIA_TESLA_P100", ""},
        {"n1-standard-4", "NVIDIA_TESLA_K80", "1|2|4|8"},
        {"complex_model_m", "NVIDIA_TESLA_T4", "1|2|4|8"},
    };
    const MlEngineCatalog catalog = read_ml_engine_catalog();
    for (const auto& [machine, accelerator, counts] : rows) {
        CAPTURE(machine);
        CAPTURE(accelerator);
        CHECK(catalog.fitting_counts(machine, accelerator) == counts);
    }
}

TEST_CASE("no name occurs twice, and what is named elsewhere exists")
{
    const MlEngineCatalog catalog = read_ml_engine_catalog();
    const std::set<std::string_view> accelerators(
        catalog.accelerators.begin(), catalog.accelerators.end());
    CHECK(accelerators.size() == 11);
    std::set<std::string> names;
    for (const Region& region : catalog.regions) names.emplace(region.name);
    for (const Tier& tier : catalog.tiers) names.emplace(tier.name);
    for (const Machine& machine : catalog.machines) names.emplace(machine.name);
    for (const Runtime& runtime : catalog.runtimes) names.emplace(runtime.version);
    CHECK(names.size()
        == catalog.regions.size() + catalog.tiers.size() + catalog.machines.size()
            + catalog.runtimes.size());
    CHECK(catalog.runtimes.size() == static_cast<std::size_t>(rows_of("runtimes")));
    std::set<std::pair<std::string_view, std::string_view>> fits;
    for (const AcceleratorFit& fit : catalog.fits) {
        CAPTURE(std::string(fit.machine));
        CHECK(catalog.machine(fit.machine));
        CHECK(accelerators.contains(fit.accelerator));
        CHECK(fits.emplace(fit.machine, fit.accelerator).second);
    }
    for (const Machine& machine : catalog.machines) {
        CHECK((machine.accelerator.empty() || accelerators.contains(machine.accelerator)));
    }
}

}  // namespace mltrain
