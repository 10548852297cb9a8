#include "catalog/price_lists.hpp"

#include "base/embedded.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace mltrain {

namespace {

using namespace std::chrono;

constexpr Date today = 2026y / November / 21;

/// All data files of prices but ML Engine's, which have a test of their own.
std::vector<const EmbeddedFile*> data_files()
{
    std::vector<const EmbeddedFile*> files;
    for (const EmbeddedFile& file : embedded_files()) {
        const bool ours =
            file.path.ends_with(".csv") && file.path.find("/ml_engine_") == file.path.npos;
        if (ours) files.push_back(&file);
    }
    return files;
}

std::vector<std::string_view> lines_of_rows(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (!line.empty() && !line.starts_with('#')) lines.push_back(line);
    }
    return lines;
}

std::string hourly(std::string_view provider, std::string_view region, std::string_view product,
    Date as_of = today)
{
    const auto price = PriceBook().find({provider, region, product}, as_of);
    return price ? decimal_text(price->amount) : "unpriced";
}

}  // namespace

TEST_CASE("every data file says what it is, and every row is whole and plain")
{
    CHECK(data_files().size() == 19);
    for (const EmbeddedFile* file : data_files()) {
        CAPTURE(std::string(file->path));
        CHECK(file->bytes.starts_with("# "));
        CHECK(std::all_of(file->bytes.begin(), file->bytes.end(),
            [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
        const auto lines = lines_of_rows(file->bytes);
        REQUIRE(lines.size() > 1);
        const std::size_t columns = csv_fields(lines[0]).size();
        std::set<std::string_view> seen;
        for (const std::string_view line : lines) {
            CAPTURE(std::string(line));
            // A last field that is empty is no field; a source never is.
            CHECK(csv_fields(line).size() == columns);
            CHECK(seen.insert(line).second);
        }
    }
}

TEST_CASE("every row names a source, and every source has a date")
{
    std::set<std::string> sources;
    each_csv_row(embedded_file("src/catalog/data/price_sources.csv"), [&](const CsvRow& row) {
        CAPTURE(std::string(row["id"]));
        CHECK(sources.emplace(row["id"]).second);
        const auto as_of = parse_date(row["as_of"]);
        REQUIRE(as_of);
        CHECK(*as_of <= today);
        CHECK((row["standing"] == "published" || row["standing"] == "derived"));
        CHECK(row["source"].size() > 10);
        CHECK(row["source"].size() <= 78);
    });
    std::set<std::string> used = {"vertex-rule"};
    for (const EmbeddedFile* file : data_files()) {
        const bool prices = lines_of_rows(file->bytes)[0].find("usd") != std::string_view::npos
            || file->path.find("compute_engine") != file->path.npos
            || file->path.ends_with("colab.csv");
        if (!prices || file->path.ends_with("price_sources.csv")) continue;
        CAPTURE(std::string(file->path));
        each_csv_row(file->bytes, [&](const CsvRow& row) {
            CAPTURE(std::string(row["source"]));
            CHECK(sources.contains(std::string(row["source"])));
            used.emplace(row["source"]);
        });
    }
    CHECK(used == sources);
}

TEST_CASE("no price without date and source, none of nothing, and none twice")
{
    const std::vector<Price> prices = PriceBook().prices();
    CHECK(prices.size() == 13'767);
    std::set<std::tuple<std::string_view, std::string_view, std::string, Date, Standing>> keys;
    std::map<std::string, int> counts;
    for (const Price& price : prices) {
        CAPTURE(std::string(price.provider));
        CAPTURE(std::string(price.region));
        CAPTURE(price.product);
        const bool free = price.provider == "paperspace" && price.product == "Free";
        CHECK((price.amount > Money{}) == !free);
        CHECK((!price.spot || (*price.spot > Money{} && *price.spot <= price.amount)));
        CHECK(price.as_of >= Date(2018y / January / 1));
        CHECK(price.as_of <= today);
        CHECK_FALSE(price.source.empty());
        CHECK_FALSE(price.product.empty());
        CHECK(price.standing != Standing::user);
        CHECK(price.closed == (price.provider == "ml-engine"));
        CHECK(price.shape.accelerator.empty() == (price.shape.accelerators == 0));
        CHECK(keys.emplace(price.provider, price.region, price.product, price.as_of, price.standing)
                  .second);
        ++counts[std::string(price.provider)];
    }
    const std::map<std::string, int> expected = {{"vertex-ai", 3934}, {"compute-engine", 8261},
        {"ec2", 1233}, {"sagemaker", 90}, {"azure", 18}, {"paperspace", 25}, {"lambda", 11},
        {"colab", 8}, {"local", 1}, {"ml-engine", 186}};
    CHECK(counts == expected);
}

TEST_CASE("the book is small")
{
    std::size_t bytes = 0;
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.path.ends_with(".csv")) bytes += file.bytes.size();
    }
    CHECK(bytes < 400'000);
}

TEST_CASE("prices that are known from elsewhere are in the book")
{
    struct Row {
        std::string_view provider, region, product, price;
    };
    const std::vector<Row> rows = {
        {"ec2", "us-east-1", "p3.2xlarge", "3.06"},
        {"ec2", "us-east-1", "p3.8xlarge", "12.24"},  // four V100, of the founding documents
        {"ec2", "ap-northeast-2", "p3.8xlarge", "16.936"},
        {"ec2", "ap-northeast-1", "p3.8xlarge", "16.776"},
        {"ec2", "us-east-1", "p3.16xlarge", "24.48"},
        {"ec2", "us-east-1", "p3dn.24xlarge", "31.212"},
        {"ec2", "us-east-1", "p4d.24xlarge", "32.7726"},
        {"ec2", "us-east-1", "p4de.24xlarge", "40.96575"},
        {"ec2", "us-east-1", "p5.48xlarge", "98.32"},
        {"ec2", "us-east-1", "g4dn.xlarge", "0.526"},
        {"ec2", "us-east-1", "g5.xlarge", "1.006"},
        {"ec2", "us-east-1", "p2.xlarge", "0.90"},
        {"sagemaker", "us-east-1", "ml.p3.2xlarge", "3.825"},
        {"sagemaker", "us-east-1", "ml.p3.8xlarge", "14.688"},
        {"sagemaker", "us-east-2", "ml.p3.16xlarge", "28.152"},
        {"sagemaker", "us-east-1", "ml.p3dn.24xlarge", "35.894"},
        {"sagemaker", "us-east-1", "ml.p4d.24xlarge", "37.688"},
        {"sagemaker", "us-east-1", "ml.p5.48xlarge", "113.068"},
        {"sagemaker", "us-east-1", "ml.g4dn.xlarge", "0.7364"},
        {"sagemaker", "us-east-1", "ml.g5.48xlarge", "20.36"},
        {"sagemaker", "us-east-1", "ml.m5.xlarge", "0.23"},
        {"azure", "US", "NC6", "0.90"},
        {"azure", "US", "NC6s_v2", "2.07"},
        {"azure", "US", "NC6s_v3", "3.06"},
        {"azure", "US", "NC24s_v3", "12.24"},
        {"azure", "US", "NC4as_T4_v3", "0.526"},
        {"azure", "US", "NC24ads_A100_v4", "3.673"},
        {"azure", "US", "NC96ads_A100_v4", "14.69"},
        {"azure", "US", "NC40ads_H100_v5", "6.98"},
        {"paperspace", "", "GPU+", "0.45"},
        {"paperspace", "", "P4000", "0.51"},
        {"paperspace", "", "P5000", "0.78"},
        {"paperspace", "", "V100", "2.30"},
        {"paperspace", "", "A100-80G", "3.18"},
        {"paperspace", "", "H100", "5.95"},
        {"lambda", "", "1 x A100 (40 GB)", "1.10"},
        {"lambda", "", "1 x H100 (80 GB)", "1.99"},
        {"compute-engine", "us-central1", "tpu-v2-8", "4.50"},
        {"compute-engine", "us-central2", "tpu-v4-8", "12.88"},
    };
    for (const auto& [provider, region, product, price] : rows) {
        CAPTURE(std::string(product));
        CHECK(hourly(provider, region, product) == price);
    }
}

TEST_CASE(
    "Colab sells compute units: $9.99 a month, and an hour of an accelerator is so many of them")
{
    const std::vector<Price> prices = PriceBook().prices({"colab", {}, {}});
    std::map<std::string, std::string> amounts;
    for (const Price& price : prices) {
        amounts[price.product] =
            decimal_text(price.amount) + " " + std::string(unit_name(price.unit));
    }
    const std::map<std::string, std::string> expected = {{"Pro", "9.99 month"},
        {"Pro+", "49.99 month"}, {"100 compute units", "9.99 purchase"},
        {"500 compute units", "49.99 purchase"}, {"T4", "0.195804 hour"}, {"V100", "0.535464 hour"},
        {"A100", "1.306692 hour"}, {"TPU", "0.1998 hour"}};
    CHECK(amounts == expected);
    // A plan is not paid by the hour.
    CHECK(hourly("colab", "", "Pro") == "unpriced");
}

TEST_CASE("an older price is found on an older day")
{
    CHECK(hourly("ec2", "us-east-1", "p3.8xlarge", 2019y / April / 4) == "unpriced");
    CHECK(hourly("ec2", "us-east-1", "c5n.18xlarge", 2019y / April / 5) == "3.888");
    const PriceBook book;
    CHECK(book.find({"ec2", "us-east-1", "p3.8xlarge"}, 2019y / April / 5)->as_of
        == Date(2019y / April / 5));
    CHECK(book.find({"ec2", "us-east-1", "p3.8xlarge"}, today)->as_of == Date(2023y / August / 30));
}

TEST_CASE("what is in a machine is told where it is known")
{
    const PriceBook book;
    const auto shape = [&](std::string_view provider, std::string_view region,
                           std::string_view product) {
        return book.find({provider, region, product}, today)->shape;
    };
    CHECK(
        shape("ec2", "us-east-1", "p3.8xlarge") == Shape{32'000, 244'000, "NVIDIA_TESLA_V100", 4});
    CHECK(shape("ec2", "us-east-1", "c5n.large") == Shape{2'000, 5'250, "", 0});
    CHECK(shape("sagemaker", "us-east-1", "ml.p4d.24xlarge")
        == Shape{96'000, 1'152'000, "NVIDIA_TESLA_A100", 8});
    CHECK(shape("azure", "US", "NC24s_v3") == Shape{24'000, 448'000, "NVIDIA_TESLA_V100", 4});
    CHECK(shape("compute-engine", "us-central1", "e2-micro") == Shape{250, 1'000, "", 0});
    CHECK(shape("compute-engine", "us-central1", "n1-highcpu-8") == Shape{8'000, 7'200, "", 0});
    CHECK(shape("vertex-ai", "us-central1", "a2-highgpu-4g")
        == Shape{48'000, 340'000, "NVIDIA_TESLA_A100", 4});
    CHECK(shape("colab", "", "T4") == Shape{0, 0, "NVIDIA_TESLA_T4", 1});
}

}  // namespace mltrain
