// A pipe to each worker carries numbers of tasks, one from it carries lines: the kind of the line ('s' for what is
// said, 'd' for done), the task, and a text whose newlines are escaped. The parent feeds a worker only when it is idle,
// so that nothing is begun that nobody wants any more.
#include "system/workers.hpp"

#include "base/error.hpp"
#include "system/descriptor.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mltrain {

namespace {

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\') out += "\\\\";
        if (c == '\n') out += "\\n";
        if (c != '\\' && c != '\n') out += c;
    }
    return out;
}

std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_escape = text[i] == '\\' && i + 1 < text.size();
        if (is_escape) ++i;
        out += is_escape && text[i] == 'n' ? '\n' : text[i];
    }
    return out;
}

void write_all(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const auto written = write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return;  // the other side is gone, and finds out by itself
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

struct Worker {
    pid_t pid = -1;
    Descriptor tasks;  ///< to write to
    Descriptor lines;  ///< to read from
    std::string unread;
    std::size_t task = 0;  ///< the last that it was given
    bool is_busy = false;
};

/// Until there are no more tasks.
void work_on(const Work& work, int tasks, int lines)
{
    std::uint64_t task = 0;
    while (true) {
        const auto got = read(tasks, &task, sizeof task);
        if (got < 0 && errno == EINTR) continue;
        if (got != sizeof task) return;
        const auto tell = [&](char kind, const std::string& text) {
            write_all(lines, fmt::format("{} {} {}\n", kind, task, escaped(text)));
        };
        const std::string answer = work.task(
            static_cast<std::size_t>(task), [&](const std::string& text) { tell('s', text); });
        tell('d', answer);
    }
}

Worker start(const Work& work, const std::vector<Worker>& others)
{
    Pipe tasks = make_pipe();
    Pipe lines = make_pipe();
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid < 0) {
        throw Error(fmt::format("cannot start a worker: {}", std::strerror(errno)),
            "--parallel 1 needs none");
    }
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent) _exit(1);
        // Else a pipe would not end as long as a younger brother lives.
        for (const Worker& other : others) close(other.tasks.number());
        tasks.in.close();
        try {
            work_on(work, tasks.out.number(), lines.in.number());
        } catch (...) {
            _exit(1);
        }
        _exit(0);  // what else would be cleaned up is the parent's
    }
    Worker worker;
    worker.pid = pid;
    worker.tasks = std::move(tasks.in);
    worker.lines = std::move(lines.out);
    return worker;
}

class Foreman {
public:
    explicit Foreman(const Work& work) : work_(work) {}
    ~Foreman()
    {
        for (Worker& worker : workers_) worker.tasks.close();
        for (const Worker& worker : workers_) {
            while (waitpid(worker.pid, nullptr, 0) < 0 && errno == EINTR) {}
        }
    }
    Foreman(const Foreman&) = delete;
    Foreman& operator=(const Foreman&) = delete;

    void run()
    {
        for (std::size_t i = 0; i < std::min(work_.processes, work_.tasks); ++i)
            workers_.push_back(start(work_, workers_));
        for (Worker& worker : workers_) feed(worker);
        while (std::any_of(
            workers_.begin(), workers_.end(), [](const Worker& worker) { return worker.is_busy; }))
            listen();
    }

private:
    void feed(Worker& worker)
    {
        if (is_stopped_ || next_ >= work_.tasks) return;
        const std::uint64_t task = next_;
        worker.task = next_++;
        worker.is_busy = true;
        write_all(worker.tasks.number(), {reinterpret_cast<const char*>(&task), sizeof task});
    }

    void listen()
    {
        std::vector<pollfd> waiting;
        for (const Worker& worker : workers_)
            waiting.push_back({worker.is_busy ? worker.lines.number() : -1, POLLIN, 0});
        if (poll(waiting.data(), waiting.size(), -1) < 0) return;  // a signal: once more
        for (std::size_t i = 0; i < workers_.size(); ++i) {
            if (waiting[i].revents != 0) take_from(workers_[i]);
        }
    }

    void take_from(Worker& worker)
    {
        std::array<char, 64 * 1024> buffer = {};
        const auto got = read(worker.lines.number(), buffer.data(), buffer.size());
        if (got < 0) return;
        if (got == 0) {  // it died
            worker.is_busy = false;
            take_answer(worker.task, "");
            return;
        }
        worker.unread.append(buffer.data(), static_cast<std::size_t>(got));
        for (auto end = worker.unread.find('\n'); end != std::string::npos;
             end = worker.unread.find('\n')) {
            const std::string line = worker.unread.substr(0, end);
            worker.unread.erase(0, end + 1);
            take_line(worker, line);
        }
    }

    void take_line(Worker& worker, const std::string& line)
    {
        const std::string text = unescaped(line.substr(line.find(' ', 2) + 1));
        if (line[0] == 's') {
            work_.said(worker.task, text);
            return;
        }
        worker.is_busy = false;
        take_answer(worker.task, text);
        feed(worker);
    }

    void take_answer(std::size_t task, const std::string& answer)
    {
        if (!work_.done(task, answer)) is_stopped_ = true;
    }

    const Work& work_;
    std::vector<Worker> workers_;
    std::size_t next_ = 0;
    bool is_stopped_ = false;
};

void run_here(const Work& work)
{
    for (std::size_t task = 0; task < work.tasks; ++task) {
        const std::string answer =
            work.task(task, [&](const std::string& text) { work.said(task, text); });
        if (!work.done(task, answer)) return;
    }
}

}  // namespace

void run(const Work& work)
{
    if (work.processes <= 1) return run_here(work);
    Foreman(work).run();
}

}  // namespace mltrain
