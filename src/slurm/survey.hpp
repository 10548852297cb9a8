// What there is to know of jobs, gathered in the order on which known.hpp builds: their folders, one squeue, the folders
// once more, and where that leaves something open one sacct.
#pragma once

#include "slurm/array.hpp"
#include "slurm/known.hpp"
#include "slurm/programs.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace mltrain {

/// A job as it is looked for.
struct SlurmWanted {
    std::string id, name;
    std::filesystem::path folder;
};

struct SlurmSurvey {
    std::vector<SlurmFacts> facts;  ///< as many as jobs, in their order
    SlurmAsked squeue, sacct;
    bool lacks_accounting = false;  ///< sacct could not answer, and is needed
};

/// Throws Error for a folder that cannot be read.
SlurmSurvey survey(const SlurmPrograms& programs, std::span<const SlurmWanted> jobs);

}  // namespace mltrain
