// The jobs of a sweep as one array of Slurm's. An array has one name for all its tasks; whose each task is tells its
// script, which is kept on the shared disk from before it is sent:
//
//     <shared folder>/census_20261120_143000.mltrain-<id>.sh     the id is that of its first job
//
// So a task is found by whoever has the shared disk, also with an empty ledger, and when sbatch's answer is lost.
#pragma once

#include "job/service.hpp"
#include "slurm/queue.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mltrain {

struct ArrayTask {
    std::int64_t number = 1;  ///< Slurm's: 7 of "17_7"
    std::string id, job;      ///< of the submission, and its full name
    std::string comment;      ///< what the comment of a job of its own would be

    bool operator==(const ArrayTask&) const = default;
};

/// A line of the script.
std::string task_line(const ArrayTask& task);
/// All that a script tells of; nothing for what is no script of an array.
std::vector<ArrayTask> tasks_in(std::string_view script);

/// "1-12", "3,7-9": the numbers rise.
std::string ranges_of(std::span<const SweepJob> jobs);

/// The names of the jobs with Slurm's placeholder for the number: "census_20261120_143000_%3a"; nothing where they
/// have none in common.
std::optional<std::string> name_pattern(std::span<const SweepJob> jobs);

/// "census_20261120_143000.mltrain-<id>"
std::string array_name(std::span<const SweepJob> jobs);

/// The numbers in Slurm's id: 7 of "17_7"; of tasks that are told together, "17_[3,5-6%2]", all; none of a job of its
/// own.
std::vector<std::int64_t> task_numbers(std::string_view id);
bool is_task(std::string_view id);

/// The scripts on the shared disk; each is read once.
class ArrayScripts {
public:
    /// In this folder, when the nodes call the shared one otherwise.
    explicit ArrayScripts(std::filesystem::path folder);

    /// The tasks of the array of that name; none where its script is gone.
    const std::vector<ArrayTask>& of(const std::filesystem::path& folder, const std::string& name);
    /// The names of the arrays that have the job as a task.
    std::vector<std::string> with(
        const std::filesystem::path& folder, const std::string& job, const std::string& id);
    /// Rows of tasks become rows of the jobs that they are; those that nobody knows are left out.
    std::vector<SlurmRow> as_jobs(std::vector<SlurmRow> rows);

private:
    std::filesystem::path folder_;
    std::map<std::filesystem::path, std::vector<ArrayTask>> read_;
    std::map<std::filesystem::path, std::vector<OwnName>> listed_;
};

std::filesystem::path array_script(const std::filesystem::path& folder, const std::string& name);

/// Removes the scripts of the arrays that have the job as a task, once the last of their jobs has no folder any more.
void forget_arrays(
    const std::filesystem::path& folder, const std::string& job, const std::string& id);

}  // namespace mltrain
