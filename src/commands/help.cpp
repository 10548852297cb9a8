// help: the commands, the page of one, a topic, or a key of the job file.
#include "base/text.hpp"
#include "commands/table.hpp"
#include "commands/topics.hpp"
#include "job/keys.hpp"
#include "show/help_text.hpp"
#include "show/job_file_page.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

struct Request {
    std::vector<std::string> words;
};

void describe(Options& options, Request& request)
{
    options.arguments("TOPIC", request.words, Options::Count::any,
        "a command, a topic, or job-file and a key of it");
}

std::string overview()
{
    Table commands({Align::left, Align::left}, "  ");
    for (const Subcommand& command : all_commands())
        commands.add({std::string(command.name), std::string(command.sentence)});
    Table topic_rows({Align::left, Align::left}, "  ");
    for (const Topic& topic : topics())
        topic_rows.add({std::string(topic.name), std::string(topic.sentence)});
    return fmt::format(
        "mltrain submits training jobs to Google Cloud, or runs them here, without surprises.\n\n"
        "usage: mltrain COMMAND …\n\ncommands:\n{}\ntopics:\n{}\n"
        "more: mltrain help COMMAND, mltrain help TOPIC, mltrain help job-file KEY\n",
        commands.text(), topic_rows.text());
}

[[noreturn]] void throw_unknown(const std::string& word)
{
    std::vector<std::string> names;
    for (const Subcommand& command : all_commands()) names.emplace_back(command.name);
    for (const Topic& topic : topics()) names.emplace_back(topic.name);
    const std::string near = nearest(word, names);
    throw Error(fmt::format("there is no command and no topic \"{}\"", word),
        near.empty() ? "all of them: mltrain help" : fmt::format("did you mean \"{}\"?", near),
        Exit::usage);
}

/// A word may be both: what the command does, and then what there is to know.
std::string page(const std::string& word)
{
    std::string text = command_page(word);
    const std::string topic = topic_page(word);
    if (!text.empty() && !topic.empty()) text += "\n";
    text += topic;
    if (text.empty()) throw_unknown(word);
    return text;
}

std::string key_page(const std::string& key)
{
    const std::string text = job_file_keys_page(key);
    if (!text.empty()) return text;
    const std::string hint = unknown_key_hint(key);
    throw Error(fmt::format("there is no key \"{}\"", key),
        hint.empty() ? "all keys: mltrain help job-file" : hint, Exit::usage);
}

std::string help_of(const Call& call, const std::vector<std::string>& words)
{
    if (words.empty()) return overview();
    if (words.size() > 2 || (words.size() == 2 && words[0] != "job-file")) {
        throw Error(
            fmt::format("unexpected argument \"{}\"", words.size() > 2 ? words[2] : words[1]),
            "see --help", Exit::usage);
    }
    const std::string markdown = words.size() == 2 ? key_page(words[1]) : page(words[0]);
    const Style style = call.json ? Style{} : call.out_style;
    return help_text(markdown, call.json ? 80 : call.world.console.out_screen().columns, style);
}

Exit run(Call& call, const Request& request)
{
    const std::string text = help_of(call, request.words);
    if (call.json) {
        Json answer;
        answer["help"] = text;
        call.answer(answer);
    } else {
        call.out(text);
    }
    return Exit::done;
}

}  // namespace

Subcommand help_command()
{
    return subcommand<Request>("help", "explain a command, a topic or a key", describe, run);
}

}  // namespace mltrain
