// Where the data of a Cloud Storage bucket lie, and whether that is where a job runs: who reads from another region
// waits longer and pays for the traffic.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace mltrain {

enum class Nearness {
    same,     ///< the bucket is in that region
    around,   ///< it is in several, and that is one of them
    far,      ///< it is elsewhere
    unknown,  ///< nobody here knows that location
};

/// `location` as Cloud Storage says it, in any case: "US-CENTRAL1", "EU", "NAM4". `places` are the regions of a bucket
/// whose owner chose a pair of them.
Nearness nearness(
    std::string_view region, std::string_view location, std::span<const std::string> places = {});

}  // namespace mltrain
