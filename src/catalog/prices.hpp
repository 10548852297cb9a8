// The price book: what an hour of a product costs, by provider and region, each row with its date, its
// standing and its source. A price that is not in the book is unpriced, never zero and never guessed.
#pragma once

#include "base/money.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

struct Price {
    std::string_view zone;
    std::string_view kind;  ///< "tier", "machine", "accelerator"
    std::string_view product;
    Date since{};
    Money per_hour;
    std::int64_t units = 0;     ///< training units per hour, in billionths
    Money per_unit;             ///< the zone's base price of a training unit
    std::string_view standing;  ///< "published", "derived"
    std::string_view source;
};

class PriceBook {
public:
    explicit PriceBook(std::vector<Price> prices) : prices_(std::move(prices)) {}

    /// The row in force on that day: the newest that is not later.
    const Price* find(std::string_view region, std::string_view product, Date as_of) const;
    /// Why find() has nothing, for people.
    std::string why_unpriced(std::string_view region, std::string_view product, Date as_of) const;

    const std::vector<Price>& prices() const { return prices_; }

private:
    std::vector<Price> prices_;
};

/// The rows compiled into the program.
PriceBook read_price_book();

}  // namespace mltrain
