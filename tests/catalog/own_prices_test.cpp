#include "catalog/own_prices.hpp"

#include "base/error.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <string>
#include <vector>

namespace mltrain {

namespace {

/// The complaints as one would read them: "3:1 message (hint)".
std::vector<std::string> complaints_of(const std::string& text)
{
    std::vector<std::string> lines;
    try {
        parse_own_prices("prices.toml", text);
    } catch (const Error& error) {
        CHECK(error.exit == Exit::usage);
        for (const Complaint& complaint : error.complaints) {
            CHECK(complaint.file == "prices.toml");
            lines.push_back(fmt::format("{}:{} {} ({})", complaint.line, complaint.column,
                complaint.message, complaint.hint));
        }
    }
    return lines;
}

std::string first_complaint(const std::string& text)
{
    return complaints_of(text).at(0);
}

using Lines = std::vector<std::string>;

const std::string whole = "provider = \"local\"\nproduct = \"rig\"\nas_of = 2026-11-01\n";

}  // namespace

TEST_CASE("prices.toml holds prices, discounts and what currencies are worth")
{
    const OwnPrices own = parse_own_prices("/home/me/.config/mltrain/prices.toml", R"(
[[price]]
provider     = "local"
product      = "rig"
vcpus        = 32
memory_gib   = 127.5
accelerator  = "NVIDIA_RTX_A6000"
accelerators = 2
per_hour     = 0.40
spot_per_hour = 0.1
currency     = "EUR"
as_of        = 2026-11-01

[[price]]
provider = "vertex-ai"
region   = "us-central1"
product  = "a2-highgpu-1g"
per_hour = 2.95
as_of    = 2026-10-01
source   = "contract 4711"

[[price]]
provider = "colab"
product  = "Pro"
per_month = 10.62
as_of    = 2026-10-01

[[discount]]
provider = "vertex-ai"
percent  = 12.5

[currency]
EUR = 1.085
)");
    REQUIRE(own.prices.size() == 3);
    const OwnPrice& rig = own.prices[0];
    CHECK(rig.provider == "local");
    CHECK(rig.region.empty());
    CHECK(rig.milli_vcpus == 32'000);
    CHECK(rig.milli_gib == 127'500);
    CHECK(rig.accelerator == "NVIDIA_RTX_A6000");
    CHECK(rig.accelerators == 2);
    CHECK(decimal_text(rig.amount) == "0.434");
    CHECK(decimal_text(rig.spot.value()) == "0.1085");
    CHECK(rig.note == "0.40 EUR at 1.085");
    CHECK(date_text(rig.as_of) == "2026-11-01");
    CHECK(rig.source == "prices.toml:2");
    CHECK(rig.unit == PriceUnit::hour);
    CHECK(own.prices[1].region == "us-central1");
    CHECK(decimal_text(own.prices[1].amount) == "2.95");
    CHECK(own.prices[1].source == "contract 4711");
    CHECK(own.prices[1].note.empty());
    CHECK(own.prices[2].unit == PriceUnit::month);
    REQUIRE(own.discounts.size() == 1);
    CHECK(own.discounts[0].billionths == 875'000'000);
    CHECK(own.discounts[0].note == "12.5 % off (prices.toml:28)");
    CHECK(parse_own_prices("prices.toml", "").prices.empty());
    CHECK(parse_own_prices("prices.toml", "\xef\xbb\xbf[currency]\nEUR = 1").prices.empty());
}

TEST_CASE("every mistake in prices.toml is said with its place and its cure")
{
    const std::string price = "[[price]]\n" + whole;
    CHECK(first_complaint("[[price]\n").find("this is not TOML: ") != std::string::npos);
    CHECK(complaints_of("[[prices]]\nx = 1\n")
        == Lines{"1:3 unknown table \"prices\" (did you mean \"price\"?)"});
    CHECK(complaints_of("[price]\nprovider = \"local\"\n")
        == Lines{
            "1:2 \"price\" must be a list of tables (write [[price]] on a line of its own, and its keys below)"});
    CHECK(complaints_of(price + "per_our = 1\n")
        == Lines{"5:1 unknown key \"per_our\" (did you mean \"per_hour\"?)"});
    CHECK(complaints_of(price + "per_hour = \"1\"\n")
        == Lines{"5:12 \"per_hour\" must be a number (such as per_hour = 2.95)"});
    CHECK(complaints_of(price + "per_hour = -1\n")
        == Lines{
            "5:12 \"per_hour\" must not be below 0, nor so large (write it in digits, such as 1234.50)"});
    CHECK(complaints_of(price + "per_hour = 1e30\n")
        == Lines{
            "5:12 \"per_hour\" must not be below 0, nor so large (write it in digits, such as 1234.50)"});
    CHECK(complaints_of(price) == Lines{"1:1 the price is missing (per_hour or per_month)"});
    CHECK(complaints_of(price + "per_hour = 1\nper_month = 1\n")
        == Lines{"6:13 a price has one unit (take out per_hour or per_month)"});
    CHECK(complaints_of("[[price]]\nper_hour = 1\n")
        == Lines{"1:1 \"provider\" is missing (provider = \"vertex-ai\")",
            "1:1 \"product\" is missing (product = \"workstation\")",
            "1:1 \"as_of\" is missing (the day of the price, so that it can be said how old it is)"});
    CHECK(complaints_of("[[price]]\nas_of = \"2026-11-01\"\n")
        == Lines{"2:9 \"as_of\" must be a date without quotes (such as as_of = 2026-11-01)"});
    CHECK(complaints_of(price + "per_hour = 1\ncurrency = \"EUR\"\n")
        == Lines{
            "6:12 nothing says what one EUR is worth (write [currency] on a line of its own, and EUR = 1.08 below)"});
    CHECK(complaints_of(price + "per_hour = 9e9\ncurrency = \"EUR\"\n[currency]\nEUR = 2\n")
        == Lines{"1:1 the price is too large in USD (is the currency right?)"});
    CHECK(complaints_of("[currency]\nEUR = \"1.08\"\n")
        == Lines{"2:7 \"EUR\" must be what one of it is worth in USD (such as EUR = 1.08)"});
    CHECK(complaints_of("currency = 1\n")
        == Lines{
            "1:12 \"currency\" must be a table (write [currency] on a line of its own, and EUR = 1.08 below)"});
    CHECK(complaints_of("[[discount]]\nprovider = \"ec2\"\n")
        == Lines{"1:1 \"percent\" is missing (percent = 12.5)"});
    CHECK(complaints_of("[[discount]]\nprovider = \"ec2\"\npercent = 120\n")
        == Lines{"3:11 \"percent\" must be above 0 and at most 100 (such as percent = 12.5)"});
    CHECK(complaints_of("[[discount]]\nprovider = \"ec2\"\npercent = 0\nregon = \"x\"\n")
        == Lines{"4:1 unknown key \"regon\" (did you mean \"region\"?)"});
    CHECK(complaints_of("[[price]]\nx = 1\n[[discount]]\ny = 1\n").size() == 2);
}

TEST_CASE("a machine that was bought has a price by the hour: spread over its life, and its power")
{
    const std::string bought = "[owned_machine]\nproduct = \"four cards\"\nas_of = 2026-11-01\n"
                               "price = 10_000\nlife_years = 3\n";
    const std::string power = "power_watts = 1400\nprice_per_kwh = 0.30\n";
    const auto hour_of = [](const std::string& text) {
        const OwnPrices own = parse_own_prices("prices.toml", text);
        REQUIRE(own.prices.size() == 1);
        return decimal_text(own.prices[0].amount);
    };
    CHECK(hour_of(bought) == "0.380517504");          // 10,000 / (3 x 12 x 730)
    CHECK(hour_of(bought + power) == "0.800517504");  // … and 1.4 kW x 0.30
    CHECK(hour_of(bought + power + "hours_per_month = 160\n") == "2.156111111");

    const OwnPrices own = parse_own_prices("prices.toml",
        bought + power + "vcpus = 32\nmemory_gib = 128\naccelerator = \"NVIDIA_RTX_3090\"\n"
            + "accelerators = 4\n[[price]]\n" + whole + "per_hour = 1\n");
    REQUIRE(own.machines.size() == 1);
    CHECK(own.machines[0].product == "four cards");
    CHECK(own.machines[0].price == Money{10'000 * nanos_per_unit});
    CHECK(decimal_text(own.machines[0].power_per_hour) == "0.42");
    REQUIRE(own.prices.size() == 2);
    const bool first = own.prices[0].product == "four cards";
    const OwnPrice& hour = own.prices[first ? 0 : 1];
    CHECK(hour.provider == "local");
    CHECK(hour.accelerators == 4);
    CHECK(hour.note == "$10000.00 over 26280 hours, and power for $0.42 an hour");
    CHECK(parse_own_prices("p",
              "[[owned_machine]]\n" + bought.substr(16) + "[[owned_machine]]\n" + bought.substr(16))
              .machines.size()
        == 2);

    CHECK(complaints_of("[owned_machine]\nproduct = \"x\"\nas_of = 2026-11-01\n")
        == Lines{"1:1 \"price\" is missing (price = 10000, what it was bought for)",
            "1:1 \"life_years\" is missing (life_years = 3, over which its price is spread)"});
    CHECK(complaints_of(bought + "power_watts = 1400\n")
        == Lines{"1:1 \"price_per_kwh\" is missing (price_per_kwh = 0.30)"});
    CHECK(complaints_of(bought + "hours_per_month = 0\n")
        == Lines{"6:19 \"hours_per_month\" must be between 1 and 744 ()"});
    CHECK(complaints_of(bought + "power_watts = 9e8\nprice_per_kwh = 1\n")
        == Lines{"6:15 \"power_watts\" must be between 0 and 1000000 ()"});
    CHECK(complaints_of("owned_machine = 1\n")
        == Lines{
            "1:1 \"owned_machine\" must be a list of tables (write [[owned_machine]] on a line of its own, and its keys below)"});
}

TEST_CASE("prices.toml stands in the config folder, and may be missing")
{
    const Scratch scratch;
    const Environment environment({{"XDG_CONFIG_HOME", scratch.path().string()}});
    CHECK(read_own_prices(environment).prices.empty());
    CHECK(read_own_prices(Environment()).prices.empty());
    scratch.write("mltrain/prices.toml", "[[price]]\n" + whole + "per_hour = 0.3\n");
    CHECK(read_own_prices(environment).prices.size() == 1);
    scratch.write("mltrain/prices.toml", "[[price]]\n" + whole);
    CHECK_THROWS_AS(read_own_prices(environment), Error);
}

}  // namespace mltrain
