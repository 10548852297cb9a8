// Watching as the user sees it: the live lines at a terminal, a line per change elsewhere, JSON lines with
// --json; and the last words. Shared by `watch` and `submit --watch`.
#pragma once

#include "commands/command.hpp"
#include "dispatch/watch.hpp"

namespace mltrain {

/// Watches until all are over, and answers with the exit code that says how they ended.
Exit watch_and_show(
    Call& call, Ledger& ledger, std::vector<Entry> entries, std::optional<Seconds> every);

}  // namespace mltrain
