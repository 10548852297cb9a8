#include "dispatch/staging.hpp"

#include "base/sha256.hpp"
#include "job/check.hpp"
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

/// Where gcloud would put packages, too: the bucket of job_dir, when no other is said.
std::string bucket_of(const JobSpec& spec)
{
    return spec.staging_bucket ? *spec.staging_bucket : bucket_of_url(spec.job_dir.value_or(""));
}

/// Below which packages are put, each into a folder that is named after its bytes.
std::string place_of(const JobSpec& spec, const Service& service)
{
    const std::string folder = service.shared_folder();
    return folder.empty() ? bucket_of(spec) + "/mltrain" : folder + "/packages";
}

StagedPackage packed(const JobSpec& spec, const std::string& place)
{
    StagedPackage staged;
    staged.archive = std::make_shared<const Archive>(pack(*spec.package_path, spec.requirements));
    staged.name = staged.archive->name;
    staged.size = staged.archive->bytes.size();
    staged.sha256 = staged.archive->sha256;
    staged.url = fmt::format("{}/{}/{}", place, staged.sha256, staged.name);
    return staged;
}

StagedPackage read(const std::string& package, const std::string& place)
{
    StagedPackage staged;
    staged.file = fs::absolute(package).lexically_normal().string();
    staged.name = fs::path(package).filename().string();
    const std::string bytes = read_file(package, largest_archive);
    staged.size = bytes.size();
    staged.sha256 = sha256(bytes);
    staged.url = fmt::format("{}/{}/{}", place, staged.sha256, staged.name);
    return staged;
}

}  // namespace

bool is_staged(
    const JobSpec& spec, const Service& service, const std::optional<Code>& code, bool is_of_sweep)
{
    if (!service.shared_folder().empty()) return true;
    if (!service.is_hosted() || spec.packaging == "gcloud") return false;
    const bool is_asked = !service.takes_local_packages() || spec.packaging == "staged";
    return is_asked || (code && !code->left_out.empty()) || !spec.requirements.empty()
        || (code && is_of_sweep);
}

std::vector<Problem> check_staging(const JobSpec& spec, const Service& service, bool is_staged)
{
    std::vector<Problem> problems;
    const bool uploads =
        spec.package_path || std::any_of(spec.packages.begin(), spec.packages.end(), is_here);
    // Of a service that takes packages of this machine, the service itself says so.
    const bool has_place = !service.shared_folder().empty() || !bucket_of(spec).empty();
    if (is_staged && uploads && !has_place && !service.takes_local_packages()) {
        problems.push_back(
            {"staging_bucket", "\"staging_bucket\" is missing: the package has nowhere to go",
                "such as staging_bucket = \"gs://my-bucket\""});
    }
    if (!is_staged && service.is_hosted() && !spec.requirements.empty()) {
        problems.push_back({"requirements", "gcloud's own packaging takes no requirements",
            "take packaging = \"gcloud\" out, or let a setup.py beside the package name them"});
    }
    if (!spec.requirements.empty() && !spec.package_path) {
        problems.push_back({"requirements", "\"requirements\" are of a package, and there is none",
            "package_path = \"trainer\", the folder with the code"});
    }
    return problems;
}

std::vector<Problem> check_module(const JobSpec& spec, const std::vector<StagedPackage>& staged)
{
    if (staged.empty() || !staged.front().archive || !spec.module_name) return {};
    const Archive& archive = *staged.front().archive;
    if (!archive.is_generated) return {};  // its setup.py alone knows what becomes of which file
    std::string path = *spec.module_name;
    std::replace(path.begin(), path.end(), '.', '/');
    const bool travels =
        std::any_of(archive.files.begin(), archive.files.end(), [&](const PackedFile& file) {
            return file.path == path + ".py" || file.path == path + "/__main__.py";
        });
    if (travels) return {};
    return {
        {"module_name", fmt::format("\"{}\" is not in the package that travels", *spec.module_name),
            "package_path must hold it; or a setup.py beside the package decides what is packed"}};
}

std::vector<StagedPackage> stage(const JobSpec& spec, const Service& service)
{
    const std::string place = place_of(spec, service);
    std::vector<StagedPackage> staged;
    if (spec.package_path) staged.push_back(packed(spec, place));
    for (const std::string& package : spec.packages) {
        if (is_here(package)) staged.push_back(read(package, place));
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
    const std::string& id, const std::vector<std::string>& spec_words)
{
    std::vector<PlannedUpload> uploads;
    for (const StagedPackage& package : staged) {
        PlannedUpload& upload = uploads.emplace_back();
        upload.url = package.url;
        upload.size = package.size;
        upload.sha256 = package.sha256;
        upload.file = package.file;
        if (package.archive) {
            upload.file = fmt::format("{}/{}.{}", directory, id.substr(0, 8), package.name);
            upload.bytes = {package.archive, &package.archive->bytes};
            upload.pack_argv = {"mltrain", "package"};
            upload.pack_argv.insert(upload.pack_argv.end(), spec_words.begin(), spec_words.end());
            for (const std::string& word :
                {std::string("--sha256"), package.sha256, std::string("--output"), upload.file})
                upload.pack_argv.push_back(word);
        }
        upload.argv = service.upload_argv(upload.file, upload.url, spec.project.value_or(""));
    }
    return uploads;
}

}  // namespace mltrain
