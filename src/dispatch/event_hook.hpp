// The user's own program that is told of events, from config.toml only: mail, chat, a bell are its affair. It gets the
// event as JSON on stdin, and what is text or number in it as variables: MLTRAIN_EVENT, MLTRAIN_NAME, MLTRAIN_STATE, …
#pragma once

#include "base/json.hpp"
#include "system/world.hpp"

#include <functional>
#include <string>
#include <vector>

namespace mltrain {

class EventHook {
public:
    /// Nothing is ever run for an empty `argv`. `warn` is told once in what way the program fails; never fatal.
    EventHook(
        World& world, std::vector<std::string> argv, std::function<void(const std::string&)> warn);

    /// Waits for its end, but not long.
    void tell(const Json& event);

private:
    World& world_;
    std::vector<std::string> argv_;
    std::function<void(const std::string&)> warn_;
    std::string warned_;
    bool is_stopped_ = false;  ///< the user wants to leave
};

}  // namespace mltrain
