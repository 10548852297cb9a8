// completion: the script by which a shell completes the words of mltrain.
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "commands/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

struct Request {
    std::vector<std::string> shell;
};

void describe(Options& options, Request& request)
{
    options.arguments("SHELL", request.shell, Options::Count::one, "bash, zsh or fish");
}

Exit run(Call& call, const Request& request)
{
    const std::string& shell = request.shell[0];
    const std::string_view script =
        embedded_file(fmt::format("src/commands/completions/mltrain.{}", shell));
    if (script.empty())
        throw Error(fmt::format("there is no completion for \"{}\"", shell),
            choice_hint(shell, {"bash", "zsh", "fish"}), Exit::usage);
    if (call.json) {
        Json answer;
        answer["shell"] = shell;
        answer["script"] = std::string(script);
        call.answer(answer);
    } else {
        call.out(script);
    }
    return Exit::done;
}

}  // namespace

Subcommand completion_command()
{
    return subcommand<Request>(
        "completion", "print the script by which a shell completes mltrain", describe, run);
}

}  // namespace mltrain
