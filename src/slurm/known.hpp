// What is known of a job, from what squeue, sacct and its folder tell, put together. The controller knows all jobs that
// live, so what it does not list has ended, once it is known to have started; how, tell the folder or the accounting.
// Pure.
#pragma once

#include "job/service.hpp"
#include "slurm/job_folder.hpp"
#include "slurm/queue.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mltrain {

struct SlurmFacts {
    /// Read before squeue was asked: what had started then and is not listed has ended.
    SlurmMarks before;
    std::vector<SlurmRow> listed;     ///< by squeue, of this name
    SlurmMarks after;                 ///< read after it
    std::vector<SlurmRow> accounted;  ///< by sacct, of this name, where it was asked
    std::string last_line;            ///< of the log
};

/// Of several of one name the job is the one that started; else the first that is not over.
const SlurmRow* chosen_row(std::span<const SlurmRow> rows, const SlurmMarks& marks);

/// It was answered as refused, and runs nothing.
bool is_given_up(const SlurmMarks& marks);

/// Squeue does not list it, and its folder does not tell how it ended: the accounting may know.
bool asks_accounting(const SlurmFacts& facts);

/// Nothing where nobody knows of it.
std::optional<Sighting> sighting_of(const SlurmFacts& facts, Time now);

}  // namespace mltrain
