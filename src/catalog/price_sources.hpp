// Where prices are from: price_sources.csv, to whose ids the source column of the other data files points.
#pragma once

#include "catalog/prices.hpp"

namespace mltrain {

class PriceSources {
public:
    PriceSources();

    /// Writes the source's date, standing and text on the price.
    void stamp(Price& price, std::string_view id) const;

    /// How new the book is.
    Date newest() const;

private:
    struct Source {
        std::string_view id;
        Date as_of;
        Standing standing;
        std::string_view text;
    };
    std::vector<Source> sources_;
};

}  // namespace mltrain
