// Running other programs. A Command is a vector of arguments, never a shell string; an Outcome is
// what became of it. The real runner gives every child its own session, so that a Ctrl-C at the
// terminal reaches mltrain and never cuts off gcloud in the middle of a create.
#pragma once

#include "base/time.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mltrain {

struct Command {
    std::vector<std::string> argv;      ///< argv[0] is looked up in PATH unless it holds a slash
    std::filesystem::path directory{};  ///< where to run; empty: here
    std::vector<std::pair<std::string, std::string>> environment{};  ///< added to our own
    Seconds deadline{
        120};  ///< then the whole process group is ended: TERM, and KILL two seconds later
    /// What the first Ctrl-C does: called once, and the command runs on; the second ends it.
    /// Empty: the first Ctrl-C ends it.
    std::function<void()> on_interrupt{};
    std::string input{};  ///< what it reads from stdin
    bool errors_into_out =
        false;  ///< both streams are one, `out`, in the order in which they were written
};

struct Outcome {
    int exit_code = 0;       ///< 128 + N when signal N ended it
    bool not_found = false;  ///< there is no such program; nothing ran
    bool timed_out = false;
    bool interrupted = false;  ///< the user ended it with Ctrl-C
    std::string out;
    std::string err;

    /// It ran to its own end, whatever it said.
    bool finished() const { return !not_found && !timed_out && !interrupted && exit_code < 128; }
};

class Runner {
public:
    virtual ~Runner() = default;

    /// Waits for the end. Both streams are kept up to 64 MiB each and read on beyond that.
    virtual Outcome run(const Command& command) = 0;

    /// All of them, at the same time where that can be; the outcomes in their order.
    virtual std::vector<Outcome> run_all(const std::vector<Command>& commands);

    /// Starts a program that lives on by itself: without a terminal, whatever becomes of us. False when there is
    /// none, or it cannot be started. Nobody learns what becomes of it.
    virtual bool launch(const std::vector<std::string>&) { return false; }

    /// Where a program of that name is, or nothing.
    virtual std::optional<std::filesystem::path> find_program(const std::string& name) = 0;

    /// Called about once a second while a program runs, so that what the user sees does not stand still.
    std::function<void()> meanwhile = [] {};
};

/// The real one.
class ProcessRunner final : public Runner {
public:
    Outcome run(const Command& command) override;
    std::vector<Outcome> run_all(const std::vector<Command>& commands) override;
    bool launch(const std::vector<std::string>& argv) override;
    std::optional<std::filesystem::path> find_program(const std::string& name) override;
};

}  // namespace mltrain
