#include "slurm/trouble.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <array>
#include <string_view>

namespace mltrain {

namespace {

using Kind = SlurmTrouble::Kind;

struct Refused {
    std::string_view words;
    Refusal refusal;
    std::string_view hint;
};

constexpr std::string_view see_partitions = "what there is: sinfo";
constexpr std::string_view see_nodes = "what nodes have: sinfo -N -o '%N %c %m %G'";

// Of slurm_errno.c: all say that no job was made.
constexpr std::array refusals = {
    Refused{"Invalid partition name specified", Refusal::invalid, see_partitions},
    Refused{"Requested node configuration is not available", Refusal::invalid, see_nodes},
    Refused{
        "Requested partition configuration not available now", Refusal::invalid, see_partitions},
    Refused{"More processors requested than permitted", Refusal::invalid, see_nodes},
    Refused{"Node count specification invalid", Refusal::invalid, see_nodes},
    Refused{"Invalid feature specification", Refusal::invalid, "what there is: sinfo -o '%N %f'"},
    Refused{"Invalid generic resource (gres) specification", Refusal::invalid, see_nodes},
    Refused{"Memory specification can not be satisfied", Refusal::invalid, see_nodes},
    Refused{"Memory required by task is not available", Refusal::invalid, see_nodes},
    Refused{"Requested time limit is invalid", Refusal::invalid,
        "what partitions allow: sinfo -o '%P %l'"},
    Refused{"Invalid account", Refusal::permission, "yours: sacctmgr show associations user=$USER"},
    Refused{"Invalid qos", Refusal::invalid, "what there is: sacctmgr show qos"},
    Refused{"Job violates accounting/QOS policy", Refusal::quota, "your limits: sacctmgr show qos"},
    Refused{
        "User's group not permitted to use this partition", Refusal::permission, see_partitions},
    Refused{"Access/permission denied", Refusal::permission, ""},
    Refused{"Invalid user id", Refusal::permission, ""},
    Refused{"Pathname of a file, directory or other parameter too long", Refusal::invalid,
        "a shorter slurm.shared_folder in config.toml"},
    Refused{"Unable to open file", Refusal::our_usage, ""},
    Refused{"Job size specification needs to be provided", Refusal::invalid, ""},
    Refused{"Invalid job array specification", Refusal::invalid,
        "how long an array may be: scontrol show config | grep MaxArraySize"},
    Refused{"Job submit/allocate limit", Refusal::quota, ""},
};

/// "sbatch: error: Batch job submission failed: Invalid partition name specified" is its last part.
std::string said(std::string_view err)
{
    std::string last;
    for (const std::string_view line : lines_of(err)) {
        std::string_view text = trimmed(line);
        for (const std::string_view mark : {" error: ", "submission failed: "}) {
            if (const auto at = text.find(mark); at != text.npos)
                text.remove_prefix(at + mark.size());
        }
        // The advice of the option parser is no reason, and of several the last decides.
        if (!text.empty() && !text.starts_with("Try \"")) last = visible(text);
    }
    return last;
}

SlurmTrouble trouble(
    Kind kind, std::string message, std::string hint = {}, Refusal refusal = Refusal::none)
{
    return {kind, std::move(message), std::move(hint), refusal};
}

}  // namespace

SlurmTrouble slurm_trouble(const Outcome& outcome, const std::string& program)
{
    if (outcome.not_found)
        return trouble(Kind::no_program, fmt::format("there is no program \"{}\"", program),
            "install slurm-client, or submit on a login node of the cluster", Refusal::no_program);
    if (outcome.interrupted)
        return trouble(Kind::no_answer, fmt::format("{} was interrupted", program));
    if (outcome.timed_out)
        return trouble(Kind::no_answer, fmt::format("{} did not answer in time", program));
    if (outcome.exit_code == 0) return {};
    const std::string message = said(outcome.err);
    if (outcome.err.find("Could not establish a configuration source") != std::string::npos)
        return trouble(Kind::no_program, "this machine belongs to no Slurm cluster",
            "submit on a login node of the cluster", Refusal::no_program);
    if (outcome.err.find("accounting storage is disabled") != std::string::npos)
        return trouble(Kind::no_accounting, message);
    for (const Refused& refused : refusals) {
        if (outcome.err.find(refused.words) != std::string::npos)
            return trouble(Kind::refused, message, std::string(refused.hint), refused.refusal);
    }
    // So it ends when it has not asked anybody: it does not know an option, or a value of one.
    constexpr int wrong_usage = 255;
    if (outcome.exit_code == wrong_usage)
        return trouble(Kind::refused, message, "", Refusal::our_usage);
    return trouble(Kind::no_answer,
        message.empty() ? fmt::format("{} ended with {}", program, outcome.exit_code) : message);
}

}  // namespace mltrain
