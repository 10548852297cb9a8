// The text of a file by lines, to quote from in complaints. Lines and columns count from 1; columns are code
// points, as TOML's parser counts them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

class SourceText {
public:
    explicit SourceText(std::string_view text);

    /// Without its line end; "" when there is no such line.
    std::string line(std::size_t number) const;
    /// What stands between two columns of one line, the second not included.
    std::string slice(std::size_t number, std::size_t from, std::size_t to) const;

private:
    std::vector<std::string_view> lines_;
};

}  // namespace mltrain
