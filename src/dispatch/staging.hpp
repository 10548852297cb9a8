// How the trainer travels when gcloud does not carry it: its package as an archive of our own, and other packages of
// this machine, each uploaded once to a place that is named after its bytes. docs/packaging.md tells it to users.
#pragma once

#include "job/code.hpp"
#include "job/service.hpp"
#include "package/archive.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// One file that travels ahead of the job.
struct StagedPackage {
    std::string name;        ///< "trainer-0.0.0.tar.gz"
    std::string url;         ///< gs://my-bucket/mltrain/<SHA-256 of the bytes>/trainer-0.0.0.tar.gz
    std::uint64_t size = 0;  ///< in bytes
    std::string sha256;
    std::string file;                        ///< where it lies; "" for one that is made here
    std::shared_ptr<const Archive> archive;  ///< that is made here
};

/// Packages travel this way, and not with gcloud: the job file says so, the service takes no other (a bucket's, or a
/// shared folder's), or nobody says and
/// gcloud would leave some of the code behind, or would upload the same code for each job of a sweep.
bool is_staged(
    const JobSpec& spec, const Service& service, const std::optional<Code>& code, bool is_of_sweep);

/// What is wrong with the way in which the packages are to travel.
std::vector<Problem> check_staging(const JobSpec& spec, const Service& service, bool is_staged);

/// All packages that are not in the cloud yet, made and read. Throws Error, as pack() does.
std::vector<StagedPackage> stage(const JobSpec& spec, const Service& service);

/// The module must be in the archive that was made for it.
std::vector<Problem> check_module(const JobSpec& spec, const std::vector<StagedPackage>& staged);

/// The job with its packages where they will be.
JobSpec with_staged(JobSpec spec, const std::vector<StagedPackage>& staged);

/// What is to be done before the job is created. `directory` is for what is made here, `id` tells one submission's
/// from another's, `spec_words` are what `mltrain package` is to be told to make it again.
std::vector<PlannedUpload> planned_uploads(const std::vector<StagedPackage>& staged,
    const Service& service, const JobSpec& spec, const std::string& directory,
    const std::string& id, const std::vector<std::string>& spec_words);

}  // namespace mltrain
