// The jobs of a sweep from a job file, or what is still missing of one that was begun: prepared, shown, sent.
#pragma once

#include "commands/command.hpp"
#include "commands/request.hpp"
#include "dispatch/sweep.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mltrain {

struct SweepRequest {
    std::vector<std::string> axes;
    std::optional<std::string> resume;
    std::optional<std::string> parallel;
};

void describe_sweep(Options& options, SweepRequest& request);

/// A sweep with those of its jobs that are to be sent.
struct PlannedSweep {
    SweepRecord record;
    std::vector<Preparation> jobs;
    bool is_new = true;
};

/// Nothing when neither the job file nor the command line sweeps anything. Throws Error.
std::optional<PlannedSweep> plan_sweep(
    Call& call, const SpecRequest& spec, const SweepRequest& request, Time now);

/// What is missing of it; what nobody knows to be there is asked about first. Throws Error.
PlannedSweep resume_sweep(
    Call& call, Ledger& ledger, const SpecRequest& spec, const std::string& name);

/// How the jobs are shown, asked about and sent.
struct SweepSending {
    const Permissions& permissions;
    std::size_t parallel = 1;
    bool is_agreed = false;  ///< the user is not to be asked
};

/// Throws Error; then those before are there, and the cure is to resume.
void send_planned(Call& call, Ledger& ledger, PlannedSweep& sweep, const SweepSending& sending);

/// The plan on stderr, as before sending.
void show_sweep(const Call& call, const PlannedSweep& sweep);

/// How many are sent at a time. Throws Error.
std::size_t parallel_of(const SweepRequest& request);

}  // namespace mltrain
