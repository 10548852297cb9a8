#include "job/keys.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

using Values = SpecAndSettings;

constexpr auto job = KeyHome::job_file;
constexpr std::string_view all = "all";
constexpr std::string_view legacy = "ml-engine ai-platform";
constexpr std::string_view vertex = "vertex-ai";
constexpr std::string_view hosted = "ml-engine ai-platform vertex-ai";
constexpr std::string_view own = "slurm";
constexpr std::string_view hosted_and_own = "ml-engine ai-platform vertex-ai slurm";
constexpr std::string_view vertex_and_own = "vertex-ai slurm";

/// The fields of one role, for the four tables that look alike.
template <Role JobSpec::*role, auto member>
Field role_field(Values& v)
{
    return &(v.spec.*role.*member);
}

template <auto member>
Field spec_field(Values& v)
{
    return &(v.spec.*member);
}

template <auto member>
Field slurm_field(Values& v)
{
    return &(v.spec.slurm.*member);
}

template <auto member>
Field scheduling_field(Values& v)
{
    return &(v.spec.scheduling.*member);
}

template <auto member>
Field tuning_field(Values& v)
{
    return &(v.spec.hyperparameters.*member);
}

template <auto member>
Field limit_field(Values& v)
{
    return &(v.spec.limits.*member);
}

template <auto member>
Field settings_field(Values& v)
{
    return &(v.settings.*member);
}

template <auto member>
Field watch_field(Values& v)
{
    return &(v.settings.watch.*member);
}

template <auto member>
Field budget_field(Values& v)
{
    return &(v.settings.budget.*member);
}

Field no_field(Values&)
{
    return {};
}

// clang-format off: a table reads as one
// name, type, home, services, help, example, choices, field
constexpr std::array table = {
    Key{"name", KeyType::text, job, all,
        "what the job is called; the time is appended: census_20261120_143000", "\"census\"", "",
        spec_field<&JobSpec::name>},
    Key{"service", KeyType::text, job, all, "where the job runs; ml-engine when left out",
        "\"ml-engine\"", "ml-engine ai-platform vertex-ai local slurm",
        spec_field<&JobSpec::service>},
    Key{"project", KeyType::text, job, hosted,
        "the Google Cloud project; else gcloud's own setting", "\"my-project\"", "",
        spec_field<&JobSpec::project>},
    Key{"package_path", KeyType::path, job, all, "the folder of the trainer's Python package",
        "\"trainer\"", "", spec_field<&JobSpec::package_path>},
    Key{"module_name", KeyType::text, job, all, "the module to run, with dots", "\"trainer.task\"",
        "", spec_field<&JobSpec::module_name>},
    Key{"packaging", KeyType::text, job, hosted,
        "how the package travels: by gcloud, or as an archive of our own, uploaded once",
        "\"staged\"", "auto gcloud staged", spec_field<&JobSpec::packaging>},
    Key{"packages", KeyType::path_list, job, hosted_and_own,
        "further Python packages, local archives or gs:// ones",
        "[\"gs://my-bucket/dep-1.0.tar.gz\"]", "", spec_field<&JobSpec::packages>},
    Key{"requirements", KeyType::text_list, job, hosted,
        "what pip installs beside a staged package that has no setup.py of its own",
        "[\"pandas==2.0\"]", "", spec_field<&JobSpec::requirements>},
    Key{"staging_bucket", KeyType::text, job, hosted, "the bucket that the package is uploaded to",
        "\"gs://my-bucket\"", "", spec_field<&JobSpec::staging_bucket>},
    Key{"job_dir", KeyType::path, job, all,
        "where the trainer writes; {job} is the job's full name", "\"gs://my-bucket/jobs/{job}\"",
        "", spec_field<&JobSpec::job_dir>},
    Key{"region", KeyType::text, job, hosted, "where in the world the job runs", "\"us-central1\"",
        "", spec_field<&JobSpec::region>},
    Key{"scale_tier", KeyType::word, job, legacy, "what machines the job gets; any case, - or _",
        "\"BASIC_GPU\"", "", spec_field<&JobSpec::scale_tier>},
    Key{"runtime_version", KeyType::text, job, legacy,
        "the service's runtime, which fixes the framework", "\"2.11\"", "",
        spec_field<&JobSpec::runtime_version>},
    Key{"framework", KeyType::text, job, vertex,
        "the prebuilt image that runs the package: a framework and its version",
        "\"tensorflow 2.15\"", "", spec_field<&JobSpec::framework>},
    Key{"python_version", KeyType::text, job, hosted,
        "the Python of that runtime or framework; of a framework the newest when left out",
        "\"3.7\"", "", spec_field<&JobSpec::python_version>},
    Key{"image_uri", KeyType::text, job, hosted, "a container image instead of package and runtime",
        "\"gcr.io/my-project/trainer:1\"", "", spec_field<&JobSpec::image_uri>},
    Key{"command", KeyType::text_list, job, vertex,
        "what the container runs instead of its entry point", "[\"python3\", \"-m\", \"task\"]", "",
        spec_field<&JobSpec::command>},
    Key{"service_account", KeyType::text, job, hosted, "the account that the trainer acts as",
        "\"trainer@my-project.iam.gserviceaccount.com\"", "",
        spec_field<&JobSpec::service_account>},
    Key{"network", KeyType::text, job, hosted, "the VPC network to peer with",
        "\"projects/12345/global/networks/my-network\"", "", spec_field<&JobSpec::network>},
    Key{"kms_key", KeyType::text, job, hosted, "the customer-managed encryption key",
        "\"projects/p/locations/us-central1/keyRings/r/cryptoKeys/k\"", "",
        spec_field<&JobSpec::kms_key>},
    Key{"enable_web_access", KeyType::flag, job, hosted, "lets you open a shell in the running job",
        "true", "", spec_field<&JobSpec::enable_web_access>},
    Key{"persistent_resource", KeyType::text, job, vertex,
        "the id of a persistent resource to run on", "\"my-resource\"", "",
        spec_field<&JobSpec::persistent_resource>},
    Key{"args", KeyType::table, job, all,
        "for the trainer: epochs = 20 becomes --epochs 20; or a list of words; {job} as in job_dir",
        "{ epochs = 20, train-files = [\"gs://a\", \"gs://b\"] }", "", no_field},
    Key{"labels", KeyType::table, job, hosted_and_own, "labels on the job, for bills and lists",
        "{ team = \"mot\" }", "", no_field},
    Key{"env", KeyType::table, job, vertex_and_own, "variables of the trainer's environment",
        "{ TF_CPP_MIN_LOG_LEVEL = \"2\" }", "", no_field},
    Key{"env_from_file", KeyType::path, job, "vertex-ai slurm local",
        "a file of secret variables for the trainer, NAME=value, that only you can read",
        "\"secrets.env\"", "", spec_field<&JobSpec::env_from_file>},

    Key{"master.machine_type", KeyType::text, job, hosted,
        "the master's machine; on ML Engine with scale_tier = \"CUSTOM\"", "\"n1-standard-8\"", "",
        role_field<&JobSpec::master, &Role::machine_type>},
    Key{"master.accelerator.type", KeyType::word, job, hosted_and_own, "the master's accelerator",
        "\"NVIDIA_TESLA_T4\"", "", role_field<&JobSpec::master, &Role::accelerator_type>},
    Key{"master.accelerator.count", KeyType::count, job, hosted_and_own, "how many of them", "1",
        "", role_field<&JobSpec::master, &Role::accelerator_count>},
    Key{"master.image_uri", KeyType::text, job, hosted, "the master's container image",
        "\"gcr.io/my-project/trainer:1\"", "", role_field<&JobSpec::master, &Role::image_uri>},
    Key{"master.disk.type", KeyType::text, job, vertex, "the master's boot disk", "\"pd-ssd\"", "",
        role_field<&JobSpec::master, &Role::disk_type>},
    Key{"master.disk.size_gb", KeyType::count, job, vertex, "its size in GB", "200", "",
        role_field<&JobSpec::master, &Role::disk_size_gb>},
    Key{"workers.count", KeyType::count, job, hosted_and_own, "how many workers", "4", "",
        role_field<&JobSpec::workers, &Role::count>},
    Key{"workers.machine_type", KeyType::text, job, hosted, "the workers' machine",
        "\"n1-standard-8\"", "", role_field<&JobSpec::workers, &Role::machine_type>},
    Key{"workers.accelerator.type", KeyType::word, job, hosted_and_own, "the workers' accelerator",
        "\"NVIDIA_TESLA_T4\"", "", role_field<&JobSpec::workers, &Role::accelerator_type>},
    Key{"workers.accelerator.count", KeyType::count, job, hosted_and_own,
        "how many of them in each worker", "1", "",
        role_field<&JobSpec::workers, &Role::accelerator_count>},
    Key{"workers.image_uri", KeyType::text, job, hosted, "the workers' container image",
        "\"gcr.io/my-project/trainer:1\"", "", role_field<&JobSpec::workers, &Role::image_uri>},
    Key{"workers.disk.type", KeyType::text, job, vertex, "the workers' boot disk", "\"pd-ssd\"", "",
        role_field<&JobSpec::workers, &Role::disk_type>},
    Key{"workers.disk.size_gb", KeyType::count, job, vertex, "its size in GB", "200", "",
        role_field<&JobSpec::workers, &Role::disk_size_gb>},
    Key{"parameter_servers.count", KeyType::count, job, hosted, "how many parameter servers", "2",
        "", role_field<&JobSpec::parameter_servers, &Role::count>},
    Key{"parameter_servers.machine_type", KeyType::text, job, hosted,
        "the parameter servers' machine", "\"n1-standard-4\"", "",
        role_field<&JobSpec::parameter_servers, &Role::machine_type>},
    Key{"parameter_servers.accelerator.type", KeyType::word, job, hosted,
        "the parameter servers' accelerator", "\"NVIDIA_TESLA_T4\"", "",
        role_field<&JobSpec::parameter_servers, &Role::accelerator_type>},
    Key{"parameter_servers.accelerator.count", KeyType::count, job, hosted,
        "how many of them in each", "1", "",
        role_field<&JobSpec::parameter_servers, &Role::accelerator_count>},
    Key{"parameter_servers.image_uri", KeyType::text, job, hosted,
        "the parameter servers' container image", "\"gcr.io/my-project/trainer:1\"", "",
        role_field<&JobSpec::parameter_servers, &Role::image_uri>},
    Key{"parameter_servers.disk.type", KeyType::text, job, vertex,
        "the parameter servers' boot disk", "\"pd-ssd\"", "",
        role_field<&JobSpec::parameter_servers, &Role::disk_type>},
    Key{"parameter_servers.disk.size_gb", KeyType::count, job, vertex, "its size in GB", "200", "",
        role_field<&JobSpec::parameter_servers, &Role::disk_size_gb>},
    Key{"evaluators.count", KeyType::count, job, hosted, "how many evaluators", "1", "",
        role_field<&JobSpec::evaluators, &Role::count>},
    Key{"evaluators.machine_type", KeyType::text, job, hosted, "the evaluators' machine",
        "\"n1-standard-4\"", "", role_field<&JobSpec::evaluators, &Role::machine_type>},
    Key{"evaluators.accelerator.type", KeyType::word, job, hosted, "the evaluators' accelerator",
        "\"NVIDIA_TESLA_T4\"", "", role_field<&JobSpec::evaluators, &Role::accelerator_type>},
    Key{"evaluators.accelerator.count", KeyType::count, job, hosted, "how many of them in each",
        "1", "", role_field<&JobSpec::evaluators, &Role::accelerator_count>},
    Key{"evaluators.image_uri", KeyType::text, job, hosted, "the evaluators' container image",
        "\"gcr.io/my-project/trainer:1\"", "", role_field<&JobSpec::evaluators, &Role::image_uri>},
    Key{"evaluators.disk.type", KeyType::text, job, vertex, "the evaluators' boot disk",
        "\"pd-ssd\"", "", role_field<&JobSpec::evaluators, &Role::disk_type>},
    Key{"evaluators.disk.size_gb", KeyType::count, job, vertex, "its size in GB", "200", "",
        role_field<&JobSpec::evaluators, &Role::disk_size_gb>},

    Key{"scheduling.strategy", KeyType::word, job, vertex,
        "how machines are found: on demand, as spot, or queued for", "\"SPOT\"",
        "STANDARD SPOT FLEX_START", scheduling_field<&Scheduling::strategy>},
    Key{"scheduling.restart_on_worker_restart", KeyType::flag, job, vertex,
        "restarts the whole job when a worker is restarted", "true", "",
        scheduling_field<&Scheduling::restart_on_worker_restart>},
    Key{"scheduling.disable_retries", KeyType::flag, job, vertex,
        "does not try again after internal errors", "true", "",
        scheduling_field<&Scheduling::disable_retries>},

    Key{"limits.max_duration", KeyType::duration, job, all,
        "the service itself ends the job after this", "\"12h\"", "",
        limit_field<&Limits::max_duration>},
    Key{"limits.max_cost", KeyType::money, job, all,
        "becomes a time limit that the service enforces", "20.00", "",
        limit_field<&Limits::max_cost>},
    Key{"limits.max_wait", KeyType::duration, job, hosted,
        "how long the job may queue; at least 30m", "\"2h\"", "", limit_field<&Limits::max_wait>},
    Key{"estimate.duration", KeyType::duration, job, all,
        "how long the job is likely to run; else learnt from past jobs", "\"90m\"", "",
        spec_field<&JobSpec::likely_duration>},

    Key{"hyperparameters.goal", KeyType::word, job, all, "what tuning does with the metric",
        "\"MAXIMIZE\"", "MAXIMIZE MINIMIZE", tuning_field<&Hyperparameters::goal>},
    Key{"hyperparameters.metric", KeyType::text, job, all,
        "what the trainer reports and tuning looks at", "\"accuracy\"", "",
        tuning_field<&Hyperparameters::metric>},
    Key{"hyperparameters.max_trials", KeyType::count, job, all, "how often it trains in all", "20",
        "", tuning_field<&Hyperparameters::max_trials>},
    Key{"hyperparameters.max_parallel_trials", KeyType::count, job, all,
        "how many trials at the same time; 1 when left out", "4", "",
        tuning_field<&Hyperparameters::max_parallel_trials>},
    Key{"hyperparameters.max_failed_trials", KeyType::count, job, all,
        "so many failed trials fail the job; when left out, the service decides", "3", "",
        tuning_field<&Hyperparameters::max_failed_trials>},
    Key{"hyperparameters.algorithm", KeyType::word, job, hosted,
        "how values are chosen; Bayesian when left out", "\"RANDOM_SEARCH\"",
        "GRID_SEARCH RANDOM_SEARCH POPULATION_BASED_TRAINING",
        tuning_field<&Hyperparameters::algorithm>},
    Key{"hyperparameters.early_stopping", KeyType::flag, job, hosted,
        "ends trials that look hopeless", "true", "",
        tuning_field<&Hyperparameters::early_stopping>},
    Key{"hyperparameters.seed", KeyType::count, job, "local",
        "the same seed draws the same values; 1 when left out", "7", "",
        tuning_field<&Hyperparameters::seed>},
    Key{"hyperparameters.params", KeyType::table, job, all,
        "what is varied, each by its name: type, min, max, values, scale, parent, parent_values",
        "{ rate = { type = \"DOUBLE\", min = 0.001, max = 0.1, scale = \"UNIT_LOG_SCALE\" } }", "",
        no_field},

    Key{"local.hourly_cost", KeyType::money, job, "local", "what an hour of this machine costs you",
        "0.25", "", spec_field<&JobSpec::hourly_cost>},

    Key{"slurm.partition", KeyType::text, job, own, "the partition; else the cluster's default",
        "\"gpu\"", "", slurm_field<&SlurmOptions::partition>},
    Key{"slurm.account", KeyType::text, job, own, "the account that the job is charged to",
        "\"vision\"", "", slurm_field<&SlurmOptions::account>},
    Key{"slurm.qos", KeyType::text, job, own, "the quality of service", "\"long\"", "",
        slurm_field<&SlurmOptions::qos>},
    Key{"slurm.constraint", KeyType::text, job, own, "features that the nodes must have",
        "\"a100|h100\"", "", slurm_field<&SlurmOptions::constraint>},
    Key{"slurm.nodes", KeyType::count, job, own,
        "how many nodes; else the master and workers.count more", "2", "",
        slurm_field<&SlurmOptions::nodes>},
    Key{"slurm.tasks_per_node", KeyType::count, job, own,
        "how many processes train on each node; 1 when left out", "4", "",
        slurm_field<&SlurmOptions::tasks_per_node>},
    Key{"slurm.cpus_per_task", KeyType::count, job, own, "processors for each of them", "8", "",
        slurm_field<&SlurmOptions::cpus_per_task>},
    Key{"slurm.mem", KeyType::text, job, own, "memory on each node, as sbatch takes it", "\"64G\"",
        "", slurm_field<&SlurmOptions::mem>},
    Key{"slurm.gres", KeyType::text, job, own,
        "what else each node must have; else gpu, from master.accelerator", "\"gpu:a100:4\"", "",
        slurm_field<&SlurmOptions::gres>},
    Key{"slurm.requeue", KeyType::flag, job, own,
        "Slurm may start it again when a node fails or it is preempted; else never", "true", "",
        slurm_field<&SlurmOptions::requeue>},
    Key{"slurm.machine", KeyType::text, job, own,
        "which [[owned_machine]] of prices.toml a node is, for its price", "\"node\"", "",
        slurm_field<&SlurmOptions::machine>},
    Key{"slurm.hourly_cost", KeyType::money, job, own,
        "what an hour of one node costs you; else unpriced, or the machine's price", "1.20", "",
        slurm_field<&SlurmOptions::hourly_cost>},

    Key{"sweep", KeyType::table, job, all, "a job for each combination of values; docs/sweeps.md",
        "{ epochs = [5, 10], learning-rate = [0.1, 0.01] }", "", no_field},

    Key{"confirm_above", KeyType::money, KeyHome::config_only, all,
        "a worst case above this is asked about at a terminal (25 when left out)", "25", "",
        settings_field<&Settings::confirm_above>},
    Key{"budget.month", KeyType::money, KeyHome::config_only, all,
        "what all jobs of a calendar month may cost", "500.00", "", budget_field<&Budget::month>},
    Key{"budget.job", KeyType::money, KeyHome::config_only, all,
        "what any one job may cost at worst", "50.00", "", budget_field<&Budget::job>},
    Key{"budget.labels", KeyType::table, KeyHome::config_only, all,
        "what all jobs of a calendar month that bear this label may cost",
        "{ \"team=vision\" = 200.00 }", "", no_field},
    Key{"watch.on_event", KeyType::text_list, KeyHome::config_only, all,
        "a program that is told of each event of a watch, with its arguments",
        "[\"notify-send\", \"mltrain\"]", "", watch_field<&WatchSettings::on_event>},
    Key{"watch.on_over_budget", KeyType::text, KeyHome::config_only, all,
        "when a job that is watched has spent its limits.max_cost and runs on", "\"cancel\"",
        "warn cancel", watch_field<&WatchSettings::on_over_budget>},
    Key{"watch.queued_longer_than", KeyType::duration, KeyHome::config_only, all,
        "warn of a job that waits for machines so long (1h when left out)", "\"30m\"", "",
        watch_field<&WatchSettings::queued_longer_than>},
    Key{"watch.silent_longer_than", KeyType::duration, KeyHome::config_only, all,
        "warn of a job that runs and logs nothing for so long; where its log is read", "\"1h\"", "",
        watch_field<&WatchSettings::silent_longer_than>},
    Key{"speed", KeyType::table, KeyHome::config_only, all,
        "how fast accelerators are, as you measured it, in any unit; for compare",
        "{ NVIDIA_TESLA_K80 = 1, NVIDIA_TESLA_T4 = 2.5 }", "", no_field},
    Key{"gcloud", KeyType::text, KeyHome::config_only, hosted,
        "the gcloud to use; else the one on PATH", "\"/opt/google-cloud-sdk/bin/gcloud\"", "",
        settings_field<&Settings::gcloud>},
    Key{"local.python", KeyType::text, KeyHome::config_only, "local",
        "the Python that runs local jobs", "\"/usr/bin/python3\"", "",
        settings_field<&Settings::python>},
    Key{"slurm.shared_folder", KeyType::path, KeyHome::config_only, own,
        "a folder on the disk that all nodes share; ~/.mltrain when left out",
        "\"/shared/me/mltrain\"", "", settings_field<&Settings::slurm_folder>},
    Key{"slurm.python", KeyType::text, KeyHome::config_only, own,
        "the Python that runs jobs on the nodes; else their python3", "\"/opt/venv/bin/python3\"",
        "", settings_field<&Settings::slurm_python>},

};
// clang-format on

}  // namespace

std::span<const Key> keys()
{
    return table;
}

const Key* find_key(std::string_view name)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Key& key) { return key.name == name; });
    return found == table.end() ? nullptr : &*found;
}

bool is_table(std::string_view name)
{
    const std::string prefix = std::string(name) + ".";
    return std::any_of(
        table.begin(), table.end(), [&](const Key& key) { return key.name.starts_with(prefix); });
}

std::string unknown_key_hint(const std::string& name)
{
    const auto last_part = [](std::string_view dotted) {
        return dotted.substr(dotted.rfind('.') + 1);
    };
    const auto meant = [](std::string_view key) {
        return fmt::format("did you mean \"{}\"?", key);
    };
    std::vector<std::string> names;
    for (const Key& key : keys()) {
        // The right word in the wrong table is a common slip.
        if (key.name != name && last_part(key.name) == last_part(name)) return meant(key.name);
        names.emplace_back(key.name);
        names.emplace_back(
            key.name.substr(0, key.name.rfind('.') == key.name.npos ? 0 : key.name.rfind('.')));
    }
    if (const std::string near = nearest(name, names); !near.empty()) return meant(near);
    for (const Key& key : keys()) {
        if (!nearest(last_part(name), std::vector{std::string(last_part(key.name))}).empty())
            return meant(key.name);
    }
    return "all keys: mltrain help job-file";
}

std::string_view type_name(KeyType type)
{
    switch (type) {
    case KeyType::text: return "text";
    case KeyType::path: return "path";
    case KeyType::word: return "text";
    case KeyType::path_list: return "list of paths";
    case KeyType::text_list: return "list of text";
    case KeyType::flag: return "true or false";
    case KeyType::count: return "whole number";
    case KeyType::duration: return "duration";
    case KeyType::money: return "USD";
    case KeyType::table: return "table";
    }
    return "";
}

std::optional<std::string> value_text(const Key& key, const SpecAndSettings& values)
{
    // The field is only read: the accessors are written once, for writing.
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
    const Field field = key.field(const_cast<SpecAndSettings&>(values));
    if (auto* const* text = std::get_if<std::optional<std::string>*>(&field)) return **text;
    if (auto* const* flag = std::get_if<std::optional<bool>*>(&field)) {
        if (**flag) return ***flag ? "true" : "false";
    }
    if (auto* const* count = std::get_if<std::optional<std::int64_t>*>(&field)) {
        if (**count) return std::to_string(***count);
    }
    if (auto* const* duration = std::get_if<std::optional<Seconds>*>(&field)) {
        if (**duration) return duration_spelling(***duration);
    }
    if (auto* const* money = std::get_if<std::optional<Money>*>(&field)) {
        if (**money) return decimal_text(***money);
    }
    if (auto* const* list = std::get_if<std::vector<std::string>*>(&field)) {
        if (!(*list)->empty()) return joined(**list, " ");
    }
    return {};
}

}  // namespace mltrain
