// A page of help as text for a terminal: wrapped, at most 80 columns wide; what is code or strong stands in bold,
// or, without colour, code in its backticks.
#pragma once

#include "show/style.hpp"

#include <string>
#include <string_view>

namespace mltrain {

std::string help_text(std::string_view markdown, int columns, Style style);

}  // namespace mltrain
