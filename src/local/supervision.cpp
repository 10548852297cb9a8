#include "local/supervision.hpp"

#include "base/error.hpp"
#include "local/trainer.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <poll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mltrain {

using std::chrono::milliseconds;

namespace {

constexpr Seconds grace_for_leftovers(2);
constexpr Seconds one_second(1);
constexpr milliseconds longest_nap(30'000);
constexpr milliseconds shortest_nap(100);
constexpr int attempts_to_record = 10;

}  // namespace

Supervision::Supervision(std::filesystem::path folder, LocalCommand command, Clock& clock)
    : folder_(std::move(folder)),
      command_(std::move(command)),
      clock_(clock)
{
    sigset_t watched;
    sigemptyset(&watched);
    for (const int number : {SIGCHLD, SIGTERM, SIGINT}) sigaddset(&watched, number);
    sigprocmask(SIG_SETMASK, &watched, nullptr);
    signals_ = Descriptor(signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!signals_.is_open()) {
        throw Error(fmt::format("cannot watch signals: {}", std::strerror(errno)));
    }
}

bool Supervision::start()
{
    status_.created = clock_.now();
    status_.supervisor = identity_of(getpid());
    if (!status_.supervisor || send_signal(*status_.supervisor, 0) != Sent::yes) {
        throw Error("this system gives no safe way to signal a process", "Linux 5.11 has one");
    }
    boot_ = status_.supervisor->boot;
    HeldTrainer trainer = hold_trainer(command_);
    trainer_ = trainer.pid;
    status_.trainer = identity_of(trainer.pid);
    write_status(folder_, status_);

    // From here on the trainer is on record.
    if (const auto trouble = let_go(trainer, command_)) {
        waitpid(trainer.pid, nullptr, 0);
        status_.state = State::refused;
        status_.trainer.reset();
        status_.message = trouble->message;
        status_.hint = trouble->hint;
        write_status(folder_, status_);
        return false;
    }
    status_.state = State::running;
    status_.started = clock_.now();
    if (command_.limit) deadline_ = *status_.started + *command_.limit;
    record();
    return true;
}

void Supervision::see_to_the_end()
{
    const std::optional<State> cut_short = wait_for_trainer();
    if (cut_short) {
        status_.state = State::cancelling;
        record();
    }
    end_everybody(cut_short ? command_.grace : std::min(command_.grace, grace_for_leftovers));
    const State by_itself = status_.exit_code == 0 ? State::succeeded : State::failed;
    status_.state = cut_short.value_or(by_itself);
    status_.ended = clock_.now();
    record_for_good();
}

/// How it is to be cut short; nothing when it ended by itself.
std::optional<State> Supervision::wait_for_trainer()
{
    while (!trainer_has_ended_) {
        if (cancel_is_asked_) return State::cancelled;
        if (is_over_limit()) return State::expired;
        wait_for_news(time_to_nap());
    }
    return {};
}

bool Supervision::is_over_limit() const
{
    return deadline_ && clock_.now() > *deadline_;
}

milliseconds Supervision::time_to_nap() const
{
    if (!deadline_) return longest_nap;
    const milliseconds left = *deadline_ - clock_.now();
    return std::clamp(left, shortest_nap, longest_nap);
}

void Supervision::wait_for_news(milliseconds at_most)
{
    pollfd waiting = {.fd = signals_.number(), .events = POLLIN, .revents = 0};
    poll(&waiting, 1, static_cast<int>(at_most.count()));
    signalfd_siginfo news = {};
    while (read(signals_.number(), &news, sizeof news) == static_cast<ssize_t>(sizeof news)) {
        if (news.ssi_signo != SIGCHLD) cancel_is_asked_ = true;
    }
    collect_children();
}

/// Are there any left?
bool Supervision::collect_children()
{
    while (true) {
        int how = 0;
        const pid_t pid = waitpid(-1, &how, WNOHANG);
        if (pid < 0 && errno == EINTR) continue;
        if (pid <= 0) return pid == 0;
        // Once the trainer is collected, its number may be given to somebody else.
        if (trainer_has_ended_ || pid != trainer_) continue;
        trainer_has_ended_ = true;
        if (WIFEXITED(how)) status_.exit_code = WEXITSTATUS(how);
        if (WIFSIGNALED(how)) status_.signal = WTERMSIG(how);
    }
}

void Supervision::end_everybody(Seconds grace)
{
    const Time end_of_grace = clock_.now() + grace + one_second;
    while (collect_children()) {
        const bool is_patient = clock_.now() < end_of_grace;
        const bool has_power = signal_everybody(is_patient ? SIGTERM : SIGKILL);
        if (!is_patient && !has_power) {
            note("what was started as another user runs on");
            return;
        }
        wait_for_news(shortest_nap);
    }
}

/// False when there are some, and none of them may be signalled by us.
bool Supervision::signal_everybody(int signal)
{
    bool somebody_refused = false;
    bool somebody_else = false;
    for (const Process& process : descendants_of(getpid(), all_processes())) {
        if (process.ended) continue;
        const bool is_new = asked_.emplace(process.pid, process.start).second;
        if (signal == SIGTERM && !is_new) continue;  // a second one may cut a clean-up short
        const ProcessIdentity identity = {
            .boot = boot_, .pid = process.pid, .start = process.start};
        const bool is_refused = send_signal(identity, signal) == Sent::refused;
        (is_refused ? somebody_refused : somebody_else) = true;
    }
    return somebody_else || !somebody_refused;
}

bool Supervision::record()
{
    try {
        write_status(folder_, status_);
        return true;
    } catch (const Error& trouble) {
        note(trouble.what());
        return false;
    }
}

void Supervision::record_for_good()
{
    for (int attempt = 1; attempt <= attempts_to_record; ++attempt) {
        if (record()) return;
        poll(nullptr, 0, static_cast<int>(milliseconds(one_second).count()));
    }
    note("could not be written down: " + json_text(to_json(status_)));
}

void note(std::string_view text)
{
    const std::string line = fmt::format("mltrain: {}\n", text);
    [[maybe_unused]] const auto written = write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace mltrain
