#include "base/sha256.hpp"

#include <sha2.h>

namespace mltrain {

std::string sha256(std::string_view bytes)
{
    char digits[SHA256_DIGEST_STRING_LENGTH];
    SHA256Data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), digits);
    return digits;
}

}  // namespace mltrain
