// What a command is: a name, a sentence, the options it takes, and a function. One file each; the table of
// them, in the order of help, is in table.cpp.
#pragma once

#include "base/error.hpp"
#include "base/json.hpp"
#include "show/job_text.hpp"
#include "system/world.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mltrain {

/// One option or argument, and where its value goes.
struct Option {
    using Target = std::variant<bool*, std::optional<std::string>*, std::vector<std::string>*>;
    std::string name;         ///< "dry-run"; for an argument "JOB" or "SPEC"
    char letter = 0;          ///< the short form; 0 for none
    std::string placeholder;  ///< of its value: "KEY=VALUE"; "" for a flag
    std::string help;
    Target target;
};

/// The options a command takes, declared by writing down where their values go.
class Options {
public:
    enum class Count { one, optional, some, any };

    void flag(std::string name, bool& target, std::string help, char letter = 0);
    void option(std::string name, std::string placeholder, std::optional<std::string>& target,
        std::string help, char letter = 0);
    void list(std::string name, std::string placeholder, std::vector<std::string>& target,
        std::string help);
    void arguments(
        std::string name, std::vector<std::string>& target, Count count, std::string help);
    /// Words after `--` are taken, for the trainer.
    void words(std::vector<std::string>& target);

    std::vector<Option> options;
    std::string argument_name;
    std::string argument_help;
    std::vector<std::string>* argument_target = nullptr;
    Count argument_count = Count::any;
    std::vector<std::string>* words_target = nullptr;
};

/// What every command is called with.
struct Call {
    World& world;
    bool json = false;
    bool verbose = false;
    bool help = false;
    Style out_style, err_style;
    bool has_told_of_settings = false;  ///< that config.toml is not read; once is enough

    Moment moment() const;
    /// How wide stdout is, where it is a terminal; else 0: a file has room for all.
    int out_columns() const;
    void out(std::string_view text) const { world.console.out(text); }
    void err(std::string_view text) const { world.console.err(text); }
    /// One JSON object on stdout, on a line of its own.
    void answer(const Json& json_value) const { out(json_text(json_value) + "\n"); }
};

/// Says on a terminal that somebody is being asked, for as long as it lives.
class Waiting {
public:
    Waiting(const Call& call, std::string_view text);
    ~Waiting();
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

private:
    const Call& call_;
    bool is_said_ = false;
};

struct Subcommand {
    std::string_view name;
    std::string_view sentence;  ///< one line, for the list of commands
    std::function<Exit(Call&, const std::vector<std::string>&)>
        run;  ///< with the words after its name
    std::function<Options()> describe;
};

/// Parses the words into the declared targets. Throws Error (exit 2) with a cure.
void parse(const std::vector<std::string>& words, Options& options, Call& call);

/// "mltrain submit [SPEC…] [options] [-- trainer arguments]".
std::string usage_line(const Subcommand& command);
/// The short list of a command's options.
std::string usage_text(const Subcommand& command);
/// What every command takes; for help only.
std::vector<Option> common_options();

/// Ties a request, its options and its function together.
template <class Request>
Subcommand subcommand(std::string_view name, std::string_view sentence,
    void (*describe)(Options&, Request&), Exit (*run)(Call&, const Request&))
{
    Subcommand made{name, sentence, {}, {}};
    made.run = [describe, run](Call& call, const std::vector<std::string>& words) {
        Request request;
        Options options;
        describe(options, request);
        parse(words, options, call);
        return call.help ? Exit::done : run(call, request);
    };
    made.describe = [describe] {
        Request request;
        Options options;
        describe(options, request);
        return options;  // for help only: its targets are gone
    };
    return made;
}

/// All commands, in the order of help.
std::vector<Subcommand> all_commands();
/// Throws Error (exit 2) with the nearest name.
Subcommand find_command(const std::string& name);

}  // namespace mltrain
