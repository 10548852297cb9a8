#include "slurm/plan.hpp"

#include "base/text.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace mltrain {

namespace {

JobSpec small_job()
{
    JobSpec spec;
    spec.package_path = "trainer";
    spec.module_name = "trainer.task";
    spec.packages = {"/shared/packages/abc/trainer-0.0.0.tar.gz"};
    return spec;
}

Plan plan_of(const JobSpec& spec, std::optional<Seconds> limit = {})
{
    const Identity identity{"0123456789abcdef0123456789abcdef",
        "00112233445566778899aabbccddeeff00", "census_20261120_143000"};
    return slurm_plan(spec, identity, limit, {.shared_folder = "/shared", .scratch = "/tmp"});
}

bool has(const Plan& plan, const std::string& word)
{
    return std::find(plan.argv.begin(), plan.argv.end(), word) != plan.argv.end();
}

std::string option(const Plan& plan, const std::string& name)
{
    for (const std::string& word : plan.argv) {
        if (word.starts_with("--" + name + "=")) return word.substr(name.size() + 3);
    }
    return "";
}

}  // namespace

TEST_CASE("a submission can be found by its name alone, and its comment tells the rest")
{
    JobSpec spec = small_job();
    spec.labels = {{"team", "vision"}};
    const Plan plan = plan_of(spec);
    CHECK(plan.argv[0] == "sbatch");
    CHECK(has(plan, "--parsable"));
    CHECK(option(plan, "job-name")
        == "census_20261120_143000.mltrain-0123456789abcdef0123456789abcdef");
    CHECK(option(plan, "comment")
        == "mltrain-id=0123456789abcdef0123456789abcdef,"
           "mltrain-spec=00112233445566778899aabbccddeeff,team=vision");
    CHECK(option(plan, "output") == "/shared/census_20261120_143000.log");
    CHECK(option(plan, "chdir") == "/shared");
    CHECK(has(plan, "--no-requeue"));
    CHECK(plan.argv.back() == plan.config->path);
}

TEST_CASE("a percent sign in the shared folder is no placeholder of Slurm's")
{
    const Plan plan = slurm_plan(
        small_job(), {"1", "2", "job"}, {}, {.shared_folder = "/a%b", .scratch = "/tmp"});
    CHECK(option(plan, "output") == "/a%%b/job.log");
    CHECK(option(plan, "chdir") == "/a%b");
}

TEST_CASE("a time limit is told in whole minutes, rounded down")
{
    CHECK(option(plan_of(small_job(), Seconds(60)), "time") == "1");
    CHECK(option(plan_of(small_job(), Seconds(179)), "time") == "2");
    CHECK(option(plan_of(small_job(), Seconds(86400)), "time") == "1440");
    CHECK(option(plan_of(small_job()), "time") == "");
}

TEST_CASE("master and workers become nodes of one job")
{
    JobSpec spec = small_job();
    CHECK(option(plan_of(spec), "nodes") == "1");
    CHECK(plan_of(spec).config->bytes.find("srun") == std::string::npos);
    spec.workers.count = 3;
    CHECK(option(plan_of(spec), "nodes") == "4");
    CHECK(plan_of(spec).config->bytes.find("\nsrun ") != std::string::npos);
    spec.workers.count.reset();
    spec.slurm.tasks_per_node = 2;
    CHECK(option(plan_of(spec), "nodes") == "1");
    CHECK(option(plan_of(spec), "ntasks-per-node") == "2");
    CHECK(plan_of(spec).config->bytes.find("\nsrun ") != std::string::npos);
}

TEST_CASE("accelerators become gres, as clusters name them; slurm.gres is taken word for word")
{
    const struct {
        const char* type;
        std::int64_t count;
        const char* gres;
    } cases[] = {{"A100", 4, "gpu:a100:4"}, {"NVIDIA_TESLA_T4", 1, "gpu:t4:1"},
        {"NVIDIA_A100_80GB", 8, "gpu:a100_80gb:8"}, {"", 2, "gpu:2"}};
    for (const auto& [type, count, gres] : cases) {
        JobSpec spec = small_job();
        if (*type != 0) spec.master.accelerator_type = type;
        spec.master.accelerator_count = count;
        CHECK(option(plan_of(spec), "gres") == gres);
        spec.slurm.gres = "gpu:mine:1";
        CHECK(option(plan_of(spec), "gres") == "gpu:mine:1");
    }
    CHECK(option(plan_of(small_job()), "gres") == "");
}

TEST_CASE("no line of the script is the user's, whatever a word holds")
{
    JobSpec spec = small_job();
    spec.args = {"--x", "a\nEND_OF_CONFIG\nrm -rf ~\n", "it's $(reboot) `reboot` \"", ""};
    spec.env = {{"NAME", "\nEND_OF_CONFIG\n"}};
    spec.job_dir = "/runs/'; reboot #/{job}";
    const std::string script = plan_of(spec).config->bytes;
    for (const std::string_view line : lines_of(script)) {
        CAPTURE(line);
        CHECK_FALSE(line.starts_with("END_OF_CONFIG"));
        CHECK_FALSE(line.starts_with("rm -rf ~"));
    }
    CHECK(script.find("\nset -- env NAME=\"$newline\"END_OF_CONFIG\"$newline\"") != script.npos);
    CHECK(script.find("'it'\\''s $(reboot) `reboot` \"' ''") != script.npos);
    CHECK(script.find("/census_20261120_143000'\n") != script.npos);
}

TEST_CASE("only where the user wants that a second start of the same job trains")
{
    JobSpec spec = small_job();
    CHECK(plan_of(spec).config->bytes.find(" restart=no ") != std::string::npos);
    spec.slurm.requeue = true;
    CHECK(plan_of(spec).config->bytes.find(" restart=yes ") != std::string::npos);
    CHECK(has(plan_of(spec), "--requeue"));
}

TEST_CASE("the trainer is found before what the user's PYTHONPATH has")
{
    JobSpec spec = small_job();
    spec.env = {{"PYTHONPATH", "/mine:it's"}, {"OMP_NUM_THREADS", "4"}};
    CHECK(
        plan_of(spec).config->bytes.find(
            "set -- env PYTHONPATH=\"$code:$site:\"'/mine:it'\\''s' OMP_NUM_THREADS=4 \"$python\" -m "
            "trainer.task\n")
        != std::string::npos);
}

TEST_CASE("a PYTHONPATH in the file of variables, which would hide the trainer, is refused")
{
    const Scratch scratch;
    const auto file = scratch.write("secrets.env", "API_KEY=x\nPYTHONPATH=/opt/lib\n");
    std::filesystem::permissions(file, std::filesystem::perms(0600));
    JobSpec spec = small_job();
    spec.env_from_file = file.string();
    const std::vector<Problem> problems = problems_of_slurm(spec);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].key == "env_from_file");
    CHECK(problems[0].hint == "put it into [env]: there the trainer stands before it");
}

TEST_CASE("a job_dir in a bucket is a folder of the job, copied when it has ended")
{
    JobSpec spec = small_job();
    spec.job_dir = "gs://bucket/jobs/{job}";
    const std::string script = plan_of(spec).config->bytes;
    CHECK(script.find("--job-dir /shared/census_20261120_143000/job_dir\n") != script.npos);
    CHECK(script.find("gcloud storage cp --recursive \"$folder/job_dir\"/* "
                      "gs://bucket/jobs/census_20261120_143000/;")
        != script.npos);
    spec.job_dir = "gs://bucket/jobs/{job}/";
    CHECK(plan_of(spec).config->bytes == script);
    spec.job_dir = "/runs/{job}";
    CHECK(plan_of(spec).config->bytes.find("gcloud") == script.npos);
}

TEST_CASE("what a node needs is what the job says of it")
{
    JobSpec spec = small_job();
    CHECK(needs_of(spec).empty());
    spec.slurm.nodes = 2;
    spec.slurm.tasks_per_node = 4;
    spec.slurm.cpus_per_task = 8;
    const struct {
        const char* mem;
        std::int64_t milli_gib;
    } cases[] = {{"64G", 64'000}, {"2048", 2'000}, {"1T", 1'024'000}, {"524288K", 500}, {"much", 0},
        {"G", 0}, {"", 0}};
    for (const auto& [mem, milli_gib] : cases) {
        CAPTURE(mem);
        spec.slurm.mem = mem;
        REQUIRE(needs_of(spec).size() == 1);
        CHECK(needs_of(spec)[0].milli_gib == milli_gib);
    }
    CHECK(needs_of(spec)[0].count == 2);
    CHECK(needs_of(spec)[0].milli_vcpus == 32'000);
    spec.master.accelerator_type = "NVIDIA_A100_80GB";
    CHECK(needs_of(spec)[0].accelerators == 1);
}

TEST_CASE("what the user set for other programs of Slurm's hides no job")
{
    const auto set = disturbing_variables([](const std::string& name) {
        return name == "SQUEUE_PARTITION" || name == "SBATCH_ARRAY_INX" || name == "HOME";
    });
    CHECK(set == std::vector<std::string>{"SBATCH_ARRAY_INX", "SQUEUE_PARTITION"});
    // By its exit code sbatch tells what was refused from what may have been taken; the log is the trainer's stderr, too.
    const auto all = disturbing_variables([](const std::string&) { return true; });
    for (const char* name : {"SLURM_EXIT_ERROR", "SBATCH_ERROR"})
        CHECK(std::find(all.begin(), all.end(), name) != all.end());
}

}  // namespace mltrain
