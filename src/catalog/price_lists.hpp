// The price lists of the book, one for each provider, and how rows of data files become prices.
#pragma once

#include "base/csv.hpp"
#include "catalog/prices.hpp"

#include <span>

namespace mltrain {

/// Their names, in the order in which they are shown.
std::span<const std::string_view> price_list_names();

/// Appends what is wanted of one provider; nothing for a name that is none of them.
void add_prices(std::string_view provider, const Wanted& wanted, std::vector<Price>& prices);

/// The columns vcpus, memory_gib, accelerator and accelerators.
Shape shape_of(const CsvRow& row);

/// A data file in which each row is a machine with its price, such as ec2.csv.
void add_listed_prices(std::string_view provider, std::string_view file, const Wanted& wanted,
    std::vector<Price>& prices);

}  // namespace mltrain
