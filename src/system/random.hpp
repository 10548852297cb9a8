// Chance, for identifiers that nobody else may choose.
#pragma once

#include <string>

namespace mltrain {

class Random {
public:
    virtual ~Random() = default;

    /// So many random hexadecimal digits, lower case.
    virtual std::string hex_digits(int count) = 0;
};

class SystemRandom final : public Random {
public:
    std::string hex_digits(int count) override;
};

}  // namespace mltrain
