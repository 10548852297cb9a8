#include "gcloud/custom_job.hpp"

#include "catalog/executor_images.hpp"
#include "catalog/vertex_ai.hpp"
#include "gcloud/argv.hpp"
#include "gcloud/env.hpp"
#include "job/job.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

/// Whole numbers of 64 bits are text in the API.
Json count_json(std::int64_t count)
{
    return std::to_string(count);
}

/// The API wants to be told of the accelerators that come with a machine.
Role with_built_in_accelerators(Role role)
{
    if (role.accelerator_type || !role.machine_type) return role;
    const auto shape = vertex_ai_shape(*role.machine_type);
    if (!shape || shape->accelerator.empty()) return role;
    role.accelerator_type = std::string(shape->accelerator);
    role.accelerator_count = shape->accelerators;
    return role;
}

Json machine_spec(const Role& role)
{
    Json machine;
    if (role.machine_type) machine["machineType"] = *role.machine_type;
    if (role.accelerator_type) {
        machine["acceleratorType"] = *role.accelerator_type;
        machine["acceleratorCount"] = role.accelerator_count.value_or(1);
    }
    return machine;
}

Json disk_spec(const Role& role)
{
    Json disk;
    if (role.disk_type) disk["bootDiskType"] = *role.disk_type;
    if (role.disk_size_gb) disk["bootDiskSizeGb"] = *role.disk_size_gb;
    return disk;
}

/// The trainer's own words, and --job-dir behind them, where ML Engine puts it, too. Not for trials: they would all
/// write to one place.
std::vector<std::string> trainer_args(const JobSpec& spec, const std::string& job)
{
    std::vector<std::string> args = with_job_name(spec.args, job);
    const bool is_said = std::any_of(args.begin(), args.end(), [](const std::string& word) {
        return word == "--job-dir" || word.starts_with("--job-dir=");
    });
    if (!spec.job_dir || is_said || !spec.hyperparameters.is_empty()) return args;
    args.emplace_back("--job-dir");
    args.push_back(with_job_name(*spec.job_dir, job));
    return args;
}

std::string executor_image(const JobSpec& spec, const Role& role)
{
    if (role.image_uri) return *role.image_uri;
    if (spec.image_uri) return *spec.image_uri;
    const auto framework = parse_framework(spec.framework.value_or(""));
    const auto image = framework
        ? find_executor_image(*framework, hardware_of(role), spec.python_version.value_or(""))
        : std::nullopt;
    return image ? image_uri(*image, spec.region.value_or("")) : "";
}

void add_trainer(Json& pool, const JobSpec& spec, const Role& role, const std::string& job)
{
    const std::vector<std::string> args = trainer_args(spec, job);
    Json trainer;
    if (has_package(spec)) {
        trainer["executorImageUri"] = executor_image(spec, role);
        trainer["packageUris"] = Json::array(spec.packages);
        trainer["pythonModule"] = spec.module_name.value_or("");
    } else {
        trainer["imageUri"] = role.image_uri ? *role.image_uri : spec.image_uri.value_or("");
        if (!spec.command.empty()) trainer["command"] = Json::array(spec.command);
    }
    if (!args.empty()) trainer["args"] = Json::array(args);
    if (!spec.env.empty()) trainer["env"] = env_json(spec.env);
    pool[has_package(spec) ? "pythonPackageSpec" : "containerSpec"] = std::move(trainer);
}

Json scheduling_json(const JobSpec& spec, std::optional<Seconds> limit)
{
    const Scheduling& asked = spec.scheduling;
    Json scheduling;
    if (limit) scheduling["timeout"] = fmt::format("{}s", limit->count());
    if (asked.strategy) scheduling["strategy"] = *asked.strategy;
    if (spec.limits.max_wait)
        scheduling["maxWaitDuration"] = fmt::format("{}s", spec.limits.max_wait->count());
    if (asked.restart_on_worker_restart)
        scheduling["restartJobOnWorkerRestart"] = *asked.restart_on_worker_restart;
    if (asked.disable_retries) scheduling["disableRetries"] = *asked.disable_retries;
    return scheduling;
}

}  // namespace

std::vector<Pool> pools_of(const JobSpec& spec)
{
    std::vector<Pool> pools = {{0, "master", with_built_in_accelerators(spec.master), 1}};
    const auto add = [&](std::size_t index, std::string_view name, const Role& role) {
        if (role.is_empty()) return;
        pools.push_back({index, name, with_built_in_accelerators(role), role.count.value_or(1)});
    };
    add(1, "workers", spec.workers);
    add(2, "parameter_servers", spec.parameter_servers);
    add(3, "evaluators", spec.evaluators);
    return pools;
}

std::string_view hardware_of(const Role& role)
{
    if (!role.accelerator_type) return "cpu";
    return role.accelerator_type->starts_with("TPU") ? "tpu" : "gpu";
}

bool has_package(const JobSpec& spec)
{
    return spec.package_path || !spec.packages.empty();
}

Json custom_job_spec(const JobSpec& spec, const std::string& job, std::optional<Seconds> limit)
{
    const std::vector<Pool> used = pools_of(spec);
    Json::Array pools(used.back().index + 1, Json(Json::Object{}));
    for (const Pool& pool : used) {
        Json& json = pools[pool.index];
        json["machineSpec"] = machine_spec(pool.role);
        json["replicaCount"] = count_json(pool.count);
        if (Json disk = disk_spec(pool.role); !disk.is_null()) json["diskSpec"] = std::move(disk);
        add_trainer(json, spec, pool.role, job);
    }
    Json whole;
    // An empty pool stands for one that is left out. For a custom job gcloud refuses it, but reads only its own
    // spelling of the field; the API takes both spellings.
    const bool has_gap = pools.size() > used.size() && spec.hyperparameters.is_empty();
    whole[has_gap ? "worker_pool_specs" : "workerPoolSpecs"] = std::move(pools);
    if (Json scheduling = scheduling_json(spec, limit); !scheduling.is_null())
        whole["scheduling"] = std::move(scheduling);
    if (spec.service_account) whole["serviceAccount"] = *spec.service_account;
    if (spec.network) whole["network"] = *spec.network;
    if (spec.job_dir)
        whole["baseOutputDirectory"]["outputUriPrefix"] = with_job_name(*spec.job_dir, job);
    if (spec.enable_web_access) whole["enableWebAccess"] = *spec.enable_web_access;
    if (spec.persistent_resource) whole["persistentResourceId"] = *spec.persistent_resource;
    return whole;
}

std::vector<std::string> create_job_argv(const std::string& group, const JobSpec& spec,
    const Identity& identity, const std::string& config_path)
{
    std::vector<std::string> argv = {"gcloud", "ai", group, "create"};
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) argv.push_back(fmt::format("--{}={}", name, value));
    };
    add("project", spec.project.value_or(""));
    add("region", spec.region.value_or(""));
    add("display-name", identity.job);
    add("labels", labels_flag(spec, identity));
    add("kms-key", spec.kms_key.value_or(""));
    add("config", config_path);
    argv.emplace_back("--format=json");
    return argv;
}

}  // namespace mltrain
