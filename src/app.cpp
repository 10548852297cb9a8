#include "app.hpp"

#include "commands/command.hpp"
#include "commands/complete.hpp"
#include "commands/topics.hpp"
#include "local/supervisor.hpp"
#include "local/tuner.hpp"
#include "show/error_text.hpp"

#include <algorithm>
#include <stdexcept>

namespace mltrain {

namespace {

/// Whether an error, too, is to be said in JSON: known before the command line is understood.
bool asks_for_json(const std::vector<std::string>& arguments)
{
    const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
    return std::find(arguments.begin(), dashes, "--json") != dashes;
}

void complete_words(const World& world, const std::vector<std::string>& words)
{
    try {
        world.console.out(completions_text(complete(world, words)));
    } catch (const Error&) {  // a ledger that cannot be read, say: then nothing is offered
    }
}

Exit dispatch(World& world, std::vector<std::string> arguments, Call& call)
{
    if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h") arguments = {"help"};
    if (arguments[0] == "--version") arguments = {"version"};
    // What every command takes may stand before its name, too.
    const auto name = std::find_if(
        arguments.begin(), arguments.end(), [](auto& word) { return !word.starts_with('-'); });
    if (name != arguments.end()) std::rotate(arguments.begin(), name, name + 1);
    // The mode in which a local job is supervised; started by ourselves, never by a user.
    if (arguments[0] == "__supervise" && arguments.size() == 2) {
        return static_cast<Exit>(supervise(arguments[1], world.clock));
    }
    // The trainer of a local tuning job.
    if (arguments[0] == "__tune" && arguments.size() == 2)
        return static_cast<Exit>(tune(arguments[1], world.clock));
    // For the completion of a shell, which shows no errors.
    if (arguments[0] == "__complete") {
        complete_words(world, {arguments.begin() + 1, arguments.end()});
        return Exit::done;
    }
    // What the man pages are made of; called by the build.
    if (arguments[0] == "__manual" && arguments.size() == 2) {
        write_manual_sources(arguments[1]);
        return Exit::done;
    }
    const Subcommand command = find_command(arguments[0]);
    const Exit exit = command.run(call, {arguments.begin() + 1, arguments.end()});
    if (!call.help) return exit;
    Json answer;
    answer["help"] = usage_text(command);
    call.out(call.json ? json_text(answer) + "\n" : usage_text(command));
    return Exit::done;
}

Exit tell(const Error& error, const World& world, const Call& call, bool in_json)
{
    if (in_json) {
        world.console.out(json_text(error_json(error)) + "\n");
    } else {
        world.console.err(error_text(error, call.err_style));
    }
    return error.exit;
}

}  // namespace

Exit run(World& world, const std::vector<std::string>& arguments)
{
    Call call{world, false, false, false, {}, {}};
    call.out_style.colour = world.console.out_screen().colour;
    call.err_style.colour = world.console.err_screen().colour;
    const bool in_json = asks_for_json(arguments);
    try {
        return dispatch(world, arguments, call);
    } catch (const Error& error) {
        return tell(error, world, call, in_json);
    } catch (const std::overflow_error&) {
        return tell(Error("a cost is larger than can be counted",
                        "fewer machines, or a shorter limit", Exit::usage),
            world, call, in_json);
    }
}

}  // namespace mltrain
