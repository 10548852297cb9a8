// What the TOML parser complains of, in our words. Knows its words, not its types.
#pragma once

#include <string>
#include <string_view>

namespace mltrain {

/// The parser's own words, without what it was doing when it stumbled.
std::string toml_trouble(std::string_view description);

/// The slips behind them that people make most; "" when we know of none.
std::string toml_hint(std::string_view description);

}  // namespace mltrain
