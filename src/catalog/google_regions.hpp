// The regions of Google Cloud: where in the world they are, and which is near which.
#pragma once

#include <string_view>
#include <vector>

namespace mltrain {

struct GoogleRegion {
    std::string_view name;
    int latitude = 0;   ///< whole degrees north
    int longitude = 0;  ///< whole degrees east
    bool vertex_ai = false;
};

std::vector<GoogleRegion> google_regions();

bool is_google_region(std::string_view name);

/// The same regions, the nearest to that place first. As they are when nobody knows where that place is.
std::vector<std::string_view> nearest_first(
    std::vector<std::string_view> regions, std::string_view place);

}  // namespace mltrain
