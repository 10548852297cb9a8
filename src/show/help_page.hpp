// A page of help: Markdown, as it stands in docs/ and docs/commands/, read into blocks. From these a terminal
// gets text (help_text), and scdoc what becomes a man page (manual_page), so that neither can drift from the
// other. Of Markdown there is what our pages need: headings, paragraphs, lists, tables, code, links, emphasis.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

struct HelpBlock {
    enum class Kind { heading, paragraph, item, numbered, code, table };

    Kind kind = Kind::paragraph;
    int level = 0;     ///< of a heading: 1 is the title
    std::string text;  ///< still with its emphasis; of code, lines as they stand
    std::string
        label;  ///< of an item: what stands in code before a colon ("`--set KEY=VALUE`: …"), or ""
    std::vector<std::vector<std::string>> rows{};  ///< of a table; the first is its head
};

std::vector<HelpBlock> read_help_page(std::string_view markdown);

/// A piece of a line with one emphasis.
struct HelpSpan {
    enum class Kind { plain, code, strong, emphasis, link };

    Kind kind = Kind::plain;
    std::string text;
    std::string target{};  ///< of a link: "watch.md", "https://…"
};

std::vector<HelpSpan> read_spans(std::string_view text);

/// "submit" of "commands/submit.md#options"; "" of what is no page.
std::string page_of_link(std::string_view target);
/// The link goes to the page of a command, from a page of a command or not.
bool is_of_command(std::string_view target, bool from_command);

}  // namespace mltrain
