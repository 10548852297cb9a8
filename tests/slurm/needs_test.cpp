#include "slurm/needs.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace mltrain {

namespace {

/// "8 x gpu:a100 in gpu".
std::string told(const JobSpec& spec, const std::vector<std::string>& priced)
{
    std::string text;
    for (const Rental& rental : rentals_of(spec, priced)) {
        text += fmt::format("{}{} x {}", text.empty() ? "" : ", ", rental.count, rental.product);
        if (!rental.region.empty()) text += " in " + rental.region;
    }
    return text;
}

JobSpec large_job()
{
    JobSpec spec;
    spec.slurm.partition = "gpu";
    spec.slurm.nodes = 2;
    spec.slurm.tasks_per_node = 4;
    spec.slurm.cpus_per_task = 8;
    spec.slurm.mem = "100500M";
    spec.slurm.gres = "gpu:a100:4,scratch:2";
    return spec;
}

}  // namespace

TEST_CASE("of what a job takes that is counted which the user's prices have")
{
    const JobSpec spec = large_job();
    CHECK(told(spec, {}) == "2 x node");
    CHECK(told(spec, {"tape"}) == "2 x node");
    CHECK(told(spec, {"cpu", "memory", "gpu"})
        == "64 x cpu in gpu, 198 x memory in gpu, 8 x gpu in gpu");
    CHECK(told(spec, {"gpu", "gpu:a100", "scratch"}) == "8 x gpu:a100 in gpu, 4 x scratch in gpu");
    CHECK(told(spec, {"node", "gpu:t4"}) == "2 x node in gpu");
    CHECK(told(JobSpec{}, {"cpu", "gpu"}) == "1 x cpu in default");
}

TEST_CASE("a node's own price goes before its parts")
{
    JobSpec spec = large_job();
    spec.slurm.hourly_cost = Money{nanos_per_unit};
    CHECK(told(spec, {"node", "gpu"}) == "2 x node");
    CHECK(rentals_of(spec, {"gpu"}).front().own_rate == Money{nanos_per_unit});
    spec.slurm.hourly_cost.reset();
    spec.slurm.machine = "tower";
    CHECK(told(spec, {"node", "gpu"}) == "2 x tower");
    CHECK(rentals_of(spec, {}).front().provider == "local");
}

TEST_CASE("memory has a price and nobody says how much it is: then the job is unpriced")
{
    JobSpec spec = large_job();
    spec.slurm.mem.reset();
    CHECK(rentals_of(spec, {"memory"}).front().own_key == "[slurm] mem");
}

TEST_CASE("gres are read as people and as sinfo write them")
{
    CHECK(gres_in("gpu:a100:4(S:0-1),nvme") == std::vector<Gres>{{"gpu:a100", 4}, {"nvme", 1}});
    CHECK(gres_in("gpu:2") == std::vector<Gres>{{"gpu", 2}});
    CHECK(gres_in("gpu:a100") == std::vector<Gres>{{"gpu:a100", 1}});
    CHECK(gres_in("").empty());
}

}  // namespace mltrain
