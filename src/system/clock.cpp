#include "system/clock.hpp"

#include "system/interrupts.hpp"

#include <algorithm>
#include <cstdint>
#include <ctime>

#include <poll.h>
#include <unistd.h>

namespace mltrain {

Time SystemClock::now()
{
    return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

Seconds SystemClock::local_offset(Time time)
{
    const std::time_t seconds = time.time_since_epoch().count();
    std::tm local = {};
    if (!localtime_r(&seconds, &local)) return Seconds(0);
    return Seconds(local.tm_gmtoff);
}

Woken SystemClock::sleep_until(Time time)
{
    while (interrupt_count() == interrupts_seen_) {
        // In short steps, by the wall clock: a laptop that slept wakes up late only by one step.
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(time - std::chrono::system_clock::now());
        if (left.count() <= 0) return Woken::by_time;
        pollfd waiting = {.fd = interrupt_descriptor(), .events = POLLIN, .revents = 0};
        poll(&waiting, 1, static_cast<int>(std::min<std::int64_t>(left.count(), 1000)));
        std::uint64_t drained = 0;
        if (waiting.revents != 0) [[maybe_unused]]
            const auto got = read(waiting.fd, &drained, sizeof drained);
    }
    interrupts_seen_ = interrupt_count();
    return is_terminated() ? Woken::by_termination : Woken::by_interrupt;
}

}  // namespace mltrain
