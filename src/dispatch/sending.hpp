// What sending one job and sending several as one have in common: what must not be sent, and what is done until it is
// known what came of it. For the two of them only.
#pragma once

#include "dispatch/submit.hpp"
#include "job/submission.hpp"

#include <fmt/core.h>

#include <filesystem>
#include <string>

namespace mltrain {

/// There while gcloud runs, and gone afterwards.
class FileOnDisk {
public:
    /// Throws Error.
    FileOnDisk(const std::string& path, const std::string& bytes);
    ~FileOnDisk();
    FileOnDisk(const FileOnDisk&) = delete;
    FileOnDisk& operator=(const FileOnDisk&) = delete;

private:
    std::filesystem::path path_;
};

/// So many jobs may have one name in one second.
constexpr int most_names = 99;

[[noreturn]] void fail_names_taken();
[[noreturn]] void fail_sent_already(const Submission& submission);

/// The ledger may believe a job to be running that nobody has looked at since: look, and only then refuse.
void refuse_if_it_runs(World& world, Ledger& ledger, Service& service, Entry twin);

/// Asked together with the month's other jobs, in the transaction that writes it down. The submission must
/// outlive the guard.
RecordGuard budget_guard(
    const Budget& budget, const Submission& submission, const Permissions& permissions, Time now);

void refuse_uncounted(const Preparation& preparation, const Permissions& permissions);

/// What cannot even be started made nothing, and is a refusal like any other.
Answer refused_before(const Error& error, const Plan& plan);

/// From here on a job may exist that bills: a ledger that cannot be written must not hide it.
template <class Write>
auto write_down(const Submission& submission, Verdict verdict, const Write& write)
{
    try {
        return write();
    } catch (const Error& error) {
        throw Error(fmt::format("{} was sent ({}), but that cannot be written down: {}",
                        submission.job.name, verdict_name(verdict), error.what()),
            "when that is mended: mltrain sync", Exit::outcome_unknown);
    }
}

/// Where an attempt came to; the answer is the deciding one.
struct Attempted {
    Answer answer;
    Step end{};
    Progress progress{};
};

/// False when the user does not want to wait.
bool wait(World& world, Progress& progress);

/// Asks whether the job is there until that is certain or cannot be had.
Attempted ask(
    World& world, Ledger& ledger, Service& service, const JobReference& job, Progress progress);

Sighting sighting_of(const Answer& answer, State state, Time now);

}  // namespace mltrain
