// SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

namespace mltrain {

std::string sha256(std::string_view bytes);

}  // namespace mltrain
