// Reads back what TarGz wrote, by the rules of POSIX rather than by ours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

struct Unpacked {
    std::string path;
    std::string bytes;
    unsigned mode = 0;
    unsigned long long user = 1, group = 1, time = 0;
    bool has_pax = false;
};

std::string gunzipped(std::string_view gzip);
/// Throws std::runtime_error for what is no tar.
std::vector<Unpacked> untar(std::string_view gzip);

}  // namespace mltrain
