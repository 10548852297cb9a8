#include "commands/table.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

std::vector<Subcommand> all_commands()
{
    return {init_command(), check_command(), cost_command(), compare_command(), budget_command(),
        package_command(), migrate_command(), submit_command(), list_command(), show_command(),
        open_command(), trials_command(), watch_command(), logs_command(), cancel_command(),
        sync_command(), ledger_command(), prices_command(), report_command(), doctor_command(),
        help_command(), completion_command(), version_command()};
}

Subcommand find_command(const std::string& name)
{
    const std::vector<Subcommand> commands = all_commands();
    const auto found = std::find_if(
        commands.begin(), commands.end(), [&](auto& command) { return command.name == name; });
    if (found != commands.end()) return *found;
    std::vector<std::string> names;
    for (const Subcommand& command : commands) names.emplace_back(command.name);
    const std::string near = nearest(name, names);
    throw Error(fmt::format("there is no command \"{}\"", name),
        near.empty() ? "all commands: mltrain help" : fmt::format("did you mean \"{}\"?", near),
        Exit::usage);
}

}  // namespace mltrain
