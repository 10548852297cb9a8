#include "slurm/inspection.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

using Is = Finding::State;

const auto cluster = partitions_of("main*|up|1:00:00|2|(null)\n"
                                   "gpu|up|infinite|4|gpu:a100:4(S:0-1),gpu:v100:2\n"
                                   "old|down|infinite|1|gpu:k80:1\n"
                                   "garbage\n");

std::string told(const std::string& partition, const std::string& gres)
{
    JobSpec spec;
    if (!partition.empty()) spec.slurm.partition = partition;
    std::string text;
    for (const Finding& finding : job_findings(spec, gres, cluster))
        text += std::string(state_name(finding.state)) + " " + finding.seen + "\n";
    return text;
}

}  // namespace

TEST_CASE("a cluster that answers is good, and what it has is told")
{
    REQUIRE(cluster.size() == 3);
    CHECK(cluster_finding({}, cluster).seen
        == "the controller answers; partitions: main (default), gpu, old");
    CHECK(cluster_finding({}, {}).state == Is::doubtful);
    const SlurmTrouble away{SlurmTrouble::Kind::no_answer, "Socket timed out", "", Refusal::none};
    CHECK(cluster_finding(away, {}).state == Is::bad);
    CHECK(cluster_finding(away, {}).is_access);
}

TEST_CASE("a cluster without accounting is as good")
{
    CHECK(accounting_finding({}).seen == "kept");
    const SlurmTrouble none{SlurmTrouble::Kind::no_accounting, "disabled", "", Refusal::none};
    CHECK(accounting_finding(none).state == Is::good);
    const SlurmTrouble away{SlurmTrouble::Kind::no_answer, "Connection refused", "", Refusal::none};
    CHECK(accounting_finding(away).state == Is::doubtful);
}

TEST_CASE("a partition that is missing or down, and gres that no node has, are found")
{
    CHECK(told("", "") == "good main is up, time limit 1:00:00\n");
    CHECK(told("gup", "") == "bad there is no partition \"gup\"\n");
    CHECK(told("old", "") == "doubtful old is down, time limit infinite\n");
    CHECK(told("gpu", "gpu:a100:4") == "good gpu is up, time limit infinite\ngood gpu:a100:4\n");
    CHECK(told("gpu", "gpu:2") == "good gpu is up, time limit infinite\ngood gpu:2\n");
    CHECK(told("gpu", "gpu:t4:1")
        == "good gpu is up, time limit infinite\nbad no node of gpu has gpu:t4:1\n");
    CHECK(told("gpu", "gpu:a100:64")
        == "good gpu is up, time limit infinite\nbad no node of gpu has gpu:a100:64\n");
    CHECK(told("", "gpu:1")
        == "good main is up, time limit 1:00:00\nbad no node of main has gpu:1\n");
    CHECK(told("main,gpu", "gpu:v100:1").find("bad") == std::string::npos);
}

}  // namespace mltrain
