#include "catalog/google_regions.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace mltrain {

TEST_CASE("there are 44 regions, and Vertex AI trains in 38 of them")
{
    const auto regions = google_regions();
    CHECK(regions.size() == 44);
    CHECK(std::count_if(regions.begin(), regions.end(), [](const GoogleRegion& region) {
        return region.vertex_ai;
    }) == 38);
    for (const GoogleRegion& region : regions) {
        CAPTURE(std::string(region.name));
        CHECK(std::abs(region.latitude) <= 66);
        CHECK(std::abs(region.longitude) <= 180);
        CHECK(region.latitude != 0);
    }
    CHECK(is_google_region("us-central1"));
    CHECK_FALSE(is_google_region("us-central9"));
    CHECK_FALSE(is_google_region(""));
}

TEST_CASE("the nearest region comes first")
{
    using Names = std::vector<std::string_view>;
    const Names some = {"us-central1", "europe-west4", "asia-northeast1", "asia-southeast1"};
    CHECK(nearest_first(some, "asia-northeast3")
        == Names{"asia-northeast1", "asia-southeast1", "europe-west4", "us-central1"});
    CHECK(nearest_first(some, "us-east4")
        == Names{"us-central1", "europe-west4", "asia-northeast1", "asia-southeast1"});
    CHECK(nearest_first(some, "europe-west4").front() == "europe-west4");
    // The shorter way is across the Pacific.
    CHECK(nearest_first({"europe-west2", "asia-northeast1"}, "us-west1").front()
        == "asia-northeast1");
    CHECK(nearest_first(some, "mars-north1") == some);
    CHECK(nearest_first({"a-place-1", "us-central1"}, "us-east4")
        == Names{"us-central1", "a-place-1"});
}

}  // namespace mltrain
