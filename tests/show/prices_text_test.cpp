#include "show/prices_text.hpp"

#include "base/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace mltrain {

namespace {

using namespace std::chrono;

constexpr PricesView view{2026y / November / 21, 80, {}};

int widest_line(const std::string& text)
{
    int widest = 0;
    for (const std::string_view line : lines_of(text)) widest = std::max(widest, columns_of(line));
    return widest;
}

}  // namespace

TEST_CASE("the whole price book fits 80 columns, whatever is beside what")
{
    const std::vector<Price> prices = PriceBook().prices();
    CHECK(widest_line(prices_text(prices, view)) <= 80);
    CHECK(widest_line(price_sources_text(prices, view)) <= 80);
}

TEST_CASE("a name is never cut, only what is behind it")
{
    const std::string text = prices_text(PriceBook().prices(), view);
    bool all_behind = true;
    for (const std::string_view line : lines_of(text)) {
        const auto cut = line.find("…");
        if (cut == line.npos) continue;
        const std::string_view before = line.substr(0, cut);
        const bool in_accelerators = before.find(", ") != before.npos;
        const bool in_note = before.find('$') != before.npos;
        all_behind = all_behind && (in_accelerators || in_note);
    }
    CHECK(all_behind);
}

TEST_CASE("prices are grouped by where they are from, the newest first")
{
    const PriceBook book;
    CHECK(prices_text(book.prices({"vertex-ai", "us-central1", "n1-standard-4"}), view) ==
        R"(vertex-ai, published, 2026-10-07 (45 days old)
  cloud.google.com/vertex-ai/pricing, by api-evangelist/google-vertex-ai
  spot: Compute Engine's spot price and a management fee that no source tells
  REGION       PRODUCT            PRICE           SPOT
  us-central1  n1-standard-4  $0.2185/h  $0.0670 + fee
vertex-ai, derived, 2026-07-30 (114 days old)
  1.15 x Compute Engine without local SSD
  spot: Compute Engine's spot price and a management fee that no source tells
  REGION       PRODUCT            PRICE           SPOT
  us-central1  n1-standard-4  $0.2185/h  $0.0670 + fee
)");
    CHECK(prices_text(book.prices({"ml-engine", "us-central1", "n1-standard-4"}), view) ==
        R"(ml-engine, published, 2019-11-04 (closed)
  cloud.google.com/ml-engine/docs/pricing (edition with n1 machine types)
  REGION    PRODUCT            PRICE
  Americas  n1-standard-4  $0.1900/h
)");
}

TEST_CASE("in JSON a price has all its digits, and what is not known is null")
{
    const PriceBook book;
    CHECK(json_text(prices_json(
              book.prices({"compute-engine", "us-central1", "n1-highcpu-2"}), view.today))
        == R"([{"provider": "compute-engine", "region": "us-central1", "product": "n1-highcpu-2", "vcpus": 2, "memory_gib": 1.8, "accelerator": null, "accelerators": null, "price": "0.0708486", "unit": "hour", "spot_price": "0.0249892", "spot_price_at_least": null, "currency": "USD", "offered": true, "as_of": "2026-07-30", "age_days": 114, "standing": "published", "closed": false, "source": "Cloud Billing API, by Cyclenerd/google-cloud-pricing-cost-calculator", "note": null}])");
}

}  // namespace mltrain
