#include "system/interrupts.hpp"

#include <atomic>
#include <csignal>
#include <cstdint>

#include <sys/eventfd.h>
#include <unistd.h>

namespace mltrain {

namespace {

// What a signal handler can reach.
// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables)
std::atomic<int> count = 0;
std::atomic<bool> terminated = false;
std::atomic<int> resumptions = 0;
int descriptor = -1;
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

void on_resumption(int)
{
    ++resumptions;
}

void on_signal(int signal)
{
    if (signal != SIGINT) terminated = true;
    ++count;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(descriptor, &one, sizeof one);
}

}  // namespace

void watch_interrupts()
{
    descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    struct sigaction action = {};
    action.sa_handler = on_signal;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before = {};
        sigaction(signal, nullptr, &before);
        if (before.sa_handler == SIG_IGN) continue;  // nohup: stay deaf to hang-ups
        sigaction(signal, &action, nullptr);
    }
    action.sa_handler = on_resumption;
    sigaction(SIGCONT, &action, nullptr);
}

void forget_signal_settings()
{
    for (int number = 1; number < NSIG; ++number) (void)std::signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

int interrupt_count()
{
    return count;
}

bool is_terminated()
{
    return terminated;
}

int resumption_count()
{
    return resumptions;
}

int interrupt_descriptor()
{
    return descriptor;
}

}  // namespace mltrain
