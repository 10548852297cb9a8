// Sending the jobs of a sweep: the code once, then each job under the full protocol, several at a time. The sweep is
// written down before its first job; whatever interrupts it, what is missing can be told from the ledger.
#pragma once

#include "dispatch/prepare.hpp"
#include "dispatch/submit.hpp"
#include "ledger/ledger.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// What differs in one job, as a command line would say it; its labels where they fit and the user has no such.
std::vector<Override> overrides_of(const Variant& variant, const Pairs& labels);

/// What the whole sweep costs; nothing where a job of it has no price.
struct SweepCost {
    std::optional<Money> likely;
    std::optional<Money> worst;
    bool is_same_for_all = true;
};
SweepCost cost_of_sweep(const std::vector<Preparation>& jobs);

/// Uploads what the jobs need, each archive once. Throws Error.
void upload_code(World& world, std::vector<Preparation>& jobs);

/// How far it came.
struct SweepSent {
    std::size_t jobs = 0;          ///< that were accepted
    std::optional<Error> trouble;  ///< of the first that was not; none behind it was begun
};

/// The service takes them as one submission, and runs no more than so many of them at a time.
bool go_together(World& world, const std::vector<Preparation>& jobs);

/// Sends them as one.
SweepSent send_together(World& world, const std::filesystem::path& ledger,
    const std::vector<Preparation>& jobs, std::optional<std::int64_t> max_running,
    const Permissions& permissions,
    const std::function<void(const Preparation&, const std::string& job)>& tell, const Say& say);

/// Sends them in their order, so many at a time. `tell` is told of each that is accepted. Each that is being sent
/// when something goes wrong, or when the user presses Ctrl-C, is seen through.
SweepSent send_sweep(World& world, const std::filesystem::path& ledger,
    const std::vector<Preparation>& jobs, const Permissions& permissions, std::size_t parallel,
    const std::function<void(const Preparation&, const std::string& job)>& tell, const Say& say);

}  // namespace mltrain
