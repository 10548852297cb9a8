// What an inspection found: one line of mltrain doctor, or of mltrain check --online. Values, and how a command ends
// for which they matter.
#pragma once

#include "base/error.hpp"

#include <span>
#include <string>
#include <string_view>

namespace mltrain {

struct Finding {
    enum class State {
        good,
        doubtful,  ///< it works, or may work, and is worth a look
        bad,       ///< a job cannot be run like this
        unknown,   ///< nobody was asked, or nobody knows
    };
    std::string subject;  ///< in a word or two: "bucket"
    State state = State::good;
    std::string seen;        ///< for people
    std::string cure{};      ///< a command where there is one; "" when nothing is to be done
    std::string key{};       ///< of the job file, when it is about one: "staging_bucket"
    bool is_access = false;  ///< it is about the way to the service: its program, login or project

    bool operator==(const Finding&) const = default;
};

/// "good", "doubtful", "bad", "unknown".
std::string_view state_name(Finding::State state);

/// How a command ends that needs all of this: 4 when there is no way to the service, 1 when something else is bad, else 0.
Exit exit_of(std::span<const Finding> findings);

/// As it is for who does not need this: nothing is bad, and `whom` says for whom not ("service local").
Finding not_needed(Finding finding, std::string_view whom);

}  // namespace mltrain
