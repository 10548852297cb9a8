#include "system/random.hpp"

#include <random>

namespace mltrain {

std::string SystemRandom::hex_digits(int count)
{
    std::random_device device;
    std::string digits;
    for (int i = 0; i < count; ++i) digits += "0123456789abcdef"[device() % 16];
    return digits;
}

}  // namespace mltrain
