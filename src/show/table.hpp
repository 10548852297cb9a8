// Rows and columns as text: each column as wide as its widest cell, two spaces between them, no trailing
// blanks. Cells may hold colour; only what is seen counts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

enum class Align { left, right };

/// Columns on the screen: colour sequences take none.
int seen_columns(std::string_view cell);

class Table {
public:
    explicit Table(std::vector<Align> columns, std::string indent = "")
        : columns_(std::move(columns)),
          indent_(std::move(indent))
    {
    }

    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    std::string text() const;

private:
    std::vector<Align> columns_;
    std::string indent_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace mltrain
