// A job as the arguments of sbatch and the script it is given; and what of a job file Slurm cannot do. Pure.
#pragma once

#include "job/service.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// What is the user's own, and in no job file.
struct SlurmSite {
    std::filesystem::path shared_folder;  ///< absolute
    std::string python = "python3";       ///< on the nodes
    std::filesystem::path scratch;        ///< for the script, while sbatch reads it
    /// Of the user's environment: what would have squeue leave out jobs, or sbatch make an array of one.
    std::vector<std::string> disturbing{};
};

/// Of those that are set. Slurm's programs take options from variables, and an empty one is not an absent one.
std::vector<std::string> disturbing_variables(
    const std::function<bool(const std::string&)>& is_set);

std::int64_t nodes_of(const JobSpec& spec);

/// "gpu:a100:4"; "" for none.
std::string gres_of(const JobSpec& spec);

/// What a node has to have, as far as the job says it; nothing when it says nothing.
std::vector<MachineNeed> needs_of(const JobSpec& spec);

std::vector<Problem> problems_of_slurm(const JobSpec& spec);

Plan slurm_plan(const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit,
    const SlurmSite& site);

}  // namespace mltrain
