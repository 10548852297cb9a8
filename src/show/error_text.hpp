// An error as a person reads it and as --json says it.
#pragma once

#include "base/error.hpp"
#include "base/json.hpp"
#include "show/style.hpp"

#include <string>

namespace mltrain {

/// "mltrain: error: …" with the place, the line, a caret and the cure; all complaints of a file at once.
std::string error_text(const Error& error, Style style);

Json error_json(const Error& error);

}  // namespace mltrain
