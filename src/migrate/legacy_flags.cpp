#include "migrate/legacy_flags.hpp"

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

constexpr std::string_view no_key = "a job file has no key for it";
constexpr std::string_view whose_login =
    "mltrain works with the account and settings that gcloud has: gcloud auth list, gcloud config list";
constexpr std::string_view gclouds_talk = "it is about what gcloud says, not about the job";

// All flags of `gcloud alpha ai-platform jobs submit training --help` (528), which has those of beta and of ml-engine,
// too, and the hidden ones of gcloud itself.
constexpr std::array flag_rules = {
    FlagRule{"--config", Takes::value, "", ""},
    FlagRule{"--enable-web-access", Takes::nothing, "", ""},
    FlagRule{"--job-dir", Takes::value, "", ""},
    FlagRule{"--labels", Takes::value, "", ""},
    FlagRule{"--master-accelerator", Takes::value, "master.accelerator", ""},
    FlagRule{"--master-image-uri", Takes::value, "image_uri", ""},
    FlagRule{"--master-machine-type", Takes::value, "master.machine_type", ""},
    FlagRule{"--module-name", Takes::value, "module_name", ""},
    FlagRule{"--network", Takes::value, "network", ""},
    FlagRule{"--package-path", Takes::value, "package_path", ""},
    FlagRule{"--packages", Takes::value, "packages", ""},
    FlagRule{"--parameter-server-accelerator", Takes::value, "parameter_servers.accelerator", ""},
    FlagRule{"--parameter-server-image-uri", Takes::value, "parameter_servers.image_uri", ""},
    FlagRule{"--parameter-server-count", Takes::value, "parameter_servers.count", ""},
    FlagRule{"--parameter-server-machine-type", Takes::value, "parameter_servers.machine_type", ""},
    FlagRule{"--python-version", Takes::value, "python_version", ""},
    FlagRule{"--region", Takes::value, "region", ""},
    FlagRule{"--runtime-version", Takes::value, "runtime_version", ""},
    FlagRule{"--scale-tier", Takes::value, "scale_tier", ""},
    FlagRule{"--service-account", Takes::value, "service_account", ""},
    FlagRule{"--staging-bucket", Takes::value, "staging_bucket", ""},
    FlagRule{"--worker-accelerator", Takes::value, "workers.accelerator", ""},
    FlagRule{"--worker-image-uri", Takes::value, "workers.image_uri", ""},
    FlagRule{"--worker-count", Takes::value, "workers.count", ""},
    FlagRule{"--worker-machine-type", Takes::value, "workers.machine_type", ""},
    FlagRule{"--kms-key", Takes::value, "", ""},
    FlagRule{"--kms-keyring", Takes::value, "", ""},
    FlagRule{"--kms-location", Takes::value, "", ""},
    FlagRule{"--kms-project", Takes::value, "", ""},
    FlagRule{"--project", Takes::value, "", ""},

    FlagRule{"--async", Takes::nothing, "",
        "mltrain submit does not wait for the job's end, with or without it"},
    FlagRule{"--stream-logs", Takes::nothing, "", "mltrain submit --watch follows the job"},
    FlagRule{"--use-chief-in-tf-config", Takes::value, "", no_key},
    FlagRule{"--tpu-tf-version", Takes::value, "", no_key},
    FlagRule{"--access-token-file", Takes::value, "", whose_login},
    FlagRule{"--account", Takes::value, "", whose_login},
    FlagRule{"--authority-selector", Takes::value, "", whose_login},
    FlagRule{"--authorization-token-file", Takes::value, "", whose_login},
    FlagRule{"--billing-project", Takes::value, "", whose_login},
    FlagRule{"--configuration", Takes::value, "", whose_login},
    FlagRule{"--credential-file-override", Takes::value, "", whose_login},
    FlagRule{"--impersonate-service-account", Takes::value, "", whose_login},
    FlagRule{"--flatten", Takes::value, "", gclouds_talk},
    FlagRule{"--format", Takes::value, "", "mltrain has an answer of its own, and --json"},
    FlagRule{"--http-timeout", Takes::value, "",
        "a create that is cut short is made again by gcloud, and then there are two jobs"},
    FlagRule{"--log-http", Takes::maybe_value, "", gclouds_talk},
    FlagRule{
        "--quiet", Takes::nothing, "", "gcloud has no terminal to ask at when mltrain runs it"},
    FlagRule{"--trace-token", Takes::value, "", gclouds_talk},
    FlagRule{"--user-output-enabled", Takes::maybe_value, "", gclouds_talk},
    FlagRule{"--verbosity", Takes::value, "", gclouds_talk},
};

constexpr std::array refusals = {
    RefusedFlag{
        "--flags-file", "the flags in a file are not read here", "write them in the command"},
    RefusedFlag{"--help", "this asks for help and submits nothing", "take it out"},
    RefusedFlag{"--version", "this asks for gcloud's version and submits nothing", "take it out"},
};

template <class Table>
auto find_in(const Table& table, std::string_view name)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.name == name; });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace

const FlagRule* legacy_flag(std::string_view name)
{
    constexpr std::string_view no = "--no-";
    if (const FlagRule* rule = find_in(flag_rules, name)) return rule;
    if (!name.starts_with(no)) return nullptr;
    const FlagRule* rule = find_in(flag_rules, "--" + std::string(name.substr(no.size())));
    return rule && rule->takes != Takes::value && rule->name != "--quiet" ? rule : nullptr;
}

const RefusedFlag* refused_flag(std::string_view name)
{
    return find_in(refusals, name);
}

std::vector<std::string> legacy_flags()
{
    std::vector<std::string> names;
    for (const FlagRule& rule : flag_rules) names.emplace_back(rule.name);
    for (const RefusedFlag& refusal : refusals) names.emplace_back(refusal.name);
    return names;
}

}  // namespace mltrain
