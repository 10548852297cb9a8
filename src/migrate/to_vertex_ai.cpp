#include "migrate/to_vertex_ai.hpp"

#include "base/csv.hpp"
#include "base/text.hpp"
#include "catalog/executor_images.hpp"
#include "catalog/google_regions.hpp"
#include "catalog/ml_engine.hpp"
#include "catalog/vertex_ai.hpp"
#include "job/check.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

namespace mltrain {

namespace {

/// What takes the place of an accelerator that Google no longer has. From the K80 (gone since 2024-05-01) Google's own
/// samples went to the T4; no source names a successor of the P100 (gone since 2026-09-15), and the T4 is the one of
/// those that live which costs the least.
constexpr std::array successors = {std::pair("NVIDIA_TESLA_K80", "NVIDIA_TESLA_T4"),
    std::pair("NVIDIA_TESLA_P100", "NVIDIA_TESLA_T4")};

constexpr std::int64_t cores_of_a_tpu = 8;

std::string accelerator_text(const Role& role)
{
    return fmt::format(
        "{} x {}", role.accelerator_count.value_or(1), role.accelerator_type.value_or(""));
}

std::string_view hardware_of(const Role& role)
{
    if (!role.accelerator_type) return "cpu";
    return role.accelerator_type->starts_with("TPU") ? "tpu" : "gpu";
}

std::int64_t thousandths(std::string_view text)
{
    return parse_billionths(text).value_or(0) / (nanos_per_unit / 1000);
}

class Migrator {
public:
    Migrator(const JobSpec& legacy, const PriceBook& book, Date as_of)
        : legacy_(legacy),
          spec_(legacy),
          book_(book),
          as_of_(as_of)
    {
    }

    Migration run()
    {
        spec_.service = "vertex-ai";
        take_roles_apart();
        move_region();
        for (const auto& [table, role] : roles()) {
            if (!role->is_empty()) fit(table, *role);
        }
        choose_framework();
        move_package();
        drop_what_is_unknown();
        return {std::move(spec_), std::move(changes_)};
    }

private:
    void change(std::string key, std::string from, std::string to, std::string reason, bool is_loss)
    {
        changes_.push_back(
            {std::move(key), std::move(from), std::move(to), std::move(reason), is_loss});
    }

    std::array<std::pair<std::string, Role*>, 4> roles()
    {
        return {std::pair("master", &spec_.master), std::pair("workers", &spec_.workers),
            std::pair("parameter_servers", &spec_.parameter_servers),
            std::pair("evaluators", &spec_.evaluators)};
    }

    /// A tier becomes what it was made of.
    void take_roles_apart()
    {
        const std::string name = spec_.scale_tier.value_or("BASIC");
        spec_.scale_tier.reset();
        const Tier* tier = name == "CUSTOM" ? nullptr : catalog_.tier(name);
        if (!tier) {
            if (name == "CUSTOM")
                change("scale_tier", "CUSTOM", "", "the machines say it all", false);
            return;
        }
        const auto image = spec_.master.image_uri;
        spec_.master = role_of(tier->master, "1");
        spec_.master.count.reset();
        spec_.master.image_uri = image;
        spec_.workers = role_of(tier->worker_machine, tier->workers);
        spec_.parameter_servers = role_of(tier->parameter_server_machine, tier->parameter_servers);
        change("scale_tier", legacy_.scale_tier ? name : "", composition_text(*tier),
            legacy_.scale_tier ? "Vertex AI has no tiers; this is what the tier was made of"
                               : "Vertex AI has no tiers; none was said, which was BASIC",
            false);
    }

    /// "n1-standard-8 + NVIDIA_TESLA_K80", as the table of tiers says it.
    static Role role_of(std::string_view machine, std::string_view count)
    {
        Role role;
        if (machine.empty() || whole_number(count) == 0) return role;
        const auto plus = machine.find(" + ");
        role.machine_type = std::string(machine.substr(0, plus));
        role.count = whole_number(count);
        if (plus == machine.npos) return role;
        const std::string_view accelerator = machine.substr(plus + 3);
        role.accelerator_type = std::string(accelerator.substr(0, accelerator.find(' ')));
        role.accelerator_count = role.accelerator_type->starts_with("TPU") ? cores_of_a_tpu : 1;
        return role;
    }

    /// To where Vertex AI trains and has the accelerators; as near as can be.
    void move_region()
    {
        if (!spec_.region) return;
        std::vector<std::string_view> regions(range_.regions().begin(), range_.regions().end());
        std::vector<std::string> wanted;
        for (const auto& [table, role] : roles()) {
            const std::string type = living(accelerator_of(*role));
            if (type.empty()) continue;
            wanted.push_back(type);
            std::erase_if(regions,
                [&](std::string_view region) { return !range_.has_accelerator(type, region); });
        }
        const bool is_there =
            std::find(regions.begin(), regions.end(), *spec_.region) != regions.end();
        if (is_there || regions.empty()) return;
        if (!is_google_region(*spec_.region)) {
            change("region", *spec_.region, *spec_.region, "nobody knows where that is: choose one",
                true);
            return;
        }
        const std::string to(nearest_first(regions, *spec_.region).front());
        const bool trains = range_.regions().contains(*spec_.region);
        change("region", *spec_.region, to,
            trains
                ? fmt::format("there is no {} for training; the nearest region that has it. Are "
                              "the data and the bucket there?",
                    joined(wanted, ", "))
                : "Vertex AI does not train there; the nearest region. Are the data and the bucket there?",
            true);
        spec_.region = to;
    }

    /// Also the one that is built into a legacy machine.
    std::string accelerator_of(const Role& role) const
    {
        if (role.accelerator_type) return *role.accelerator_type;
        const Machine* machine = catalog_.machine(role.machine_type.value_or(""));
        return machine ? std::string(machine->accelerator) : "";
    }

    static std::string living(const std::string& accelerator)
    {
        for (const auto& [old, successor] : successors) {
            if (accelerator == old) return successor;
        }
        return accelerator;
    }

    void fit(const std::string& table, Role& role)
    {
        if (!role.machine_type) return;
        const Role before = role;
        if (role.accelerator_type == "TPU_V2" || role.machine_type == "cloud_tpu") {
            take_tpu(table, role);
            return;
        }
        if (const Machine* machine = catalog_.machine(*role.machine_type)) {
            if (!machine->accelerator.empty() && !role.accelerator_type) {
                role.accelerator_type = std::string(machine->accelerator);
                role.accelerator_count = whole_number(machine->accelerators);
            }
            if (!machine->same_as.empty()) role.machine_type = std::string(machine->same_as);
        }
        take_living_accelerator(table, role);
        take_machine(table, before, role);
        take_count(table, role);
    }

    void take_tpu(const std::string& table, Role& role)
    {
        change(table + ".machine_type", *role.machine_type, "cloud-tpu with 8 x TPU_V2",
            "the TPU has a machine of its own here, of which no price is known; the trainer must run on a TPU VM",
            true);
        role.machine_type = "cloud-tpu";
        role.accelerator_type = "TPU_V2";
        role.accelerator_count = cores_of_a_tpu;
    }

    std::string price_text(const std::string& provider, const std::string& product) const
    {
        const std::string region = (provider == "ml-engine" ? legacy_ : spec_).region.value_or("");
        const auto price = book_.find({provider, region, product}, as_of_);
        return price ? fmt::format("{}/h", dollar_text(price->amount, 4)) : "unpriced";
    }

    void take_living_accelerator(const std::string& table, Role& role)
    {
        if (!role.accelerator_type) return;
        const std::string to = living(*role.accelerator_type);
        if (to == *role.accelerator_type) return;
        change(table + ".accelerator", *role.accelerator_type, to,
            fmt::format("it is retired; the nearest that lives: {} before, {} now, each",
                price_text("ml-engine", *role.accelerator_type), price_text("vertex-ai", to)),
            true);
        role.accelerator_type = to;
    }

    bool is_offered(const std::string& machine) const
    {
        if (!range_.machines().contains(machine)) return false;
        return !spec_.region || book_.find({"vertex-ai", *spec_.region, machine}, as_of_)
            || book_.prices({"vertex-ai", *spec_.region, machine}).empty();
    }

    /// The same machine, or the cheapest that has as much.
    void take_machine(const std::string& table, const Role& before, Role& role)
    {
        const std::string was = *role.machine_type;
        const std::string own_name = *before.machine_type;
        const bool carries = !role.accelerator_type || !was.starts_with("n1-")
            || !catalog_.fitting_counts(was, *role.accelerator_type).empty();
        if (is_offered(was) && carries) {
            if (was != own_name)
                change(table + ".machine_type", own_name, was, "its name of today", false);
            return;
        }
        const std::string to = cheapest_like(was, role.accelerator_type);
        if (to.empty()) {
            change(table + ".machine_type", own_name, own_name,
                "Vertex AI does not have it there, nor one that is known to be like it: choose one",
                true);
            return;
        }
        change(table + ".machine_type", own_name, to,
            fmt::format(
                "Vertex AI has no {} there; the cheapest with as many vCPUs and as much memory",
                was),
            true);
        role.machine_type = to;
    }

    std::string cheapest_like(
        const std::string& machine, const std::optional<std::string>& accelerator) const
    {
        const Shape needed = shape_of(machine);
        if (needed.milli_vcpus == 0) return "";
        const Price* best = nullptr;
        const std::vector<Price> offers =
            newest_each(book_.prices({"vertex-ai", spec_.region.value_or(""), {}}), as_of_);
        for (const Price& offer : offers) {
            const bool fits = offer.kind == PriceKind::machine && offer.offered
                && offer.shape.accelerator.empty() && offer.shape.milli_vcpus >= needed.milli_vcpus
                && offer.shape.milli_gib >= needed.milli_gib
                && (!accelerator
                    || (offer.product.starts_with("n1-")
                        && !catalog_.fitting_counts(offer.product, *accelerator).empty()));
            if (fits && (!best || offer.amount < best->amount)) best = &offer;
        }
        return best ? best->product : "";
    }

    Shape shape_of(const std::string& machine) const
    {
        if (const Machine* known = catalog_.machine_like(machine))
            return {thousandths(known->vcpus), thousandths(known->memory_gib), {}, 0};
        return vertex_ai_shape(machine).value_or(Shape{});
    }

    /// As many as the machine takes, and no fewer than asked, where that can be.
    void take_count(const std::string& table, Role& role)
    {
        if (!role.accelerator_type || !role.machine_type->starts_with("n1-")) return;
        const std::int64_t asked = role.accelerator_count.value_or(1);
        std::int64_t best = 0;
        each_listed(catalog_.fitting_counts(*role.machine_type, *role.accelerator_type),
            [&](std::string_view text) {
                const std::int64_t count = whole_number(text);
                const bool nearer = best < asked ? count > best : count >= asked && count < best;
                if (best == 0 || nearer) best = count;
            });
        role.accelerator_count = asked;
        if (best == 0 || best == asked) return;
        role.accelerator_count = best;
        change(table + ".accelerator", fmt::format("{} of them", asked), accelerator_text(role),
            fmt::format("a {} takes {}", *role.machine_type, best < asked ? "no more" : "no fewer"),
            best < asked);
    }

    bool has_image() const { return spec_.image_uri || spec_.master.image_uri; }

    /// The runtime's framework as an image, for the hardware of every machine.
    void choose_framework()
    {
        const std::string version = spec_.runtime_version.value_or("1.0");
        const auto python = spec_.python_version;
        spec_.runtime_version.reset();
        spec_.python_version.reset();
        if (has_image() || (!spec_.package_path && spec_.packages.empty())) return;
        const Runtime* runtime = catalog_.runtime(version);
        const auto name = parse_framework(runtime ? runtime->framework : "tensorflow " + version);
        if (!name) return;
        FrameworkName chosen = *name;
        for (const auto& [table, role] : roles()) {
            if (role->is_empty() || find_executor_image(chosen, hardware_of(*role))) continue;
            const auto near = parse_framework(nearest_framework(chosen, hardware_of(*role)));
            if (near) chosen = *near;
        }
        const std::string text = fmt::format("{} {}", chosen.framework, chosen.version);
        const bool same = chosen.version == name->version;
        change("runtime_version", legacy_.runtime_version.value_or(""),
            fmt::format("framework = \"{}\"", text),
            same
                ? "the image with the runtime's TensorFlow; for another: framework = \"scikit-learn 1.0\", say"
                : fmt::format("there is no image of {} {} for these machines; the nearest",
                    name->framework, name->version),
            !same);
        spec_.framework = text;
        choose_python(python, chosen);
    }

    /// The same Python where every machine's image has it; else the newest.
    void choose_python(const std::optional<std::string>& python, const FrameworkName& name)
    {
        bool kept = python.has_value();
        for (const auto& [table, role] : roles()) {
            kept = kept
                && (role->is_empty() || find_executor_image(name, hardware_of(*role), *python));
        }
        const auto image = find_executor_image(name, hardware_of(spec_.master));
        if (kept) {
            spec_.python_version = python;
        } else if (image) {
            change("python_version", python.value_or(""), fmt::format("Python {}", image->python),
                python ? "the image has no other; does the trainer run with it?"
                       : "none was said; does the trainer run with this one?",
                true);
        }
    }

    void move_package()
    {
        if (spec_.packaging == "gcloud") {
            spec_.packaging.reset();
            change("packaging", "gcloud", "",
                "Vertex AI takes no package from gcloud; mltrain uploads it", false);
        }
        if (!spec_.package_path || spec_.staging_bucket || !spec_.job_dir) return;
        const std::string bucket = bucket_of_url(*spec_.job_dir);
        if (bucket.empty()) return;
        spec_.staging_bucket = bucket;
        change("staging_bucket", "", *spec_.staging_bucket,
            "the package needs a bucket to go to; the one of job_dir", false);
    }

    void drop_what_is_unknown()
    {
        auto& algorithm = spec_.hyperparameters.algorithm;
        if (algorithm == "POPULATION_BASED_TRAINING") {
            change("hyperparameters.algorithm", *algorithm, "",
                "Vertex AI does not have it; what it takes when none is said is Bayesian", true);
            algorithm.reset();
        }
        if (spec_.limits.max_wait) {
            change("limits.max_wait", duration_text(*spec_.limits.max_wait), "",
                "Vertex AI limits the wait of FLEX_START only", true);
            spec_.limits.max_wait.reset();
        }
        if (spec_.network && !names_project_by_number(*spec_.network)) {
            change("network", *spec_.network, "",
                "Vertex AI wants the project's number in it: projects/NUMBER/global/networks/NAME",
                true);
            spec_.network.reset();
        }
        if (spec_.kms_key && !spec_.kms_key->starts_with("projects/")) {
            change("kms_key", *spec_.kms_key, "",
                "Vertex AI wants its whole name: projects/P/locations/REGION/keyRings/R/cryptoKeys/K",
                true);
            spec_.kms_key.reset();
        }
    }

    const JobSpec& legacy_;
    JobSpec spec_;
    const PriceBook& book_;
    Date as_of_;
    MlEngineCatalog catalog_ = read_ml_engine_catalog();
    VertexAiRange range_;
    std::vector<Change> changes_;
};

}  // namespace

Migration to_vertex_ai(const JobSpec& legacy, const PriceBook& book, Date as_of)
{
    return Migrator(legacy, book, as_of).run();
}

}  // namespace mltrain
