// The user's own prices: prices.toml in the config folder. A rate that was negotiated, a machine that the book
// does not know, one that was bought, a discount, and what other currencies are worth. docs/prices.md explains
// the file. Every mistake in it becomes a Complaint with its place and cure; all are said at once.
#pragma once

#include "base/money.hpp"
#include "base/time.hpp"
#include "system/environment.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// What a price is for; of the user's own never a purchase.
enum class PriceUnit { hour, month, purchase };

/// [[price]], in dollars.
struct OwnPrice {
    std::string provider;
    std::string region;  ///< "": everywhere
    std::string product;
    PriceUnit unit = PriceUnit::hour;
    std::int64_t milli_vcpus = 0;
    std::int64_t milli_gib = 0;
    std::string accelerator;
    std::int64_t accelerators = 0;
    Money amount;
    std::optional<Money> spot;
    Date as_of{};
    std::string source;  ///< what the user says, else "prices.toml:3"
    std::string note;    ///< "0.40 EUR at 1.08", or "" in USD
};

/// [[discount]]: off the price on demand of whatever it names.
struct Discount {
    std::string provider;
    std::string region;           ///< "": everywhere
    std::string product;          ///< "": all of that provider
    std::int64_t billionths = 0;  ///< what is left to pay: 875,000,000 after 12.5 percent
    std::string note;             ///< "12.5 % off (prices.toml:9)"
};

/// [[owned_machine]]: what it was bought for, and what its power costs while it works. Spread over its life it
/// is one of the prices by the hour, too.
struct OwnedMachine {
    std::string product;
    Money price;
    Money power_per_hour;
    std::int64_t life_months = 0;
};

struct OwnPrices {
    std::vector<OwnPrice> prices;
    std::vector<Discount> discounts;
    std::vector<OwnedMachine> machines;
};

/// Throws Error with all complaints.
OwnPrices parse_own_prices(const std::string& file, std::string_view text);

/// From prices.toml, when there is one. Throws Error.
OwnPrices read_own_prices(const Environment& environment);

}  // namespace mltrain
