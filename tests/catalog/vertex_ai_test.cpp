#include "catalog/vertex_ai.hpp"

#include "base/csv.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace mltrain {

namespace {

using namespace std::chrono;

constexpr Date today = 2026y / November / 21;

struct Totals {
    int rows = 0;
    int in_region = 0;
    Money compute_engine, vertex_ai;
};

/// A millionth of a dollar for each of them.
bool near(Money a, Money b, int rows)
{
    return std::abs(a.nanos - b.nanos) <= 1'000 * rows;
}

}  // namespace

TEST_CASE("Vertex AI costs 1.15 times Compute Engine, wherever Google's own price is known")
{
    struct Row {
        std::string_view region, machine, price;
    };
    const std::vector<Row> rows = {
        {"us-central1", "n1-standard-4", "0.21849885"},  // published, to the last digit
        {"europe-west4", "n1-highmem-8", "0.5990856"},   // "about 0.6" in a public script
        {"us-central1", "a2-ultragpu-1g", "5.7818573"},
        {"us-central1", "a2-highgpu-1g", "4.22439275"},
        {"us-central1", "g2-standard-12", "1.15047873"},
        {"us-central1", "a3-highgpu-8g", "101.007335504"},
    };
    for (const auto& [region, machine, price] : rows) {
        CAPTURE(std::string(machine));
        std::vector<Price> prices;
        add_vertex_ai_prices({{}, region, machine}, prices);
        std::erase_if(prices, [](const Price& row) { return row.standing != Standing::derived; });
        REQUIRE(prices.size() == 1);
        CHECK(decimal_text(prices[0].amount) == price);
        CHECK(prices[0].source == "1.15 x Compute Engine without local SSD");
        CHECK(date_text(prices[0].as_of) == "2026-07-30");
    }
}

TEST_CASE("a price of Google's own page goes before one that follows from a rule")
{
    const PriceBook book;
    const Wanted wanted = {"vertex-ai", "us-central1", "n1-standard-4"};
    const auto now = book.find(wanted, today);
    REQUIRE(now);
    CHECK(decimal_text(now->amount) == "0.21849885");
    CHECK(now->standing == Standing::published);
    CHECK(date_text(now->as_of) == "2026-10-07");
    const auto before = book.find(wanted, 2026y / October / 6);
    REQUIRE(before);
    CHECK(before->standing == Standing::derived);
    CHECK(before->amount == now->amount);
}

TEST_CASE(
    "what the machines of each region, and each machine everywhere, cost together is what others computed")
{
    std::map<std::string, Totals> ours;
    const PriceBook book;
    std::map<std::pair<std::string_view, std::string>, Price> base;
    for (Price& price : book.prices({"compute-engine", {}, {}})) {
        const std::pair key(price.region, price.product);
        base.emplace(key, std::move(price));
    }
    int rows = 0;
    for (const Price& price : book.prices({"vertex-ai", {}, {}})) {
        if (price.kind != PriceKind::machine || price.standing != Standing::derived) continue;
        ++rows;
        const Price& machine = base.at({price.region, price.product});
        for (const std::string& of :
            {"region " + std::string(price.region), "machine " + price.product}) {
            Totals& sum = ours[of];
            ++sum.rows;
            sum.in_region += machine.offered ? 1 : 0;
            sum.vertex_ai = sum.vertex_ai + price.amount;
        }
    }
    CHECK(rows == 3'890);
    const std::string theirs = slurp(source_tree() / "tests/catalog/vertex_ai_totals.csv");
    std::size_t compared = 0;
    each_csv_row(theirs, [&](const CsvRow& row) {
        const std::string of = std::string(row["of"]) + " " + std::string(row["name"]);
        CAPTURE(of);
        REQUIRE(ours.contains(of));
        const Totals& sum = ours.at(of);
        CHECK(sum.rows == whole_number(row["rows"]));
        CHECK(sum.in_region == whole_number(row["in_region"]));
        CHECK(near(sum.vertex_ai, *parse_money(row["vertex_ai"]), sum.rows));
        CHECK(near(
            sum.vertex_ai, scaled(*parse_money(row["compute_engine"]), 115, 100), 2 * sum.rows));
        ++compared;
    });
    CHECK(compared == ours.size());
    CHECK(compared == 38 + 106);
}

TEST_CASE("spot on Vertex AI is unpriced, but the known part of it is known")
{
    const auto price = PriceBook().find({"vertex-ai", "us-central1", "a2-highgpu-1g"}, today);
    REQUIRE(price);
    CHECK_FALSE(price->spot);
    CHECK(decimal_text(price->spot_at_least.value()) == "1.92802");
    CHECK(price->note.find("management fee that no source tells") != price->note.npos);
}

TEST_CASE("a machine is offered where the region has it and its accelerator is for training")
{
    struct Row {
        std::string_view region, product;
        bool offered;
    };
    const std::vector<Row> rows = {
        {"us-central1", "a2-highgpu-1g", true}, {"asia-northeast3", "a2-highgpu-1g", true},
        {"asia-northeast1", "a2-highgpu-1g",
            false},                              // the machines are there, but not for training
        {"asia-east1", "a2-highgpu-1g", false},  // no machines
        {"europe-west1", "g2-standard-4", false}, {"europe-west4", "g2-standard-4", true},
        {"europe-west9", "n1-standard-4", false}, {"europe-west9", "n2-standard-4", true},
        {"asia-east1", "NVIDIA_TESLA_V100", true}, {"asia-east2", "NVIDIA_TESLA_V100", false},
        {"us-west3", "NVIDIA_TESLA_T4", false},
        {"us-central1", "NVIDIA_TESLA_P100", false},  // ended on 2026-09-15
    };
    const PriceBook book;
    for (const auto& [region, product, offered] : rows) {
        CAPTURE(std::string(region));
        CAPTURE(std::string(product));
        CHECK(book.find({"vertex-ai", region, product}, today).has_value() == offered);
    }
    CHECK(book.why_unpriced({"vertex-ai", "asia-east1", "a2-highgpu-1g"}, today)
        == "a2-highgpu-1g is not offered in asia-east1; nearest: asia-northeast3, asia-southeast1, me-west1");
    CHECK(book.why_unpriced({"vertex-ai", "mars-north1", "a3-megagpu-8g"}, today)
        == "a3-megagpu-8g is not offered in mars-north1; there is one in: asia-northeast1, asia-southeast1, australia-southeast1");
    CHECK(book.why_unpriced({"vertex-ai", "us-central1", "a4-highgpu-8g"}, today)
        == "no price is known for a4-highgpu-8g");
}

TEST_CASE("an attached accelerator costs 1.15 times what it costs on Compute Engine")
{
    const auto t4 = PriceBook().find({"vertex-ai", "europe-west1", "NVIDIA_TESLA_T4"}, today);
    REQUIRE(t4);
    CHECK(decimal_text(t4->amount) == "0.4025");
    CHECK(t4->standing == Standing::derived);
    CHECK(date_text(t4->as_of) == "2026-01-01");
}

}  // namespace mltrain
