#include "base/json_elements.hpp"

namespace mltrain {

namespace {

/// Where the text that begins there has its closing quote.
std::size_t end_of_text(std::string_view json, std::size_t begin)
{
    std::size_t at = begin + 1;
    while (at < json.size() && json[at] != '"') at += json[at] == '\\' ? 2U : 1U;
    return at;
}

}  // namespace

std::vector<std::string_view> json_elements(std::string_view array)
{
    std::vector<std::string_view> elements;
    std::size_t depth = 0, begin = 0;
    const auto take = [&](std::size_t end) {
        const std::string_view element = array.substr(begin, end - begin);
        if (element.find_first_not_of(" \t\r\n") != element.npos) elements.push_back(element);
        begin = end + 1;
    };
    if (array.substr(0, array.find('[')).find_first_not_of(" \t\r\n") != array.npos) return {};
    for (std::size_t i = 0; i < array.size(); ++i) {
        switch (array[i]) {
        case '"': i = end_of_text(array, i); break;
        case '[':
        case '{':
            if (++depth == 1) begin = i + 1;
            break;
        case ']':
        case '}':
            if (depth == 1) take(i);
            if (depth > 0) --depth;
            break;
        case ',':
            if (depth == 1) take(i);
            break;
        default: break;
        }
    }
    return elements;
}

}  // namespace mltrain
