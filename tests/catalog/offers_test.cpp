#include "catalog/offers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace mltrain {

namespace {

using namespace std::chrono;

constexpr Date today = 2026y / November / 21;

const Price* find(const std::vector<Price>& prices, const Wanted& wanted)
{
    const auto found = std::find_if(prices.begin(), prices.end(), [&](const Price& price) {
        return price.provider == wanted.provider && price.region == wanted.region
            && price.product == wanted.product;
    });
    return found == prices.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("the offers are whole machines, each once, with all that a comparison needs")
{
    const std::vector<Price> all = offers(PriceBook(), today);
    CHECK(all.size() > 16'000);
    std::set<std::tuple<std::string_view, std::string_view, std::string>> places;
    std::set<std::string_view> providers;
    for (const Price& offer : all) {
        CAPTURE(offer.product);
        CHECK(places.emplace(offer.provider, offer.region, offer.product).second);
        CHECK(offer.unit == PriceUnit::hour);
        CHECK((offer.kind == PriceKind::machine || offer.kind == PriceKind::tier));
        CHECK(offer.amount > Money{});
        CHECK_FALSE(offer.source.empty());
        providers.insert(offer.provider);
    }
    CHECK(providers.size() == 9);
    CHECK(decimal_text(find(all, {"ec2", "us-east-1", "p3.8xlarge"})->amount) == "12.24");
    CHECK(find(all, {"ec2", "us-east-1", "p3.8xlarge"})->as_of == Date(2023y / August / 30));
    CHECK(
        find(all, {"vertex-ai", "us-central1", "n1-standard-4"})->standing == Standing::published);
}

TEST_CASE("a machine with accelerators attached is an offer, in each number that fits")
{
    const std::vector<Price> all = offers(PriceBook(), today);
    const Price* two =
        find(all, {"compute-engine", "us-central1", "n1-standard-8 + 2 x NVIDIA_TESLA_T4"});
    REQUIRE(two);
    CHECK(decimal_text(two->amount) == "1.079998");  // 0.379998 + 2 x 0.35
    CHECK(decimal_text(two->spot.value()) == "0.48402");
    CHECK(two->shape == Shape{8'000, 30'000, "NVIDIA_TESLA_T4", 2});
    CHECK(two->offered);
    CHECK(two->as_of == Date(2026y / January / 1));  // as old as the older of the two
    const Price* derived =
        find(all, {"vertex-ai", "us-central1", "n1-standard-4 + 1 x NVIDIA_TESLA_V100"});
    REQUIRE(derived);
    CHECK(derived->standing == Standing::derived);
    CHECK(decimal_text(derived->amount) == "3.07049885");
    CHECK_FALSE(derived->spot);
    CHECK(derived->spot_at_least);
    CHECK_FALSE(
        find(all, {"compute-engine", "us-central1", "n1-standard-8 + 3 x NVIDIA_TESLA_T4"}));
    CHECK_FALSE(
        find(all, {"compute-engine", "us-central1", "n1-standard-96 + 1 x NVIDIA_TESLA_T4"}));
    const Price* ended =
        find(all, {"compute-engine", "us-central1", "n1-standard-8 + 1 x NVIDIA_TESLA_P100"});
    REQUIRE(ended);
    CHECK_FALSE(ended->offered);
}

}  // namespace mltrain
