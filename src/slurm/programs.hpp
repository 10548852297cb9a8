// Asks Slurm's programs, without what of the user's environment would have them answer something else.
#pragma once

#include "slurm/trouble.hpp"
#include "system/runner.hpp"

#include <functional>
#include <string>
#include <vector>

namespace mltrain {

/// A question to one of Slurm's programs.
struct SlurmAsked {
    std::vector<std::string> argv;
    Outcome outcome;
    SlurmTrouble trouble;
};

class SlurmPrograms {
public:
    /// `disturbing`: the variables to leave out.
    SlurmPrograms(Runner& runner, std::vector<std::string> disturbing);

    SlurmAsked ask(std::vector<std::string> argv, Seconds deadline = Seconds(60),
        std::function<void()> on_interrupt = {}) const;
    bool are_here() const;

private:
    Runner& runner_;
    std::vector<std::string> disturbing_;
};

}  // namespace mltrain
