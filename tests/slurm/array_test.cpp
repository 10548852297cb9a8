#include "slurm/array.hpp"

#include "job/sweep.hpp"
#include "slurm/plan.hpp"
#include "slurm/slurm.hpp"
#include "support/scratch.hpp"
#include "system/files.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace mltrain {

namespace {

const std::string sweep = "census_20261120_143000";

std::string id_of(std::int64_t number)
{
    return std::string(30, '0') + (number < 10 ? "0" : "") + std::to_string(number);
}

SweepJob job(std::int64_t number, const std::string& suffix = "")
{
    SweepJob job;
    job.spec.package_path = "trainer";
    job.spec.module_name = "trainer.task";
    job.spec.packages = {"/shared/packages/abc/trainer-0.0.0.tar.gz"};
    job.spec.args = {"--rate", std::to_string(number)};
    job.spec.labels = {{"rate", std::to_string(number)}};
    job.identity = {id_of(number), "00112233445566778899aabbccddeeff00",
        sweep_job_name(sweep, static_cast<std::size_t>(number), 12) + suffix, "5eed"};
    job.sweep = sweep;
    job.number = number;
    return job;
}

std::vector<SweepJob> jobs(std::initializer_list<std::int64_t> numbers)
{
    std::vector<SweepJob> all;
    for (const std::int64_t number : numbers) all.push_back(job(number));
    return all;
}

std::optional<Plan> plan_of(
    const std::vector<SweepJob>& jobs, std::optional<std::int64_t> max_running = {})
{
    return slurm_array_plan(jobs, max_running, {.shared_folder = "/sha%re", .scratch = "/tmp"});
}

bool has(const Plan& plan, const std::string& word)
{
    return std::find(plan.argv.begin(), plan.argv.end(), word) != plan.argv.end();
}

std::size_t count(const std::string& text, const std::string& what)
{
    std::size_t found = 0;
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++found;
    return found;
}

SlurmRow row(const std::string& id, const std::string& folder)
{
    SlurmRow row;
    row.id = id;
    row.name = sweep + ".mltrain-" + id_of(1);
    row.directory = folder;
    return row;
}

}  // namespace

TEST_CASE("an array names its tasks by the numbers of the sweep, and holds max_running")
{
    const Plan plan = plan_of(jobs({1, 2, 3, 5, 7, 8}), 4).value();
    CHECK(has(plan, "--array=1-3,5,7-8%4"));
    CHECK(has(plan, "--job-name=" + sweep + ".mltrain-" + id_of(1)));
    CHECK(has(plan, "--output=/sha%%re/" + sweep + "_%3a.log"));
    CHECK(has(plan, "--comment=mltrain-sweep=5eed"));
    CHECK(has(plan_of(jobs({1, 2})).value(), "--array=1-2"));
}

TEST_CASE("jobs that ask for other nodes or another time are no array")
{
    auto pair = jobs({1, 2});
    CHECK(plan_of(pair).has_value());
    pair[1].spec.slurm.mem = "64G";
    CHECK_FALSE(plan_of(pair).has_value());
    pair = jobs({1, 2});
    pair[1].limit = Seconds(600);
    CHECK_FALSE(plan_of(pair).has_value());
    CHECK_FALSE(plan_of({job(1), job(2, "_2")}).has_value());
    CHECK(plan_of({job(1, "_2"), job(2, "_2")}).has_value());
}

TEST_CASE("in what the jobs of an array are alike, its script says once")
{
    const std::string script = plan_of(jobs({1, 2, 3})).value().config->bytes;
    CHECK(count(script, "trainer-0.0.0.tar.gz") == 1);
    CHECK(count(script, "case $SLURM_ARRAY_TASK_ID in") == 2);  // the folder, and the arguments
    CHECK(count(script, "--rate 2\n") == 1);
    auto other = jobs({1, 2});
    other[1].spec.packages = {"/shared/packages/def/trainer-0.0.0.tar.gz"};
    CHECK(count(plan_of(other).value().config->bytes, "case $SLURM_ARRAY_TASK_ID in") == 3);
}

TEST_CASE("the script tells whose its tasks are")
{
    auto pair = jobs({1, 7});
    pair[1].spec.labels.emplace_back("note", "two words\n#task 1 x y z");
    const auto tasks = tasks_in(plan_of(pair).value().config->bytes);
    REQUIRE(tasks.size() == 2);
    CHECK(tasks[0].number == 1);
    CHECK(tasks[1].number == 7);
    CHECK(tasks[1].id == id_of(7));
    CHECK(tasks[1].job == sweep + "_007");
    CHECK(tasks[1].comment
        == "mltrain-id=" + id_of(7)
            + ",mltrain-spec=00112233445566778899aabbccddeeff,mltrain-sweep=5eed,rate=7,"
              "note=two words\\x0a#task 1 x y z");
    CHECK(tasks_in("#!/bin/sh\n#task\n#task x\n#task 1 2\necho\n").empty());
}

TEST_CASE("rows of tasks become rows of the jobs that they are, and what nobody knows is left out")
{
    const Scratch scratch;
    const std::string folder = scratch.path().string();
    const std::string name = sweep + ".mltrain-" + id_of(1);
    replace_file(array_script(folder, name), plan_of(jobs({1, 2})).value().config->bytes);
    ArrayScripts scripts("/elsewhere");
    const SlurmRow alone = row("18", folder);
    SlurmRow strange = row("19_1", folder);
    strange.name = "other.mltrain-" + id_of(1);
    const auto rows =
        scripts.as_jobs({row("17_2", folder), row("17_3", folder), row("17_1", "/gone"), alone,
            strange, row("16_[1,3-4%2]", folder), row("16_[1-x]", folder)});
    REQUIRE(rows.size() == 3);
    CHECK(rows[2].id == "16_1");
    CHECK(rows[0].id == "17_2");
    CHECK(rows[0].name == sweep + "_002.mltrain-" + id_of(2));
    CHECK(labels_in(rows[0].comment).back() == std::pair<std::string, std::string>("rate", "2"));
    CHECK(rows[1].name == name);
    CHECK(ArrayScripts(folder).as_jobs({row("17_1", "/as/nodes/call/it")}).size() == 1);
    CHECK(scripts.with(folder, sweep + "_002", id_of(2)) == std::vector{name});
    CHECK(scripts.with(folder, sweep + "_003", id_of(3)).empty());
    CHECK(scripts.with("/gone", sweep + "_002", id_of(2)).empty());
}

TEST_CASE("the script of an array goes with the last of its jobs")
{
    const Scratch scratch;
    const std::filesystem::path& folder = scratch.path();
    const auto script = array_script(folder, sweep + ".mltrain-" + id_of(1));
    replace_file(script, plan_of(jobs({1, 2})).value().config->bytes);
    make_private_directory(folder / (sweep + "_002"));
    forget_arrays(folder, sweep + "_001", id_of(1));
    CHECK(std::filesystem::exists(script));
    std::filesystem::remove(folder / (sweep + "_002"));
    forget_arrays(folder, sweep + "_002", id_of(2));
    CHECK_FALSE(std::filesystem::exists(script));
}

namespace {

/// sbatch, which answers as it is told to.
class Sbatch final : public Runner {
public:
    explicit Sbatch(Outcome outcome) : outcome_(std::move(outcome)) {}
    Outcome run(const Command&) override { return outcome_; }
    std::optional<std::filesystem::path> find_program(const std::string&) override { return {}; }

private:
    Outcome outcome_;
};

/// What stands in the shared folder after the array of two jobs was sent.
std::ptrdiff_t left_after(Outcome outcome, Verdict expected)
{
    const Scratch shared;
    Sbatch sbatch(std::move(outcome));
    const SlurmSite site{.shared_folder = shared.path(), .scratch = "/tmp"};
    SlurmService service(sbatch, site, [](const std::string&) {});
    const auto both = jobs({1, 2});
    const Plan plan = service.plan_together(both, {}).value();
    for (const Answer& answer : service.submit_together(plan, both, Time{}))
        CHECK(answer.verdict == expected);
    return std::distance(std::filesystem::directory_iterator(shared.path()), {});
}

}  // namespace

TEST_CASE(
    "of an array that Slurm refuses nothing stays on the shared disk; of one that may be there, all does")
{
    Outcome refused;
    refused.exit_code = 1;
    refused.err = "sbatch: error: Batch job submission failed: Invalid partition name specified\n";
    CHECK(left_after(refused, Verdict::refused) == 0);
    Outcome lost;
    lost.exit_code = 1;
    lost.err =
        "sbatch: error: Batch job submission failed: Socket timed out on send/recv operation\n";
    CHECK(left_after(lost, Verdict::unsettled) == 3);
}

TEST_CASE("where nobody knows the shared folder, a job that is not listed is not given up")
{
    Sbatch nothing_listed({});
    SlurmService service(
        nothing_listed, {.shared_folder = {}, .scratch = "/tmp"}, [](const auto&) {});
    JobReference job;
    job.id = id_of(1);
    job.name = sweep;
    const Answer answer = service.settle(job, Time{});
    CHECK(answer.verdict == Verdict::unsettled);
    CHECK(answer.message == "slurm.shared_folder stands in config.toml, which is not read");
}

}  // namespace mltrain
