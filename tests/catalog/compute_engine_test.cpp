#include "catalog/compute_engine.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace mltrain {

namespace {

using namespace std::chrono;

constexpr Date today = 2026y / November / 21;

std::string text(const std::optional<Money>& amount)
{
    return amount ? decimal_text(*amount) : "unpriced";
}

}  // namespace

TEST_CASE("a machine costs what its parts cost")
{
    struct Row {
        std::string_view region, machine, price, spot;
    };
    const std::vector<Row> rows = {
        {"us-central1", "n1-standard-4", "0.189999", "0.06701"},
        {"europe-west4", "n1-standard-4", "0.209168", "0.12153"},
        {"asia-east1", "n1-standard-4", "0.219998", "0.04304"},
        {"asia-southeast1", "n1-standard-4", "0.234386", "0.046945"},
        {"asia-northeast3", "n1-standard-4", "0.243757", "0.09482"},
        {"us-central1", "a2-highgpu-4g", "14.69354", "7.71208"},
        {"europe-west4", "a2-highgpu-4g", "14.991888", "6.77134"},
        {"asia-northeast3", "a2-highgpu-4g", "16.198363704", "8.6059"},
        {"asia-southeast1", "a2-highgpu-4g", "16.055031704", "9.63304"},
        {"us-central1", "a3-highgpu-8g", "88.489999903", "50.609540822"},
        {"asia-northeast3", "a3-highgpu-8g", "113.649246633", "36.240056986"},
        {"us-central1", "g2-standard-8", "0.853624271", "0.479872"},
        {"asia-northeast3", "g2-standard-8", "1.096224308", "0.327144"},
        {"us-central1", "n1-highcpu-96", "3.4007328", "1.1994816"},
        {"us-central1", "e2-micro", "0.008376428", "0.0050265"},
    };
    const PriceBook book;
    for (const auto& [region, machine, price, spot] : rows) {
        CAPTURE(std::string(region));
        CAPTURE(std::string(machine));
        const auto found = book.find({"compute-engine", region, machine}, today);
        REQUIRE(found);
        CHECK(text(found->amount) == price);
        CHECK(text(found->spot) == spot);
        CHECK(found->standing == Standing::published);
        CHECK(date_text(found->as_of) == "2026-07-30");
    }
}

TEST_CASE("the local SSD of a machine is part of its price, and known apart")
{
    const auto machines = compute_engine_machines({{}, "us-central1", "a2-ultragpu-8g"});
    REQUIRE(machines.size() == 1);
    CHECK(text(machines[0].local_ssd) == "0.328767123");  // 3000 GiB at $0.08 for 730 hours
    CHECK(compute_engine_machines({{}, "us-central1", "n1-standard-4"})[0].local_ssd == Money{});
    const PriceBook book;
    const auto plain = book.find({"compute-engine", "us-central1", "c3-standard-4"}, today);
    const auto with_ssd = book.find({"compute-engine", "us-central1", "c3-standard-4-lssd"}, today);
    CHECK(text(with_ssd->amount - plain->amount) == "0.04109589");
}

TEST_CASE("a spot price that nobody tells is not guessed")
{
    const auto found = PriceBook().find({"compute-engine", "us-central1", "g4-standard-48"}, today);
    REQUIRE(found);
    CHECK(text(found->amount) == "4.49993");
    CHECK_FALSE(found->spot);
    CHECK_FALSE(found->spot_at_least);
}

TEST_CASE("a price does not make a machine: regions have what they have")
{
    const PriceBook book;
    CHECK(book.find({"compute-engine", "asia-northeast3", "a2-highgpu-1g"}, today));
    CHECK_FALSE(book.find({"compute-engine", "asia-east1", "a2-highgpu-1g"}, today));
    const auto rows = book.prices({"compute-engine", "asia-east1", "a2-highgpu-1g"});
    REQUIRE(rows.size() == 1);
    CHECK(text(rows[0].amount) == "3.790142");
    CHECK_FALSE(rows[0].offered);
    CHECK(book.why_unpriced({"compute-engine", "asia-east1", "a2-highgpu-1g"}, today)
        == "a2-highgpu-1g is not offered in asia-east1; nearest: asia-northeast3, asia-northeast1, asia-southeast1");
}

TEST_CASE("an accelerator has a price of its own, where there is one")
{
    const PriceBook book;
    const auto t4 = book.find({"compute-engine", "europe-west4", "NVIDIA_TESLA_T4"}, today);
    REQUIRE(t4);
    CHECK(text(t4->amount) == "0.3675");
    CHECK(text(t4->spot) == "0.175");
    CHECK(t4->kind == PriceKind::accelerator);
    // Google ended the P100 on 2026-09-15.
    CHECK_FALSE(book.find({"compute-engine", "us-central1", "NVIDIA_TESLA_P100"}, today));
    CHECK(book.why_unpriced({"compute-engine", "us-central1", "NVIDIA_TESLA_P100"}, today)
        == "NVIDIA_TESLA_P100 is not offered in us-central1, nor elsewhere");
}

}  // namespace mltrain
