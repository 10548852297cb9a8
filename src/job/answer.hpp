// What a program that a service ran tells of a submission. Pure.
#pragma once

#include "job/service.hpp"
#include "system/runner.hpp"

#include <string>
#include <vector>

namespace mltrain {

/// What went wrong, for people.
struct Reason {
    std::string message, hint;
    Refusal refusal = Refusal::none;
};

/// Its verdict is left to those who know what was asked.
Answer answer_of(const Outcome& outcome, std::vector<std::string> argv, const Reason& reason);

}  // namespace mltrain
