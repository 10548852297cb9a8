// A world without a world: a clock that moves by waiting, chance that repeats itself, a console that
// remembers. What is run is in support/story.
#pragma once

#include "system/world.hpp"

#include <deque>
#include <stdexcept>
#include <string>

namespace mltrain {

class FakeClock final : public Clock {
public:
    explicit FakeClock(Time start) : now_(start) {}

    Time now() override { return now_; }
    Seconds local_offset(Time) override { return offset; }
    Woken sleep_until(Time time) override
    {
        if (!interrupts.empty() && interrupts.front() <= time) {
            now_ = std::max(now_, interrupts.front());
            interrupts.pop_front();
            return Woken::by_interrupt;
        }
        now_ = std::max(now_, time);
        return Woken::by_time;
    }

    Seconds offset{0};
    std::deque<Time> interrupts;  ///< when the user presses Ctrl-C

private:
    Time now_;
};

class FakeRandom final : public Random {
public:
    /// 1, 2, 3, … with zeros in front.
    std::string hex_digits(int count) override
    {
        const std::string number = std::to_string(++last_);
        return std::string(static_cast<std::size_t>(count) - number.size(), '0') + number;
    }

private:
    int last_ = 0;
};

/// Runs nothing and shows nothing.
class Nobody : public Runner, public Console {
public:
    Outcome run(const Command&) override { throw std::logic_error("nothing may run here"); }
    std::optional<std::filesystem::path> find_program(const std::string&) override { return {}; }
    void out(std::string_view) override {}
    void err(std::string_view) override {}
    bool confirms(std::string_view) override { return false; }
    bool can_ask() const override { return false; }
    Screen out_screen() const override { return {}; }
    Screen err_screen() const override { return {}; }
};

}  // namespace mltrain
