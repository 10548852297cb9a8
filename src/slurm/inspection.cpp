#include "slurm/inspection.hpp"

#include "base/text.hpp"
#include "slurm/needs.hpp"
#include "system/files.hpp"
#include "system/trust.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

using Is = Finding::State;

/// A kind without a type ("gpu") is had by all of that kind.
bool has_gres(const SlurmPartition& partition, const Gres& wanted)
{
    std::int64_t count = 0;
    for (const Gres& had : gres_in(partition.gres)) {
        if (had.kind == wanted.kind || had.kind.starts_with(wanted.kind + ":")) count += had.count;
    }
    return count >= wanted.count;
}

bool is_meant(const SlurmPartition& partition, const JobSpec& spec)
{
    const auto& wanted = spec.slurm.partition;
    if (!wanted) return partition.is_default;
    const std::vector<std::string> names = split(*wanted, ',');  // sbatch takes several
    return std::find(names.begin(), names.end(), partition.name) != names.end();
}

}  // namespace

std::vector<std::string> sinfo_argv()
{
    return {"sinfo", "--all", "--noheader", "--format=%P|%a|%l|%D|%G"};
}

std::vector<SlurmPartition> partitions_of(std::string_view out)
{
    std::vector<SlurmPartition> partitions;
    for (const std::string_view line : lines_of(out)) {
        const std::vector<std::string> columns = split(line, '|');
        if (columns.size() != 5 || columns[0].empty()) continue;
        SlurmPartition partition{columns[0], false, columns[1], columns[2], columns[3], columns[4]};
        if (partition.name.ends_with('*')) {
            partition.is_default = true;
            partition.name.pop_back();
        }
        if (partition.gres == "(null)") partition.gres.clear();
        partitions.push_back(std::move(partition));
    }
    return partitions;
}

Finding cluster_finding(const SlurmTrouble& sinfo, const std::vector<SlurmPartition>& partitions)
{
    Finding finding{"slurm", Is::good, ""};
    finding.is_access = true;
    if (sinfo.kind != SlurmTrouble::Kind::none) {
        finding.state = Is::bad;
        finding.seen = sinfo.message;
        finding.cure = sinfo.hint.empty() ? "scontrol ping" : sinfo.hint;
        return finding;
    }
    std::vector<std::string> names;
    for (const SlurmPartition& partition : partitions) {
        const std::string name = partition.name + (partition.is_default ? " (default)" : "");
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    finding.seen = "the controller answers; partitions: " + visible(joined(names, ", "));
    if (names.empty()) {
        finding.state = Is::doubtful;
        finding.seen = "the controller answers, and shows no partition";
        finding.cure = "sinfo --all";
    }
    return finding;
}

Finding accounting_finding(const SlurmTrouble& sacct)
{
    Finding finding{"accounting", Is::good, "kept"};
    if (sacct.kind == SlurmTrouble::Kind::none) return finding;
    const bool is_none = sacct.kind == SlurmTrouble::Kind::no_accounting
        || sacct.kind == SlurmTrouble::Kind::no_program;
    finding.seen = is_none ? "not kept; a job's own folder tells how it ended" : sacct.message;
    if (is_none) return finding;
    finding.state = Is::doubtful;
    finding.cure = "sacct";
    return finding;
}

Finding folder_finding(const std::filesystem::path& folder)
{
    Finding finding{"shared folder", Is::good, folder.string()};
    const Openness open{folder, how_others_write(folder)};
    std::error_code missing;
    if (!open.why.empty()) {
        finding.state = Is::bad;
        finding.seen += " is not yours alone: " + open.why;
        finding.cure = open.cure(other_shared_folder);
    } else if (!is_writable(existing_part(folder))) {
        finding.state = Is::bad;
        finding.seen += " cannot be written";
        finding.cure = other_shared_folder;
    } else if (!std::filesystem::exists(folder, missing)) {
        finding.seen += " is made by the first submission";
    }
    return finding;
}

std::vector<Finding> job_findings(
    const JobSpec& spec, const std::string& gres, const std::vector<SlurmPartition>& partitions)
{
    std::vector<SlurmPartition> meant;
    std::copy_if(partitions.begin(), partitions.end(), std::back_inserter(meant),
        [&](const SlurmPartition& partition) { return is_meant(partition, spec); });
    Finding finding{"partition", Is::good, spec.slurm.partition.value_or("the default")};
    finding.key = spec.slurm.partition ? "slurm.partition" : "";
    if (meant.empty()) {
        finding.state = Is::bad;
        finding.seen = spec.slurm.partition
            ? fmt::format("there is no partition \"{}\"", *spec.slurm.partition)
            : "the cluster has no default partition";
        finding.cure = "what there is: sinfo";
        return {finding};
    }
    const SlurmPartition& first = meant.front();
    finding.seen = fmt::format("{} is {}, time limit {}", visible(first.name),
        visible(first.availability), visible(first.time_limit));
    if (first.availability != "up") {
        finding.state = Is::doubtful;
        finding.cure = "it takes jobs, which wait: sinfo";
    }
    std::vector<Finding> findings = {finding};
    if (gres.empty()) return findings;
    Finding nodes{"gres", Is::good, gres};
    nodes.key = spec.slurm.gres ? "slurm.gres" : "master.accelerator.type";
    for (const Gres& one : gres_in(gres)) {
        const bool is_there = std::any_of(meant.begin(), meant.end(),
            [&](const SlurmPartition& partition) { return has_gres(partition, one); });
        if (is_there) continue;
        nodes.state = Is::bad;
        nodes.seen = fmt::format("no node of {} has {}", visible(first.name),
            visible(fmt::format("{}:{}", one.kind, one.count)));
        nodes.cure = "what they have: sinfo -N -o '%N %G'; as it is called there: slurm.gres";
        break;
    }
    findings.push_back(std::move(nodes));
    return findings;
}

}  // namespace mltrain
