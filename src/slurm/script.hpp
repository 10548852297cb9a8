// The script that sbatch runs on the first node: decides whether this job may run at all (job_folder.hpp), unpacks the
// code, starts the trainer on every node with its rank, and writes down how it ended. The script of an array does this
// for each of its tasks; in what they are alike is said once. POSIX sh; every word of the user's is quoted, and none
// begins a line. Pure.
#pragma once

#include "job/service.hpp"
#include "slurm/array.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mltrain {

struct SlurmScript {
    std::string job;                    ///< its full name
    std::string folder;                 ///< its own, on the shared disk
    std::vector<std::string> packages;  ///< archives there; the trainer's own is the last one
    std::string python;
    std::string module;  ///< "trainer.task"
    std::vector<std::string> args;
    std::string bucket;  ///< where job_dir is copied to at the end; "" for nowhere
    Pairs environment;
    std::string env_file;  ///< that each node reads; "" for none
    std::int64_t tasks_per_node = 1;
    bool has_many_tasks = false;
    std::optional<Seconds> limit;
    bool may_restart = false;  ///< Slurm may start it again
    ArrayTask task{};          ///< of an array: which
};

std::string script_of(const SlurmScript& script);

/// Of an array, which is kept on the shared disk as `kept`.
std::string array_script_of(
    const std::string& sweep, const std::string& kept, std::span<const SlurmScript> tasks);

}  // namespace mltrain
