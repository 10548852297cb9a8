// Words of TOML's: how text is spelled in it, and what its parser complains of, in our words. Knows the parser's
// words, not its types.
#pragma once

#include <string>
#include <string_view>

namespace mltrain {

/// In quotes, with the escapes that TOML knows.
std::string toml_quoted(std::string_view text);

/// The parser's own words, without what it was doing when it stumbled.
std::string toml_trouble(std::string_view description);

/// The slips behind them that people make most; "" when we know of none.
std::string toml_hint(std::string_view description);

}  // namespace mltrain
