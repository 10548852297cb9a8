// Submitting: the protocol by which a job is never lost and never started twice. Asks a service, tells the
// ledger; what to do next is decided by job/submission.
#pragma once

#include "base/json.hpp"
#include "dispatch/prepare.hpp"
#include "ledger/ledger.hpp"

#include <string>

namespace mltrain {

/// The job's identity and its plan under its n-th name of this second, before anything is written.
Submission draft(World& world, const Preparation& preparation, Time now, int name_attempt);

/// Puts what travels ahead of the jobs into the cloud, once for all of them. Throws Error.
void upload(Service& service, const std::vector<PlannedUpload>& uploads);

struct Submitted {
    Entry entry;
    Answer answer;  ///< the deciding one; its verdict is accepted, refused or unsettled
};

/// What the user should know while it goes on.
using Say = std::function<void(const std::string&)>;

/// What the user lets pass.
struct Permissions {
    Ledger::Duplicates duplicates = Ledger::Duplicates::refused;
    std::string over_budget;  ///< why more may be spent than the budget says; "" when it may not
    bool allow_unpriced = false;  ///< a budget need not count what has no price
};

/// Submits the draft; under another name where its own is taken. The same spec that is queued or running, and
/// what does not fit into the budget, are Errors (exit 5) unless permitted.
Submitted submit(World& world, Ledger& ledger, const Preparation& preparation, Submission draft,
    const Permissions& permissions, const Say& say);

/// The drafts of a sweep's jobs with the plan of all of them, under their n-th names; nothing where the service takes
/// each by itself.
std::optional<std::vector<Submission>> draft_together(World& world,
    const std::vector<Preparation>& jobs, std::optional<std::int64_t> max_running, Time now,
    int name_attempt);

/// Submits a sweep's jobs as one. All of them are written down before, so that each can be settled by itself; what is an
/// Error of submit() for one of them is one for all, and then none is sent.
std::vector<Submitted> submit_together(World& world, Ledger& ledger,
    const std::vector<Preparation>& jobs, std::optional<std::int64_t> max_running,
    const Permissions& permissions, const Say& say);

/// What went wrong, as an Error with its exit code and cure; nothing when the job is accepted.
void throw_unless_accepted(const Submitted& submitted);

/// What a command exits with that a service refused.
Exit exit_of(Refusal refusal);

/// Asks whether an unsettled submission exists, and writes down the answer. True when it is settled now;
/// not while another program is sending it. Throws Error (130) when the user does not want to wait.
bool settle(World& world, Ledger& ledger, Service& service, Entry& entry, const Say& say = {});

/// Cancels what one create made beside `first`, the job itself. A job with our label that is younger than the
/// submission's own create was made by somebody's hand: it is told, and left.
void cancel_doubles(World& world, Ledger& ledger, Service& service, const Submission& submission,
    const Sighting& first, const std::vector<Double>& doubles, const Say& say);

}  // namespace mltrain
