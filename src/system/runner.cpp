// Running a program and seeing it through to its end, whatever it does. Boost.Process v2 forks and
// execs, Asio reads; the form below is what the traps of both, as of Boost 1.81, leave standing.
//
// Forking. The launcher tells its io_context about the fork inside the child too, and that may
// throw or hang there: a second mltrain, running on. So it forks on a context that is otherwise
// empty, with all signals blocked, and the child is attached by its number to the one that waits.
// It closes no descriptors in the child, so we do; on a failed exec it leaves a zombie and would
// run our exit handlers in the child, so we reap and _exit. It looks for a hook with other
// arguments than it calls it with, and one that fits badly is never called: ours take anything.
//
// Waiting. Four coroutines share one thread: a reader for each stream, a wait for the exit, and a
// watch. All four always run to their end. Cancelling a pending wait would lose the exit status, so
// there is one way to end only: signals end the child, its exit wakes the watch, the watch gives
// the streams 200 ms more and closes them (a grandchild may hold them open for ever), and then the
// last reader returns. A timer that was cancelled means no more than "look again".
//
// Ending. The child leads a session of its own, which has two uses: a Ctrl-C at the terminal
// reaches only us, and whatever the child started can be signalled as a group. When we are killed,
// the kernel sends it TERM: a gcloud that runs on alone could create a job behind everybody's back.
// Interrupts are seen by looking at their count ten times a second, which needs no descriptor to be shared.
#include "system/runner.hpp"

// GCC 12 warns of Asio's code once it is inlined into ours, and of every awaitable's allocation.
#pragma GCC diagnostic ignored "-Wnull-dereference"
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

#include "base/error.hpp"
#include "base/text.hpp"
#include "system/descriptor.hpp"
#include "system/interrupts.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/readable_pipe.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/process/v2/posix/default_launcher.hpp>
#include <boost/process/v2/process.hpp>
#include <boost/process/v2/stdio.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <future>
#include <map>
#include <string_view>
#include <thread>
#include <tuple>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mltrain {

namespace asio = boost::asio;
namespace fs = std::filesystem;
namespace process = boost::process::v2;

using boost::system::error_code;
using boost::system::system_error;
using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t most_kept = 64 * 1024 * 1024;
constexpr milliseconds between_looks(100);
constexpr milliseconds grace_for_streams(200);
/// Who says more than a few lines is read this often only; see read().
constexpr milliseconds between_small_reads(5);
constexpr int few_reads = 8;
constexpr Seconds grace_for_term(2);

bool is_program(const fs::path& path)
{
    struct stat status = {};
    return stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)
        && access(path.c_str(), X_OK) == 0;
}

error_code last_error()
{
    return {errno, boost::system::system_category()};
}

/// Our own variables and the command's, as execve wants them.
std::vector<std::string> environment_of(const Command& command)
{
    std::map<std::string, std::string> variables;
    for (char** entry = environ; entry && *entry; ++entry) {
        const std::string_view text = *entry;
        const auto equals = text.find('=');
        if (equals != text.npos) variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    for (const auto& [name, value] : command.environment) variables[name] = value;
    std::vector<std::string> entries;
    entries.reserve(variables.size());
    for (const auto& [name, value] : variables)
        entries.push_back(fmt::format("{}={}", name, value));
    return entries;
}

std::vector<const char*> pointers_to(const std::vector<std::string>& words)
{
    std::vector<const char*> pointers;
    for (const std::string& word : words) {
        // The program would get the word cut short, without a complaint from anybody.
        if (word.find('\0') != word.npos)
            throw system_error(make_error_code(boost::system::errc::invalid_argument));
        pointers.push_back(word.c_str());
    }
    pointers.push_back(nullptr);
    return pointers;
}

class SignalsBlocked {
public:
    SignalsBlocked()
    {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    SignalsBlocked(const SignalsBlocked&) = delete;
    SignalsBlocked& operator=(const SignalsBlocked&) = delete;

private:
    sigset_t before_ = {};
};

/// What the child does between fork and exec.
struct ChildSetup {
    const fs::path& directory;
    bool errors_into_out;
    pid_t parent;

    template <class... Anything>
    error_code on_exec_setup(Anything&&...) const
    {
        setsid();
        // Handlers go first: one that ran here would count an interrupt in the parent's descriptor.
        forget_signal_settings();
        close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
        // It ends with us, however we end: what it would still do, nobody would see.
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent) _exit(127);
        if (errors_into_out && dup2(STDOUT_FILENO, STDERR_FILENO) < 0) return last_error();
        if (!directory.empty() && chdir(directory.c_str()) != 0) return last_error();
        return {};
    }

    template <class... Anything>
    void on_exec_error(Anything&&...) const
    {
        _exit(127);
    }
};

/// What the pattern takes for granted in the process that runs it.
void prepare_this_process()
{
    (void)std::signal(SIGCHLD, SIG_DFL);  // inherited as ignored, every exit status would be lost
    // With stdout closed, something of ours would get its number, and be written to by mistake.
    int taken = open("/dev/null", O_RDWR);
    while (taken >= 0 && taken <= STDERR_FILENO) taken = open("/dev/null", O_RDWR);
    if (taken >= 0) close(taken);
}

/// The launcher needs some after the fork, when it is too late to find out that there are none.
void expect_spare_descriptors()
{
    std::array<int, 8> spare = {};
    for (int& descriptor : spare) descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC);
    const bool enough = spare.back() >= 0;
    for (const int descriptor : spare) {
        if (descriptor >= 0) close(descriptor);
    }
    if (!enough) throw system_error(make_error_code(boost::system::errc::too_many_files_open));
}

/// What the program reads from stdin: a file in memory, so that nobody has to write while others read.
Descriptor input_of(const Command& command)
{
    if (command.input.empty()) return Descriptor(open("/dev/null", O_RDONLY | O_CLOEXEC));
    Descriptor file(memfd_create("input", MFD_CLOEXEC));
    std::string_view rest = command.input;
    while (file.is_open() && !rest.empty()) {
        const auto written = write(file.number(), rest.data(), rest.size());
        if (written < 0) throw system_error(last_error());
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    if (!file.is_open() || lseek(file.number(), 0, SEEK_SET) != 0) throw system_error(last_error());
    return file;
}

/// Starts the program; throws system_error when that fails, and leaves nothing behind then.
pid_t spawn(const std::string& program, const Command& command, asio::readable_pipe& out,
    asio::readable_pipe& err)
{
    const std::vector<std::string> environment = environment_of(command);
    const std::vector<const char*> variables = pointers_to(environment);
    std::vector<const char*> argv = pointers_to(command.argv);
    const Descriptor input = input_of(command);
    process::process_stdio streams{input.number(), out, err};
    // Nobody else looks at these; without its pipe the child would write to our own stream.
    if (streams.out.ec) throw system_error(streams.out.ec);
    if (streams.err.ec) throw system_error(streams.err.ec);

    expect_spare_descriptors();

    asio::io_context forking{1};
    process::posix::default_launcher launch;
    launch.env = variables.data();
    error_code trouble;
    const SignalsBlocked blocked;
    try {
        launch(forking.get_executor(), trouble, program, argv.data(), streams,
            ChildSetup{command.directory, command.errors_into_out, getpid()})
            .detach();
    } catch (const system_error& failure) {
        trouble = failure.code();
        // There is no pidfd: it runs, but nobody could wait for it. Had it failed before the fork,
        // the number would be -1, which means every process there is.
        if (launch.pid > 0) kill(launch.pid, SIGKILL);
    }
    if (trouble && launch.pid > 0) waitpid(launch.pid, nullptr, 0);
    if (trouble) throw system_error(trouble);
    return launch.pid;
}

/// One program from its start to its last byte.
class Running {
public:
    Running(const Command& command, const std::function<void()>& meanwhile)
        : command_(command),
          meanwhile_(meanwhile)
    {
    }
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    void start(const std::string& program);
    Outcome wait();

private:
    // NOLINTNEXTLINE(cppcoreguidelines-avoid-reference-coroutine-parameters): both are members
    asio::awaitable<void> read(asio::readable_pipe& pipe, std::string& text);
    asio::awaitable<void> await_exit();
    asio::awaitable<void> watch();
    asio::awaitable<void> pause_until(Steady::time_point time);
    void do_meanwhile();
    void heed_interrupts();
    void heed_deadline();
    void end(bool& because);
    void signal_group(int number) const;

    const Command& command_;
    const std::function<void()>& meanwhile_;
    Steady::time_point last_meanwhile_ = Steady::now();
    const int interrupts_before_ = interrupt_count();
    const Steady::time_point started_ = Steady::now();
    bool told_ = false;                       ///< on_interrupt has been called
    std::optional<Steady::time_point> kill_;  ///< when patience ends; set once TERM is sent
    pid_t pid_ = -1;                          ///< its group's number too, also when it is gone
    bool alive_ = false;
    int open_streams_ = 2;
    Outcome outcome_;
    asio::io_context io_{1};
    asio::readable_pipe out_{io_};
    asio::readable_pipe err_{io_};
    asio::steady_timer timer_{io_};
    /// Stays where it is from the start: moved during the wait, it loses the exit status.
    process::process process_{io_.get_executor()};
};

Running::~Running()
{
    if (!alive_) return;  // else an exception is passing: there is nobody left to wait
    signal_group(SIGKILL);
    process_.detach();
    while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {}
}

void Running::start(const std::string& program)
{
    pid_ = spawn(program, command_, out_, err_);
    alive_ = true;
    process_ = process::process(io_.get_executor(), pid_);
}

Outcome Running::wait()
{
    const auto pass_on = [](const std::exception_ptr& failure) {
        if (failure) std::rethrow_exception(failure);
    };
    asio::co_spawn(io_, read(out_, outcome_.out), pass_on);
    asio::co_spawn(io_, read(err_, outcome_.err), pass_on);
    asio::co_spawn(io_, await_exit(), pass_on);
    asio::co_spawn(io_, watch(), pass_on);
    io_.run();
    return std::move(outcome_);
}

// NOLINTNEXTLINE(cppcoreguidelines-avoid-reference-coroutine-parameters)
asio::awaitable<void> Running::read(asio::readable_pipe& pipe, std::string& text)
{
    std::array<char, 64 * 1024> buffer = {};
    error_code trouble;
    for (int reads = 0; !trouble; ++reads) {
        std::size_t count = 0;
        std::tie(trouble, count) = co_await pipe.async_read_some(
            asio::buffer(buffer), asio::as_tuple(asio::use_awaitable));
        text.append(buffer.data(), std::min(count, most_kept - text.size()));
        // gcloud prints a list word by word, and would wake us for each. A timer of Asio's would not help: what waits
        // for the pipe wakes all the same. Nothing else in this thread is in a hurry.
        if (!trouble && reads >= few_reads && count < buffer.size() / 2)
            std::this_thread::sleep_for(between_small_reads);
    }
    --open_streams_;
    timer_.cancel();
}

asio::awaitable<void> Running::await_exit()
{
    error_code trouble;
    do {
        std::tie(trouble, std::ignore) =
            co_await process_.async_wait(asio::as_tuple(asio::use_awaitable));
    } while (trouble == asio::error::interrupted);
    if (trouble) throw system_error(trouble);
    // Not exit_code(), which takes "exit 9" and "signal 9" for the same.
    const int status = process_.native_exit_code();
    outcome_.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    alive_ = false;
    process_.detach();  // its destructor signals the number, which may soon be somebody else's
    timer_.cancel();
}

asio::awaitable<void> Running::watch()
{
    while (alive_) {
        if (!kill_) heed_interrupts();
        if (!kill_) heed_deadline();
        if (kill_ && Steady::now() >= *kill_) signal_group(SIGKILL);
        do_meanwhile();
        co_await pause_until(Steady::now() + between_looks);
    }
    const auto last_moment = Steady::now() + grace_for_streams;
    while (open_streams_ > 0 && Steady::now() < last_moment) co_await pause_until(last_moment);
    out_.close();
    err_.close();
    signal_group(SIGKILL);
    if (!kill_) heed_interrupts();  // one that came just before the end would be lost
}

asio::awaitable<void> Running::pause_until(Steady::time_point time)
{
    timer_.expires_at(time);
    co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
}

void Running::do_meanwhile()
{
    if (Steady::now() - last_meanwhile_ < Seconds(1)) return;
    last_meanwhile_ = Steady::now();
    meanwhile_();
}

void Running::heed_interrupts()
{
    const int pressed = interrupt_count() - interrupts_before_;
    const int borne = command_.on_interrupt ? 1 : 0;
    if (pressed > 0 && borne > 0 && !told_) {
        told_ = true;
        command_.on_interrupt();
    }
    if (pressed > borne) end(outcome_.interrupted);
}

void Running::heed_deadline()
{
    // In whole seconds: the longest deadline there is does not fit in the clock's own unit.
    if (std::chrono::floor<Seconds>(Steady::now() - started_) >= command_.deadline)
        end(outcome_.timed_out);
}

void Running::end(bool& because)
{
    because = true;
    kill_ = Steady::now() + grace_for_term;
    if (alive_) signal_group(SIGTERM);
}

void Running::signal_group(int number) const
{
    if (pid_ > 1) kill(-pid_, number);  // for kill, -1 is no group: it means everybody
}

[[noreturn]] void fail(const Command& command, std::string_view why)
{
    throw Error(fmt::format("cannot run \"{}\": {}", command.argv.front(), why));
}

void check_directory(const Command& command)
{
    if (command.directory.empty()) return;
    // Only a directory that may be entered has a "." in it.
    if (access((command.directory / ".").c_str(), X_OK) == 0) return;
    const std::string why = last_error().message();
    fail(command, fmt::format("its directory \"{}\": {}", command.directory.string(), why));
}

/// In the child of a child, which nobody waits for.
[[noreturn]] void become(const std::string& program, const std::vector<const char*>& argv)
{
    forget_signal_settings();
    const int nothing = open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, stream);
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): execv changes nothing
    execv(program.c_str(), const_cast<char* const*>(argv.data()));
    _exit(127);
}

}  // namespace

std::vector<Outcome> Runner::run_all(const std::vector<Command>& commands)
{
    std::vector<Outcome> outcomes;
    for (const Command& command : commands) outcomes.push_back(run(command));
    return outcomes;
}

std::vector<Outcome> ProcessRunner::run_all(const std::vector<Command>& commands)
{
    // A thread for each, with a runner of its own: nothing is shared but the count of interrupts. A thread that
    // cannot be had does its work when it is asked for the outcome.
    std::vector<std::future<Outcome>> running;
    for (const Command& command : commands) {
        running.push_back(std::async(std::launch::async | std::launch::deferred,
            [&command] { return ProcessRunner().run(command); }));
    }
    std::vector<Outcome> outcomes;
    for (std::future<Outcome>& each : running) outcomes.push_back(each.get());
    return outcomes;
}

bool ProcessRunner::launch(const std::vector<std::string>& argv)
{
    assert(!argv.empty());
    const auto program = find_program(argv.front());
    if (!program) return false;
    const std::vector<const char*> words = pointers_to(argv);
    const SignalsBlocked blocked;
    const pid_t child = fork();
    if (child < 0) return false;
    if (child == 0) {
        setsid();
        const pid_t grandchild = fork();
        if (grandchild == 0) become(program->string(), words);
        _exit(grandchild < 0 ? 1 : 0);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Outcome ProcessRunner::run(const Command& command)
{
    assert(!command.argv.empty());
    Outcome nothing_there;
    nothing_there.not_found = true;
    fs::path program = command.argv.front();
    if (program.native().find('/') == std::string::npos) {
        const auto found = find_program(program.string());
        if (!found) return nothing_there;
        program = *found;
    }
    check_directory(command);
    prepare_this_process();
    try {
        Running running(command, meanwhile);
        running.start(program.string());
        return running.wait();
    } catch (const system_error& failure) {
        if (failure.code() != boost::system::errc::no_such_file_or_directory)
            fail(command, failure.code().message());
        // For a script, "no such file" may as well mean the interpreter in its first line.
        if (access((command.directory / program).c_str(), F_OK) == 0)
            fail(command, "its interpreter is missing");
        return nothing_there;
    }
}

std::optional<fs::path> ProcessRunner::find_program(const std::string& name)
{
    if (name.empty()) return {};
    if (name.find('/') != name.npos)
        return is_program(name) ? std::optional<fs::path>(name) : std::nullopt;
    const char* path = std::getenv("PATH");
    for (const std::string& directory : split(path ? path : "/bin:/usr/bin", ':')) {
        const fs::path candidate = fs::path(directory.empty() ? "." : directory) / name;
        // Absolute, because the child may start in another directory than ours.
        if (is_program(candidate)) return fs::absolute(candidate);
    }
    return {};
}

}  // namespace mltrain
