// What of the cluster a job takes: nodes, GPUs, processors, memory; for sbatch, for comparisons and for its price. Pure.
#pragma once

#include "job/service.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

std::int64_t nodes_of(const JobSpec& spec);

/// "gpu:a100:4"; "" for none.
std::string gres_of(const JobSpec& spec);

/// What a node has to have, as far as the job says it; nothing when it says nothing.
std::vector<MachineNeed> needs_of(const JobSpec& spec);

/// One kind of generic resource: "gpu:a100" and 4 of "gpu:a100:4(S:0-1)".
struct Gres {
    std::string kind;
    std::int64_t count = 1;

    bool operator==(const Gres&) const = default;
};
std::vector<Gres> gres_in(std::string_view text);

/// What is paid for. A node has one price by [slurm] hourly_cost or as a machine of the user's own; else each of the
/// products counts that the user's prices have, in each partition or everywhere: "node", "cpu", "memory" (a GiB), and
/// kinds of gres such as "gpu" or "gpu:a100".
std::vector<Rental> rentals_of(const JobSpec& spec, const std::vector<std::string>& priced);

}  // namespace mltrain
