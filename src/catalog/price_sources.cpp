#include "catalog/price_sources.hpp"

#include "base/csv.hpp"
#include "base/embedded.hpp"

#include <algorithm>

namespace mltrain {

PriceSources::PriceSources()
{
    each_csv_row(embedded_file("src/catalog/data/price_sources.csv"), [&](const CsvRow& row) {
        const Standing standing =
            row["standing"] == "derived" ? Standing::derived : Standing::published;
        sources_.push_back(
            {row["id"], parse_date(row["as_of"]).value_or(Date{}), standing, row["source"]});
    });
}

void PriceSources::stamp(Price& price, std::string_view id) const
{
    for (const Source& source : sources_) {
        if (source.id != id) continue;
        price.as_of = source.as_of;
        price.standing = source.standing;
        price.source = source.text;
        return;
    }
}

Date PriceSources::newest() const
{
    Date newest{};
    for (const Source& source : sources_) newest = std::max(newest, source.as_of);
    return newest;
}

}  // namespace mltrain
