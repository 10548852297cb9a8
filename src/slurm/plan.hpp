// A job as the arguments of sbatch and the script it is given; and what of a job file Slurm cannot do. Pure.
#pragma once

#include "job/service.hpp"
#include "slurm/needs.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mltrain {

/// What is the user's own, and in no job file.
struct SlurmSite {
    std::filesystem::path shared_folder;  ///< absolute; "" when nobody knows
    std::string python = "python3";       ///< on the nodes
    std::filesystem::path scratch;        ///< for the script, while sbatch reads it
    /// Of the user's environment: what would have squeue leave out jobs, or sbatch make an array of one.
    std::vector<std::string> disturbing{};
    /// What the user's own prices have of provider "slurm": "node", "gpu:a100", …
    std::vector<std::string> priced{};
};

/// Of those that are set. Slurm's programs take options from variables, and an empty one is not an absent one.
std::vector<std::string> disturbing_variables(
    const std::function<bool(const std::string&)>& is_set);

std::vector<Problem> problems_of_slurm(const JobSpec& spec);

Plan slurm_plan(const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit,
    const SlurmSite& site);

/// A sweep as one array; nothing where its jobs ask for different nodes or times, which an array cannot have.
std::optional<Plan> slurm_array_plan(
    std::span<const SweepJob> jobs, std::optional<std::int64_t> max_running, const SlurmSite& site);

}  // namespace mltrain
