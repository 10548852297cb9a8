#include "local/trainer.hpp"

#include "base/error.hpp"
#include "job/env_file.hpp"
#include "system/interrupts.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <vector>

#include <unistd.h>

namespace mltrain {

namespace {

enum class Step { enter_directory, run_program };

/// What travels through the report pipe when a step fails; fewer bytes than a pipe takes at once.
struct Failure {
    Step step;
    int number;  ///< errno
};

static_assert(std::is_trivially_copyable_v<Failure>);

[[noreturn]] void report(int pipe, Step step)
{
    const Failure failure = {.step = step, .number = errno};
    [[maybe_unused]] const auto written = write(pipe, &failure, sizeof failure);
    _exit(127);
}

bool is_let_go(int pipe)
{
    char word = 0;
    ssize_t got = -1;
    do {
        got = read(pipe, &word, 1);
    } while (got < 0 && errno == EINTR);
    return got == 1;
}

/// The child's whole life before the exec: only what a signal handler may call, too, and execvpe,
/// which in glibc searches PATH without the heap.
[[noreturn]] void become_trainer(
    int go, int report_pipe, const char* directory, char* const* argv, char* const* variables)
{
    setsid();
    if (!is_let_go(go)) _exit(127);
    forget_signal_settings();
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    if (chdir(directory) != 0) report(report_pipe, Step::enter_directory);
    execvpe(argv[0], argv, variables);
    report(report_pipe, Step::run_program);
}

/// Our own, and over them those of the command's file.
std::vector<std::string> variables_of(const LocalCommand& command)
{
    std::vector<std::string> entries;
    const Pairs added = command.env_file.empty() ? Pairs{} : read_env_file(command.env_file);
    for (char** entry = environ; *entry; ++entry) {
        const std::string_view text = *entry;
        const std::string_view name = text.substr(0, text.find('='));
        const bool is_replaced = std::any_of(
            added.begin(), added.end(), [&](const auto& pair) { return pair.first == name; });
        if (!is_replaced) entries.emplace_back(text);
    }
    for (const auto& [name, value] : added) entries.push_back(name + "=" + value);
    return entries;
}

StartTrouble explained(const Failure& failure, const LocalCommand& command)
{
    const bool is_missing = failure.number == ENOENT || failure.number == ENOTDIR;
    const std::string why = std::strerror(failure.number);
    const std::string& directory = command.directory;
    const std::string& program = command.argv[0];
    switch (failure.step) {
    case Step::enter_directory:
        return {.message = is_missing
                ? fmt::format("there is no folder \"{}\"", directory)
                : fmt::format("cannot enter the folder \"{}\": {}", directory, why),
            .hint = "the trainer starts in the folder that holds package_path"};
    case Step::run_program:
        return {.message = is_missing ? fmt::format("there is no program \"{}\"", program)
                                      : fmt::format("cannot run \"{}\": {}", program, why),
            .hint = "install it, or name another with local.python in config.toml"};
    }
    return {};
}

}  // namespace

std::vector<char*> pointers_to(const std::vector<std::string>& words)
{
    std::vector<char*> pointers;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): exec changes nothing
    for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

HeldTrainer hold_trainer(const LocalCommand& command)
{
    const std::vector<char*> argv = pointers_to(command.argv);
    const std::vector<std::string> variables = variables_of(command);
    const std::vector<char*> environment = pointers_to(variables);
    Pipe go = make_pipe();
    Pipe report = make_pipe();
    const pid_t pid = fork();
    if (pid < 0) throw Error(fmt::format("cannot start a process: {}", std::strerror(errno)));
    if (pid == 0) {
        // Its own copy of the writing end would keep it waiting for ever when we end.
        close(go.in.number());
        become_trainer(go.out.number(), report.in.number(), command.directory.c_str(), argv.data(),
            environment.data());
    }
    return {.pid = pid, .go = std::move(go.in), .report = std::move(report.out)};
}

std::optional<StartTrouble> let_go(HeldTrainer& trainer, const LocalCommand& command)
{
    const char word = 'g';
    [[maybe_unused]] const auto written = write(trainer.go.number(), &word, 1);
    trainer.go.close();
    Failure failure = {};
    ssize_t got = -1;
    do {
        got = read(trainer.report.number(), &failure, sizeof failure);
    } while (got < 0 && errno == EINTR);
    if (got != static_cast<ssize_t>(sizeof failure)) return {};
    return explained(failure, command);
}

}  // namespace mltrain
