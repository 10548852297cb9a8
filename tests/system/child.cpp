// The program that the runner's tests run: one mode for each thing a child can do to its parent.
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Words = std::vector<std::string>;

void nap(int milliseconds)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

void write_bytes(int descriptor, std::size_t count, char byte)
{
    const std::string block(64 * 1024, byte);
    while (count > 0) {
        const auto written = write(descriptor, block.data(), std::min(count, block.size()));
        if (written < 0) std::exit(9);
        count -= static_cast<std::size_t>(written);
    }
}

/// Bytes on both streams in turn, so that each has to be read while the other is.
int spew(const Words& words)
{
    for (std::size_t left = std::stoul(words[0]); left > 0;) {
        const std::size_t count = std::min<std::size_t>(left, 1024 * 1024);
        write_bytes(STDOUT_FILENO, count, 'o');
        write_bytes(STDERR_FILENO, count, 'e');
        left -= count;
    }
    return 0;
}

/// All of stderr before the first byte of stdout.
int stderr_first(const Words& words)
{
    write_bytes(STDERR_FILENO, std::stoul(words[0]), 'e');
    write_bytes(STDOUT_FILENO, std::stoul(words[0]), 'o');
    return 0;
}

int say(const Words& words)
{
    std::cout << words[0];
    std::cerr << words[1];
    return 0;
}

int print_arguments(const Words& words)
{
    for (const std::string& word : words) std::cout << word << '\0';
    return 0;
}

int print_variable(const Words& words)
{
    const char* value = std::getenv(words[0].c_str());
    std::cout << (value ? value : "(not set)");
    return 0;
}

int print_directory(const Words&)
{
    std::cout << std::filesystem::current_path().string();
    return 0;
}

int print_descriptors(const Words&)
{
    for (int descriptor = 0; descriptor < 1024; ++descriptor) {
        if (fcntl(descriptor, F_GETFD) >= 0) std::cout << descriptor << ' ';
    }
    return 0;
}

/// Its process id, its group and its session.
int print_ids(const Words&)
{
    std::cout << getpid() << ' ' << getpgrp() << ' ' << getsid(0);
    return 0;
}

/// Which signals are blocked and which are ignored, as masks.
int print_signals(const Words&)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("SigBlk:") || line.starts_with("SigIgn:")) std::cout << line << '\n';
    }
    return 0;
}

int read_input(const Words&)
{
    char byte = 0;
    std::cout << (read(STDIN_FILENO, &byte, 1) == 0 ? "end of input" : "something else");
    return 0;
}

int sleep_for(const Words& words)
{
    nap(std::stoi(words[0]));
    return 0;
}

int exit_with(const Words& words)
{
    return std::stoi(words[0]);
}

int die_by(const Words& words)
{
    (void)raise(std::stoi(words[0]));
    nap(10'000);
    return 0;
}

void interrupt_the_parent()
{
    if (getppid() > 1) kill(getppid(), SIGINT);  // orphaned, it would hit somebody else
}

/// Sleeps, interrupts its parent, sleeps again, and says that it got to its end.
int interrupt_parent(const Words& words)
{
    nap(std::stoi(words[0]));
    interrupt_the_parent();
    nap(std::stoi(words[1]));
    std::cout << "done";
    return 0;
}

/// Interrupts its parent in the midst of output that does not end.
int spew_for_ever(const Words&)
{
    write_bytes(STDOUT_FILENO, 8 * 1024 * 1024, 'o');
    interrupt_the_parent();
    while (true) write_bytes(STDOUT_FILENO, 64 * 1024, 'o');
}

/// Interrupts its parent and will not be ended for it.
int ignore_term(const Words&)
{
    (void)std::signal(SIGTERM, SIG_IGN);
    interrupt_the_parent();
    nap(20'000);
    return 0;
}

/// Leaves a process behind that is out of reach, and holds the streams until nobody reads them.
int leave_grandchild(const Words&)
{
    if (fork() == 0) {
        setsid();
        pollfd reader = {.fd = STDOUT_FILENO, .events = 0, .revents = 0};
        poll(&reader, 1, 20'000);
        return 0;
    }
    std::cout << "leader's last words";
    return 0;
}

/// Leaves a process behind that holds nothing.
int leave_quiet_grandchild(const Words&)
{
    if (fork() == 0) {
        for (const int descriptor : {0, 1, 2}) close(descriptor);
        nap(20'000);
    }
    return 0;
}

/// Has a child and a grandchild, both asleep, when it interrupts its parent; is deaf to TERM
/// itself, and exits with 7 when the child is no more.
int tree(const Words&)
{
    std::array<int, 2> ready = {};
    if (pipe(ready.data()) != 0) return 9;
    const pid_t child = fork();
    if (child == 0) {
        if (fork() == 0) write_bytes(ready[1], 1, '!');
        nap(20'000);
        return 0;
    }
    (void)std::signal(SIGTERM, SIG_IGN);
    char byte = 0;
    if (read(ready[0], &byte, 1) != 1) return 9;
    interrupt_the_parent();
    waitpid(child, nullptr, 0);
    return 7;
}

int close_streams_and_run_on(const Words& words)
{
    close(STDOUT_FILENO);
    close(STDERR_FILENO);
    nap(std::stoi(words[0]));
    return 5;
}

const std::map<std::string, std::function<int(const Words&)>> modes = {
    {"spew", spew},
    {"stderr-first", stderr_first},
    {"spew-for-ever", spew_for_ever},
    {"say", say},
    {"arguments", print_arguments},
    {"variable", print_variable},
    {"directory", print_directory},
    {"descriptors", print_descriptors},
    {"ids", print_ids},
    {"signals", print_signals},
    {"input", read_input},
    {"sleep", sleep_for},
    {"exit", exit_with},
    {"die", die_by},
    {"interrupt", interrupt_parent},
    {"ignore-term", ignore_term},
    {"grandchild", leave_grandchild},
    {"quiet-grandchild", leave_quiet_grandchild},
    {"tree", tree},
    {"close-streams", close_streams_and_run_on},
};

}  // namespace

int main(int argc, char** argv)
{
    const Words words(argv + 1, argv + argc);
    const auto mode = modes.find(words.empty() ? "" : words[0]);
    if (mode == modes.end()) return 99;
    return mode->second(Words(words.begin() + 1, words.end()));
}
