#include "base/toml_words.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

#include <cctype>

namespace mltrain {

std::string toml_quoted(std::string_view text)
{
    return json_text(Json(text));  // the same spelling
}

std::string toml_trouble(std::string_view description)
{
    const auto colon = description.find(": ");
    if (lower(description).starts_with("error while parsing") && colon != description.npos) {
        description.remove_prefix(colon + 2);
    }
    std::string what(description);
    what[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(what[0])));
    return what;
}

std::string toml_hint(std::string_view description)
{
    const auto says = [&](std::string_view words) {
        return description.find(words) != description.npos;
    };
    if (says("could not determine value type")) return "text stands in quotes: name = \"census\"";
    if (says("unescaped control character")) return "is a quote missing at the end of the line?";
    if (says("cannot redefine")) return "it is given twice; take one of them out";
    if (says("utf-8")) return "save the file as UTF-8";
    return "";
}

}  // namespace mltrain
