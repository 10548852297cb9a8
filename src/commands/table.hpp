// The commands, one function each; all_commands() puts them in the order of help.
#pragma once

#include "commands/command.hpp"

namespace mltrain {

Subcommand init_command();
Subcommand check_command();
Subcommand cost_command();
Subcommand compare_command();
Subcommand budget_command();
Subcommand package_command();
Subcommand migrate_command();
Subcommand submit_command();
Subcommand list_command();
Subcommand show_command();
Subcommand open_command();
Subcommand trials_command();
Subcommand watch_command();
Subcommand logs_command();
Subcommand cancel_command();
Subcommand sync_command();
Subcommand ledger_command();
Subcommand prices_command();
Subcommand report_command();
Subcommand doctor_command();
Subcommand help_command();
Subcommand completion_command();
Subcommand version_command();

}  // namespace mltrain
