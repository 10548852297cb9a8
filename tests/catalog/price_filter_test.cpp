#include "catalog/price_filter.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace mltrain {

TEST_CASE("words find prices as people mean them")
{
    Price price;
    price.provider = "vertex-ai";
    price.region = "us-east4";
    price.product = "a2-highgpu-4g";
    price.shape.accelerator = "NVIDIA_TESLA_A100";
    struct Row {
        std::vector<std::string> words;
        bool found;
    };
    const std::vector<Row> rows = {
        {{}, true},
        {{"vertex-ai"}, true},
        {{"Vertex"}, true},
        {{"a100"}, true},
        {{"nvidia-tesla-a100"}, true},
        {{"us-east"}, true},
        {{"us-east4", "a100", "highgpu"}, true},
        {{"us-east4", "h100"}, false},
        {{"t4"}, false},      // the end of us-east4
        {{"a10"}, false},     // not all of the number
        {{"ighgpu"}, false},  // not where a word begins
        {{"highgpu-4"}, true},
        {{"us-east41"}, false},
    };
    for (const auto& [words, found] : rows) {
        CAPTURE(words.empty() ? "" : words.back());
        CHECK(mentions(price, words) == found);
    }
}

}  // namespace mltrain
