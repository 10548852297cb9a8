// The pages of help against what they are about: a command without a page, an option that is missing or invented,
// an example that no story runs.
#include "base/text.hpp"
#include "commands/table.hpp"
#include "commands/topics.hpp"
#include "show/help_page.hpp"
#include "show/help_text.hpp"
#include "show/manual_page.hpp"
#include "show/table.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

using Kind = HelpBlock::Kind;
using Blocks = std::vector<HelpBlock>;

std::string file_of(std::string_view command)
{
    return fmt::format("docs/commands/{}.md", command);
}

/// "`-o`, `--output FILE`", as a page has it.
std::string label_of(const Option& option)
{
    const std::string value = option.placeholder.empty() ? "" : " " + option.placeholder;
    const std::string letter = option.letter != 0 ? fmt::format("`-{}`, ", option.letter) : "";
    return fmt::format("{}`--{}{}`", letter, option.name, value);
}

std::vector<std::string> labels_of(const std::vector<Option>& options)
{
    std::vector<std::string> labels;
    for (const Option& option : options) labels.push_back(label_of(option));
    return labels;
}

/// The blocks below a heading of level 2.
Blocks section(const Blocks& page, std::string_view name)
{
    Blocks found;
    bool is_in = false;
    for (const HelpBlock& block : page) {
        if (block.kind == Kind::heading) {
            is_in = block.text == name;
        } else if (is_in) {
            found.push_back(block);
        }
    }
    return found;
}

std::vector<std::string> labels_on(const Blocks& page)
{
    std::vector<std::string> labels;
    for (const HelpBlock& block : section(page, "Options")) {
        if (!block.label.empty()) labels.push_back(block.label);
    }
    return labels;
}

/// Both ways: nothing is missing, and nothing is invented.
void compare_options(
    const std::string& file, const std::vector<std::string>& declared, const Blocks& page)
{
    const std::vector<std::string> written = labels_on(page);
    for (const std::string& label : declared) {
        const bool is_written = std::count(written.begin(), written.end(), label) == 1;
        CHECK_MESSAGE(
            is_written, file << " needs, below \"## Options\", just once: - " << label << ": …");
    }
    for (const std::string& label : written) {
        const bool is_declared =
            std::find(declared.begin(), declared.end(), label) != declared.end();
        CHECK_MESSAGE(is_declared, file << " explains what is no option: " << label);
    }
}

/// The sentence of the table, as a page begins with it.
std::string sentence_of(const Subcommand& command)
{
    std::string sentence = std::string(command.sentence) + ".";
    sentence[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence[0])));
    return sentence;
}

/// The commands of a transcript or an example, without what a shell does with them.
std::string command_of(std::string_view line)
{
    if (line.starts_with("$ ")) line.remove_prefix(2);
    if (!line.starts_with("mltrain ")) return "";
    const auto end =
        std::min({line.find(" > "), line.find(" | "), line.find(" #"), line.find("  ")});
    return std::string(trimmed(line.substr(0, end)));
}

/// Every command that a story runs, and that was understood: also of jobs that failed or were cancelled (3, 6), and
/// of a submission that was made already (5).
std::set<std::string> told_commands()
{
    std::set<std::string> commands;
    for (const auto& entry : fs::recursive_directory_iterator(source_tree() / "tests/stories")) {
        if (entry.path().extension() != ".story") continue;
        const std::string story = slurp(entry.path());
        std::string running;
        for (const std::string_view line : lines_of(story)) {
            if (line.starts_with("$ ")) running = command_of(line);
            const bool tells_by_its_code = line == "[1]" && running == "mltrain prices --check";
            const bool was_understood = line == "[0]" || line == "[3]" || line == "[5]"
                || line == "[6]" || tells_by_its_code;
            if (was_understood) commands.insert(running);
        }
    }
    return commands;
}

/// Whose pages they are, and the pages.
std::vector<std::pair<std::string, std::string>> command_pages()
{
    std::vector<std::pair<std::string, std::string>> pages = {
        {file_of("mltrain"), command_page("mltrain")}};
    for (const Subcommand& command : all_commands())
        pages.emplace_back(file_of(command.name), command_page(command.name));
    return pages;
}

std::vector<std::pair<std::string, std::string>> all_pages()
{
    auto pages = command_pages();
    for (const Topic& topic : topics())
        pages.emplace_back(fmt::format("docs/{}.md", topic.name), topic_page(topic.name));
    return pages;
}

/// All that people read. What the tutorial, the questions and the page of JSON show is typed by tests/docs, what the examples' own pages
/// show is run by tests/examples.
std::vector<std::pair<std::string, std::string>> shown_pages()
{
    auto pages = all_pages();
    std::erase_if(pages, [](const auto& page) {
        return page.first == "docs/tutorial.md" || page.first == "docs/faq.md"
            || page.first == "docs/json.md";
    });
    for (const char* const file : {"README.md", "templates/tabular/README.md"})
        pages.emplace_back(file, slurp(source_tree() / file));
    return pages;
}

/// The command lines in its code; a line with an ellipsis or a word in capitals is a form, and no command yet.
std::set<std::string> commands_on(const Blocks& page)
{
    const std::regex form("…|\\[options\\]|\\b(SPEC|JOB|COMMAND|FILE)\\b");
    std::set<std::string> commands;
    for (const HelpBlock& block : page) {
        if (block.kind != Kind::code) continue;
        for (const std::string_view line : lines_of(block.text)) {
            const std::string command = command_of(line);
            if (!command.empty() && !std::regex_search(command, form)) commands.insert(command);
        }
    }
    return commands;
}

}  // namespace

TEST_CASE("every command has a page that begins as the command says")
{
    for (const Subcommand& command : all_commands()) {
        const std::string file = file_of(command.name);
        const Blocks page = read_help_page(command_page(command.name));
        const bool has_page = page.size() > 3;
        CHECK_MESSAGE(
            has_page, "write " << file << ", like docs/commands/cancel.md, and configure again");
        if (!has_page) continue;
        CHECK_MESSAGE(page[0].text == fmt::format("mltrain {}", command.name), file);
        CHECK_MESSAGE(page[1].text == sentence_of(command), file);
        CHECK_MESSAGE(page[2].text == usage_line(command) + "\n", file);
        CHECK_MESSAGE(!section(page, "See also").empty(), file << " needs \"## See also\"");
    }
}

TEST_CASE("a page explains the options of its command, all of them and no others")
{
    for (const Subcommand& command : all_commands()) {
        std::vector<std::string> declared = labels_of(command.describe().options);
        declared.push_back(joined(labels_of(common_options()), ", "));
        compare_options(
            file_of(command.name), declared, read_help_page(command_page(command.name)));
    }
    compare_options(
        file_of("mltrain"), labels_of(common_options()), read_help_page(command_page("mltrain")));
}

TEST_CASE("no page is about what is no command")
{
    for (const auto& entry : fs::directory_iterator(source_tree() / "docs/commands")) {
        const std::string name = entry.path().stem();
        const auto commands = all_commands();
        const bool is_command = std::any_of(commands.begin(), commands.end(),
            [&](const Subcommand& command) { return command.name == name; });
        CHECK_MESSAGE((is_command || name == "mltrain"), entry.path().string());
    }
}

TEST_CASE("every topic has a page")
{
    for (const Topic& topic : topics()) {
        const Blocks page = read_help_page(topic_page(topic.name));
        const bool has_page = page.size() > 1 && page[0].kind == Kind::heading;
        CHECK_MESSAGE(has_page, "docs/" << std::string(topic.name) << ".md");
    }
}

TEST_CASE("every page of a command has examples")
{
    for (const auto& [file, text] : command_pages()) {
        std::size_t seen = 0;
        for (const HelpBlock& block : section(read_help_page(text), "Examples")) {
            if (block.kind == Kind::code && !command_of(block.text).empty()) ++seen;
        }
        CHECK_MESSAGE(seen > 0, file << " needs \"## Examples\"");
    }
}

TEST_CASE("every command line that we show is run by a story")
{
    const std::set<std::string> told = told_commands();
    std::size_t seen = 0;
    for (const auto& [file, text] : shown_pages()) {
        for (const std::string& command : commands_on(read_help_page(text))) {
            ++seen;
            CHECK_MESSAGE(told.contains(command),
                file << " shows what no story of tests/stories runs to its end: " << command);
        }
    }
    CHECK(seen > 60);
}

TEST_CASE("a page fits 80 columns and leaves no sign of Markdown")
{
    for (const auto& [file, page] : all_pages()) {
        const std::string text = help_text(page, 200, Style{});
        for (const std::string_view line : lines_of(text)) {
            const bool is_code = line.starts_with("    ");  // as it stands, like a wide comment
            CHECK_MESSAGE((is_code || seen_columns(line) <= 80), file << ": " << std::string(line));
            const bool is_read =
                is_code || (line.find("](") == line.npos && !line.starts_with('|'));
            CHECK_MESSAGE(is_read, file << ": " << std::string(line));
        }
    }
}

TEST_CASE("a link on a page of help leads to another one, or to the web")
{
    for (const auto& [file, text] : all_pages()) {
        for (auto at = text.find("]("); at != text.npos; at = text.find("](", at + 2)) {
            const std::string target = text.substr(at + 2, text.find(')', at) - at - 2);
            const std::string page = page_of_link(target);
            if (page.empty()) continue;  // tests/docs looks whether it exists
            const bool of_command = is_of_command(target, file.starts_with("docs/commands"));
            const bool is_there = !(of_command ? command_page(page) : topic_page(page)).empty();
            CHECK_MESSAGE(is_there, file << " leads to what is no page of help: " << target);
        }
    }
}

}  // namespace mltrain
