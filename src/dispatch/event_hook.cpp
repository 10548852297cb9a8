#include "dispatch/event_hook.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <utility>

namespace mltrain {

namespace {

constexpr Seconds deadline{10};

std::vector<std::pair<std::string, std::string>> variables_of(const Json& event)
{
    std::vector<std::pair<std::string, std::string>> variables;
    for (const auto& [key, value] : event.object() ? *event.object() : Json::Object{}) {
        const auto number = value.number();
        if (!value.text() && !number) continue;
        variables.emplace_back(
            "MLTRAIN_" + upper(key), visible(value.text() ? *value.text() : *number));
    }
    return variables;
}

std::string trouble_of(const Outcome& outcome)
{
    if (outcome.not_found) return "there is no such program";
    if (outcome.timed_out) return fmt::format("it did not end within {} s", deadline.count());
    if (outcome.exit_code == 0) return "";
    const auto lines = lines_of(trimmed(outcome.err));
    return fmt::format(
        "exit code {}{}", outcome.exit_code, lines.empty() ? "" : ": " + visible(lines.back()));
}

}  // namespace

EventHook::EventHook(
    World& world, std::vector<std::string> argv, std::function<void(const std::string&)> warn)
    : world_(world),
      argv_(std::move(argv)),
      warn_(std::move(warn))
{
}

void EventHook::tell(const Json& event)
{
    if (argv_.empty() || is_stopped_) return;
    std::string trouble;
    try {
        const Outcome outcome = world_.runner.run({.argv = argv_,
            .environment = variables_of(event),
            .deadline = deadline,
            .input = json_text(event) + "\n"});
        is_stopped_ = outcome.interrupted;
        if (outcome.interrupted) return;
        trouble = trouble_of(outcome);
    } catch (const Error& error) {
        trouble = error.what();
    }
    if (std::exchange(warned_, trouble) == trouble || trouble.empty()) return;
    warn_(fmt::format("watch.on_event \"{}\": {}", argv_.front(), trouble));
}

}  // namespace mltrain
