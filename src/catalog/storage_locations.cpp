#include "catalog/storage_locations.hpp"

#include "base/text.hpp"
#include "catalog/google_regions.hpp"

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

struct Pair {
    std::string_view location, one, other;
};

// asia1 is Tokyo and Osaka by https://cloud.google.com/storage/docs/locations; nam4 is Iowa and South Carolina, and eur4
// Finland and the Netherlands, by texts that go back to it; one region of each pair stands in gcloud 528, too
// (GCS_TO_AR_REGIONS). Of the further pairs in Europe no such source was at hand: they are unknown here.
constexpr std::array pairs = {
    Pair{"asia1", "asia-northeast1", "asia-northeast2"},
    Pair{"eur4", "europe-north1", "europe-west4"},
    Pair{"nam4", "us-central1", "us-east1"},
};

/// By the same page the United States, Asia and the European Union, which London (europe-west2) and Zurich
/// (europe-west6) are not in.
bool is_in_continent(std::string_view region, std::string_view location)
{
    if (location == "us") return region.starts_with("us-");
    if (location == "asia") return region.starts_with("asia-");
    return location == "eu" && region.starts_with("europe-") && region != "europe-west2"
        && region != "europe-west6";
}

}  // namespace

Nearness nearness(
    std::string_view region, std::string_view location, std::span<const std::string> places)
{
    const std::string where = lower(location);
    if (where == region) return Nearness::same;
    if (!places.empty()) {
        const bool is_one = std::any_of(places.begin(), places.end(),
            [&](const std::string& place) { return lower(place) == region; });
        return is_one ? Nearness::around : Nearness::far;
    }
    for (const Pair& pair : pairs) {
        if (where == pair.location)
            return region == pair.one || region == pair.other ? Nearness::around : Nearness::far;
    }
    if (where == "us" || where == "eu" || where == "asia")
        return is_in_continent(region, where) ? Nearness::around : Nearness::far;
    return is_google_region(where) ? Nearness::far : Nearness::unknown;
}

}  // namespace mltrain
