// What squeue and sacct tell of jobs, as values: their rows, the names by which our jobs are known among them, and
// what their states mean. Pure. Times are asked for as seconds since 1970, so that no time zone is guessed.
#pragma once

#include "job/job.hpp"
#include "job/service.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

struct SlurmRow {
    std::string id;     ///< "17"; "17_7" of a task of an array
    std::string state;  ///< "PENDING"
    std::optional<Time> submitted, started, ended;
    std::string reason;  ///< why it waits, or what ended it; "" for none
    std::string name;
    std::string comment;
    std::string directory;
    std::optional<int> exit_code;  ///< sacct only
};

/// Of all the user's jobs that the controller knows; jobs that ended some minutes ago included.
std::vector<std::string> squeue_argv();
/// Of these, by name, also of those that ended long ago.
std::vector<std::string> sacct_argv(const std::vector<std::string>& names);

/// Lines that are no rows are left out: other people's programs may put anything into a job's name.
std::vector<SlurmRow> squeue_rows(std::string_view text);
std::vector<SlurmRow> sacct_rows(std::string_view text);

/// "census_20261120_143000.mltrain-<id>": the id is in the name, because comments are not kept without accounting.
std::string slurm_name(const std::string& job, const std::string& id);
/// The way back: the job's name and the id of its submission; nothing for what is none of ours.
struct OwnName {
    std::string job, id;
};
std::optional<OwnName> own_name_of(std::string_view name);

/// "mltrain-id=…,mltrain-spec=…,team=vision".
std::string comment_of(const Pairs& labels, const Identity& identity);
Pairs labels_in(std::string_view comment);

/// What the word means; State::unknown for one that nobody knows.
State slurm_state(std::string_view word);

}  // namespace mltrain
