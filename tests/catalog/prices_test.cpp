#include "catalog/prices.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace mltrain {

namespace {

using namespace std::chrono;

constexpr Date today = 2026y / November / 21;

OwnPrices own(const std::string& text)
{
    return parse_own_prices("prices.toml", text);
}

OwnPrice own_rate(std::int64_t nanos, Date as_of)
{
    OwnPrice price;
    price.provider = "local";
    price.product = "rig";
    price.amount = {nanos};
    price.as_of = as_of;
    return price;
}

std::string hourly(const PriceBook& book, const Wanted& wanted, Date as_of = today)
{
    const auto price = book.find(wanted, as_of);
    return price ? decimal_text(price->amount) : "unpriced";
}

}  // namespace

TEST_CASE("the newest row counts, wherever it stands in the book")
{
    OwnPrices rows;
    rows.prices = {
        own_rate(2, 2020y / May / 1), own_rate(3, 2021y / May / 1), own_rate(1, 2019y / May / 1)};
    const PriceBook book(rows);
    const Wanted rig = {"local", "", "rig"};
    CHECK(book.find(rig, 2020y / April / 30)->amount.nanos == 1);
    CHECK(book.find(rig, 2020y / May / 1)->amount.nanos == 2);
    CHECK(book.find(rig, 2030y / May / 1)->amount.nanos == 3);
    CHECK_FALSE(book.find(rig, 2019y / April / 30));
    CHECK(book.why_unpriced(rig, 2019y / April / 30)
        == "the first known price of rig is of 2019-05-01");
}

TEST_CASE("the user's own price goes before the book's, from its day on")
{
    const PriceBook book(own(R"(
[[price]]
provider = "vertex-ai"
region   = "us-central1"
product  = "a2-highgpu-1g"
per_hour = 2.95
as_of    = 2026-09-01
)"));
    const Wanted wanted = {"vertex-ai", "us-central1", "a2-highgpu-1g"};
    CHECK(hourly(book, wanted) == "2.95");
    CHECK(book.find(wanted, today)->standing == Standing::user);
    CHECK(book.find(wanted, today)->source == "prices.toml:2");
    CHECK(hourly(book, wanted, 2026y / August / 31) == "4.22439275");
    CHECK(hourly(book, {"vertex-ai", "europe-west4", "a2-highgpu-1g"}) == "4.3101678");
}

TEST_CASE(
    "a discount is taken off what it names, and not off spot prices or what has a price of its own")
{
    const PriceBook book(own(R"(
[[discount]]
provider = "compute-engine"
region   = "us-central1"
percent  = 10

[[discount]]
provider = "ec2"
product  = "p3.8xlarge"
percent  = 50

[[discount]]
provider = "ml-engine"
region   = "asia-east1"
percent  = 50

[[price]]
provider = "compute-engine"
product  = "n2-standard-4"
per_hour = 0.1
as_of    = 2020-01-01
)"));
    const Wanted n1 = {"compute-engine", "us-central1", "n1-standard-4"};
    const auto price = book.find(n1, today);
    CHECK(decimal_text(price->amount) == "0.1709991");
    CHECK(decimal_text(price->spot.value()) == "0.06701");
    CHECK(price->standing == Standing::user);
    CHECK(price->note == "10 % off (prices.toml:2)");
    CHECK(price->source.find("Cloud Billing API") == 0);
    CHECK(hourly(book, {"compute-engine", "us-east1", "n1-standard-4"}) == "0.189999");
    CHECK(hourly(book, {"compute-engine", "us-central1", "n2-standard-4"}) == "0.10");
    CHECK(hourly(book, {"ec2", "us-east-1", "p3.8xlarge"}) == "6.12");
    CHECK(hourly(book, {"ec2", "us-east-1", "p3.2xlarge"}) == "3.06");
    // By both of ML Engine's formulas.
    const auto tier = book.find({"ml-engine", "asia-northeast1", "BASIC_GPU"}, today);
    CHECK(decimal_text(tier->amount) == "0.465");
    CHECK(decimal_text(tier->per_unit) == "0.27");
    CHECK(hourly(book, {"ml-engine", "us-east1", "BASIC_GPU"}) == "0.83");
    // Vertex AI's rule starts from the list.
    CHECK(hourly(book, {"vertex-ai", "us-central1", "n1-standard-8"}) == "0.4369977");
}

TEST_CASE("what is unpriced says why, and is never free")
{
    struct Row {
        Wanted wanted;
        Date as_of;
        std::string why;
    };
    const std::vector<Row> rows = {
        {{"ec2", "us-east-1", "p6.48xlarge"}, today, "no price is known for p6.48xlarge"},
        {{"ec2", "eu-west-1", "p4d.24xlarge"}, today,
            "no price is known for p4d.24xlarge in eu-west-1; there is one in: us-east-1"},
        {{"ec2", "us-east-1", "p4d.24xlarge"}, 2022y / May / 1,
            "the first known price of p4d.24xlarge is of 2023-08-30"},
        {{"vertex-ai", "us-central1", "n1-standard-8"}, 2026y / July / 29,
            "the first known price of n1-standard-8 is of 2026-07-30"},
        {{"vertex-ai", "us-east5", "n1-standard-8"}, today,
            "n1-standard-8 is not offered in us-east5; nearest: us-east4, northamerica-northeast2, us-east1"},
        {{"naver", "kr", "gpu"}, today, "no price is known for gpu"},
        {{"colab", "", "Pro"}, today,
            "no price is known for Pro"},  // a plan is no hour of a machine
        {{"vertex-ai", "us-central1", ""}, today, "no machine is named"},
    };
    const PriceBook book;
    for (const auto& [wanted, as_of, why] : rows) {
        CAPTURE(std::string(wanted.product));
        CHECK_FALSE(book.find(wanted, as_of));
        CHECK(book.why_unpriced(wanted, as_of) == why);
    }
    CHECK_FALSE(book.find({"vertex-ai", "", "n1-standard-8"}, today));
}

TEST_CASE("prices age from the day their source gave them; those of a closed service do not")
{
    const PriceBook book;
    CHECK(age_in_days(*book.find({"compute-engine", "us-central1", "n1-standard-4"}, today), today)
        == 114);
    CHECK_FALSE(age_in_days(*book.find({"ml-engine", "us-central1", "BASIC"}, today), today));
}

}  // namespace mltrain
