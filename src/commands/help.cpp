// help: the commands, one command's options, or a topic.
#include "base/embedded.hpp"
#include "commands/table.hpp"
#include "show/job_file_page.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

struct Request {
    std::vector<std::string> topic;
};

void describe(Options& options, Request& request)
{
    options.arguments("COMMAND|TOPIC", request.topic, Options::Count::optional,
        "a command, or one of: job-file, exit-codes, environment, prices");
}

std::string overview()
{
    Table commands({Align::left, Align::left}, "  ");
    for (const Subcommand& command : all_commands())
        commands.add({std::string(command.name), std::string(command.sentence)});
    Table topics({Align::left, Align::left}, "  ");
    topics.add({"job-file", "every key of a job file"});
    topics.add({"exit-codes", "what the exit codes mean"});
    topics.add({"environment", "the variables and files that mltrain reads"});
    topics.add({"prices", "the price book, and prices of your own"});
    return fmt::format(
        "mltrain submits training jobs to Google Cloud, or runs them here, without surprises.\n\n"
        "usage: mltrain COMMAND …\n\ncommands:\n{}\ntopics, for mltrain help TOPIC:\n{}",
        commands.text(), topics.text());
}

std::string page(const std::string& topic)
{
    if (topic == "job-file") return job_file_page();
    const std::string_view text = embedded_file(fmt::format("docs/{}.md", topic));
    return text.empty() ? usage_text(find_command(topic)) : std::string(text);
}

Exit run(Call& call, const Request& request)
{
    const std::string text = request.topic.empty() ? overview() : page(request.topic[0]);
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
    return subcommand<Request>("help", "explain a command or a topic", describe, run);
}

}  // namespace mltrain
