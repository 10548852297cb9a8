// Watching as the user sees it: the live lines at a terminal, a line per change elsewhere, JSON lines with
// --json; and the last words. Shared by `watch` and `submit --watch`.
#pragma once

#include "commands/command.hpp"
#include "dispatch/watch.hpp"

namespace mltrain {

/// The options of a watch, as they were given.
struct WatchRequest {
    std::optional<std::string> every;
    std::optional<std::string> give_up_after;
    std::optional<std::string> on_interrupt;
    bool logs = false;
};

/// `when` goes before the help of each: "with --watch: ".
void describe_watch(Options& options, WatchRequest& request, const std::string& when = "");

/// What they mean, together with config.toml.
struct WatchChoices {
    enum class OnInterrupt { detach, cancel, ask };
    WatchOptions options;
    OnInterrupt on_interrupt = OnInterrupt::detach;
    std::vector<std::string> on_event;
    bool with_logs = false;  ///< lines of the logs are told, too
    /// Whoever says something on the way makes room for it before.
    std::function<std::vector<Entry>(
        const std::vector<Watched>&, const std::function<void()>& make_room)>
        more{};  ///< what is sent meanwhile
};

/// Throws Error.
WatchChoices watch_choices(const WatchSettings& settings, const WatchRequest& request);

/// Watches until all are over, and answers with the exit code that says how they ended.
Exit watch_and_show(
    Call& call, Ledger& ledger, std::vector<Entry> entries, const WatchChoices& choices);

}  // namespace mltrain
