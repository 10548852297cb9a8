// What Slurm's programs say when something goes wrong, and whether it is certain that nothing was submitted. sbatch
// does not repeat itself, but a controller that answers too late has taken the job all the same (measured with one
// that was stopped): only words that are known to be a refusal are one. Pure.
#pragma once

#include "job/service.hpp"
#include "system/runner.hpp"

#include <string>

namespace mltrain {

struct SlurmTrouble {
    enum class Kind {
        none,
        no_program,     ///< no Slurm on this machine, or none that it belongs to; nothing ran
        refused,        ///< the controller said no, or sbatch before it asked
        no_accounting,  ///< sacct only: nothing is kept
        no_answer,      ///< anything else: nobody knows
    };
    Kind kind = Kind::none;
    std::string message, hint;
    Refusal refusal = Refusal::none;
};

SlurmTrouble slurm_trouble(const Outcome& outcome, const std::string& program);

}  // namespace mltrain
