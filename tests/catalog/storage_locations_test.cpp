#include "catalog/storage_locations.hpp"

#include <doctest/doctest.h>

#include <ostream>
#include <string>
#include <vector>

namespace mltrain {

namespace {

struct Case {
    const char* region;
    const char* location;
    Nearness nearness;
    std::vector<std::string> places{};
};

const std::vector<Case> cases = {
    {"us-central1", "US-CENTRAL1", Nearness::same},
    {"us-central1", "us-central1", Nearness::same},
    {"us-central1", "US-CENTRAL2", Nearness::far},
    {"us-central1", "US-EAST1", Nearness::far},
    {"us-central1", "US", Nearness::around},
    {"northamerica-northeast1", "US", Nearness::far},
    {"europe-west4", "EU", Nearness::around},
    {"europe-west2", "EU", Nearness::far},
    {"europe-west6", "EU", Nearness::far},
    {"us-central1", "EU", Nearness::far},
    {"asia-south1", "ASIA", Nearness::around},
    {"australia-southeast1", "ASIA", Nearness::far},
    {"us-central1", "NAM4", Nearness::around},
    {"us-east1", "NAM4", Nearness::around},
    {"us-east4", "NAM4", Nearness::far},
    {"asia-northeast2", "ASIA1", Nearness::around},
    {"europe-north1", "EUR4", Nearness::around},
    {"us-west1", "US", Nearness::around, {"US-WEST1", "US-CENTRAL1"}},
    {"us-east1", "US", Nearness::far, {"US-WEST1", "US-CENTRAL1"}},
    {"europe-west1", "EUR5", Nearness::unknown},
    {"us-central1", "", Nearness::unknown},
    {"us-central1", "MARS-NORTH1", Nearness::unknown},
};

}  // namespace

TEST_CASE("a bucket is near the region that its location is, or has")
{
    for (const Case& each : cases) {
        CAPTURE(each.region);
        CAPTURE(each.location);
        CHECK(nearness(each.region, each.location, each.places) == each.nearness);
    }
}

}  // namespace mltrain
