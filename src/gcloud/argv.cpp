#include "gcloud/argv.hpp"

#include "base/text.hpp"
#include "gcloud/tuning.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

/// gcloud's flags spell accelerators as its Compute Engine group does: nvidia-tesla-t4.
std::string flag_spelling(std::string text)
{
    text = lower(text);
    std::replace(text.begin(), text.end(), '_', '-');
    return text;
}

class Flags {
public:
    void add(std::string_view name, const std::optional<std::string>& value)
    {
        if (value) words.push_back(fmt::format("--{}={}", name, *value));
    }

    void add_role(std::string_view name, const Role& role)
    {
        if (role.count) add(fmt::format("{}-count", name), std::to_string(*role.count));
        add(fmt::format("{}-machine-type", name), role.machine_type);
        if (role.accelerator_type) {
            add(fmt::format("{}-accelerator", name),
                fmt::format("count={},type={}", role.accelerator_count.value_or(1),
                    flag_spelling(*role.accelerator_type)));
        }
        add(fmt::format("{}-image-uri", name), role.image_uri);
    }

    std::vector<std::string> words;
};

Json evaluator_config(const Role& role)
{
    Json config;
    if (role.accelerator_type) {
        config["acceleratorConfig"]["count"] = std::to_string(role.accelerator_count.value_or(1));
        config["acceleratorConfig"]["type"] = *role.accelerator_type;
    }
    if (role.image_uri) config["imageUri"] = *role.image_uri;
    return config;
}

/// gcloud looks for this one before it looks for the "--" behind which the words are the trainer's, and reads the file as
/// further flags of its own.
bool gcloud_takes(const std::string& word)
{
    constexpr std::string_view flag = "--flags-file";
    return word == flag || word.starts_with(std::string(flag) + "=");
}

bool gcloud_takes_any(const std::vector<std::string>& args)
{
    return std::any_of(args.begin(), args.end(), gcloud_takes);
}

}  // namespace

Pairs labels_sent(const JobSpec& spec, const Identity& identity)
{
    Pairs labels = spec.labels;
    labels.emplace_back("mltrain-id", identity.id);
    labels.emplace_back("mltrain-spec", identity.hash.substr(0, 32));
    if (!identity.sweep.empty()) labels.emplace_back("mltrain-sweep", identity.sweep);
    return labels;
}

std::string labels_flag(const JobSpec& spec, const Identity& identity)
{
    std::vector<std::string> parts;
    for (const auto& [key, value] : labels_sent(spec, identity)) parts.push_back(key + "=" + value);
    return joined(parts, ",");
}

std::optional<Json> training_config(const JobSpec& spec, std::optional<Seconds> limit)
{
    Json input;
    if (limit) input["scheduling"]["maxRunningTime"] = fmt::format("{}s", limit->count());
    if (spec.limits.max_wait)
        input["scheduling"]["maxWaitTime"] = fmt::format("{}s", spec.limits.max_wait->count());
    if (spec.network) input["network"] = *spec.network;
    const Role& evaluators = spec.evaluators;
    if (evaluators.count) input["evaluatorCount"] = std::to_string(*evaluators.count);
    if (evaluators.machine_type) input["evaluatorType"] = *evaluators.machine_type;
    if (Json config = evaluator_config(evaluators); !config.is_null())
        input["evaluatorConfig"] = std::move(config);
    if (!spec.hyperparameters.is_empty())
        input["hyperparameters"] = hyperparameter_spec(spec.hyperparameters);
    if (gcloud_takes_any(spec.args)) input["args"] = Json::array(spec.args);
    if (input.is_null()) return {};
    Json whole;
    whole["trainingInput"] = std::move(input);
    return whole;
}

std::vector<std::string> submit_argv(const std::string& group, const JobSpec& spec,
    const Identity& identity, const std::string& config_path)
{
    Flags flags;
    flags.words = {"gcloud", group, "jobs", "submit", "training", identity.job};
    flags.add("project", spec.project);
    flags.add("region", spec.region);
    flags.add("module-name", spec.module_name);
    flags.add("package-path", spec.package_path);
    if (!spec.packages.empty()) flags.add("packages", joined(spec.packages, ","));
    flags.add("staging-bucket", spec.staging_bucket);
    if (spec.job_dir) flags.add("job-dir", with_job_name(*spec.job_dir, identity.job));
    flags.add("scale-tier", spec.scale_tier);
    flags.add("runtime-version", spec.runtime_version);
    flags.add("python-version", spec.python_version);
    flags.add_role("master", spec.master);
    flags.add_role("worker", spec.workers);
    flags.add_role("parameter-server", spec.parameter_servers);
    if (!spec.master.image_uri) flags.add("master-image-uri", spec.image_uri);
    flags.add("service-account", spec.service_account);
    flags.add("kms-key", spec.kms_key);
    if (spec.enable_web_access.value_or(false)) flags.words.emplace_back("--enable-web-access");
    flags.add("labels", labels_flag(spec, identity));
    if (!config_path.empty()) flags.add("config", config_path);
    flags.words.emplace_back("--format=json");
    if (!spec.args.empty() && !gcloud_takes_any(spec.args)) {
        flags.words.emplace_back("--");
        const auto args = with_job_name(spec.args, identity.job);
        flags.words.insert(flags.words.end(), args.begin(), args.end());
    }
    return std::move(flags.words);
}

std::vector<std::string> job_argv(const std::string& group, const std::string& verb,
    const std::string& name, const std::string& project)
{
    std::vector<std::string> argv = {"gcloud", group, "jobs", verb};
    if (!name.empty()) argv.push_back(name);
    if (!project.empty()) argv.push_back("--project=" + project);
    argv.emplace_back("--format=json");
    return argv;
}

}  // namespace mltrain
