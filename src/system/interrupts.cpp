#include "system/interrupts.hpp"

#include <atomic>
#include <csignal>
#include <cstdint>

#include <sys/eventfd.h>
#include <unistd.h>

namespace mltrain {

namespace {

std::atomic<int> count = 0;
int descriptor = -1;

void on_signal(int)
{
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
}

int interrupt_count()
{
    return count;
}

int interrupt_descriptor()
{
    return descriptor;
}

}  // namespace mltrain
