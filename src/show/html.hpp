// Text as HTML. Every text that did not come from this program's own source goes through html_text().
#pragma once

#include <string>
#include <string_view>

namespace mltrain {

/// Stands for itself in an element, in an attribute between quotes, and in SVG; control characters and bidirectional
/// overrides are spelled out, as on a terminal.
std::string html_text(std::string_view text);

/// A script or style as a Content-Security-Policy names it: "'sha256-…'".
std::string csp_hash(std::string_view text);

}  // namespace mltrain
