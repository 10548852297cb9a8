// A job's folder on the disk that all nodes share. Its file `fate` decides, for good, who may run the submission:
// whoever links it first. The job's script does so when it starts, a settling when it finds that the job is not
// there, a cancel when it has not started. So what was answered as "not there" never trains, however late it arrives,
// and a script that was sent twice trains once. `end` is written by the script when the trainer has ended, so that the
// end is known without accounting.
//
//     <shared folder>/census_20261120_143000/fate, end, cancelled
//     <shared folder>/census_20261120_143000.log
//     <shared folder>/packages/<SHA-256>/trainer-0.0.0.tar.gz
#pragma once

#include "base/time.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace mltrain {

struct SlurmFate {
    enum class Kind { started, refused, cancelled };
    Kind kind = Kind::started;
    std::string owner;  ///< the id of the Slurm job that started
    Time at{};
    std::optional<Seconds> limit;  ///< its time limit

    bool operator==(const SlurmFate&) const = default;
};

struct SlurmEnd {
    std::string owner;
    int exit_code = 0;
    bool was_asked = false;  ///< Slurm sent it SIGTERM: cancelled, preempted, or its time was over
    bool was_preempted = false;
    Time at{};
    std::optional<Time>
        begun;  ///< the start that ended so; of a job that Slurm started again the last one

    bool operator==(const SlurmEnd&) const = default;
};

/// What the folder tells.
struct SlurmMarks {
    std::optional<SlurmFate> fate;
    std::optional<SlurmEnd> end;
    bool cancelled = false;  ///< the user asked for its end
};

std::optional<SlurmFate> parse_fate(std::string_view text);
std::optional<SlurmEnd> parse_end(std::string_view text);

/// Throws Error for what cannot be read; what is not there is nothing.
SlurmMarks read_marks(const std::filesystem::path& folder);

/// Decides the fate unless it is decided; answers what it is then. Throws Error where that cannot be written.
SlurmFate decide_fate(const std::filesystem::path& folder, SlurmFate::Kind kind, Time now);

/// Remembers that the user wanted its end. Throws Error.
void mark_cancelled(const std::filesystem::path& folder);

/// Removes what mltrain put there, and nothing that the trainer wrote.
void forget_folder(const std::filesystem::path& folder);

}  // namespace mltrain
