// A job as Vertex AI's CustomJobSpec, which `gcloud ai custom-jobs create --config` takes, and as that command.
// Always a configuration: the time limit, spot, disks and the environment have no flag, and in --args a comma
// would need an escape. Pure.
#pragma once

#include "base/json.hpp"
#include "job/service.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// One worker pool: what the API numbers 0 to 3 has a name in the job file.
struct Pool {
    std::size_t index = 0;  ///< the API's
    std::string_view name;  ///< "workers", the table's name
    Role role;              ///< with the accelerators that are built into its machine
    std::int64_t count = 1;
};

/// In the API's order: master, workers, parameter servers, evaluators; those that the job has.
std::vector<Pool> pools_of(const JobSpec& spec);
/// "cpu", "gpu" or "tpu": which image it takes.
std::string_view hardware_of(const Role& role);
/// The trainer comes as a package that an image runs; else the image is the trainer.
bool has_package(const JobSpec& spec);

/// The CustomJobSpec, in the service's own names.
Json custom_job_spec(const JobSpec& spec, const std::string& job, std::optional<Seconds> limit);

/// `gcloud ai GROUP create …`; the labels, the key and the name are not part of the configuration.
std::vector<std::string> create_job_argv(const std::string& group, const JobSpec& spec,
    const Identity& identity, const std::string& config_path);

}  // namespace mltrain
