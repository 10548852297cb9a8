// The jobs of a sweep from a job file, or what is still missing of one that was begun: prepared, shown, sent.
#pragma once

#include "commands/command.hpp"
#include "commands/request.hpp"
#include "dispatch/sweep.hpp"
#include "dispatch/watch.hpp"

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

/// A sweep with those of its jobs that are missing.
struct PlannedSweep {
    SweepRecord record;
    std::vector<Preparation> jobs;
    bool is_new = true;
    std::size_t held_back = 0;  ///< of the last of them, by max_running: sent as others end
    bool is_together = false;   ///< sent as one; then the service holds max_running
};

/// Nothing when neither the job file nor the command line sweeps anything. Throws Error.
std::optional<PlannedSweep> plan_sweep(
    Call& call, const SpecRequest& spec, const SweepRequest& request, Time now);

/// That of a job file that is prepared already; nothing when it sweeps nothing. Throws Error.
std::optional<PlannedSweep> sweep_in(
    Call& call, const SpecRequest& spec, const Preparation& preparation);

/// What is missing of it; what nobody knows to be there is asked about first. Throws Error.
PlannedSweep resume_sweep(
    Call& call, Ledger& ledger, const SpecRequest& spec, const std::string& name);

/// Sends the rest of sweeps with max_running as their jobs end, while these are watched.
class SweepFeeder {
public:
    /// Of those words that name a sweep.
    SweepFeeder(Call& call, Ledger& ledger, const std::vector<std::string>& words);

    /// The jobs that were sent just now. What goes wrong is said, and tried again when the next job has ended.
    std::vector<Entry> more(
        const std::vector<Watched>& jobs, const std::function<void()>& make_room);

private:
    std::vector<Entry> more_of(const std::string& name, const std::function<void()>& make_room);

    Call& call_;
    Ledger& ledger_;
    std::vector<std::string> sweeps_;
    std::optional<std::size_t> over_;  ///< how many were over when it was last asked
};

/// How the jobs are shown, asked about and sent.
struct SweepSending {
    const Permissions& permissions;
    std::size_t parallel = 1;
    bool is_agreed = false;  ///< the user is not to be asked
};

/// Throws Error; then those before are there, and the cure is to resume. With several at a time no ledger may be open
/// meanwhile: a connection of SQLite's does not survive in a copy of the process.
void send_planned(Call& call, PlannedSweep& sweep, const SweepSending& sending);

/// The plan on stderr, as before sending.
void show_sweep(const Call& call, const PlannedSweep& sweep);

/// How many are sent at a time. Throws Error.
std::size_t parallel_of(const SweepRequest& request);

}  // namespace mltrain
