#include "gcloud/vertex_ai_check.hpp"

#include "base/text.hpp"
#include "catalog/executor_images.hpp"
#include "catalog/google_regions.hpp"
#include "catalog/ml_engine.hpp"
#include "catalog/prices.hpp"
#include "catalog/vertex_ai.hpp"
#include "gcloud/custom_job.hpp"
#include "job/check.hpp"
#include "job/env_file.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

template <class Names>
std::vector<std::string> texts(const Names& names)
{
    return std::vector<std::string>(names.begin(), names.end());
}

template <class Names>
bool contains(const Names& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// "nearest: us-east1, us-west1", of those that have it.
std::string nearest_hint(std::vector<std::string_view> regions, std::string_view region)
{
    constexpr std::size_t few = 3;
    regions = nearest_first(std::move(regions), region);
    if (regions.empty()) return "no region has it";
    if (regions.size() > few) regions.resize(few);
    return "nearest: " + joined(texts(regions), ", ");
}

/// "tensorflow 2.17, 2.16, …; pytorch 2.4, …": of one, or of all; for that hardware, or for any.
std::string framework_list(std::string_view only = "", std::string_view hardware = "")
{
    std::vector<std::string> lines;
    std::string_view framework, version;
    for (const ExecutorImage& image : executor_images()) {
        const bool is_wanted = (only.empty() || image.framework == only)
            && (hardware.empty() || image.hardware == hardware);
        if (!is_wanted || (image.framework == framework && image.version == version)) continue;
        if (image.framework != framework) {
            lines.push_back(fmt::format("{} {}", image.framework, image.version));
        } else {
            lines.back() += fmt::format(", {}", image.version);
        }
        framework = image.framework;
        version = image.version;
    }
    return joined(lines, "; ");
}

/// What takes the place of an accelerator that Google no longer has: its own samples went from the K80 to the T4.
std::string successor_hint(const std::string& type, const std::vector<std::string>& names)
{
    if (type == "NVIDIA_TESLA_K80" || type == "NVIDIA_TESLA_P100")
        return "it is retired; the nearest that lives is NVIDIA_TESLA_T4";
    return choice_hint(type, names);
}

class Checker {
public:
    explicit Checker(const JobSpec& spec) : spec_(spec) {}

    std::vector<Problem> problems()
    {
        problems_ = unknown_to_service(spec_, "vertex-ai");
        for (Problem& problem : problems_) {
            if (problem.key == "scale_tier" || problem.key == "runtime_version")
                problem.hint = "mltrain migrate writes a job file for Vertex AI";
        }
        check_place();
        check_names();
        check_trainer();
        check_framework();
        check_pools();
        check_scheduling();
        check_tuning();
        check_env();
        return std::move(problems_);
    }

private:
    void complain(
        std::string key, std::string message, std::string hint, bool can_be_forced = false)
    {
        if (can_be_forced)
            hint +=
                hint.ends_with('?') ? " --force sends it as it is" : "; --force sends it as it is";
        problems_.push_back({std::move(key), std::move(message), std::move(hint), can_be_forced});
    }

    void check_place()
    {
        if (!spec_.region) {
            complain("region", "\"region\" is missing", "such as region = \"us-central1\"");
        } else if (!range_.regions().contains(*spec_.region)) {
            complain("region", fmt::format("Vertex AI does not train in \"{}\"", *spec_.region),
                is_google_region(*spec_.region)
                    ? nearest_hint(
                        {range_.regions().begin(), range_.regions().end()}, *spec_.region)
                    : choice_hint(*spec_.region, texts(range_.regions())));
        }
        if (spec_.job_dir && spec_.job_dir->find("://") == std::string::npos) {
            complain("job_dir",
                fmt::format("\"{}\" is no place that the cloud can write to", *spec_.job_dir),
                "such as job_dir = \"gs://my-bucket/jobs/{job}\"");
        }
    }

    void check_names()
    {
        if (spec_.network && !names_project_by_number(*spec_.network)) {
            complain("network",
                fmt::format("\"{}\" names no project by its number", *spec_.network),
                "such as projects/12345/global/networks/my-network; the number: gcloud projects list");
        }
        if (spec_.kms_key && !spec_.kms_key->starts_with("projects/"))
            complain("kms_key", fmt::format("\"{}\" is no whole name of a key", *spec_.kms_key),
                "projects/P/locations/REGION/keyRings/RING/cryptoKeys/KEY");
    }

    void check_trainer()
    {
        if (spec_.packaging == "gcloud")
            complain("packaging", "Vertex AI takes no package from gcloud",
                "packaging = \"staged\", or leave it out");
        if (has_package(spec_)) {
            if (!spec_.module_name)
                complain("module_name", "\"module_name\" is missing",
                    "such as module_name = \"trainer.task\"");
            if (!spec_.command.empty())
                complain("command", "\"command\" is for a container without a package",
                    "take it out, or package_path and packages");
        } else if (!spec_.image_uri && !spec_.master.image_uri) {
            complain("package_path", "\"package_path\" is missing",
                "the folder of the trainer, such as package_path = \"trainer\"; or image_uri");
        } else if (spec_.module_name) {
            complain("module_name", "\"module_name\" is for a package; a container has a command",
                fmt::format("such as command = [\"python3\", \"-m\", \"{}\"]", *spec_.module_name));
        } else {
            for (const Pool& pool : pools_of(spec_)) {
                if (!spec_.image_uri && !pool.role.image_uri) {
                    complain(first_key(std::string(pool.name), pool.role),
                        fmt::format("\"{}.image_uri\" is missing", pool.name),
                        "or image_uri for all");
                }
            }
        }
    }

    void check_framework()
    {
        if (spec_.framework && spec_.image_uri) {
            complain("framework", "\"framework\" and \"image_uri\" exclude each other",
                "take one of them out");
            return;
        }
        if (spec_.python_version && !spec_.framework && !has_package(spec_))
            complain("python_version", "\"python_version\" needs \"framework\"",
                "such as framework = \"tensorflow 2.15\"");
        if (!spec_.framework) {
            if (has_package(spec_) && !spec_.image_uri) {
                complain("framework",
                    "\"framework\" is missing: nothing says what runs the package",
                    "such as framework = \"tensorflow 2.15\"");
            }
            return;
        }
        if (!has_package(spec_)) return;  // complained of already
        check_image();
    }

    void check_image()
    {
        const auto name = parse_framework(*spec_.framework);
        if (!name) {
            complain("framework", fmt::format("\"{}\" is no framework", *spec_.framework),
                "its name and version, such as \"tensorflow 2.15\"; there are: "
                    + framework_list());
            return;
        }
        for (const Pool& pool : pools_of(spec_)) {
            const std::string_view hardware = hardware_of(pool.role);
            if (pool.role.image_uri || find_executor_image(*name, hardware)) continue;
            const std::string near = nearest_framework(*name, hardware);
            const std::string others =
                framework_list(near.empty() ? "" : name->framework, hardware);
            complain("framework",
                fmt::format("there is no image of {} {} for a {}", name->framework, name->version,
                    upper(hardware)),
                (near.empty() ? "there are: " : fmt::format("nearest: \"{}\"; there are: ", near))
                    + others);
            return;
        }
        check_python(*name);
    }

    void check_python(const FrameworkName& name)
    {
        if (!spec_.python_version) return;
        for (const Pool& pool : pools_of(spec_)) {
            const std::string_view hardware = hardware_of(pool.role);
            if (pool.role.image_uri || find_executor_image(name, hardware, *spec_.python_version))
                continue;
            std::vector<std::string> pythons;
            for (const ExecutorImage& image : executor_images()) {
                if (image.framework == name.framework && image.version == name.version
                    && image.hardware == hardware)
                    pythons.emplace_back(image.python);
            }
            complain("python_version",
                fmt::format("the image of {} {} for a {} has no Python \"{}\"", name.framework,
                    name.version, upper(hardware), *spec_.python_version),
                "it has " + joined(pythons, " or "));
            return;
        }
    }

    void check_pools()
    {
        for (const Pool& pool : pools_of(spec_)) check_pool(pool);
    }

    void check_pool(const Pool& pool)
    {
        const std::string table(pool.name);
        const Role& role = pool.role;
        if (pool.name != "master" && !role.count)
            complain(first_key(table, role), fmt::format("\"{}.count\" is missing", table),
                "such as count = 1");
        if (!role.machine_type) {
            complain(pool.name == "master" ? "master.machine_type" : first_key(table, role),
                fmt::format("\"{}.machine_type\" is missing", table),
                "such as machine_type = \"n1-standard-4\"");
            return;
        }
        if (!check_machine(table, *role.machine_type)) return;
        if (role.accelerator_type) check_accelerator(table, role);
        if (!role.accelerator_type && role.accelerator_count) {
            complain(table + ".accelerator.count",
                fmt::format("\"{}.accelerator.type\" is missing", table),
                "such as accelerator = { type = \"NVIDIA_TESLA_T4\", count = 1 }");
        }
    }

    static std::string first_key(const std::string& table, const Role& role)
    {
        if (role.machine_type) return table + ".machine_type";
        if (role.count) return table + ".count";
        if (role.accelerator_type) return table + ".accelerator.type";
        if (role.disk_type) return table + ".disk.type";
        if (role.disk_size_gb) return table + ".disk.size_gb";
        return table + ".image_uri";
    }

    /// False when nothing more can be said of it.
    bool check_machine(const std::string& table, const std::string& machine)
    {
        const std::string key = table + ".machine_type";
        if (!range_.machines().contains(machine)) {
            complain(key, fmt::format("Vertex AI has no machine \"{}\"", machine),
                choice_hint(machine, texts(range_.machines())), true);
            return false;
        }
        if (!spec_.region || !range_.regions().contains(*spec_.region)) return true;
        std::vector<std::string_view> regions;
        for (const Price& price : PriceBook().prices({"vertex-ai", {}, machine})) {
            if (price.offered && price.kind == PriceKind::machine) regions.push_back(price.region);
        }
        if (regions.empty() || contains(regions, *spec_.region)) return true;
        complain(key, fmt::format("{} is not offered in {}", machine, *spec_.region),
            nearest_hint(std::move(regions), *spec_.region), true);
        return false;
    }

    void check_accelerator(const std::string& table, const Role& role)
    {
        const std::string& type = *role.accelerator_type;
        const std::string key = table + ".accelerator.type";
        if (!contains(range_.accelerators(), type)) {
            complain(key, fmt::format("Vertex AI has no accelerator \"{}\" for training", type),
                successor_hint(type, texts(range_.accelerators())), true);
        } else if (spec_.region && range_.regions().contains(*spec_.region)
            && !range_.has_accelerator(type, *spec_.region)) {
            complain(key, fmt::format("{} is not offered in {}", type, *spec_.region),
                nearest_hint(range_.regions_with(type), *spec_.region), true);
        } else if (!type.starts_with("TPU")) {
            check_count(table, role);
        }
    }

    void check_count(const std::string& table, const Role& role)
    {
        const std::string& machine = *role.machine_type;
        const std::string& type = *role.accelerator_type;
        const std::string asked = std::to_string(role.accelerator_count.value_or(1));
        const auto shape = vertex_ai_shape(machine);
        const bool attaches = machine.starts_with("n1-");
        if (!shape && !attaches) return;  // no table tells
        std::string fitting;
        if (attaches) fitting = ml_engine_.fitting_counts(machine, type);
        if (!attaches && shape->accelerator == type) fitting = std::to_string(shape->accelerators);
        if (fitting.empty()) {
            const bool has_own = shape && !shape->accelerator.empty();
            complain(table + ".accelerator.type", fmt::format("{} cannot carry {}", machine, type),
                has_own ? fmt::format(
                    "it has {} x {} built in", shape->accelerators, shape->accelerator)
                        : "an n1 machine can carry accelerators; a2, a3, g2 and g4 have their own",
                true);
        } else if (const auto counts = split(fitting, '|'); !contains(counts, asked)) {
            complain(table + (role.accelerator_count ? ".accelerator.count" : ".accelerator.type"),
                fmt::format("{} cannot carry {} x {}", machine, asked, type),
                "it takes " + joined(counts, ", "), true);
        }
    }

    void check_scheduling()
    {
        if (spec_.limits.max_wait && spec_.scheduling.strategy != "FLEX_START")
            complain("limits.max_wait", "Vertex AI limits the wait of FLEX_START only",
                "[scheduling] strategy = \"FLEX_START\", or take it out");
    }

    void check_tuning()
    {
        const auto& algorithm = spec_.hyperparameters.algorithm;
        if (algorithm == "POPULATION_BASED_TRAINING") {
            complain("hyperparameters.algorithm",
                fmt::format("Vertex AI has no algorithm {}", *algorithm),
                "GRID_SEARCH or RANDOM_SEARCH; left out, it is Bayesian");
        }
    }

    void check_env()
    {
        for (const auto& [name, value] : spec_.env) {
            if (!is_variable_name(name) || value.find('\0') != value.npos) {
                complain("env." + name,
                    fmt::format("\"{}\" is no name of a variable", visible(name)),
                    "letters, digits and _");
            }
        }
    }

    const JobSpec& spec_;
    VertexAiRange range_;
    MlEngineCatalog ml_engine_ = read_ml_engine_catalog();
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> check_for_vertex_ai(const JobSpec& spec)
{
    return Checker(spec).problems();
}

namespace {

std::vector<std::string> notes_on_image(const JobSpec& spec, Date today)
{
    const auto name = parse_framework(spec.framework.value_or(""));
    if (!name) return {};
    const auto image = find_executor_image(*name, hardware_of(pools_of(spec).front().role));
    if (!image || image->patched_until >= today) return {};
    std::string note = fmt::format("{} {} is not patched since {}", image->framework,
        image->version, date_text(image->patched_until));
    if (image->available_until < today)
        note += fmt::format("; Google promised its image until {}, it may be gone",
            date_text(image->available_until));
    return {note};
}

}  // namespace

std::vector<std::string> notes_for_vertex_ai(const JobSpec& spec, Date today)
{
    std::vector<std::string> notes = notes_on_image(spec, today);
    if (spec.job_dir && !spec.hyperparameters.is_empty()) {
        notes.emplace_back(
            "trials get no --job-dir, which would be the same for all: each has a folder of its own below "
            "job_dir, which AIP_MODEL_DIR names");
    }
    if (spec.env_from_file) {
        notes.emplace_back(
            "the variables of env_from_file become part of the job: who may look at jobs of the project sees them. "
            "A dry run does not show them, and its script does not send them");
    }
    return notes;
}

}  // namespace mltrain
