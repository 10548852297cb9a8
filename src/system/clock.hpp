// What time it is, and waiting. A test's clock moves by waiting, so six hours pass in no time.
#pragma once

#include "base/time.hpp"

namespace mltrain {

enum class Woken {
    by_time,
    by_interrupt,    ///< the user pressed Ctrl-C
    by_termination,  ///< the terminal is gone, or this program is asked to end
};

class Clock {
public:
    virtual ~Clock() = default;

    virtual Time now() = 0;
    /// Seconds east of UTC on this machine at that time.
    virtual Seconds local_offset(Time time) = 0;
    /// Returns early, and says so, when the user has pressed Ctrl-C since the last wait began or ended: one
    /// that came while nobody waited is not lost. Time goes on while a laptop sleeps: it wakes up late.
    virtual Woken sleep_until(Time time) = 0;
};

class SystemClock final : public Clock {
public:
    Time now() override;
    Seconds local_offset(Time time) override;
    Woken sleep_until(Time time) override;

private:
    int interrupts_seen_ = 0;
};

}  // namespace mltrain
