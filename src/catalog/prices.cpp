#include "catalog/prices.hpp"

#include "base/text.hpp"
#include "catalog/google_regions.hpp"
#include "catalog/ml_engine.hpp"
#include "catalog/price_lists.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_map>

namespace mltrain {

namespace {

/// About how many rows the book has: to move them while they are read would take longer than to read them.
constexpr std::size_t many = 14'000;
/// How many regions a refusal names.
constexpr std::size_t few = 3;

Price price_of(const OwnPrice& own)
{
    Price price;
    price.provider = own.provider;
    price.region = own.region;
    price.product = own.product;
    price.kind = own.unit == PriceUnit::hour ? PriceKind::machine : PriceKind::plan;
    price.unit = own.unit;
    price.shape = {own.milli_vcpus, own.milli_gib, own.accelerator, own.accelerators};
    if (own.product == own.accelerator) price.kind = PriceKind::accelerator;
    price.amount = own.amount;
    price.spot = own.spot;
    price.as_of = own.as_of;
    price.standing = Standing::user;
    price.source = own.source;
    price.note = own.note;
    return price;
}

/// Region by region, as the user names them: of ml-engine, not by zone.
bool is_meant(const Discount& discount, const Price& price)
{
    const std::string_view region = price.provider == "ml-engine"
        ? ml_engine_zone(discount.region)
        : std::string_view(discount.region);
    return discount.provider == price.provider
        && (discount.region.empty() || region == price.region)
        && (discount.product.empty() || discount.product == price.product);
}

/// What the user gives a price of its own needs no discount.
bool is_own(const Price& price, const std::vector<Price>& own)
{
    return std::any_of(own.begin(), own.end(), [&](const Price& mine) {
        return mine.provider == price.provider && mine.product == price.product
            && (mine.region.empty() || mine.region == price.region);
    });
}

/// Spot prices are nobody's to negotiate.
void take_off(const Discount& discount, Price& price)
{
    price.amount = scaled(price.amount, discount.billionths, nanos_per_unit);
    price.per_unit = scaled(price.per_unit, discount.billionths, nanos_per_unit);
    price.standing = Standing::user;
    price.note = discount.note;
}

/// The user's own, else the newer one.
bool goes_before(const Price& a, const Price& b)
{
    const bool own_a = a.standing == Standing::user, own_b = b.standing == Standing::user;
    return own_a != own_b ? own_a : a.as_of > b.as_of;
}

std::vector<std::string_view> regions_of(const std::vector<Price>& prices)
{
    std::vector<std::string_view> regions;
    for (const Price& price : prices) {
        if (std::find(regions.begin(), regions.end(), price.region) == regions.end())
            regions.push_back(price.region);
    }
    return regions;
}

/// Where else there is such a thing; Google says where it has what, of the others we only know where we know a
/// price.
std::string elsewhere(const Wanted& wanted, const std::vector<Price>& rows)
{
    const bool of_google = wanted.provider == "compute-engine" || wanted.provider == "vertex-ai";
    const std::string what = of_google
        ? fmt::format("{} is not offered in {}", wanted.product, wanted.region)
        : fmt::format("no price is known for {} in {}", wanted.product, wanted.region);
    if (rows.empty()) return what + ", nor elsewhere";
    std::vector<std::string_view> regions = nearest_first(regions_of(rows), wanted.region);
    if (regions.size() > few) regions.resize(few);
    std::vector<std::string> names(regions.begin(), regions.end());
    const std::string_view where = is_google_region(wanted.region) ? "nearest" : "there is one in";
    return fmt::format("{}; {}: {}", what, where, joined(names, ", "));
}

}  // namespace

std::vector<Price> PriceBook::prices(const Wanted& wanted) const
{
    std::vector<Price> prices;
    if (wanted.provider.empty() && wanted.product.empty()) prices.reserve(many);
    for (const OwnPrice& own : own_.prices) {
        const bool asked = wanted.provider.empty() || wanted.provider == own.provider;
        if (asked && wanted.is_of(own.product) && wanted.is_in(own.region))
            prices.push_back(price_of(own));
    }
    const std::vector<Price> own = prices;
    for (const std::string_view provider : price_list_names()) {
        if (wanted.provider.empty() || wanted.provider == provider)
            add_prices(provider, wanted, prices);
    }
    for (const Discount& discount : own_.discounts) {
        for (Price& price : prices) {
            if (is_meant(discount, price) && !is_own(price, own)) take_off(discount, price);
        }
    }
    return prices;
}

std::optional<Price> PriceBook::find(const Wanted& wanted, Date as_of) const
{
    if (wanted.product.empty()) return {};
    std::optional<Price> best;
    for (Price& price : prices(wanted)) {
        // To be in no region is to be nowhere, not everywhere.
        const bool there = !wanted.region.empty() || price.region.empty();
        if (!there || !price.offered || price.unit != PriceUnit::hour || price.as_of > as_of)
            continue;
        if (!best || goes_before(price, *best)) best = std::move(price);
    }
    return best;
}

std::string PriceBook::why_unpriced(const Wanted& wanted, Date as_of) const
{
    if (wanted.product.empty()) return "no machine is named";
    const bool by_zone = wanted.provider == "ml-engine";
    if (wanted.region.empty() && (by_zone || wanted.provider == "vertex-ai"))
        return "no region is set";
    if (by_zone && ml_engine_zone(wanted.region).empty())
        return fmt::format("no prices for the region \"{}\"", wanted.region);
    std::vector<Price> rows = prices({wanted.provider, {}, wanted.product});
    std::erase_if(rows, [](const Price& price) { return price.unit != PriceUnit::hour; });
    if (rows.empty()) return fmt::format("no price is known for {}", wanted.product);
    std::erase_if(rows, [](const Price& price) { return !price.offered; });
    const std::string_view here = by_zone ? ml_engine_zone(wanted.region) : wanted.region;
    std::optional<Date> first;
    for (const Price& price : rows) {
        const bool is_here = price.region.empty() || price.region == here;
        if (is_here && (!first || price.as_of < *first)) first = price.as_of;
    }
    if (first && *first > as_of)
        return fmt::format(
            "the first known price of {} is of {}", wanted.product, date_text(*first));
    return elsewhere(wanted, rows);
}

std::vector<Price> newest_each(std::vector<Price> rows, Date as_of)
{
    std::unordered_map<Place, std::size_t, HashOfPlace> best(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].as_of > as_of) continue;
        const auto [found, added] = best.emplace(place_of(rows[i]), i);
        if (!added && goes_before(rows[i], rows[found->second])) found->second = i;
    }
    std::vector<std::size_t> chosen;
    for (const auto& [place, i] : best) chosen.push_back(i);
    std::sort(chosen.begin(), chosen.end());
    std::vector<Price> prices;
    prices.reserve(chosen.size());
    for (const std::size_t i : chosen) prices.push_back(std::move(rows[i]));
    return prices;
}

Place place_of(const Price& price)
{
    return {price.provider, price.region, price.product};
}

std::size_t HashOfPlace::operator()(const Place& place) const
{
    const std::hash<std::string_view> hash;
    return (hash(place.provider) * 31 + hash(place.region)) * 31 + hash(place.product);
}

std::string_view standing_name(Standing standing)
{
    switch (standing) {
    case Standing::published: return "published";
    case Standing::derived: return "derived";
    case Standing::user: return "user";
    }
    return "";
}

std::string_view unit_name(PriceUnit unit)
{
    switch (unit) {
    case PriceUnit::hour: return "hour";
    case PriceUnit::month: return "month";
    case PriceUnit::purchase: return "purchase";
    }
    return "";
}

std::optional<int> age_in_days(const Price& price, Date today)
{
    if (price.closed) return {};
    return static_cast<int>(
        (std::chrono::sys_days(today) - std::chrono::sys_days(price.as_of)).count());
}

}  // namespace mltrain
