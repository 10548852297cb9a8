#include "gcloud/vertex_ai.hpp"

#include "cost/estimate.hpp"
#include "job/spec_file.hpp"
#include "support/fakes.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace mltrain {

namespace {

struct Nobody final : Runner {
    Outcome run(const Command&) override { return {}; }
    std::optional<std::filesystem::path> find_program(const std::string&) override { return {}; }
};

const std::string job = "name = \"census\"\nservice = \"vertex-ai\"\nregion = \"us-central1\"\n";

Projection projection_of(const std::string& text, const PriceBook& book = PriceBook())
{
    Nobody nobody;
    const VertexAi service(Gcloud(nobody, "gcloud"), "/tmp", [](const std::string&) {});
    const JobSpec spec = parse_spec("job.toml", job + text, "/").spec;
    CostQuestion question;
    question.rentals = service.rentals(spec);
    question.rules = service.time_limit();
    question.limits = spec.limits;
    question.as_of = question.today = *parse_date("2026-11-20");
    return project(book, question);
}

Money in_book(const std::string& provider, const std::string& product)
{
    return PriceBook().find({provider, "us-central1", product}, *parse_date("2026-11-20"))->amount;
}

}  // namespace

TEST_CASE("a small machine of Vertex AI costs what Google's page says, to the last digit")
{
    const Projection projection = projection_of("[master]\nmachine_type = \"n1-standard-4\"\n");
    REQUIRE(projection.per_hour);
    CHECK(decimal_text(*projection.per_hour) == "0.21849885");
}

TEST_CASE("a job of several pools costs the sum of its machines and accelerators in the book")
{
    const Projection projection = projection_of(R"(
[master]
machine_type = "n1-standard-8"
accelerator = { type = "NVIDIA_TESLA_T4", count = 2 }
[workers]
count = 3
machine_type = "a2-highgpu-1g"
[parameter_servers]
count = 2
machine_type = "n1-highmem-8"
)");
    REQUIRE(projection.per_hour);
    const Money sum = in_book("vertex-ai", "n1-standard-8")
        + scaled(in_book("vertex-ai", "NVIDIA_TESLA_T4"), 2, 1)
        // What is built into a machine is in its price.
        + scaled(in_book("vertex-ai", "a2-highgpu-1g"), 3, 1)
        + scaled(in_book("vertex-ai", "n1-highmem-8"), 2, 1);
    CHECK(*projection.per_hour == sum);
    CHECK(projection.lines.size() == 4);
}

TEST_CASE("spot has the price that is known, and a fee that nobody tells and nobody guesses")
{
    const std::string spot =
        "[master]\nmachine_type = \"n1-standard-4\"\n[scheduling]\nstrategy = \"SPOT\"\n";
    const Projection projection = projection_of(spot);
    CHECK_FALSE(projection.per_hour);
    REQUIRE(projection.lines.size() == 2);
    const auto base = PriceBook().find(
        {"compute-engine", "us-central1", "n1-standard-4"}, *parse_date("2026-11-20"));
    CHECK(projection.lines[0].per_hour == base->spot);
    CHECK(projection.lines[0].as_of == base->as_of);
    CHECK(projection.lines[1].what == "management fee of spot");
    CHECK_FALSE(projection.lines[1].unpriced.empty());

    OwnPrices own;
    own.prices.push_back({});
    OwnPrice& mine = own.prices.back();
    mine.provider = "vertex-ai";
    mine.product = "n1-standard-4";
    mine.amount = Money{nanos_per_unit / 5};
    mine.spot = Money{nanos_per_unit / 10};
    mine.as_of = *parse_date("2026-11-01");
    const Projection whole = projection_of(spot, PriceBook(own));
    REQUIRE(whole.per_hour);
    CHECK(decimal_text(*whole.per_hour) == "0.10");
}

}  // namespace mltrain
