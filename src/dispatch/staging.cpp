#include "dispatch/staging.hpp"

#include "base/sha256.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

bool is_here(const std::string& package)
{
    return !package.starts_with("gs://");
}

std::string url_of(const JobSpec& spec, const std::string& sha256, const std::string& name)
{
    return fmt::format("{}/mltrain/{}/{}", spec.staging_bucket.value_or(""), sha256, name);
}

StagedPackage packed(const JobSpec& spec)
{
    StagedPackage staged;
    staged.archive = std::make_shared<const Archive>(pack(*spec.package_path, spec.requirements));
    staged.name = staged.archive->name;
    staged.size = staged.archive->bytes.size();
    staged.url = url_of(spec, staged.archive->sha256, staged.name);
    return staged;
}

StagedPackage read(const JobSpec& spec, const std::string& package)
{
    StagedPackage staged;
    staged.file = fs::absolute(package).lexically_normal().string();
    staged.name = fs::path(package).filename().string();
    const std::string bytes = read_file(package, largest_archive);
    staged.size = bytes.size();
    staged.url = url_of(spec, sha256(bytes), staged.name);
    return staged;
}

}  // namespace

bool is_staged(const JobSpec& spec, const Service& service)
{
    if (!service.is_hosted()) return false;
    return !service.takes_local_packages() || spec.packaging == "staged";
}

std::vector<Problem> check_staging(const JobSpec& spec, const Service& service)
{
    std::vector<Problem> problems;
    const bool staged = is_staged(spec, service);
    const bool uploads =
        spec.package_path || std::any_of(spec.packages.begin(), spec.packages.end(), is_here);
    if (staged && uploads && !spec.staging_bucket) {
        problems.push_back(
            {"staging_bucket", "\"staging_bucket\" is missing: the package has nowhere to go",
                "such as staging_bucket = \"gs://my-bucket\""});
    }
    if (!staged && service.is_hosted() && !spec.requirements.empty()) {
        problems.push_back({"requirements", "gcloud's own packaging takes no requirements",
            "packaging = \"staged\", or a setup.py beside the package that names them"});
    }
    if (spec.package_path && spec.requirements.empty()) return problems;
    if (!spec.requirements.empty() && !spec.package_path) {
        problems.push_back({"requirements", "\"requirements\" are of a package, and there is none",
            "package_path = \"trainer\", the folder with the code"});
    }
    return problems;
}

std::vector<StagedPackage> stage(const JobSpec& spec)
{
    std::vector<StagedPackage> staged;
    if (spec.package_path) staged.push_back(packed(spec));
    for (const std::string& package : spec.packages) {
        if (is_here(package)) staged.push_back(read(spec, package));
    }
    return staged;
}

JobSpec with_staged(JobSpec spec, const std::vector<StagedPackage>& staged)
{
    // The trainer's own comes last, as gcloud has it: the others are installed before.
    std::erase_if(spec.packages, is_here);
    for (const StagedPackage& package : staged) {
        if (!package.archive) spec.packages.push_back(package.url);
    }
    for (const StagedPackage& package : staged) {
        if (package.archive) spec.packages.push_back(package.url);
    }
    spec.package_path.reset();
    return spec;
}

std::vector<PlannedUpload> planned_uploads(const std::vector<StagedPackage>& staged,
    const Service& service, const JobSpec& spec, const std::string& directory,
    const std::string& id, const std::string& job_file)
{
    std::vector<PlannedUpload> uploads;
    for (const StagedPackage& package : staged) {
        PlannedUpload& upload = uploads.emplace_back();
        upload.url = package.url;
        upload.size = package.size;
        upload.file = package.file;
        if (package.archive) {
            upload.file = fmt::format("{}/{}.{}", directory, id.substr(0, 8), package.name);
            upload.bytes = {package.archive, &package.archive->bytes};
            upload.pack_argv = {"mltrain", "package", job_file, "--output", upload.file};
        }
        upload.argv = service.upload_argv(upload.file, upload.url, spec.project.value_or(""));
    }
    return uploads;
}

}  // namespace mltrain
