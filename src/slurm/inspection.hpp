// Is the cluster ready, and has it what a job asks for: what sinfo and sacct tell, as findings. Pure,
// but for a look at the shared folder.
#pragma once

#include "job/finding.hpp"
#include "job/spec.hpp"
#include "slurm/trouble.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// Nodes of one partition that are alike.
struct SlurmPartition {
    std::string name;
    bool is_default = false;
    std::string availability;  ///< "up"
    std::string time_limit;    ///< "1:00:00", "infinite"
    std::string nodes;         ///< how many
    std::string gres;          ///< "gpu:a100:4(S:0)"; "" for none
};

std::vector<std::string> sinfo_argv();
std::vector<SlurmPartition> partitions_of(std::string_view out);

Finding cluster_finding(const SlurmTrouble& sinfo, const std::vector<SlurmPartition>& partitions);
Finding accounting_finding(const SlurmTrouble& sacct);
/// Otherwise, for a shared folder that is not to be used.
constexpr const char* other_shared_folder =
    "name a folder of your own: slurm.shared_folder in config.toml";
/// Good when a submission will take it.
Finding folder_finding(const std::filesystem::path& folder);
/// The partition that the job goes to; and whether its nodes have what `gres` ("gpu:a100:4") asks for.
std::vector<Finding> job_findings(
    const JobSpec& spec, const std::string& gres, const std::vector<SlurmPartition>& partitions);

}  // namespace mltrain
