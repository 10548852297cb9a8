#include "base/json_elements.hpp"

#include "base/json.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

std::vector<std::string> trimmed_elements(std::string_view array)
{
    std::vector<std::string> elements;
    for (const std::string_view element : json_elements(array)) {
        const auto json = parse_json(element);
        elements.push_back(json ? json_text(*json) : "no JSON: " + std::string(element));
    }
    return elements;
}

}  // namespace

TEST_CASE("the elements of an array are found without reading them")
{
    using Texts = std::vector<std::string>;
    CHECK(trimmed_elements("[]").empty());
    CHECK(trimmed_elements(" [ ] ").empty());
    CHECK(trimmed_elements("").empty());
    CHECK(trimmed_elements("{\"a\": [1]}").empty());
    CHECK(trimmed_elements("[1, \"a\", null]") == Texts{"1", "\"a\"", "null"});
    CHECK(trimmed_elements(R"([{"a": [1, 2]}, [3, {}]])") == Texts{"{\"a\": [1, 2]}", "[3, {}]"});
    CHECK(trimmed_elements(R"(["a,b]", "\"],", "\\", {"}": "{["}])")
        == Texts{R"("a,b]")", R"("\"],")", R"("\\")", R"({"}": "{["})"});
    CHECK(trimmed_elements("[1, \"cut of").size() <= 2);
}

}  // namespace mltrain
