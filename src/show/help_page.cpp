#include "show/help_page.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cctype>

namespace mltrain {

namespace {

using Kind = HelpBlock::Kind;

constexpr std::string_view fence = "```";

/// "- text" and "12. text": how many characters stand before the text; 0 for a line that begins no item.
std::size_t item_mark(std::string_view line)
{
    if (line.starts_with("- ")) return 2;
    const auto digits = line.find_first_not_of("0123456789");
    const bool is_numbered = digits > 0 && digits < 4 && line.substr(digits).starts_with(". ");
    return is_numbered ? digits + 2 : 0;
}

std::vector<std::string> cells_of(std::string_view line)
{
    std::vector<std::string> cells;
    bool in_code = false;
    std::string cell;
    for (const char c : trimmed(line).substr(1)) {
        if (c == '`') in_code = !in_code;
        if (c != '|' || in_code) {
            cell += c;
        } else {
            cells.emplace_back(trimmed(cell));
            cell.clear();
        }
    }
    return cells;
}

/// "`-n`, `--dry-run`: what it does" is a label and its text; "`region` (text): …", too. Anything else before the colon
/// is prose.
void split_label(HelpBlock& item)
{
    bool in_code = false, in_brackets = false;
    for (std::size_t i = 0; i < item.text.size(); ++i) {
        const char c = item.text[i];
        if (c == '`') {
            in_code = !in_code;
        } else if (in_code) {
            continue;
        } else if (c == '(' || c == ')') {
            in_brackets = c == '(';
        } else if (!in_brackets && item.text.substr(i).starts_with(": ")) {
            item.label = item.text.substr(0, i);
            item.text.erase(0, i + 2);
            return;
        } else if (!in_brackets && c != ',' && c != ' ') {
            return;
        }
    }
}

class Reader {
public:
    explicit Reader(std::string_view markdown) : lines_(lines_of(markdown)) {}

    std::vector<HelpBlock> read()
    {
        while (at_ < lines_.size()) read_block();
        for (HelpBlock& block : blocks_) {
            if (block.kind == Kind::item) split_label(block);
        }
        return std::move(blocks_);
    }

private:
    std::string_view line() const { return lines_[at_]; }

    void read_block()
    {
        if (trimmed(line()).empty()) {
            ++at_;
        } else if (line().starts_with("<!--")) {
            while (at_ < lines_.size() && line().find("-->") == std::string_view::npos) ++at_;
            ++at_;
        } else if (line().starts_with('#')) {
            const auto level = line().find_first_not_of('#');
            blocks_.push_back({Kind::heading, static_cast<int>(level),
                std::string(trimmed(line().substr(level))), ""});
            ++at_;
        } else if (trimmed(line()).starts_with(fence)) {
            read_fenced();
        } else if (line().starts_with("    ")) {
            read_indented();
        } else if (line().starts_with('|')) {
            read_table();
        } else {
            read_prose();
        }
    }

    /// Within an item it is indented like the item's text.
    void read_fenced()
    {
        HelpBlock code{Kind::code, 0, "", ""};
        const std::size_t margin = line().find('`');
        for (++at_; at_ < lines_.size() && !trimmed(line()).starts_with(fence); ++at_) {
            const bool is_short = line().size() < margin;
            code.text += std::string(is_short ? "" : line().substr(margin)) + "\n";
        }
        ++at_;
        blocks_.push_back(std::move(code));
    }

    void read_indented()
    {
        HelpBlock code{Kind::code, 0, "", ""};
        for (; at_ < lines_.size() && line().starts_with("    "); ++at_)
            code.text += std::string(line().substr(4)) + "\n";
        blocks_.push_back(std::move(code));
    }

    void read_table()
    {
        HelpBlock table{Kind::table, 0, "", ""};
        for (; at_ < lines_.size() && line().starts_with('|'); ++at_) {
            if (!line().starts_with("|-")) table.rows.push_back(cells_of(line()));
        }
        blocks_.push_back(std::move(table));
    }

    void read_prose()
    {
        const std::size_t mark = item_mark(line());
        HelpBlock block;
        if (mark > 0) block.kind = line().starts_with('-') ? Kind::item : Kind::numbered;
        block.text = trimmed(line().substr(mark));
        for (++at_; at_ < lines_.size() && goes_on(mark > 0); ++at_)
            block.text += " " + std::string(trimmed(line()));
        blocks_.push_back(std::move(block));
    }

    /// The line goes on with the paragraph or item before it.
    bool goes_on(bool in_item) const
    {
        const bool begins = line().starts_with('#') || trimmed(line()).starts_with(fence)
            || line().starts_with('|') || (item_mark(line()) > 0 && (in_item || line()[0] == '-'));
        return !begins && !trimmed(line()).empty();
    }

    std::vector<std::string_view> lines_;
    std::size_t at_ = 0;
    std::vector<HelpBlock> blocks_;
};

/// Takes "[text](target)" from the front; false when there is none.
bool take_link(std::string_view& rest, std::vector<HelpSpan>& spans)
{
    const auto middle = rest.find("](");
    const auto end = middle == rest.npos ? rest.npos : rest.find(')', middle);
    if (end == rest.npos || rest.find(']') != middle) return false;
    spans.push_back({HelpSpan::Kind::link, std::string(rest.substr(1, middle - 1)),
        std::string(rest.substr(middle + 2, end - middle - 2))});
    rest.remove_prefix(end + 1);
    return true;
}

bool take_marked(std::string_view& rest, std::string_view mark, HelpSpan::Kind kind,
    std::vector<HelpSpan>& spans)
{
    if (!rest.starts_with(mark)) return false;
    const auto end = rest.find(mark, mark.size());
    // "2 * 3" is no emphasis.
    if (end == rest.npos || end == mark.size() || rest[mark.size()] == ' ') return false;
    spans.push_back({kind, std::string(rest.substr(mark.size(), end - mark.size()))});
    rest.remove_prefix(end + mark.size());
    return true;
}

}  // namespace

std::vector<HelpBlock> read_help_page(std::string_view markdown)
{
    return Reader(markdown).read();
}

std::vector<HelpSpan> read_spans(std::string_view text)
{
    std::vector<HelpSpan> spans;
    while (!text.empty()) {
        if (take_marked(text, "`", HelpSpan::Kind::code, spans)) continue;
        if (take_marked(text, "**", HelpSpan::Kind::strong, spans)) continue;
        if (take_marked(text, "*", HelpSpan::Kind::emphasis, spans)) continue;
        if (text.starts_with('[') && take_link(text, spans)) continue;
        if (spans.empty() || spans.back().kind != HelpSpan::Kind::plain) spans.emplace_back();
        spans.back().text += text[0];
        text.remove_prefix(1);
    }
    return spans;
}

std::string page_of_link(std::string_view target)
{
    const std::string_view file = target.substr(0, target.find('#'));
    if (file.find("://") != file.npos || !file.ends_with(".md")) return "";
    const auto slash = file.rfind('/');
    const std::string_view name = slash == file.npos ? file : file.substr(slash + 1);
    return std::string(name.substr(0, name.size() - 3));
}

bool is_of_command(std::string_view target, bool from_command)
{
    if (target.starts_with("commands/")) return true;
    return from_command && !target.starts_with("../");
}

}  // namespace mltrain
