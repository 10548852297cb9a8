// The price book: what things cost, by provider and region, each price with its date, its standing and its
// source. A price that is not in the book is unpriced, never zero and never guessed. The book is compiled into
// the program (catalog/data, see docs/prices.md); the user's own prices and discounts lie over it. Each
// question reads the lists that it needs and keeps nothing, so that one who does not ask does not pay.
#pragma once

#include "base/money.hpp"
#include "base/time.hpp"
#include "catalog/own_prices.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

enum class PriceKind {
    tier,         ///< of ML Engine: several machines under one name
    machine,      ///< with what is built into it
    accelerator,  ///< one, to be attached to a machine
    plan,         ///< what is not paid by the hour
};

enum class Standing {
    published,  ///< as its source says it
    derived,    ///< computed from published ones by a rule, which is the source
    user,       ///< the user's own
};

/// What is in a machine; zero where nobody says.
struct Shape {
    std::int64_t milli_vcpus = 0;  ///< thousandths of a vCPU
    std::int64_t milli_gib = 0;    ///< thousandths of a GiB of memory
    std::string_view accelerator;  ///< as Google's API names it: "NVIDIA_TESLA_T4"; "" for none
    std::int64_t accelerators = 0;

    bool operator==(const Shape&) const = default;
};

/// One row. Its texts live as long as the book.
struct Price {
    std::string_view provider;  ///< "vertex-ai"
    std::string_view
        region;           ///< "" when it is the same everywhere; of ml-engine a zone: "Americas"
    std::string product;  ///< "n1-standard-8", "BASIC_GPU", "NVIDIA_TESLA_T4"
    PriceKind kind = PriceKind::machine;
    PriceUnit unit = PriceUnit::hour;
    Shape shape;
    Money amount;               ///< on demand, in USD, without tax
    std::optional<Money> spot;  ///< nothing when there is no spot or its price is not known
    std::optional<Money> spot_at_least;  ///< the known part, where another part of it is not known
    bool offered = true;                 ///< false: it has a price, but the region has none of it
    std::int64_t units = 0;              ///< of ml-engine: training units per hour, in billionths
    Money per_unit;                      ///< of ml-engine: the zone's base price of a training unit
    Date as_of{};                        ///< the day on which the source said so
    Standing standing = Standing::published;
    bool closed = false;      ///< the service is shut: the price is final, and does not age
    std::string_view source;  ///< where it is from, or the rule it follows from
    std::string_view note;    ///< what else to know about it, for people; may be ""
};

/// What is asked about; what is left empty is not asked about.
struct Wanted {
    std::string_view provider;
    std::string_view region;
    std::string_view product;

    bool is_of(std::string_view a_product) const { return product.empty() || a_product == product; }
    /// A price for everywhere fits every region.
    bool is_in(std::string_view a_region) const
    {
        return region.empty() || a_region.empty() || a_region == region;
    }
};

class PriceBook {
public:
    explicit PriceBook(OwnPrices own = {}) : own_(std::move(own)) {}

    /// The rows about that, of all dates: the user's own first, then as the data files have them.
    std::vector<Price> prices(const Wanted& wanted = {}) const;

    /// What an hour of exactly that costs on that day: the user's own, else the newest row that is not later.
    /// Nothing when no row is that old, or the region does not have it.
    std::optional<Price> find(const Wanted& wanted, Date as_of) const;
    /// Why find() has nothing, for people: "a2-highgpu-1g is not offered in asia-east1; nearest: …".
    std::string why_unpriced(const Wanted& wanted, Date as_of) const;

private:
    OwnPrices own_;
};

/// Whose product it is, and where.
struct Place {
    std::string_view provider, region, product;
    bool operator==(const Place&) const = default;
};
Place place_of(const Price& price);

struct HashOfPlace {
    std::size_t operator()(const Place& place) const;
};

/// Of rows about the same thing the one in force on that day: the user's own, else the newest that is not later.
std::vector<Price> newest_each(std::vector<Price> rows, Date as_of);

/// "published", "derived", "user".
std::string_view standing_name(Standing standing);
/// "hour", "month", "purchase".
std::string_view unit_name(PriceUnit unit);

/// After so many days a price should be looked up again.
constexpr int days_a_price_is_good = 180;
/// How old it is; nothing when it does not age.
std::optional<int> age_in_days(const Price& price, Date today);

}  // namespace mltrain
