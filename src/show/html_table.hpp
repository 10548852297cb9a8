// A table of a page: a caption, headers with a scope, cells that a script can sort by what they mean and not by how
// they are spelled, and a row of totals that stays below. It scrolls inside its own frame.
#pragma once

#include "base/money.hpp"
#include "base/time.hpp"
#include "job/job.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mltrain {

struct HtmlTable {
    enum class Kind { text, number, picture };
    struct Column {
        std::string name;
        Kind kind = Kind::text;
    };
    struct Cell {
        std::string html;
        std::string sort;  ///< a number to sort by; "" to sort by the text
        std::string kind;  ///< classes for the style sheet
    };
    using Row = std::vector<Cell>;

    explicit HtmlTable(std::string name) : caption(std::move(name)) {}
    std::string html() const;

    std::string caption;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::optional<Row> total;
    bool can_be_filtered = false;
};

HtmlTable::Cell text_cell(const std::string& text);
HtmlTable::Cell number_cell(std::int64_t number);
HtmlTable::Cell number_cell(const std::string& text, std::int64_t sort);
/// A number as somebody spelled it, or another word.
HtmlTable::Cell value_cell(const std::string& spelling);
HtmlTable::Cell percent_cell(const std::optional<std::int64_t>& percent);
HtmlTable::Cell duration_cell_of(const std::optional<Seconds>& duration);
/// "<$0.01" for what would be shown as nothing and is not.
HtmlTable::Cell money_cell(Money shown, Money exact);
HtmlTable::Cell state_cell(State state);
/// Of trusted HTML.
HtmlTable::Cell picture_cell(std::string html);
HtmlTable::Cell empty_cell();

}  // namespace mltrain
