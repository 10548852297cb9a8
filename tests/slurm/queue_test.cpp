#include "slurm/queue.hpp"

#include "slurm/trouble.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

const std::string name = "census_20261120_143000.mltrain-0123456789abcdef0123456789abcdef";

SlurmTrouble::Kind kind_of(int exit_code, const std::string& err)
{
    Outcome outcome;
    outcome.exit_code = exit_code;
    outcome.err = err;
    return slurm_trouble(outcome, "sbatch").kind;
}

}  // namespace

TEST_CASE("a row of squeue is read, whatever other people's jobs are called")
{
    const auto rows = squeue_rows("3|PENDING|1795265211|N/A|N/A|Resources|a|b|c|d|(null)|/tmp\n"
                                  "garbage\n\n"
                                  "17|RUNNING|1795265211|1795265212|1795265271|None|"
        + name + "|mltrain-id=5,team=x|/shared/a|b\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].id == "17");
    CHECK(rows[0].state == "RUNNING");
    CHECK(rows[0].submitted == Time(Seconds(1795265211)));
    CHECK(rows[0].reason == "");
    CHECK(rows[0].directory == "/shared/a|b");
    CHECK(labels_in(rows[0].comment) == Pairs{{"mltrain-id", "5"}, {"team", "x"}});
}

TEST_CASE("a row of sacct tells who cancelled in its state, and a signal in its exit code")
{
    const auto rows = sacct_rows(
        "17|CANCELLED by 1000|1795265211|Unknown|1795265271|7:0|" + name + "||/shared\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].state == "CANCELLED");
    CHECK(rows[0].exit_code == 7);
    CHECK_FALSE(rows[0].started.has_value());
}

TEST_CASE("only names with an id of ours are ours")
{
    CHECK(slurm_name("census_20261120_143000", "0123456789abcdef0123456789abcdef") == name);
    CHECK(own_name_of(name)->job == "census_20261120_143000");
    CHECK(own_name_of(name)->id == "0123456789abcdef0123456789abcdef");
    for (const char* other : {"", "bash", "mltrain-", "a.mltrain-12", ".mltrain-",
             ".mltrain-0123456789abcdef0123456789abcdef",
             "a.mltrain-0123456789ABCDEF0123456789abcdef"}) {
        CAPTURE(other);
        CHECK_FALSE(own_name_of(other).has_value());
    }
}

TEST_CASE("only what is known to be a refusal is one")
{
    using Kind = SlurmTrouble::Kind;
    CHECK(kind_of(0, "") == Kind::none);
    CHECK(kind_of(1,
              "sbatch: error: invalid partition specified: nope\nsbatch: error: Batch job "
              "submission failed: Invalid partition name specified\n")
        == Kind::refused);
    CHECK(kind_of(255, "sbatch: error: Invalid --time specification\n") == Kind::refused);
    CHECK(kind_of(255, "sbatch: unrecognized option '--frob'\nTry \"sbatch --help\" for more\n")
        == Kind::refused);
    CHECK(kind_of(1,
              "sbatch: error: Batch job submission failed: Socket timed out on send/recv "
              "operation\n")
        == Kind::no_answer);
    CHECK(kind_of(1,
              "sbatch: error: Batch job submission failed: Unable to contact slurm "
              "controller (connect failure)\n")
        == Kind::no_answer);
    CHECK(kind_of(1,
              "sbatch: error: Batch job submission failed: Zero Bytes were transmitted or "
              "received\n")
        == Kind::no_answer);
    CHECK(kind_of(1, "") == Kind::no_answer);
    CHECK(kind_of(137, "") == Kind::no_answer);
    CHECK(kind_of(1, "Slurm accounting storage is disabled\n") == Kind::no_accounting);
    // Debian's slurm-client without a slurm.conf: no job of ours can be there, and sync has nothing to say of it.
    CHECK(kind_of(1, "squeue: fatal: Could not establish a configuration source\n")
        == Kind::no_program);
    Outcome missing;
    missing.not_found = true;
    CHECK(slurm_trouble(missing, "sbatch").kind == Kind::no_program);
}

TEST_CASE("of what was said the reason is told")
{
    Outcome outcome;
    outcome.exit_code = 1;
    outcome.err = "sbatch: error: invalid partition specified: nope\n"
                  "sbatch: error: Batch job submission failed: Invalid partition name specified\n";
    const SlurmTrouble trouble = slurm_trouble(outcome, "sbatch");
    CHECK(trouble.message == "Invalid partition name specified");
    CHECK(trouble.hint == "what there is: sinfo");
}

}  // namespace mltrain
