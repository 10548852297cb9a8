// How a local job is kept, and what may be relied on.
//
// Three processes. The one that is asked (`mltrain __supervise FOLDER`) takes the lock, forks the
// supervisor, waits for its first word and returns. The supervisor leads a session of its own, so
// that neither Ctrl-C nor a hang-up nor the end of its parent reaches it. The trainer, started by
// it, leads another.
//
// Never twice. A folder is run by whoever holds its lock and finds no status.json. The lock is the
// supervisor's until it ends; the status stays. So a second one is refused at any time, and a
// folder that was marked as refused under the lock can never start.
//
// Never unrecorded. The trainer is forked but held until status.json says "preparing" and names it;
// only then it is let go. If the supervisor is killed before that, the trainer ends without having
// run; if after, whoever looks finds the trainer by its recorded identity. "running" is written
// when the exec has worked, and before the one that was asked is told.
//
// The end: by itself, by the time limit, or by request (SIGTERM or SIGINT to the supervisor). In
// all cases nothing that the trainer started may be left over: no worker, no grandchild that made
// itself a daemon. The supervisor is a "child subreaper": a descendant whose parent has gone
// becomes its child. So its descendants are all there are, whatever sessions and groups they made,
// and when it has no child left, nobody is left. All are asked to end (SIGTERM), those that appear
// meanwhile too; after a grace they are killed, again and again until nobody is there. Left alone
// is only what belongs to another user and cannot be signalled.
//
// Time. The clock counts whole seconds, so a limit of n seconds is over when the second after the
// n-th begins: a job gets its full time and at most a second more. The clock is looked at every
// half minute at least, so that a machine that slept notices when it wakes up.
#include "local/supervisor.hpp"

#include "base/error.hpp"
#include "local/job_folder.hpp"
#include "local/supervision.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

// The supervisor's first word to the one that waits for it; anything else is the text of an error.
constexpr std::string_view started = "started";
constexpr std::string_view refused = "refused";

void close_between(int first, int last)
{
    if (first <= last) close_range(static_cast<unsigned>(first), static_cast<unsigned>(last), 0);
}

/// All descriptors but the three streams and these.
void close_all_but(std::array<int, 2> kept)
{
    std::sort(kept.begin(), kept.end());
    int next = STDERR_FILENO + 1;
    for (const int number : kept) {
        close_between(next, number - 1);
        next = number + 1;
    }
    close_range(static_cast<unsigned>(next), ~0U, 0);
}

/// Cuts all ties to whoever started us. What is written to the streams goes into the log from now
/// on.
void leave_home(const Descriptor& log, const Descriptor& lock, const Descriptor& news)
{
    setsid();
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    (void)std::signal(SIGCHLD, SIG_DFL);
    for (const int number : {SIGHUP, SIGPIPE, SIGXFSZ}) (void)std::signal(number, SIG_IGN);
    dup2(open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO);
    dup2(log.number(), STDOUT_FILENO);
    dup2(log.number(), STDERR_FILENO);
    close_all_but({lock.number(), news.number()});
    [[maybe_unused]] const int stayed = chdir("/");
}

void tell(Descriptor& news, std::string_view word)
{
    [[maybe_unused]] const auto written = write(news.number(), word.data(), word.size());
    news.close();
}

/// The supervisor's whole life: it never returns to what its parent was doing.
[[noreturn]] void be_supervisor(const fs::path& folder, const LocalCommand& command, Clock& clock,
    const Descriptor& log, const Descriptor& lock, Descriptor& news) noexcept
{
    try {
        leave_home(log, lock, news);
        setenv("PYTHONUNBUFFERED", "1", 1);
        setenv("MLTRAIN_JOB", command.job.c_str(), 1);
        Supervision supervision(folder, command, clock);
        const bool it_runs = supervision.start();
        tell(news, it_runs ? started : refused);
        if (it_runs) supervision.see_to_the_end();
        _exit(0);
    } catch (const std::exception& trouble) {
        note(trouble.what());
        tell(news, trouble.what());
        _exit(1);
    }
}

Descriptor opened_log(const fs::path& folder)
{
    const fs::path path = log_file(folder);
    Descriptor log(open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600));
    if (log.is_open()) return log;
    throw Error(fmt::format("cannot write \"{}\": {}", path.string(), std::strerror(errno)));
}

/// Everything up to the supervisor's closing of the pipe.
std::string first_word(const Descriptor& news)
{
    std::string word;
    std::array<char, 1024> buffer = {};
    while (true) {
        const auto got = read(news.number(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return word;
        word.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace

int supervise(const fs::path& given, Clock& clock)
{
    const fs::path folder = fs::absolute(given);
    const std::optional<Descriptor> lock = take_lock(folder);
    if (!lock) throw Error(fmt::format("\"{}\" has a supervisor already", folder.string()));
    if (read_status(folder)) {
        throw Error(fmt::format("\"{}\" has had its supervisor", folder.string()));
    }
    const LocalCommand command = read_command(folder);
    const Descriptor log = opened_log(folder);
    Pipe news = make_pipe();

    const pid_t pid = fork();
    if (pid < 0) throw Error(fmt::format("cannot start a process: {}", std::strerror(errno)));
    if (pid == 0) be_supervisor(folder, command, clock, log, *lock, news.in);

    news.in.close();
    const std::string word = first_word(news.out);
    if (word == started) return 0;
    if (word == refused) return 1;
    throw Error(word.empty() ? "the supervisor ended before its first word" : word);
}

}  // namespace mltrain
