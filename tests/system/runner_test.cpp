// The real runner and real processes. Nothing here depends on how fast the machine is, except that
// what must not hang is given some seconds. After every test nothing of it may be left: no zombie,
// no open descriptor, and no process that has inherited the test's mark.
#include "system/runner.hpp"

#include "base/error.hpp"
#include "system/interrupts.hpp"

#include <doctest/doctest.h>
#include <sched.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mltrain;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

const std::string mark_name = "MLTRAIN_TEST_MARK";
constexpr std::size_t mebibyte = 1024 * 1024;

std::string text_of(const fs::path& path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

Command command_of(std::vector<std::string> argv)
{
    Command command;
    command.argv = std::move(argv);
    return command;
}

Command child_command(std::vector<std::string> words)
{
    words.insert(words.begin(), MLTRAIN_TEST_CHILD);
    return command_of(std::move(words));
}

/// Counted without opening one.
int open_descriptors()
{
    int count = 0;
    for (int descriptor = 0; descriptor < 1024; ++descriptor)
        count += fcntl(descriptor, F_GETFD) < 0 ? 0 : 1;
    return count;
}

/// A process whose environment holds that entry. A zombie has none.
bool anybody_bears(const std::string& mark)
{
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const bool is_process =
            entry.path().filename().string().find_first_not_of("0123456789") == std::string::npos;
        if (is_process && text_of(entry.path() / "environ").find(mark) != std::string::npos)
            return true;
    }
    return false;
}

/// Every test runs its programs through this and is then held to have left nothing behind.
class Traceless {
public:
    Traceless() : descriptors_(open_descriptors()) {}

    ~Traceless()
    {
        CHECK(waitpid(-1, nullptr, WNOHANG) == -1);
        CHECK(errno == ECHILD);
        CHECK(open_descriptors() == descriptors_);
        // SIGKILL has been sent, but it does not take effect at once.
        for (int tries = 0; tries < 300 && anybody_bears(marked()); ++tries) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        CHECK_FALSE(anybody_bears(marked()));
    }

    Traceless(const Traceless&) = delete;
    Traceless& operator=(const Traceless&) = delete;

    Outcome run(Command command)
    {
        command.environment.emplace_back(mark_name, mark_);
        return runner_.run(command);
    }

    Outcome child(std::vector<std::string> words) { return run(child_command(std::move(words))); }

    /// A process of this test runs.
    bool is_borne() const { return anybody_bears(marked()); }

    auto find_program(const std::string& name) { return runner_.find_program(name); }

private:
    std::string marked() const { return mark_name + "=" + mark_; }

    ProcessRunner runner_;
    std::string mark_ = std::to_string(getpid());
    int descriptors_;
};

class ScratchDirectory {
public:
    ScratchDirectory()
    {
        std::string name = (fs::temp_directory_path() / "runner-test-XXXXXX").string();
        if (!mkdtemp(name.data())) throw std::runtime_error("no scratch directory");
        path_ = fs::canonical(name);
    }
    ~ScratchDirectory() { fs::remove_all(path_); }
    ScratchDirectory(const ScratchDirectory&) = delete;
    ScratchDirectory& operator=(const ScratchDirectory&) = delete;

    const fs::path& path() const { return path_; }

    fs::path file(const std::string& name, const std::string& text, mode_t mode) const
    {
        std::ofstream(path_ / name) << text;
        chmod((path_ / name).c_str(), mode);
        return path_ / name;
    }

private:
    fs::path path_;
};

class VariableSet {
public:
    VariableSet(const char* name, const std::string& value) : name_(name)
    {
        if (const char* before = std::getenv(name)) before_ = before;
        setenv(name, value.c_str(), 1);
    }
    ~VariableSet()
    {
        if (before_) {
            setenv(name_, before_->c_str(), 1);
        } else {
            unsetenv(name_);
        }
    }
    VariableSet(const VariableSet&) = delete;
    VariableSet& operator=(const VariableSet&) = delete;

private:
    const char* name_;
    std::optional<std::string> before_;
};

/// A signal's disposition for as long as this lives.
class Disposition {
public:
    Disposition(int number, void (*handler)(int))
        : number_(number),
          before_(std::signal(number, handler))
    {
    }
    ~Disposition() { (void)std::signal(number_, before_); }
    Disposition(const Disposition&) = delete;
    Disposition& operator=(const Disposition&) = delete;

private:
    int number_;
    void (*before_)(int);
};

/// Interrupts are counted while this lives, and end the test program again afterwards.
class InterruptsWatched {
public:
    InterruptsWatched()
    {
        // A shell starts what runs in the background with SIGINT ignored; then nobody counts it.
        static const auto counting = [] {
            const Disposition interrupt(SIGINT, SIG_DFL);
            const Disposition termination(SIGTERM, SIG_DFL);
            const Disposition hangup(SIGHUP, SIG_DFL);
            watch_interrupts();
            return std::signal(SIGINT, SIG_DFL);
        }();
        before_ = std::signal(SIGINT, counting);
    }
    ~InterruptsWatched() { (void)std::signal(SIGINT, before_); }
    InterruptsWatched(const InterruptsWatched&) = delete;
    InterruptsWatched& operator=(const InterruptsWatched&) = delete;

private:
    void (*before_)(int) = nullptr;
};

#ifdef __SANITIZE_ADDRESS__
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

constexpr int no_world_apart = 77;

/// The exit code of a check that runs where no signal of its making can reach a process outside: a
/// number of -1 in the wrong place means everybody.
int in_a_world_apart(const std::function<int()>& check)
{
    const auto code_of = [](pid_t child) {
        int status = 0;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    };
    const pid_t outer = fork();
    if (outer != 0) return code_of(outer);
    if (unshare(CLONE_NEWPID) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWPID) != 0)
        _exit(no_world_apart);
    const pid_t inner = fork();
    if (inner == 0) _exit(check());
    _exit(inner < 0 ? no_world_apart : code_of(inner));
}

double seconds_since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE_FIXTURE(
    Traceless, "the exit code is the program's own, or 128 and the number of the signal")
{
    struct Row {
        std::vector<std::string> words;
        int exit_code;
        bool finished;
    };
    const std::vector<Row> rows = {
        {{"exit", "0"}, 0, true},
        {{"exit", "1"}, 1, true},
        {{"exit", "9"}, 9, true},
        {{"exit", "127"}, 127, true},
        {{"die", "9"}, 128 + 9, false},
        {{"die", "15"}, 128 + 15, false},
        {{"die", "13"}, 128 + 13, false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.words);
        const Outcome outcome = child(row.words);
        CHECK(outcome.exit_code == row.exit_code);
        CHECK(outcome.finished() == row.finished);
        CHECK_FALSE(outcome.timed_out);
        CHECK_FALSE(outcome.interrupted);
    }
}

TEST_CASE_FIXTURE(Traceless, "the two streams are kept apart, byte for byte")
{
    const Outcome outcome = child({"say", "answer\n\xff", "talk\r"});
    CHECK(outcome.out == "answer\n\xff");
    CHECK(outcome.err == "talk\r");
}

TEST_CASE_FIXTURE(Traceless, "or both are one, in the order in which they were written")
{
    Command command{.argv = {"sh", "-c", "printf a; printf b >&2; printf c; printf d >&2"}};
    command.errors_into_out = true;
    const Outcome outcome = ProcessRunner().run(command);
    CHECK(outcome.out == "abcd");
    CHECK(outcome.err.empty());
}

TEST_CASE_FIXTURE(Traceless, "arguments arrive as they are")
{
    const Outcome outcome =
        child({"arguments", "", "two words", "$HOME `id` 'x' \"y\" \\", "a\nb", "--", "*"});
    CHECK(outcome.out == "\0two words\0$HOME `id` 'x' \"y\" \\\0a\nb\0--\0*\0"s);
}

TEST_CASE_FIXTURE(Traceless, "an argument that exec would cut short is refused")
{
    CHECK_THROWS_WITH_AS(child({"say", "a\0b"s, ""}),
        "cannot run \"" MLTRAIN_TEST_CHILD "\": Invalid argument", Error);
}

TEST_CASE_FIXTURE(Traceless, "much output on both streams does not block, whichever comes first")
{
    for (const char* mode : {"spew", "stderr-first"}) {
        CAPTURE(mode);
        const Outcome outcome = child({mode, std::to_string(10 * mebibyte)});
        CHECK(outcome.exit_code == 0);
        CHECK((outcome.out == std::string(10 * mebibyte, 'o')));
        CHECK((outcome.err == std::string(10 * mebibyte, 'e')));
    }
}

TEST_CASE_FIXTURE(Traceless, "beyond 64 MiB the output is read but not kept")
{
    const Outcome outcome = child({"spew", std::to_string(65 * mebibyte + 1)});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out.size() == 64 * mebibyte);
    CHECK(outcome.err.size() == 64 * mebibyte);
}

TEST_CASE_FIXTURE(Traceless, "there is nothing to read on its input")
{
    CHECK(child({"input"}).out == "end of input");
}

TEST_CASE_FIXTURE(Traceless, "the environment is ours with the command's added to it")
{
    const VariableSet kept("RUNNER_TEST_KEPT", "ours");
    const VariableSet replaced("RUNNER_TEST_REPLACED", "ours");
    const std::vector<std::pair<std::string, std::string>> added = {
        {"RUNNER_TEST_REPLACED", "its own"}, {"RUNNER_TEST_ADDED", "a=b c"},
        {"RUNNER_TEST_EMPTY", ""}};
    const auto value = [&](const char* name) {
        Command command = child_command({"variable", name});
        command.environment = added;
        return run(command).out;
    };
    CHECK(value("RUNNER_TEST_KEPT") == "ours");
    CHECK(value("RUNNER_TEST_REPLACED") == "its own");
    CHECK(value("RUNNER_TEST_ADDED") == "a=b c");
    CHECK(value("RUNNER_TEST_EMPTY") == "");
    CHECK(value("RUNNER_TEST_NEVER_SET") == "(not set)");
}

TEST_CASE_FIXTURE(Traceless, "it runs in the directory it is given, else here")
{
    const ScratchDirectory scratch;
    Command command = child_command({"directory"});
    command.directory = scratch.path();
    CHECK(run(command).out == scratch.path());
    CHECK(child({"directory"}).out == fs::current_path());
}

TEST_CASE_FIXTURE(Traceless, "a directory that cannot be entered is an error that names it")
{
    const ScratchDirectory scratch;
    const fs::path file = scratch.file("file", "", 0644);
    struct Row {
        fs::path directory;
        const char* reason;
    };
    const std::vector<Row> rows = {
        {scratch.path() / "nowhere", "No such file or directory"}, {file, "Not a directory"}};
    for (const auto& row : rows) {
        const std::string expected = "cannot run \"" MLTRAIN_TEST_CHILD "\": its directory \""
            + row.directory.string() + "\": " + row.reason;
        Command command = child_command({"exit", "0"});
        command.directory = row.directory;
        CHECK_THROWS_WITH_AS(run(command), expected.c_str(), Error);
    }
}

TEST_CASE_FIXTURE(Traceless, "none of our descriptors is open in the child")
{
    std::array<int, 2> pipe_ends = {};
    REQUIRE(pipe(pipe_ends.data()) == 0);  // on purpose without O_CLOEXEC
    const int file = open("/dev/null", O_RDONLY);
    CHECK(child({"descriptors"}).out == "0 1 2 ");
    for (const int descriptor : {pipe_ends[0], pipe_ends[1], file}) close(descriptor);
}

TEST_CASE_FIXTURE(
    Traceless, "it works when our own standard streams are closed, and fills their place")
{
    const std::array<int, 3> kept = {dup(0), dup(1), dup(2)};
    for (const int descriptor : {0, 1, 2}) close(descriptor);
    const Outcome outcome = child({"say", "answer", "talk"});
    CHECK(fs::read_symlink("/proc/self/fd/1") == "/dev/null");
    for (const int descriptor : {0, 1, 2})
        dup2(kept.at(static_cast<std::size_t>(descriptor)), descriptor);
    for (const int descriptor : kept) close(descriptor);
    CHECK(outcome.out == "answer");
    CHECK(outcome.err == "talk");
}

TEST_CASE_FIXTURE(Traceless, "without descriptors to spare it fails, and hits nobody else")
{
    if (sanitized) {
        MESSAGE("skipped: the sanitizers need descriptors themselves, and err without");
        return;
    }
    const int code = in_a_world_apart([&] {
        const int before = open_descriptors();
        const int next = dup(STDIN_FILENO);
        close(next);
        for (int spare = 0; spare < 64; ++spare) {
            const rlimit few = {.rlim_cur = static_cast<rlim_t>(next + spare), .rlim_max = 1024};
            setrlimit(RLIMIT_NOFILE, &few);
            try {
                return child({"say", "answer", ""}).out == "answer" ? 0 : 1;
            } catch (const Error&) {
                if (waitpid(-1, nullptr, WNOHANG) != -1 || open_descriptors() != before) return 2;
            }
        }
        return 3;
    });
    if (code == no_world_apart) {
        MESSAGE("skipped: no process namespace may be made here");
    } else {
        CHECK(code == 0);
    }
}

TEST_CASE_FIXTURE(Traceless, "it leads a session and a group of its own")
{
    std::istringstream ids(child({"ids"}).out);
    int process = 0;
    int group = 0;
    int session = 0;
    ids >> process >> group >> session;
    CHECK(process > 0);
    CHECK(group == process);
    CHECK(session == process);
}

TEST_CASE_FIXTURE(
    Traceless, "it starts with no signal blocked and none ignored, and ours stay as they were")
{
    const Disposition ignored(SIGPIPE, SIG_IGN);
    sigset_t blocked = {};
    sigset_t before = {};
    sigset_t now = {};
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigprocmask(SIG_BLOCK, &blocked, &before);
    CHECK(child({"signals"}).out == "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n");
    sigprocmask(SIG_SETMASK, &before, &now);
    CHECK(sigismember(&now, SIGUSR1) == 1);
    CHECK(sigismember(&now, SIGINT) == 0);
}

TEST_CASE_FIXTURE(Traceless, "exit codes arrive even where SIGCHLD was ignored when we started")
{
    const Disposition ignored(SIGCHLD, SIG_IGN);
    CHECK(child({"exit", "3"}).exit_code == 3);
}

TEST_CASE_FIXTURE(Traceless, "a program that does not exist is an outcome, not an error")
{
    for (int i = 0; i < 20; ++i) {
        CHECK(run(command_of({"no-such-program"})).not_found);
        CHECK(run(command_of({"/no/such/program"})).not_found);
    }
    CHECK(run(command_of({""})).not_found);
    CHECK_FALSE(run(command_of({"/no/such/program"})).finished());
    CHECK_FALSE(child({"exit", "127"}).not_found);
}

TEST_CASE_FIXTURE(Traceless, "a program that is there and does not start is an error that names it")
{
    const ScratchDirectory scratch;
    struct Row {
        const char* name;
        const char* text;
        mode_t mode;
        const char* reason;
    };
    const std::vector<Row> rows = {
        {"forbidden", "#!/bin/sh\n", 0644, "Permission denied"},
        {"garbage", "\x01\x02\x03", 0755, "Exec format error"},
        {"orphan", "#!/no/such/interpreter\n", 0755, "its interpreter is missing"},
    };
    for (const auto& row : rows) {
        const fs::path program = scratch.file(row.name, row.text, row.mode);
        const std::string expected = "cannot run \"" + program.string() + "\": " + row.reason;
        CHECK_THROWS_WITH_AS(run(command_of({program.string()})), expected.c_str(), Error);
    }
}

TEST_CASE_FIXTURE(Traceless, "a start that fails does not write our unwritten output a second time")
{
    const ScratchDirectory scratch;
    const fs::path garbage = scratch.file("garbage", "\x01", 0755);
    std::FILE* unwritten = std::fopen((scratch.path() / "text").c_str(), "w");
    (void)std::fputs("once", unwritten);
    CHECK_THROWS_AS(run(command_of({garbage.string()})), Error);
    (void)std::fclose(unwritten);
    CHECK(text_of(scratch.path() / "text") == "once");
}

TEST_CASE_FIXTURE(
    Traceless, "a name without a slash is looked up in PATH, one with a slash is taken as it is")
{
    const ScratchDirectory scratch;
    fs::create_directories(scratch.path() / "empty/tool");  // a directory is no program
    fs::create_directories(scratch.path() / "first");
    fs::create_directories(scratch.path() / "second");
    scratch.file("first/tool", "#!/bin/sh\necho first\n", 0644);  // not executable
    const fs::path tool = scratch.file("second/tool", "#!/bin/sh\necho \"$0\"\n", 0755);
    const std::string base = scratch.path().string();
    const VariableSet path(
        "PATH", base + "/none:" + base + "/empty:" + base + "/first:" + base + "/second");

    CHECK(find_program("tool") == tool);
    CHECK(find_program("other") == std::nullopt);
    CHECK(find_program("") == std::nullopt);
    CHECK(find_program(tool.string()) == tool);
    CHECK(find_program(base + "/first/tool") == std::nullopt);
    CHECK(find_program(base) == std::nullopt);
    CHECK(run(command_of({"tool"})).out == tool.string() + "\n");
}

TEST_CASE_FIXTURE(
    Traceless, "an empty entry of PATH is where we are, also for a command that runs elsewhere")
{
    const ScratchDirectory scratch;
    scratch.file("tool", "#!/bin/sh\necho found\n", 0755);
    fs::create_directory(scratch.path() / "elsewhere");
    const fs::path before = fs::current_path();
    fs::current_path(scratch.path());
    const VariableSet path("PATH", "/none:");
    const auto run_elsewhere = [&](const char* name) {
        Command command = command_of({name});
        command.directory = "elsewhere";
        return run(command);
    };
    CHECK(run_elsewhere("tool").out == "found\n");
    // With a slash the name counts from the command's directory, as after "cd".
    CHECK(run_elsewhere("../tool").out == "found\n");
    CHECK(run_elsewhere("./tool").not_found);
    fs::current_path(before);
}

TEST_CASE_FIXTURE(Traceless, "a program that closes its streams is waited for all the same")
{
    const Outcome outcome = child({"close-streams", "50"});
    CHECK(outcome.exit_code == 5);
    CHECK(outcome.finished());
}

TEST_CASE_FIXTURE(Traceless, "a process that holds the streams, out of reach, does not hold us")
{
    const auto start = std::chrono::steady_clock::now();
    const Outcome outcome = child({"grandchild"});
    CHECK(outcome.finished());
    CHECK(outcome.out == "leader's last words");
    CHECK(seconds_since(start) < 10);
}

TEST_CASE_FIXTURE(Traceless, "what the program leaves running is ended")
{
    CHECK(child({"quiet-grandchild"}).finished());
}

TEST_CASE_FIXTURE(Traceless, "a program ends when the one that runs it is killed")
{
    const pid_t killed = fork();
    if (killed == 0) {
        child({"sleep", "20000"});
        _exit(0);
    }
    for (int tries = 0; tries < 300 && !is_borne(); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(is_borne());
    kill(killed, SIGKILL);
    waitpid(killed, nullptr, 0);
}

TEST_CASE_FIXTURE(Traceless, "the shortest deadline is over at once, the longest never")
{
    Command command = child_command({"sleep", "20000"});
    command.deadline = Seconds(0);
    const Outcome outcome = run(command);
    CHECK(outcome.timed_out);
    CHECK_FALSE(outcome.interrupted);
    CHECK_FALSE(outcome.finished());
    CHECK(outcome.exit_code == 128 + SIGTERM);
    command = child_command({"exit", "0"});
    command.deadline = Seconds::max();
    CHECK(run(command).finished());
}

TEST_CASE("a program reads what it is given, however much, and its end")
{
    Traceless here;
    CHECK(here.run(command_of({"/bin/cat"})).out.empty());
    for (const std::size_t size : {std::size_t{1}, mebibyte + 1}) {
        Command command = command_of({"/bin/cat"});
        command.input = std::string(size, 'x');
        CHECK(here.run(command).out == command.input);
    }
}

TEST_CASE("while a program runs, others get their turn")
{
    int turns = 0;
    ProcessRunner runner;
    runner.meanwhile = [&] { ++turns; };
    runner.run(command_of({"/bin/sleep", "2.5"}));
    CHECK(turns == 2);
}

TEST_CASE("the first interrupt ends the command")
{
    const InterruptsWatched watched;
    Traceless here;
    const Outcome outcome = here.child({"interrupt", "0", "20000"});
    CHECK(outcome.interrupted);
    CHECK_FALSE(outcome.timed_out);
    CHECK(outcome.exit_code == 128 + SIGTERM);
    CHECK_FALSE(here.child({"exit", "0"}).interrupted);  // that one was before its time
}

TEST_CASE("endless output does not keep the end from coming")
{
    const InterruptsWatched watched;
    Traceless here;
    const Outcome outcome = here.child({"spew-for-ever"});
    CHECK(outcome.interrupted);
    CHECK(outcome.out.size() >= 8 * mebibyte);
}

TEST_CASE("it is the whole group that is ended")
{
    const InterruptsWatched watched;
    Traceless here;
    const Outcome outcome = here.child({"tree"});
    CHECK(outcome.interrupted);
    CHECK(outcome.exit_code == 7);
}

TEST_CASE("a program that ignores TERM is killed two seconds later")
{
    const InterruptsWatched watched;
    Traceless here;
    const auto start = std::chrono::steady_clock::now();
    const Outcome outcome = here.child({"ignore-term"});
    CHECK(outcome.interrupted);
    CHECK(outcome.exit_code == 128 + SIGKILL);
    CHECK(seconds_since(start) >= 2);
    CHECK(seconds_since(start) < 10);
}

TEST_CASE("a command that hears of the first interrupt runs on")
{
    const InterruptsWatched watched;
    Traceless here;
    int heard = 0;
    Command command = child_command({"interrupt", "0", "150"});
    command.on_interrupt = [&] { ++heard; };
    const Outcome outcome = here.run(command);
    CHECK(heard == 1);
    CHECK(outcome.finished());
    CHECK(outcome.out == "done");
}

TEST_CASE("the second interrupt ends also a command that hears of the first")
{
    const InterruptsWatched watched;
    Traceless here;
    int heard = 0;
    Command command = child_command({"interrupt", "0", "20000"});
    command.on_interrupt = [&] {
        ++heard;
        (void)std::raise(SIGINT);
    };
    const Outcome outcome = here.run(command);
    CHECK(heard == 1);
    CHECK(outcome.interrupted);
    CHECK(outcome.exit_code == 128 + SIGTERM);
}

TEST_CASE("an interrupt just before the program's own end is not lost")
{
    const InterruptsWatched watched;
    Traceless here;
    int heard = 0;
    Command command = child_command({"interrupt", "30", "0"});
    CHECK(here.run(command).interrupted);
    command.on_interrupt = [&] { ++heard; };
    CHECK(here.run(command).finished());
    CHECK(heard == 1);
}

TEST_CASE("when hearing of the interrupt throws, all is ended and the exception passed on")
{
    const InterruptsWatched watched;
    Traceless here;
    Command command = child_command({"tree"});
    command.on_interrupt = [] { throw std::runtime_error("enough"); };
    CHECK_THROWS_WITH_AS(here.run(command), "enough", std::runtime_error);
}

TEST_CASE("several programs run at the same time, and their outcomes come in their order")
{
    const ScratchDirectory scratch;
    const fs::path there = scratch.path() / "there", back = scratch.path() / "back";
    REQUIRE(mkfifo(there.c_str(), 0600) == 0);
    REQUIRE(mkfifo(back.c_str(), 0600) == 0);
    // Each waits for the other: one after the other, neither would end.
    const auto shell = [&](const std::string& script) {
        Command command = command_of({"/bin/sh", "-c", script});
        command.directory = scratch.path();
        command.deadline = Seconds(20);
        return command;
    };
    const auto outcomes = ProcessRunner().run_all({shell("echo one > there; cat back"),
        shell("cat there; echo two > back; exit 3"), command_of({"no-such-program-anywhere"})});
    REQUIRE(outcomes.size() == 3);
    CHECK(outcomes[0].out == "two\n");
    CHECK(outcomes[1].out == "one\n");
    CHECK(outcomes[1].exit_code == 3);
    CHECK(outcomes[2].not_found);
    CHECK(waitpid(-1, nullptr, WNOHANG) == -1);
}

TEST_CASE("a program that is launched lives by itself, and has nothing of ours")
{
    const ScratchDirectory scratch;
    const fs::path told = scratch.path() / "told";
    REQUIRE(mkfifo(told.c_str(), 0600) == 0);
    const std::string script = "streams=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2); "
                               "printf '%s\\n%s\\n' \"$streams\" \"$2\" >\"$1\"";
    CHECK(ProcessRunner().launch({"/bin/sh", "-c", script, "sh", told.string(), "a b;$(c)"}));
    const std::string said = text_of(told);
    CHECK(said == "/dev/null\n/dev/null\n/dev/null\na b;$(c)\n");
    CHECK(waitpid(-1, nullptr, WNOHANG) == -1);  // nobody of ours is left to be waited for

    CHECK_FALSE(ProcessRunner().launch({"no-such-program-anywhere"}));
}
