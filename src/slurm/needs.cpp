#include "slurm/needs.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

constexpr std::int64_t thousandths = 1000;

std::string gres_text(const std::string& gres, const Role& role)
{
    if (!gres.empty() || (!role.accelerator_type && !role.accelerator_count)) return gres;
    std::string type = lower(role.accelerator_type.value_or(""));
    for (const std::string_view prefix : {"nvidia_", "tesla_"}) {
        if (type.starts_with(prefix)) type.erase(0, prefix.size());
    }
    return fmt::format(
        "gpu{}{}:{}", type.empty() ? "" : ":", type, role.accelerator_count.value_or(1));
}

/// "64G" in thousandths of a GiB; without a unit it is MiB. 0 for what is not said so.
std::int64_t memory_of(std::string text)
{
    constexpr std::int64_t mib_of_gib = 1024, most = 1 << 30;
    const bool has_unit =
        !text.empty() && std::string_view("KMGT").find(text.back()) != std::string_view::npos;
    const char unit = has_unit ? text.back() : 'M';
    if (has_unit) text.pop_back();
    if (text.empty() || text.size() > 10 || text.find_first_not_of("0123456789") != text.npos)
        return 0;
    const std::int64_t number = std::min<std::int64_t>(std::stoll(text), most) * thousandths;
    switch (unit) {
    case 'K': return number / mib_of_gib / mib_of_gib;
    case 'G': return number;
    case 'T': return number * mib_of_gib;
    default: return number / mib_of_gib;
    }
}

std::int64_t processors_of(const JobSpec& spec)
{
    return spec.slurm.tasks_per_node.value_or(1) * spec.slurm.cpus_per_task.value_or(1);
}

/// So much of every node.
Rental rental(const JobSpec& spec, std::string product, std::int64_t of_each)
{
    return {.role = "job",
        .provider = "slurm",
        .region = spec.slurm.partition.value_or("default"),
        .product = std::move(product),
        .count = nodes_of(spec) * of_each,
        .own_rate = {},
        .note = ""};
}

/// Without slurm.mem a job has what the cluster gives it, and nobody here knows how much that is.
Rental memory_rental(const JobSpec& spec)
{
    const std::int64_t milli_gib = memory_of(spec.slurm.mem.value_or(""));
    Rental memory = rental(spec, "memory", (milli_gib + thousandths - 1) / thousandths);
    if (milli_gib > 0) return memory;
    memory.product = "memory, nobody says how much";
    memory.count = 1;
    memory.own_key = "[slurm] mem";
    return memory;
}

}  // namespace

std::int64_t nodes_of(const JobSpec& spec)
{
    return spec.slurm.nodes.value_or(1 + spec.workers.count.value_or(0));
}

std::string gres_of(const JobSpec& spec)
{
    return gres_text(spec.slurm.gres.value_or(""), spec.master);
}

std::vector<MachineNeed> needs_of(const JobSpec& spec)
{
    MachineNeed need{"node", nodes_of(spec), 0, 0, "", 0};
    if (spec.slurm.cpus_per_task)
        need.milli_vcpus =
            *spec.slurm.cpus_per_task * spec.slurm.tasks_per_node.value_or(1) * thousandths;
    need.milli_gib = memory_of(spec.slurm.mem.value_or(""));
    need.accelerator = spec.master.accelerator_type.value_or("");
    if (!need.accelerator.empty()) need.accelerators = spec.master.accelerator_count.value_or(1);
    const bool says_nothing =
        need.milli_vcpus == 0 && need.milli_gib == 0 && need.accelerator.empty();
    if (says_nothing) return {};
    return {need};
}

std::vector<Gres> gres_in(std::string_view text)
{
    std::vector<Gres> all;
    for (const std::string& part : split(text, ',')) {
        const std::string kind = part.substr(0, part.find('('));
        if (kind.empty()) continue;
        Gres gres{kind, 1};
        const auto colon = kind.rfind(':');
        const std::string last = colon == kind.npos ? "" : kind.substr(colon + 1);
        constexpr std::size_t most_digits = 9;
        if (!last.empty() && last.size() <= most_digits
            && last.find_first_not_of("0123456789") == last.npos)
            gres = {kind.substr(0, colon), std::stoll(last)};
        all.push_back(std::move(gres));
    }
    return all;
}

std::vector<Rental> rentals_of(const JobSpec& spec, const std::vector<std::string>& priced)
{
    const auto has_price = [&](const std::string& product) {
        return std::find(priced.begin(), priced.end(), product) != priced.end();
    };
    if (spec.slurm.machine) {
        Rental node = rental(spec, *spec.slurm.machine, 1);
        node.provider = "local";  // where the user's own machines are in the price book
        node.region.clear();
        return {node};
    }
    std::vector<Rental> rentals;
    if (!spec.slurm.hourly_cost) {
        if (has_price("node")) rentals.push_back(rental(spec, "node", 1));
        if (has_price("cpu")) rentals.push_back(rental(spec, "cpu", processors_of(spec)));
        if (has_price("memory")) rentals.push_back(memory_rental(spec));
        for (const Gres& gres : gres_in(gres_of(spec))) {
            // "gpu:a100" may have a price of its own, or that of every "gpu".
            const std::string any = gres.kind.substr(0, gres.kind.find(':'));
            const bool is_own = has_price(gres.kind);
            if (is_own || has_price(any))
                rentals.push_back(rental(spec, is_own ? gres.kind : any, gres.count));
        }
    }
    if (!rentals.empty()) return rentals;
    Rental node = rental(spec, "node", 1);
    node.region.clear();
    node.own_rate = spec.slurm.hourly_cost;
    node.own_key = "[slurm] hourly_cost";
    return {node};
}

}  // namespace mltrain
