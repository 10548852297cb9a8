// The price book as a person reads it and as --json says it: grouped by where the prices are from, the newest
// first.
#pragma once

#include "base/json.hpp"
#include "catalog/prices.hpp"
#include "show/style.hpp"

#include <string>
#include <vector>

namespace mltrain {

/// How and as of when prices are shown.
struct PricesView {
    Date today{};
    int columns = 80;
    Style style;
};

/// Each row, under a heading that says its date, age, standing and source.
std::string prices_text(const std::vector<Price>& prices, const PricesView& view);
Json prices_json(const std::vector<Price>& prices, Date today);

/// One line for each provider, date and standing: how many prices there are, and from where.
std::string price_sources_text(const std::vector<Price>& prices, const PricesView& view);
Json price_sources_json(const std::vector<Price>& prices, Date today);

/// "114 days".
std::string age_text(int days);

}  // namespace mltrain
