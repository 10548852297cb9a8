// Builds the real world and calls run(); nothing else.
#include "app.hpp"
#include "system/interrupts.hpp"

#include <malloc.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <map>
#include <string_view>

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace {

std::map<std::string, std::string> environment_variables()
{
    std::map<std::string, std::string> variables;
    for (char** entry = environ; *entry; ++entry) {
        const std::string text = *entry;
        const auto equals = text.find('=');
        if (equals != std::string::npos)
            variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return variables;
}

/// A closed standard stream would let the next opened file, the ledger say, take its number.
void open_standard_streams()
{
    for (const int descriptor : {0, 1, 2}) {
        if (fcntl(descriptor, F_GETFD) == -1)
            open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY);
    }
}

/// The price book is some megabytes in a few large pieces, and the next piece is asked for when one is let go: kept,
/// and not given back to the kernel each time, they make a comparison a quarter faster.
void keep_memory()
{
    constexpr int mebibyte = 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, 32 * mebibyte);
    mallopt(M_TRIM_THRESHOLD, 64 * mebibyte);
    mallopt(M_TOP_PAD, 4 * mebibyte);
}

/// Nobody but root reads this process: no core file, no debugger, no /proc/PID/environ. gcloud and trainers, which are
/// other programs, are as they always are; and so is what runs a local job: where /proc shows only what one may trace
/// (hidepid), nobody could find it to cancel it.
void keep_to_itself(std::string_view command)
{
    if (command != "__supervise" && command != "__tune") prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace

int main(int count, char** words)
{
    keep_to_itself(count > 1 ? words[1] : "");
    open_standard_streams();
    keep_memory();
    (void)std::signal(SIGPIPE, SIG_IGN);
    (void)std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error like a full disk
    (void)std::signal(SIGCHLD, SIG_DFL);
    mltrain::watch_interrupts();

    mltrain::ProcessRunner runner;
    mltrain::SystemClock clock;
    mltrain::SystemRandom random;
    mltrain::TerminalConsole console;
    std::error_code unknown;
    mltrain::World world{
        .runner = runner,
        .clock = clock,
        .random = random,
        .console = console,
        .environment = mltrain::Environment(environment_variables()),
        .program = std::filesystem::read_symlink("/proc/self/exe", unknown),
        .build = mltrain::this_build(),
    };
    try {
        const int code = static_cast<int>(mltrain::run(world, {words + 1, words + count}));
        // A reader that has read enough, as `head` does, is success; a full disk is not.
        const int trouble = console.out_error();
        if (code != 0 || trouble == 0 || trouble == EPIPE) return code;
        (void)std::fprintf(stderr,
            "mltrain: error: cannot write the answer: %s\n  it is done all the same; make room there, and see: mltrain list\n",
            std::strerror(trouble));
    } catch (const std::exception& bug) {
        (void)std::fprintf(stderr,
            "mltrain: internal error: %s\n  this is a bug in mltrain; what was submitted: mltrain list\n",
            bug.what());
    }
    return 1;
}
