#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "catalog/ml_engine.hpp"
#include "catalog/prices.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace mltrain {

namespace {

using namespace std::chrono;

constexpr Date year_2018 = 2018y / June / 1;
constexpr Date today = 2026y / November / 20;

struct Known {
    std::string product;
    std::string price_2018, units_2018, price_2019, units_2019;  ///< "" where there was no price
    std::string standing = "derived";                            ///< of the row of 2019
};

const Wanted ml_engine = {"ml-engine", {}, {}};

/// Of ML Engine.
std::optional<Price> find(
    const PriceBook& book, std::string_view region, std::string_view product, Date as_of)
{
    return book.find({"ml-engine", region, product}, as_of);
}

std::string price_text(const std::optional<Price>& price)
{
    return price ? decimal_text(price->amount) : "";
}

std::string units_text(const std::optional<Price>& price)
{
    return price ? decimal_text({price->units}) : "";
}

/// As decimal_text spells it.
std::string spelled(const std::string& number)
{
    return number.empty() ? "" : decimal_text(parse_money(number).value());
}

void check_prices(
    const std::string& region, const std::string& unit, const std::vector<Known>& table)
{
    const PriceBook book;
    for (const Known& known : table) {
        CAPTURE(region);
        CAPTURE(known.product);
        const auto then = find(book, region, known.product, year_2018);
        CHECK(price_text(then) == spelled(known.price_2018));
        CHECK(units_text(then) == spelled(known.units_2018));
        const auto now = find(book, region, known.product, today);
        REQUIRE(now);
        CHECK(price_text(now) == spelled(known.price_2019));
        CHECK(units_text(now) == spelled(known.units_2019));
        CHECK(standing_name(now->standing) == known.standing);
        CHECK(decimal_text(now->per_unit) == unit);
        if (then) CHECK(decimal_text(then->per_unit) == unit);
    }
}

/// The region in which a zone's prices are asked for.
const std::map<std::string, std::string> a_region_of = {
    {"Americas", "us-central1"}, {"Europe", "europe-west1"}, {"Asia Pacific", "asia-east1"}};

std::int64_t hourly(const PriceBook& book, const std::string& zone, const std::string& product)
{
    const auto price = find(book, a_region_of.at(zone), product, today);
    CAPTURE(zone);
    CAPTURE(product);
    REQUIRE(price);
    return price->amount.nanos;
}

/// Machines and accelerators as the price list names them: "n1-highcpu-8" is only there as complex_model_s.
std::int64_t hourly_sum(const PriceBook& book, const std::string& zone, std::string_view machine)
{
    std::int64_t sum = 0;
    std::string rest(machine);
    if (rest.find(" + TPU_V2 (v2-8)") != rest.npos) {
        sum += hourly(book, zone, "cloud_tpu");
        rest.erase(rest.find(" + "));
    } else if (rest.find(" + ") != rest.npos) {
        sum += hourly(book, zone, rest.substr(rest.find(" + ") + 3));
        rest.erase(rest.find(" + "));
    }
    return sum + hourly(book, zone, rest == "n1-highcpu-8" ? "complex_model_s" : rest);
}

std::int64_t count_of(std::string_view digits)
{
    return parse_billionths(digits).value() / nanos_per_unit;
}

}  // namespace

TEST_CASE("every row of ML Engine is whole, and none is there twice")
{
    const PriceBook book;
    const std::vector<Price> prices = book.prices(ml_engine);
    CHECK(prices.size() == 186);
    std::set<std::tuple<Date, std::string_view, std::string_view>> keys;
    const std::set<Date> dates = {2018y / January / 1, 2019y / November / 4};
    const std::set<PriceKind> kinds = {PriceKind::tier, PriceKind::machine, PriceKind::accelerator};
    for (const Price& price : prices) {
        CAPTURE(std::string(price.region));
        CAPTURE(std::string(price.product));
        CHECK(dates.contains(price.as_of));
        CHECK(a_region_of.contains(std::string(price.region)));
        CHECK(kinds.contains(price.kind));
        CHECK(price.amount > Money{});
        CHECK(price.units > 0);
        CHECK(decimal_text(price.per_unit) == (price.region == "Americas" ? "0.49" : "0.54"));
        CHECK(price.standing != Standing::user);
        CHECK(price.closed);
        CHECK(price.source.size() > 10);
        CHECK(keys.emplace(price.as_of, price.region, price.product).second);
    }
}

TEST_CASE("the Americas cost what was published in 2018 and in 2019")
{
    const std::string published = "published";
    check_prices("us-central1", "0.49",
        {
            {"BASIC", "0.2774", "0.5661", "0.1900", "0.3878", published},
            {"STANDARD_1", "2.9025", "5.9234", "1.9880", "4.0571", published},
            {"PREMIUM_1", "24.1683", "49.323", "16.5536", "33.7829", published},
            {"BASIC_GPU", "1.2118", "2.4731", "0.8300", "1.6939", published},
            {"BASIC_TPU", "6.8474", "13.9743", "4.6900", "9.5714", published},
            {"standard", "0.2774", "0.5661", "0.1900", "0.3878", published},
            {"large_model", "0.6915", "1.4111", "0.4736", "0.9665", published},
            {"complex_model_s", "0.4141", "0.845", "0.2836", "0.5788", published},
            {"complex_model_m", "0.8281", "1.69", "0.5672", "1.1576", published},
            {"complex_model_l", "1.6562", "3.38", "1.1344", "2.3151", published},
            {"standard_gpu", "1.2118", "2.4731", "0.8300", "1.6939", published},
            {"complex_model_m_gpu", "3.7376", "7.6278", "2.5600", "5.2245", published},
            {"complex_model_l_gpu", "7.4752", "15.2555", "5.1200", "10.4490"},
            {"standard_p100", "2.6864", "5.4824", "1.8400", "3.7551"},
            {"complex_model_m_p100", "9.636", "19.6653", "6.6000", "13.4694"},
            {"standard_v100", "4.1756", "8.5216", "2.8600", "5.8367"},
            {"large_model_v100", "4.3123", "8.8005", "2.9536", "6.0278"},
            {"complex_model_m_v100", "15.5928", "31.8220", "10.6800", "21.7959"},
            {"complex_model_l_v100", "31.1856", "63.6441", "21.3600", "43.5918"},
            {"cloud_tpu", "6.5700", "13.4082", "4.5000", "9.1837"},
            {"n1-standard-4", "", "", "0.19", "0.3878", published},
            {"n1-standard-8", "", "", "0.38", "0.7755", published},
            {"n1-standard-16", "", "", "0.76", "1.5510", published},
            {"n1-standard-32", "", "", "1.52", "3.1020", published},
            {"n1-standard-64", "", "", "3.04", "6.2041", published},
            {"n1-standard-96", "", "", "4.56", "9.3061", published},
            {"n1-highmem-2", "", "", "0.1184", "0.2416", published},
            {"n1-highmem-4", "", "", "0.2368", "0.4833"},
            {"n1-highmem-8", "", "", "0.4736", "0.9665"},
            {"n1-highmem-16", "", "", "0.9472", "1.9331"},
            {"n1-highmem-32", "", "", "1.8944", "3.8661"},
            {"n1-highmem-64", "", "", "3.7888", "7.7322"},
            {"NVIDIA_TESLA_K80", "", "", "0.45", "0.9184"},
            {"NVIDIA_TESLA_P4", "", "", "0.60", "1.2245"},
            {"NVIDIA_TESLA_P100", "", "", "1.46", "2.9796"},
            {"NVIDIA_TESLA_T4", "", "", "0.35", "0.7143"},
            {"NVIDIA_TESLA_V100", "", "", "2.48", "5.0612"},
        });
    const PriceBook book;
    for (const Price& price : book.prices(ml_engine)) {
        const bool in_2018 = price.as_of == Date(2018y / January / 1);
        if (in_2018 && price.region == "Americas") CHECK(price.standing == Standing::published);
    }
}

TEST_CASE("Asia Pacific costs what follows from the list, and in 2018 what was published")
{
    check_prices("asia-east1", "0.54",
        {
            {"BASIC", "0.3212", "0.5948", "0.2200", "0.4074"},
            {"STANDARD_1", "3.3609", "6.2239", "2.3020", "4.2630"},
            {"PREMIUM_1", "27.9794", "51.8138", "19.1640", "35.4889"},
            {"BASIC_GPU", "1.3578", "2.5144", "0.9300", "1.7222"},
            {"BASIC_TPU", "7.9424", "14.7081", "5.4400", "10.0741"},
        });
    const PriceBook book;
    CHECK(find(book, "asia-east1", "BASIC_GPU", year_2018)->standing == Standing::published);
    CHECK(find(book, "asia-east1", "BASIC", year_2018)->standing == Standing::derived);
}

TEST_CASE("Europe costs what follows from the list")
{
    check_prices("europe-west1", "0.54",
        {
            {"BASIC", "0.3054", "0.5656", "0.2092", "0.3874"},
            {"STANDARD_1", "3.1939", "5.9146", "2.1876", "4.0511"},
            {"PREMIUM_1", "26.5848", "49.2312", "18.2088", "33.7200"},
            {"BASIC_GPU", "1.3263", "2.4560", "0.9084", "1.6822"},
            {"BASIC_TPU", "7.5324", "13.9489", "5.1592", "9.5541"},
        });
}

TEST_CASE("a price holds from its date until the next one")
{
    const PriceBook book;
    const std::vector<std::pair<Date, std::string>> rows = {
        {2017y / December / 31, ""},
        {2018y / January / 1, "1.2118"},
        {2018y / June / 1, "1.2118"},
        {2019y / November / 3, "1.2118"},
        {2019y / November / 4, "0.83"},
        {2026y / November / 20, "0.83"},
    };
    for (const auto& [day, price] : rows) {
        CAPTURE(date_text(day));
        CHECK(price_text(find(book, "us-west1", "BASIC_GPU", day)) == price);
    }
}

TEST_CASE("what has no price says why")
{
    struct Row {
        std::string region, product;
        Date as_of;
        std::string why;
    };
    const std::vector<Row> rows = {
        {"us-east1", "BASIC", 2017y / December / 31,
            "the first known price of BASIC is of 2018-01-01"},
        {"us-east1", "n1-standard-4", year_2018,
            "the first known price of n1-standard-4 is of 2019-11-04"},
        {"us-east1", "n2-standard-4", today, "no price is known for n2-standard-4"},
        {"us-east1", "TPU_V3", today, "no price is known for TPU_V3"},
        {"us-east1", "", today, "no machine is named"},
        {"mars-north1", "BASIC", today, "no prices for the region \"mars-north1\""},
        {"", "BASIC", today, "no region is set"},
    };
    const PriceBook book;
    for (const auto& [region, product, as_of, why] : rows) {
        CHECK_FALSE(find(book, region, product, as_of));
        CHECK(book.why_unpriced({"ml-engine", region, product}, as_of) == why);
    }
}

TEST_CASE("a tier costs what its machines cost, in every zone since 2019")
{
    const PriceBook book;
    const MlEngineCatalog catalog = read_ml_engine_catalog();
    for (const auto& [zone, region] : a_region_of) {
        for (const Tier& tier : catalog.tiers) {
            std::int64_t sum = hourly_sum(book, zone, tier.master);
            if (tier.workers != "0") {
                sum += count_of(tier.workers) * hourly_sum(book, zone, tier.worker_machine);
            }
            if (tier.parameter_servers != "0") {
                sum += count_of(tier.parameter_servers)
                    * hourly_sum(book, zone, tier.parameter_server_machine);
            }
            CAPTURE(zone);
            CAPTURE(composition_text(tier));
            CHECK(
                decimal_text({hourly(book, zone, std::string(tier.name))}) == decimal_text({sum}));
        }
    }
}

TEST_CASE(
    "a legacy machine costs what the machine and the accelerators inside it cost, or says why")
{
    const PriceBook book;
    int compared = 0;
    int otherwise = 0;
    each_csv_row(embedded_file("src/catalog/data/ml_engine_machines.csv"), [&](const CsvRow& row) {
        const std::string name(row["name"]);
        const std::string same_as(row["same_as"]);
        const std::string accelerator(row["accelerator"]);
        if (same_as.empty() || same_as == "n1-highcpu-8") return;
        for (const auto& [zone, region] : a_region_of) {
            const std::string_view source = find(book, region, name, today)->source;
            const bool at_255 = source.find("with V100 at 2.55 (not confirmed") != source.npos;
            std::int64_t sum = hourly(book, zone, same_as);
            if (!accelerator.empty()) {
                sum += count_of(row["accelerator_count"])
                    * (at_255 ? 2'550'000'000 : hourly(book, zone, accelerator));
            }
            CAPTURE(zone);
            CAPTURE(name);
            CHECK(decimal_text({hourly(book, zone, name)}) == decimal_text({sum}));
            CHECK(at_255 == (zone == "Asia Pacific" && accelerator == "NVIDIA_TESLA_V100"));
            ++compared;
            otherwise += at_255 ? 1 : 0;
        }
    });
    CHECK(compared == 39);
    CHECK(otherwise == 4);
}

TEST_CASE(
    "every published price of the Americas comes back to the last digit from what it is made of")
{
    // What Compute Engine's list asked for the machines and accelerators inside, times 1.46 in 2018.
    const PriceBook book;
    const MlEngineCatalog catalog = read_ml_engine_catalog();
    std::map<std::string, std::int64_t> list;
    for (const Tier& tier : catalog.tiers) {
        std::int64_t sum = hourly_sum(book, "Americas", tier.master);
        if (tier.workers != "0")
            sum += count_of(tier.workers) * hourly_sum(book, "Americas", tier.worker_machine);
        if (tier.parameter_servers != "0") {
            sum += count_of(tier.parameter_servers)
                * hourly_sum(book, "Americas", tier.parameter_server_machine);
        }
        list[std::string(tier.name)] = sum;
    }
    each_csv_row(embedded_file("src/catalog/data/ml_engine_machines.csv"), [&](const CsvRow& row) {
        if (row["same_as"].empty()) return;
        std::int64_t sum = hourly_sum(book, "Americas", row["same_as"]);
        if (!row["accelerator"].empty()) {
            sum += count_of(row["accelerator_count"])
                * hourly(book, "Americas", std::string(row["accelerator"]));
        }
        list[std::string(row["name"])] = sum;
    });
    int compared = 0;
    for (const Price& price : book.prices(ml_engine)) {
        const bool is_sum = list.contains(price.product);
        if (price.region != "Americas" || price.standing != Standing::published || !is_sum)
            continue;
        CAPTURE(price.product);
        CAPTURE(date_text(price.as_of));
        const bool in_2018 = price.as_of == Date(2018y / January / 1);
        const std::int64_t tenths_of_cents =
            scaled(list[price.product], in_2018 ? 146 : 100, 10'000'000);
        CHECK(decimal_text(price.amount) == decimal_text({tenths_of_cents * 100'000}));
        ++compared;
    }
    CHECK(compared == 31);  // 19 of 2018 (all but the TPU alone) and 12 of 2019
}

TEST_CASE("2018 cost 1.46 times what 2019 cost")
{
    const PriceBook book;
    int compared = 0;
    for (const Price& price : book.prices(ml_engine)) {
        if (price.as_of != Date(2018y / January / 1)) continue;
        CAPTURE(std::string(price.region));
        CAPTURE(std::string(price.product));
        const std::int64_t list =
            hourly(book, std::string(price.region), std::string(price.product));
        CHECK(std::abs(price.amount.nanos - scaled(list, 146, 100)) <= 50'000);
        ++compared;
    }
    CHECK(compared == 60);
}

TEST_CASE("units times base price is the price, within the rounding of both to four decimals")
{
    const PriceBook book;
    for (const Price& price : book.prices(ml_engine)) {
        CAPTURE(std::string(price.region));
        CAPTURE(std::string(price.product));
        const std::int64_t by_units = scaled(price.units, price.per_unit.nanos, nanos_per_unit);
        const std::int64_t rounding = 50'000 + scaled(50'000, price.per_unit.nanos, nanos_per_unit);
        CHECK(std::abs(by_units - price.amount.nanos) <= rounding);
    }
}

}  // namespace mltrain
