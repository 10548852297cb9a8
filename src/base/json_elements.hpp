// The elements of a JSON array, each as the text that it is: to parse a few of many. What is no array has none.
#pragma once

#include <string_view>
#include <vector>

namespace mltrain {

std::vector<std::string_view> json_elements(std::string_view array);

}  // namespace mltrain
