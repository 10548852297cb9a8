#include "show/manual_page.hpp"

#include "base/text.hpp"
#include "show/help_page.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

using Kind = HelpBlock::Kind;

/// What stands at the beginning of a line is more often a sign of scdoc's than what stands inside.
enum class Place { begins_line, inside };

/// Text in which nothing is left that scdoc would take for a sign.
std::string escaped(std::string_view text, Place place = Place::inside)
{
    constexpr std::string_view signs = "\\*_";
    constexpr std::string_view signs_at_beginning = "#-.;|[]:`";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = i == 0 && place == Place::begins_line;
        const bool is_sign = signs.find(text[i]) != signs.npos || text.substr(i).starts_with("++")
            || (begins && signs_at_beginning.find(text[i]) != signs.npos);
        if (is_sign) out += '\\';
        out += text[i];
    }
    return out;
}

class ScdocWriter {
public:
    explicit ScdocWriter(const ManualHead& head) : head_(head) {}

    std::string write(const std::vector<HelpBlock>& blocks)
    {
        text_ = fmt::format("{}({})\n\n# NAME\n\n{} - {}\n", head_.name, head_.section,
            escaped(head_.name), escaped(head_.sentence));
        const auto first = std::find_if(blocks.begin(), blocks.end(),
            [](const HelpBlock& block) { return block.kind == Kind::heading && block.level == 1; });
        auto rest = first == blocks.end() ? blocks.begin() : first + 1;
        if (head_.section == 1) rest = write_synopsis(rest, blocks.end());
        const bool is_described = rest != blocks.end() && rest->kind != Kind::heading;
        if (is_described) text_ += "\n# DESCRIPTION\n";
        for (; rest != blocks.end(); ++rest) write(*rest);
        return text_ + "\n";
    }

private:
    using Blocks = std::vector<HelpBlock>::const_iterator;

    /// The sentence is in NAME already.
    Blocks write_synopsis(Blocks at, Blocks end)
    {
        if (at != end && at->kind == Kind::paragraph) ++at;
        if (at == end || at->kind != Kind::code) return at;
        text_ += "\n# SYNOPSIS\n\n";
        std::string lines;
        for (const std::string_view line : lines_of(at->text))
            lines += (lines.empty() ? "" : "++\n") + escaped(line);
        text_ += lines + "\n";
        return at + 1;
    }

    void write(const HelpBlock& block)
    {
        const bool goes_on = block.kind == last_ && block.label.empty()
            && (block.kind == Kind::item || block.kind == Kind::numbered);
        if (!goes_on) text_ += "\n";
        last_ = block.label.empty() ? block.kind : Kind::paragraph;
        switch (block.kind) {
        case Kind::heading:
            text_ += (block.level > 2 ? "## " : "# ") + heading(block) + "\n";
            return;
        case Kind::paragraph: text_ += spans(block.text) + "\n"; return;
        case Kind::item:
            text_ += block.label.empty()
                ? fmt::format("- {}\n", spans(block.text))
                : fmt::format("{}\n\t{}\n", spans(block.label), spans(block.text));
            return;
        case Kind::numbered: text_ += fmt::format(". {}\n", spans(block.text)); return;
        case Kind::code: text_ += fmt::format("```\n{}```\n", block.text); return;
        case Kind::table: write_table(block); return;
        }
    }

    static std::string heading(const HelpBlock& block)
    {
        std::string text;
        for (const HelpSpan& span : read_spans(block.text)) text += span.text;
        return block.level > 2 ? text : upper(text);
    }

    void write_table(const HelpBlock& table)
    {
        for (const auto& row : table.rows) {
            const bool is_head = &row == &table.rows.front();
            for (std::size_t i = 0; i < row.size(); ++i) {
                std::string cell = spans(row[i]);
                if (is_head && !cell.empty()) cell = "*" + cell + "*";
                text_ += fmt::format("{}{} {}\n", i == 0 ? '|' : ':', is_head ? '[' : ' ', cell);
            }
        }
        text_ += "\n";  // scdoc drops a table that ends a file without one
    }

    std::string spans(std::string_view text) const
    {
        std::string out;
        for (const HelpSpan& span : read_spans(text)) out += spelled(span, out.empty());
        return out;
    }

    std::string spelled(const HelpSpan& span, bool is_first) const
    {
        switch (span.kind) {
        case HelpSpan::Kind::plain:
            return escaped(span.text, is_first ? Place::begins_line : Place::inside);
        case HelpSpan::Kind::code:
        case HelpSpan::Kind::strong: return "*" + escaped(span.text) + "*";
        case HelpSpan::Kind::emphasis: return "_" + escaped(span.text) + "_";
        case HelpSpan::Kind::link: return link(span);
        }
        return "";
    }

    std::string link(const HelpSpan& span) const
    {
        const std::string page = page_of_link(span.target);
        if (page.empty()) {
            const bool is_address = span.target.find("://") != span.target.npos;
            return escaped(span.text) + (is_address ? " <" + escaped(span.target) + ">" : "");
        }
        const bool of_command = is_of_command(span.target, head_.section == 1);
        const std::string reference = page == "mltrain"
            ? "*mltrain*(1)"
            : fmt::format("*mltrain-{}*({})", page, of_command ? 1 : 7);
        const bool says_no_more = span.text == page || span.text.ends_with(".md");
        return says_no_more ? reference : fmt::format("{} ({})", escaped(span.text), reference);
    }

    const ManualHead& head_;
    std::string text_;
    Kind last_ = Kind::heading;
};

}  // namespace

std::string manual_page(std::string_view markdown, const ManualHead& head)
{
    return ScdocWriter(head).write(read_help_page(markdown));
}

}  // namespace mltrain
