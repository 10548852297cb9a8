#include "gcloud/ml_engine_check.hpp"

#include "base/text.hpp"
#include "catalog/ml_engine.hpp"
#include "job/check.hpp"
#include "job/values.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

namespace mltrain {

namespace {

template <class Items>
std::vector<std::string> names_of(const Items& items)
{
    std::vector<std::string> names;
    for (const auto& item : items) names.emplace_back(item.name);
    return names;
}

bool contains(const std::vector<std::string>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "e2-standard-8", "a2-highgpu-1g": a Compute Engine name of a family that the catalog does not list.
bool looks_like_compute_engine(std::string_view name)
{
    const auto parts = split(name, '-');
    if (parts.size() != 3 || parts[0] == "n1" || parts[2].empty()) return false;
    const std::string family = classes_of(parts[0]);
    return (family == "a0" || family == "a0a") && classes_of(parts[2])[0] == '0';
}

class Checker {
public:
    explicit Checker(const JobSpec& spec) : spec_(spec) {}

    std::vector<Problem> problems()
    {
        problems_ = unknown_to_service(spec_, "ml-engine");
        check_what_is_needed();
        check_place();
        check_tier();
        check_runtime();
        check_packaging();
        check_tuning();
        check_rest();
        return std::move(problems_);
    }

private:
    void complain(std::string key, std::string message, std::string hint)
    {
        problems_.push_back({std::move(key), std::move(message), std::move(hint)});
    }

    bool has_image() const { return spec_.image_uri || spec_.master.image_uri; }

    void check_what_is_needed()
    {
        if (!spec_.region)
            complain("region", "\"region\" is missing", "such as region = \"us-central1\"");
        if (!has_image() && !spec_.module_name) {
            complain("module_name", "\"module_name\" is missing",
                "such as module_name = \"trainer.task\", or set image_uri");
        }
        if (!has_image() && !spec_.package_path && spec_.packages.empty()) {
            complain("package_path", "\"package_path\" is missing",
                "the folder of the trainer, such as package_path = \"trainer\"");
        }
        const bool uploads = spec_.package_path
            || std::any_of(spec_.packages.begin(), spec_.packages.end(),
                [](auto& package) { return !package.starts_with("gs://"); });
        if (uploads && !spec_.staging_bucket && !spec_.job_dir) {
            complain("staging_bucket",
                "\"staging_bucket\" is missing: the package has nowhere to go",
                "such as staging_bucket = \"gs://my-bucket\"");
        }
    }

    void check_tuning()
    {
        for (const Hyperparameter& parameter : spec_.hyperparameters.params) {
            if (parameter.parent) {
                complain(fmt::format("hyperparameters.params.{}.parent", parameter.name),
                    "ML Engine has no conditional parameters",
                    "take it out, or set service = \"vertex-ai\"");
            }
        }
    }

    void check_place()
    {
        if (spec_.region && !catalog_.region(*spec_.region)) {
            complain("region",
                fmt::format("there is no region \"{}\" for this service", *spec_.region),
                choice_hint(*spec_.region, names_of(catalog_.regions)));
        }
        if (spec_.job_dir && spec_.job_dir->find("://") == std::string::npos) {
            complain("job_dir",
                fmt::format("\"{}\" is no place that the cloud can write to", *spec_.job_dir),
                "such as job_dir = \"gs://my-bucket/jobs/{job}\"");
        }
    }

    void check_tier()
    {
        std::vector<std::string> names = names_of(catalog_.tiers);
        names.emplace_back("CUSTOM");
        const std::string tier = spec_.scale_tier.value_or("BASIC");
        if (!contains(names, tier)) {
            complain("scale_tier", fmt::format("there is no scale tier \"{}\"", tier),
                choice_hint(tier, names));
            return;
        }
        const bool custom = tier == "CUSTOM";
        if (custom && !spec_.master.machine_type) {
            complain("scale_tier", "scale tier \"CUSTOM\" needs a master",
                "[master] with machine_type = \"n1-standard-8\", say");
        }
        check_role("master", spec_.master, custom);
        check_role("workers", spec_.workers, custom);
        check_role("parameter_servers", spec_.parameter_servers, custom);
        check_role("evaluators", spec_.evaluators, custom);
    }

    void check_role(const std::string& name, const Role& role, bool custom)
    {
        if (role.is_empty()) return;
        Role without_image = role;
        without_image.image_uri.reset();
        if (!custom && (name != "master" || !without_image.is_empty())) {
            complain(first_key(name, role),
                fmt::format("[{}] is only for scale tier \"CUSTOM\"", name),
                "set scale_tier = \"CUSTOM\", or take it out");
            return;
        }
        if (name != "master" && !role.count) {
            complain(first_key(name, role), fmt::format("\"{}.count\" is missing", name),
                "such as count = 1");
        }
        if (name != "master" && !role.machine_type) {
            complain(first_key(name, role), fmt::format("\"{}.machine_type\" is missing", name),
                "such as machine_type = \"n1-standard-8\"");
        }
        check_machine(name, role);
        check_accelerator(name, role);
    }

    /// A key of the role that is set, to blame for what is missing beside it.
    static std::string first_key(const std::string& name, const Role& role)
    {
        if (role.machine_type) return name + ".machine_type";
        if (role.count) return name + ".count";
        if (role.accelerator_type) return name + ".accelerator.type";
        if (role.accelerator_count) return name + ".accelerator.count";
        return name + ".image_uri";
    }

    void check_machine(const std::string& name, const Role& role)
    {
        if (!role.machine_type || catalog_.machine(*role.machine_type)) return;
        if (looks_like_compute_engine(*role.machine_type))
            return;  // may be there, and will be unpriced
        complain(name + ".machine_type",
            fmt::format("there is no machine \"{}\"", *role.machine_type),
            choice_hint(*role.machine_type, names_of(catalog_.machines)));
    }

    void check_accelerator(const std::string& name, const Role& role)
    {
        if (!role.accelerator_type) {
            if (role.accelerator_count) {
                complain(name + ".accelerator.count",
                    fmt::format("\"{}.accelerator.type\" is missing", name),
                    "such as accelerator = { type = \"NVIDIA_TESLA_T4\", count = 1 }");
            }
            return;
        }
        const std::string& type = *role.accelerator_type;
        const std::vector<std::string> names(
            catalog_.accelerators.begin(), catalog_.accelerators.end());
        if (!contains(names, type)) {
            complain(name + ".accelerator.type",
                fmt::format("there is no accelerator \"{}\" for this service", type),
                choice_hint(type, names));
            return;
        }
        if (role.machine_type && !type.starts_with("TPU")) check_count(name, role);
    }

    void check_count(const std::string& name, const Role& role)
    {
        const std::string& type = *role.accelerator_type;
        const std::string_view fitting = catalog_.fitting_counts(*role.machine_type, type);
        if (fitting.empty()) {
            complain(name + ".accelerator.type",
                fmt::format("a {} cannot carry {}", *role.machine_type, type),
                "another machine, or another accelerator");
            return;
        }
        const std::vector<std::string> counts = split(fitting, '|');
        const std::string asked = std::to_string(role.accelerator_count.value_or(1));
        if (contains(counts, asked)) return;
        complain(name + (role.accelerator_count ? ".accelerator.count" : ".accelerator.type"),
            fmt::format("a {} cannot carry {} x {}", *role.machine_type, asked, type),
            "it takes " + joined(counts, ", "));
    }

    void check_runtime()
    {
        if (has_image() && spec_.runtime_version) {
            complain("runtime_version",
                "\"runtime_version\" and a container image exclude each other",
                "take one of them out");
            return;
        }
        if (!spec_.runtime_version) {
            if (spec_.python_version) {
                complain("python_version", "\"python_version\" needs \"runtime_version\"",
                    "such as runtime_version = \"2.11\"");
            }
            return;
        }
        const Runtime* runtime = catalog_.runtime(*spec_.runtime_version);
        if (!runtime) {
            std::vector<std::string> versions;
            for (const Runtime& known : catalog_.runtimes) versions.emplace_back(known.version);
            complain("runtime_version",
                fmt::format("there is no runtime version \"{}\"", *spec_.runtime_version),
                "one of: " + joined(versions, ", "));
            return;
        }
        const auto pythons = split(runtime->python, '|');
        if (spec_.python_version && !contains(pythons, *spec_.python_version)) {
            complain("python_version",
                fmt::format(
                    "runtime {} has no Python \"{}\"", runtime->version, *spec_.python_version),
                "it has " + joined(pythons, " and "));
        }
    }

    /// gcloud's own setup.py packs the .py files at the top of the package, and nothing else.
    void check_packaging()
    {
        if (spec_.packaging != "gcloud" || !spec_.package_path || !spec_.module_name) return;
        const std::filesystem::path package = *spec_.package_path;
        std::error_code missing;
        if (!std::filesystem::exists(package / "__init__.py", missing))
            return;  // complained of already
        if (std::filesystem::exists(package.parent_path() / "setup.py", missing)) return;
        std::string inside = *spec_.module_name + ".py";
        std::replace(inside.begin(), inside.end() - 3, '.', '/');
        const std::filesystem::path file = package.parent_path() / inside;
        const bool is_packed = std::filesystem::equivalent(file.parent_path(), package, missing);
        if (is_packed || !std::filesystem::exists(file, missing)) return;
        complain("module_name",
            fmt::format(
                "gcloud would leave \"{}\" behind: it packs only the .py files at the top of \"{}\"",
                *spec_.module_name, package.string()),
            "take packaging = \"gcloud\" out; or a setup.py beside the package decides what is packed");
    }

    void check_rest()
    {
        constexpr Seconds shortest_wait = std::chrono::minutes(30);
        if (spec_.limits.max_wait && *spec_.limits.max_wait < shortest_wait) {
            complain("limits.max_wait", "the service waits at least 30 minutes",
                "max_wait = \"30m\" or more");
        }
    }

    const JobSpec& spec_;
    MlEngineCatalog catalog_ = read_ml_engine_catalog();
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> check_for_ml_engine(const JobSpec& spec)
{
    return Checker(spec).problems();
}

}  // namespace mltrain
