#include "slurm/plan.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "job/check.hpp"
#include "job/env_file.hpp"
#include "slurm/array.hpp"
#include "slurm/queue.hpp"
#include "slurm/script.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// Lines for the cloud that people keep in the file: without effect here, and no mistake.
constexpr std::array<std::string_view, 8> harmless = {"project", "packaging", "requirements",
    "staging_bucket", "region", "runtime_version", "python_version", "framework"};

constexpr std::string_view storage_prefix = "gs://";

/// Slurm counts in whole minutes.
constexpr Seconds minute{60};

/// The nodes read the file behind the script's own settings.
bool hides_the_trainer(const JobSpec& spec)
{
    if (!spec.env_from_file) return false;
    try {
        const Pairs variables = read_env_file(*spec.env_from_file);
        return std::any_of(variables.begin(), variables.end(),
            [](const auto& variable) { return variable.first == "PYTHONPATH"; });
    } catch (const Error&) {
        return false;  // what is wrong with the file is said for all services
    }
}

/// In a path that Slurm writes to, % begins a placeholder.
std::string with_doubled_percent(std::string_view path)
{
    std::string text;
    for (const char c : path) text += c == '%' ? std::string("%%") : std::string(1, c);
    return text;
}

class Options {
public:
    void add(std::string_view name, const std::optional<std::string>& value)
    {
        if (value && !value->empty()) words.push_back(fmt::format("--{}={}", name, *value));
    }
    void add(std::string_view name, const std::optional<std::int64_t>& value)
    {
        if (value) words.push_back(fmt::format("--{}={}", name, *value));
    }

    std::vector<std::string> words;
};

/// What of a job its script says.
SlurmScript script_parts(const JobSpec& spec, const Identity& identity,
    std::optional<Seconds> limit, const SlurmSite& site)
{
    SlurmScript script;
    script.job = identity.job;
    script.folder = (site.shared_folder / identity.job).string();
    script.packages = spec.packages;
    script.python = site.python;
    script.module = spec.module_name.value_or("");
    script.args = with_job_name(spec.args, identity.job);
    script.environment = spec.env;
    if (spec.env_from_file) script.env_file = fs::absolute(*spec.env_from_file).string();
    script.tasks_per_node = spec.slurm.tasks_per_node.value_or(1);
    script.has_many_tasks = nodes_of(spec) * script.tasks_per_node > 1;
    script.limit = limit;
    script.may_restart = spec.slurm.requeue.value_or(false);
    if (!spec.job_dir) return script;
    std::string job_dir = with_job_name(*spec.job_dir, identity.job);
    if (job_dir.starts_with(storage_prefix)) {
        script.bucket = std::exchange(job_dir, script.folder + "/job_dir");
        // Without it gcloud calls a single file by the folder's name.
        if (!script.bucket.ends_with('/')) script.bucket += '/';
    } else {
        job_dir = fs::absolute(job_dir).lexically_normal().string();
    }
    script.args.emplace_back("--job-dir");
    script.args.push_back(job_dir);
    return script;
}

/// What of it sbatch is told, and what tasks of one array have in common.
std::vector<std::string> resource_words(const JobSpec& spec, std::optional<Seconds> limit)
{
    const SlurmOptions& slurm = spec.slurm;
    Options options;
    options.words.emplace_back("--open-mode=append");
    options.words.emplace_back(slurm.requeue.value_or(false) ? "--requeue" : "--no-requeue");
    options.add("partition", slurm.partition);
    options.add("account", slurm.account);
    options.add("qos", slurm.qos);
    options.add("constraint", slurm.constraint);
    options.add("nodes", std::optional(nodes_of(spec)));
    options.add("ntasks-per-node", std::optional(slurm.tasks_per_node.value_or(1)));
    options.add("cpus-per-task", slurm.cpus_per_task);
    options.add("mem", slurm.mem);
    options.add("gres", std::optional(gres_of(spec)));
    if (limit) options.add("time", std::optional<std::int64_t>(*limit / minute));
    return std::move(options.words);
}

Plan plan_of(std::vector<std::string> argv, const std::string& name, const std::string& id,
    const std::string& script, std::optional<Seconds> limit, const SlurmSite& site)
{
    Plan plan;
    plan.limit = limit;
    plan.config_json = Json(script);
    plan.config = PlannedFile{
        (site.scratch / fmt::format("{}.{}.sh", name, id.substr(0, 8))).string(), script};
    plan.argv = std::move(argv);
    plan.argv.push_back(plan.config->path);
    return plan;
}

}  // namespace

std::vector<std::string> disturbing_variables(const std::function<bool(const std::string&)>& is_set)
{
    std::vector<std::string> set;
    for (const char* name : {"SBATCH_ARRAY_INX", "SBATCH_WAIT", "SBATCH_ERROR", "SBATCH_CLUSTERS",
             "SLURM_CLUSTERS", "SLURM_EXIT_ERROR", "SQUEUE_ACCOUNT", "SQUEUE_LICENSES",
             "SQUEUE_NAMES", "SQUEUE_PARTITION", "SQUEUE_QOS", "SQUEUE_USERS", "SQUEUE_ARRAY",
             "SCANCEL_ACCOUNT", "SCANCEL_BATCH", "SCANCEL_INTERACTIVE", "SCANCEL_NAME",
             "SCANCEL_PARTITION", "SCANCEL_QOS", "SCANCEL_STATE", "SCANCEL_USER"}) {
        if (is_set(name)) set.emplace_back(name);
    }
    return set;
}

std::vector<Problem> problems_of_slurm(const JobSpec& spec)
{
    std::vector<Problem> problems = unknown_to_service(spec, "slurm", harmless);
    if (!spec.package_path)
        problems.push_back({"package_path", "\"package_path\" is missing",
            "the folder of the trainer, such as package_path = \"trainer\""});
    if (!spec.module_name)
        problems.push_back({"module_name", "\"module_name\" is missing",
            "such as module_name = \"trainer.task\""});
    if (!spec.hyperparameters.is_empty()) {
        problems.push_back(
            {"hyperparameters.metric", "\"hyperparameters\" is not known to service \"slurm\"",
                "a grid of jobs: [sweep]; or tune with service = \"local\""});
    }
    if (spec.slurm.nodes && spec.workers.count && *spec.slurm.nodes != 1 + *spec.workers.count) {
        problems.push_back({"slurm.nodes",
            fmt::format("{} nodes, and a master with {} workers are {}", *spec.slurm.nodes,
                *spec.workers.count, 1 + *spec.workers.count),
            "take one of slurm.nodes and workers.count out"});
    }
    const bool differs = spec.workers.accelerator_type != spec.master.accelerator_type
        || spec.workers.accelerator_count != spec.master.accelerator_count;
    if (differs && (spec.workers.accelerator_type || spec.workers.accelerator_count)) {
        problems.push_back({spec.workers.accelerator_type ? "workers.accelerator.type"
                                                          : "workers.accelerator.count",
            "all nodes of a Slurm job are alike", "as in [master], or take it out"});
    }
    if (spec.slurm.hourly_cost && spec.slurm.machine)
        problems.push_back({"slurm.machine", "a node has one price",
            "take out slurm.machine or slurm.hourly_cost"});
    if (spec.slurm.requeue.value_or(false) && spec.limits.max_cost) {
        problems.push_back({"slurm.requeue",
            "limits.max_cost cannot be kept: each start has the whole time limit again",
            "take out slurm.requeue or limits.max_cost"});
    }
    if (spec.limits.max_duration && *spec.limits.max_duration < minute)
        problems.push_back({"limits.max_duration", "Slurm counts in whole minutes",
            "at least max_duration = \"1m\""});
    for (const auto& [name, value] : spec.env) {
        if (!is_variable_name(name))
            problems.push_back({"env." + name, fmt::format("\"{}\" is no name of a variable", name),
                "letters, digits and _, such as OMP_NUM_THREADS"});
    }
    if (hides_the_trainer(spec)) {
        problems.push_back({"env_from_file",
            fmt::format("PYTHONPATH in \"{}\" would hide the trainer", *spec.env_from_file),
            "put it into [env]: there the trainer stands before it"});
    }
    return problems;
}

Plan slurm_plan(const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit,
    const SlurmSite& site)
{
    const std::string folder = (site.shared_folder / identity.job).string();
    Options options;
    options.words = {"sbatch", "--parsable"};
    options.add("job-name", slurm_name(identity.job, identity.id));
    options.add("comment", comment_of(spec.labels, identity));
    options.add("chdir", site.shared_folder.string());
    options.add("output", with_doubled_percent(folder) + ".log");
    for (std::string& word : resource_words(spec, limit)) options.words.push_back(std::move(word));
    return plan_of(std::move(options.words), identity.job, identity.id,
        script_of(script_parts(spec, identity, limit, site)), limit, site);
}

std::optional<Plan> slurm_array_plan(
    std::span<const SweepJob> jobs, std::optional<std::int64_t> max_running, const SlurmSite& site)
{
    const auto pattern = name_pattern(jobs);
    if (!pattern) return {};
    const SweepJob& first = jobs.front();
    const std::vector<std::string> resources = resource_words(first.spec, first.limit);
    std::vector<SlurmScript> scripts;
    for (const SweepJob& job : jobs) {
        if (resource_words(job.spec, job.limit) != resources) return {};
        SlurmScript& script =
            scripts.emplace_back(script_parts(job.spec, job.identity, job.limit, site));
        script.task = {job.number, job.identity.id, job.identity.job,
            comment_of(job.spec.labels, job.identity)};
    }
    const std::string name = array_name(jobs);
    Options options;
    options.words = {"sbatch", "--parsable"};
    options.add("job-name", name);
    options.add("comment", "mltrain-sweep=" + first.identity.sweep);
    options.add("chdir", site.shared_folder.string());
    options.add("array",
        ranges_of(jobs) + (max_running ? "%" + std::to_string(*max_running) : std::string()));
    options.add(
        "output", with_doubled_percent(site.shared_folder.string() + "/") + *pattern + ".log");
    options.words.insert(options.words.end(), resources.begin(), resources.end());
    return plan_of(std::move(options.words), first.sweep, first.identity.id,
        array_script_of(first.sweep, array_script(site.shared_folder, name).string(), scripts),
        first.limit, site);
}

}  // namespace mltrain
