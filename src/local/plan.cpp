#include "local/plan.hpp"

#include "base/text.hpp"
#include "job/keys.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// Lines for the cloud that people keep in the file: without effect here, and no mistake.
constexpr std::array<std::string_view, 7> harmless = {"project", "packaging", "staging_bucket",
    "region", "runtime_version", "python_version", "labels"};

constexpr std::array<std::string_view, 4> roles = {
    "master.", "workers.", "parameter_servers.", "evaluators."};

bool is_known_here(const Key& key)
{
    const auto services = split(key.services, ' ');
    const bool is_named = std::any_of(services.begin(), services.end(),
        [](const std::string& service) { return service == "all" || service == "local"; });
    return is_named || std::find(harmless.begin(), harmless.end(), key.name) != harmless.end();
}

/// What to call a key in a complaint: of a role, the whole table is not known.
std::string_view complained_of(const Key& key)
{
    if (!starts_with_any(key.name, roles)) return key.name;
    return key.name.substr(0, key.name.find('.'));
}

std::vector<Problem> unknown_keys(const JobSpec& spec)
{
    const SpecAndSettings values = {.spec = spec, .settings = {}};
    std::vector<Problem> problems;
    std::string_view last;
    for (const Key& key : keys()) {
        if (is_known_here(key) || !value_text(key, values)) continue;
        const std::string_view word = complained_of(key);
        if (word == last) continue;
        last = word;
        problems.push_back({.key = std::string(key.name),
            .message = fmt::format("\"{}\" is not known to service \"local\"", word),
            .hint = "take it out, or set service = \"ml-engine\""});
    }
    return problems;
}

/// Absolute, and without the slash at the end that hides the last name.
fs::path tidied(const fs::path& path)
{
    const fs::path whole = fs::absolute(path).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

}  // namespace

std::vector<Problem> problems_of_local(const JobSpec& spec)
{
    std::vector<Problem> problems = unknown_keys(spec);
    if (!spec.package_path) {
        problems.push_back({.key = "package_path",
            .message = "\"package_path\" is missing",
            .hint = "the folder of the trainer, such as package_path = \"trainer\""});
    }
    if (!spec.module_name) {
        problems.push_back({.key = "module_name",
            .message = "\"module_name\" is missing",
            .hint = "such as module_name = \"trainer.task\""});
    }
    if (spec.job_dir && spec.job_dir->starts_with("gs://")) {
        problems.push_back({.key = "job_dir",
            .message = fmt::format("\"{}\" is no folder on this machine", *spec.job_dir),
            .hint = "name a folder, such as job_dir = \"runs/{job}\""});
    }
    return problems;
}

Plan local_plan(const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit,
    const std::string& python)
{
    const fs::path directory = tidied(spec.package_path.value_or(".")).parent_path();
    Plan plan;
    plan.directory = directory.string();
    plan.limit = limit;
    plan.argv = {python, "-m", spec.module_name.value_or("")};
    plan.argv.insert(plan.argv.end(), spec.args.begin(), spec.args.end());
    if (spec.job_dir) {
        // Last, where gcloud puts it, too.
        plan.argv.emplace_back("--job-dir");
        plan.argv.push_back(tidied(with_job_name(*spec.job_dir, identity.job)).string());
    }
    return plan;
}

}  // namespace mltrain
