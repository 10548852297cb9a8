#include "show/html_table.hpp"

#include "job/hyperparameters.hpp"
#include "show/cost_text.hpp"
#include "show/html.hpp"
#include "show/results_text.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

std::string cell_html(const HtmlTable::Cell& cell, const HtmlTable::Column& column, bool is_first)
{
    std::string attributes = is_first ? " scope=\"row\"" : "";
    std::string kind = column.kind == HtmlTable::Kind::number ? "number" : "";
    if (column.kind == HtmlTable::Kind::picture) kind = "picture";
    if (!cell.kind.empty()) kind += (kind.empty() ? "" : " ") + cell.kind;
    if (!kind.empty()) attributes += fmt::format(" class=\"{}\"", kind);
    if (!cell.sort.empty()) attributes += fmt::format(" data-sort=\"{}\"", html_text(cell.sort));
    const char* tag = is_first ? "th" : "td";
    return fmt::format("<{0}{1}>{2}</{0}>", tag, attributes, cell.html);
}

std::string row_html(const HtmlTable::Row& row, const std::vector<HtmlTable::Column>& columns)
{
    std::string out = "<tr>";
    for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i)
        out += cell_html(row[i], columns[i], i == 0);
    return out + "</tr>\n";
}

std::string header_html(const HtmlTable::Column& column)
{
    // An empty header is none: what stands below is decoration.
    if (column.kind == HtmlTable::Kind::picture) return "<td></td>";
    return fmt::format("<th scope=\"col\"{}>{}</th>",
        column.kind == HtmlTable::Kind::number ? " class=\"number\"" : "", html_text(column.name));
}

}  // namespace

std::string HtmlTable::html() const
{
    const std::string name = html_text(caption);
    std::string out = fmt::format(
        "<div class=\"frame\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\">\n"
        "<table class=\"sortable{1}\">\n<caption><span>{0}</span></caption>\n<thead><tr>",
        name, can_be_filtered ? " filtered" : "");
    for (const Column& column : columns) out += header_html(column);
    out += "</tr></thead>\n<tbody>\n";
    for (const Row& row : rows) out += row_html(row, columns);
    out += "</tbody>\n";
    if (total) out += "<tfoot>" + row_html(*total, columns) + "</tfoot>\n";
    return out + "</table>\n</div>\n";
}

HtmlTable::Cell text_cell(const std::string& text)
{
    return {html_text(text), "", ""};
}

HtmlTable::Cell number_cell(std::int64_t number)
{
    return number_cell(std::to_string(number), number);
}

HtmlTable::Cell number_cell(const std::string& text, std::int64_t sort)
{
    return {html_text(text), std::to_string(sort), ""};
}

HtmlTable::Cell value_cell(const std::string& spelling)
{
    return {html_text(short_number(spelling)), number_of(spelling) ? spelling : "", ""};
}

HtmlTable::Cell percent_cell(const std::optional<std::int64_t>& percent)
{
    return percent ? number_cell(fmt::format("{} %", *percent), *percent) : empty_cell();
}

HtmlTable::Cell duration_cell_of(const std::optional<Seconds>& duration)
{
    return duration ? number_cell(duration_text(*duration), duration->count()) : empty_cell();
}

HtmlTable::Cell money_cell(Money shown, Money exact)
{
    return number_cell(rounded_text(shown, exact), exact.nanos);
}

HtmlTable::Cell state_cell(State state)
{
    const std::string name(state_name(state));
    const bool good = state == State::succeeded;
    const bool bad = state == State::failed || state == State::expired || state == State::refused;
    return {fmt::format("<span class=\"state {}\">{}</span>",
                good      ? "good"
                    : bad ? "bad"
                          : "other",
                html_text(name)),
        "", ""};
}

HtmlTable::Cell picture_cell(std::string html)
{
    return {std::move(html), "", ""};
}

HtmlTable::Cell empty_cell()
{
    return {"–", "-1", ""};
}

}  // namespace mltrain
