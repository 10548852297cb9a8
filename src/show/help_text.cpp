#include "show/help_text.hpp"

#include "base/text.hpp"
#include "show/help_page.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

using Words = std::vector<std::string>;

constexpr int widest = 80;
constexpr int narrowest = 30;  ///< below, lines are left to the terminal
constexpr int indent = 2;

std::string spaces(int count)
{
    return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

/// What a link says where nobody can follow it by a click.
std::string link_text(const HelpSpan& link)
{
    const std::string page = page_of_link(link.target);
    if (!page.empty()) {
        const std::string command = "`mltrain help " + page + "`";
        const bool says_no_more = link.text == page || link.text.ends_with(".md");
        return says_no_more ? command : fmt::format("{} ({})", link.text, command);
    }
    if (link.target.find("://") == link.target.npos || link.text == link.target) return link.text;
    return fmt::format("{} <{}>", link.text, link.target);
}

std::string emphasised(const HelpSpan& span, const std::string& word, Style style)
{
    if (span.kind == HelpSpan::Kind::plain) return word;
    return span.kind == HelpSpan::Kind::emphasis ? style.underline(word) : style.bold(word);
}

/// Appends the span's words; one that goes on without a space sticks to the word before.
void add_words(Words& words, bool& joins, const HelpSpan& span, Style style)
{
    if (span.kind == HelpSpan::Kind::link) {
        for (const HelpSpan& part : read_spans(link_text(span)))
            add_words(words, joins, part, style);
        return;
    }
    const bool ticked = span.kind == HelpSpan::Kind::code && !style.colour;
    const std::vector<std::string> pieces = split(ticked ? "`" + span.text + "`" : span.text, ' ');
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i > 0) joins = false;
        if (pieces[i].empty()) continue;
        const std::string word = emphasised(span, pieces[i], style);
        if (joins && !words.empty()) {
            words.back() += word;
        } else {
            words.push_back(word);
        }
        joins = true;
    }
}

Words words_of(std::string_view text, Style style)
{
    Words words;
    bool joins = false;
    for (const HelpSpan& span : read_spans(text)) add_words(words, joins, span, style);
    return words;
}

/// A label, or a cell that is nothing but code, needs no backticks.
std::string bare(std::string_view label, Style style)
{
    std::string text;
    for (const HelpSpan& span : read_spans(label)) text += emphasised(span, span.text, style);
    return text;
}

Words wrapped(const Words& words, int columns)
{
    Words lines;
    int taken = 0;
    for (const std::string& word : words) {
        const int wide = seen_columns(word);
        if (lines.empty() || taken + 1 + wide > columns) {
            lines.push_back(word);
            taken = wide;
        } else {
            lines.back() += " " + word;
            taken += 1 + wide;
        }
    }
    return lines;
}

bool is_all_code(std::string_view text)
{
    const std::vector<HelpSpan> spans = read_spans(text);
    return std::all_of(spans.begin(), spans.end(), [](const HelpSpan& span) {
        return span.kind == HelpSpan::Kind::code || span.text == ", ";
    });
}

class Writer {
public:
    Writer(int columns, Style style)
        : columns_(std::clamp(columns, narrowest, widest) - indent),
          style_(style)
    {
    }

    std::string write(const std::vector<HelpBlock>& blocks)
    {
        for (const HelpBlock& block : blocks) {
            const bool goes_on = block.kind == last_
                && (block.kind == HelpBlock::Kind::item || block.kind == HelpBlock::Kind::numbered);
            if (!text_.empty() && !goes_on) text_ += "\n";
            last_ = block.kind;
            add(block);
        }
        return std::move(text_);
    }

private:
    void add(const HelpBlock& block)
    {
        if (block.kind != HelpBlock::Kind::numbered) number_ = 0;
        switch (block.kind) {
        case HelpBlock::Kind::heading: return add_heading(block);
        case HelpBlock::Kind::paragraph:
            return add_lines(wrapped(words_of(block.text, style_), columns_), "", 0);
        case HelpBlock::Kind::item: return add_item(block);
        case HelpBlock::Kind::numbered: {
            const std::string mark = fmt::format("{}. ", ++number_);
            const int wide = static_cast<int>(mark.size());
            return add_lines(wrapped(words_of(block.text, style_), columns_ - wide), mark, wide);
        }
        case HelpBlock::Kind::code:
            for (const std::string_view line : lines_of(block.text))
                text_ += line.empty() ? "\n" : fmt::format("{}{}\n", spaces(2 * indent), line);
            return;
        case HelpBlock::Kind::table: return add_table(block.rows);
        }
    }

    void add_heading(const HelpBlock& block)
    {
        // Bold as a whole, and not once more inside.
        text_ += spaces(block.level > 2 ? 1 : 0) + style_.bold(bare(block.text, Style{})) + "\n";
    }

    void add_item(const HelpBlock& block)
    {
        constexpr int hanging = 6;
        if (block.label.empty())
            return add_lines(wrapped(words_of(block.text, style_), columns_ - 2), "- ", 2);
        text_ += spaces(indent) + bare(block.label, style_) + "\n";
        add_lines(
            wrapped(words_of(block.text, style_), columns_ - hanging), spaces(hanging), hanging);
    }

    void add_lines(const Words& lines, const std::string& first, int hanging)
    {
        for (std::size_t i = 0; i < lines.size(); ++i)
            text_ += spaces(indent) + (i == 0 ? first : spaces(hanging)) + lines[i] + "\n";
    }

    Words cell_words(const std::string& cell, bool is_head) const
    {
        const Style style = is_head ? Style{} : style_;
        Words words = is_all_code(cell) ? split(bare(cell, style), ' ') : words_of(cell, style);
        if (is_head) {
            for (std::string& word : words) word = style_.bold(word);
        }
        return words;
    }

    /// The widest columns give way until the table fits, but no word is cut.
    std::vector<int> widths_of(const std::vector<std::vector<Words>>& rows) const
    {
        std::vector<int> widths, least;
        for (const auto& row : rows) {
            widths.resize(std::max(widths.size(), row.size()), 1);
            least.resize(widths.size(), 1);
            for (std::size_t i = 0; i < row.size(); ++i) {
                widths[i] = std::max(widths[i], seen_columns(joined(row[i], " ")));
                for (const std::string& word : row[i])
                    least[i] = std::max(least[i], seen_columns(word));
            }
        }
        int all = 2 * (static_cast<int>(widths.size()) - 1);
        for (const int width : widths) all += width;
        for (; all > columns_; --all) {
            std::size_t widest_of = 0;
            for (std::size_t i = 0; i < widths.size(); ++i) {
                const bool gives_way = widths[i] > least[i];
                const bool is_fixed = widths[widest_of] == least[widest_of];
                if (gives_way && (is_fixed || widths[i] > widths[widest_of])) widest_of = i;
            }
            if (widths[widest_of] == least[widest_of]) break;
            --widths[widest_of];
        }
        return widths;
    }

    void add_table(const std::vector<std::vector<std::string>>& cells)
    {
        std::vector<std::vector<Words>> rows;
        for (const auto& row : cells) {
            auto& words = rows.emplace_back();
            for (const std::string& cell : row)
                words.push_back(cell_words(cell, &row == &cells.front()));
        }
        const std::vector<int> widths = widths_of(rows);
        Table table(std::vector<Align>(widths.size(), Align::left), spaces(indent));
        for (const auto& row : rows) add_row(table, row, widths);
        text_ += table.text();
    }

    static void add_row(Table& table, const std::vector<Words>& row, const std::vector<int>& widths)
    {
        std::vector<Words> columns;
        std::size_t height = 1;
        for (std::size_t i = 0; i < row.size(); ++i) {
            columns.push_back(wrapped(row[i], widths[i]));
            height = std::max(height, columns.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::vector<std::string> seen;
            for (const Words& column : columns)
                seen.push_back(line < column.size() ? column[line] : "");
            table.add(seen);
        }
    }

    int columns_;
    Style style_;
    std::string text_;
    HelpBlock::Kind last_ = HelpBlock::Kind::heading;
    int number_ = 0;
};

}  // namespace

std::string help_text(std::string_view markdown, int columns, Style style)
{
    return Writer(columns, style).write(read_help_page(markdown));
}

}  // namespace mltrain
