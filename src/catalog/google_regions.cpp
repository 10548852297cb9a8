#include "catalog/google_regions.hpp"

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cstdlib>

namespace mltrain {

namespace {

/// The square of how far apart they are, on a flat map whose degrees of longitude are three quarters as long as
/// those of latitude: enough to tell near from far.
int apart(const GoogleRegion& a, const GoogleRegion& b)
{
    const int north = a.latitude - b.latitude;
    const int across = std::abs(a.longitude - b.longitude);
    const int east = std::min(across, 360 - across);
    return 16 * north * north + 9 * east * east;
}

const GoogleRegion* by_name(const std::vector<GoogleRegion>& regions, std::string_view name)
{
    const auto found = std::find_if(regions.begin(), regions.end(),
        [&](const GoogleRegion& known) { return known.name == name; });
    return found == regions.end() ? nullptr : &*found;
}

}  // namespace

std::vector<GoogleRegion> google_regions()
{
    std::vector<GoogleRegion> regions;
    each_csv_row(embedded_file("src/catalog/data/google_regions.csv"), [&](const CsvRow& row) {
        regions.push_back({row["region"], whole_number(row["latitude"]),
            whole_number(row["longitude"]), row["vertex_ai"] == "yes"});
    });
    return regions;
}

bool is_google_region(std::string_view name)
{
    return by_name(google_regions(), name) != nullptr;
}

std::vector<std::string_view> nearest_first(
    std::vector<std::string_view> regions, std::string_view place)
{
    const std::vector<GoogleRegion> known = google_regions();
    const GoogleRegion* here = by_name(known, place);
    if (!here) return regions;
    const auto distance = [&](std::string_view name) {
        const GoogleRegion* there = by_name(known, name);
        return there ? apart(*here, *there) : INT32_MAX;
    };
    std::stable_sort(regions.begin(), regions.end(),
        [&](std::string_view a, std::string_view b) { return distance(a) < distance(b); });
    return regions;
}

}  // namespace mltrain
