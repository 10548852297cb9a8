// Comma-separated values as our data files use them: a first row of column names, "#" lines as comments,
// double quotes around a field that holds a comma, "|" between the words of a field that holds several. The fields
// are views into the text.
#pragma once

#include "base/text.hpp"

#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mltrain {

class CsvRow {
public:
    CsvRow(const std::vector<std::string_view>& columns, std::vector<std::string_view> fields)
        : columns_(columns),
          fields_(std::move(fields))
    {
    }

    /// The field of that column; "" when the row is too short or there is no such column.
    std::string_view operator[](std::string_view column) const
    {
        for (std::size_t i = 0; i < columns_.size() && i < fields_.size(); ++i) {
            if (columns_[i] == column) return fields_[i];
        }
        return {};
    }

private:
    const std::vector<std::string_view>& columns_;
    std::vector<std::string_view> fields_;
};

inline std::vector<std::string_view> csv_fields(std::string_view line)
{
    std::vector<std::string_view> fields;
    while (true) {
        const bool quoted = line.starts_with('"');
        const auto end = quoted ? line.find('"', 1) : line.find(',');
        fields.push_back(
            line.substr(quoted ? 1 : 0, end == line.npos ? end : end - (quoted ? 1 : 0)));
        const auto comma = quoted && end != line.npos ? end + 1 : end;
        if (comma >= line.size()) return fields;
        line.remove_prefix(comma + 1);
    }
}

/// Calls visit(row) for each row.
template <class Visit>
void each_csv_row(std::string_view text, Visit visit)
{
    std::vector<std::string_view> columns;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        if (line.empty() || line.starts_with('#')) continue;
        auto fields = csv_fields(line);
        if (columns.empty()) {
            columns = std::move(fields);
        } else {
            visit(CsvRow(columns, std::move(fields)));
        }
    }
}

/// Calls visit(word) for each word of a field that holds several: "us-east1|us-west1". An empty field has one, "".
template <class Visit>
void each_listed(std::string_view field, Visit visit)
{
    for (auto bar = field.find('|'); bar != field.npos; bar = field.find('|')) {
        visit(field.substr(0, bar));
        field.remove_prefix(bar + 1);
    }
    visit(field);
}

/// Whether that word is among them.
inline bool is_listed(std::string_view field, std::string_view word)
{
    while (true) {
        const auto bar = field.find('|');
        if (field.substr(0, bar) == word) return true;
        if (bar == field.npos) return false;
        field.remove_prefix(bar + 1);
    }
}

/// A spreadsheet takes a field that begins so for a formula, and runs it. Numbers are none.
inline bool is_formula(std::string_view field)
{
    if (field.empty() || std::string_view("=+-@").find(field[0]) == std::string_view::npos)
        return false;
    const bool is_signed = field[0] == '-' || field[0] == '+';
    const bool is_number = field.size() > 1
        && field.find_first_not_of("0123456789.eE+-") == std::string_view::npos
        && field.find_first_of("0123456789") <= 2;
    return !(is_signed && is_number);
}

/// One row of fields as a spreadsheet reads it back, quoted where they need it. What no terminal should get is spelled
/// out, and what a spreadsheet would run has a ' in front, which it takes for text: a metric may be called anything.
inline std::string csv_line(const std::vector<std::string>& fields)
{
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) line += ',';
        const std::string field = (is_formula(fields[i]) ? "'" : "") + visible(fields[i]);
        if (field.find_first_of(",\"") == std::string::npos) {
            line += field;
            continue;
        }
        line += '"';
        for (const char c : field) line += c == '"' ? "\"\"" : std::string(1, c);
        line += '"';
    }
    return line + "\n";
}

/// A whole number; 0 when there is none.
inline int whole_number(std::string_view field)
{
    int number = 0;
    std::from_chars(field.data(), field.data() + field.size(), number);
    return number;
}

}  // namespace mltrain
