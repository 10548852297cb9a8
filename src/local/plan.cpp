#include "local/plan.hpp"

#include "base/text.hpp"
#include "job/check.hpp"
#include "local/search.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// Lines for the cloud that people keep in the file: without effect here, and no mistake.
constexpr std::array<std::string_view, 11> harmless = {"project", "packaging", "requirements",
    "staging_bucket", "region", "runtime_version", "python_version", "framework", "labels",
    "hyperparameters.algorithm", "hyperparameters.early_stopping"};

/// Absolute, and without the slash at the end that hides the last name.
fs::path tidied(const fs::path& path)
{
    const fs::path whole = fs::absolute(path).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

}  // namespace

std::vector<Problem> problems_of_local(const JobSpec& spec)
{
    std::vector<Problem> problems = unknown_to_service(spec, "local", harmless);
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
    if (!spec.hyperparameters.is_empty() && !spec.job_dir) {
        problems.push_back({.key = "job_dir",
            .message = "\"job_dir\" is missing: trials report into a folder below it",
            .hint = "such as job_dir = \"runs/{job}\""});
    }
    if (spec.job_dir && spec.job_dir->starts_with("gs://")) {
        problems.push_back({.key = "job_dir",
            .message = fmt::format("\"{}\" is no folder on this machine", *spec.job_dir),
            .hint = "name a folder, such as job_dir = \"runs/{job}\""});
    }
    return problems;
}

Plan local_plan(const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit,
    const std::string& python, const std::string& program)
{
    const fs::path directory = tidied(spec.package_path.value_or(".")).parent_path();
    Plan plan;
    plan.directory = directory.string();
    plan.env_file = spec.env_from_file ? fs::absolute(*spec.env_from_file).string() : "";
    plan.limit = limit;
    plan.argv = {python, "-m", spec.module_name.value_or("")};
    const auto args = with_job_name(spec.args, identity.job);
    plan.argv.insert(plan.argv.end(), args.begin(), args.end());
    if (!spec.hyperparameters.is_empty()) {
        const std::string job_dir =
            tidied(with_job_name(spec.job_dir.value_or(""), identity.job)).string();
        const LocalStudy study{plan.argv, job_dir, spec.hyperparameters};
        plan.argv = {program, "__tune", json_text(to_json(study))};
        return plan;
    }
    if (spec.job_dir) {
        // Last, where gcloud puts it, too.
        plan.argv.emplace_back("--job-dir");
        plan.argv.push_back(tidied(with_job_name(*spec.job_dir, identity.job)).string());
    }
    return plan;
}

}  // namespace mltrain
