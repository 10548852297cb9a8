// What a training job is to be: the values of a job file, after defaults, file and command line have
// been put together. Plain values; an absent value is an empty optional and nobody's guess.
#pragma once

#include "base/money.hpp"
#include "base/time.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mltrain {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// One kind of machine in the job: the master, the workers, the parameter servers or the evaluators.
struct Role {
    std::optional<std::string> machine_type;
    std::optional<std::string> accelerator_type;  ///< as the API spells it: NVIDIA_TESLA_T4
    std::optional<std::int64_t> accelerator_count;
    std::optional<std::string> image_uri;
    std::optional<std::int64_t> count;           ///< the master is always one
    std::optional<std::string> disk_type{};      ///< of the boot disk: "pd-ssd"
    std::optional<std::int64_t> disk_size_gb{};  ///< of the boot disk

    bool is_empty() const { return *this == Role{}; }
    bool operator==(const Role&) const = default;
};

struct Limits {
    std::optional<Seconds> max_duration;
    std::optional<Money> max_cost;
    std::optional<Seconds> max_wait;
    bool operator==(const Limits&) const = default;
};

/// What Vertex AI's Scheduling says beside the limits.
struct Scheduling {
    std::optional<std::string> strategy;  ///< as the API spells it: SPOT
    std::optional<bool> restart_on_worker_restart;
    std::optional<bool> disable_retries;
    bool operator==(const Scheduling&) const = default;
};

/// One parameter that is tuned. Numbers are as spelled in the file, without underscores.
struct Hyperparameter {
    std::string name;
    std::string type;  ///< DOUBLE, INTEGER, CATEGORICAL or DISCRETE; "" while it is not said
    std::optional<std::string> min, max;  ///< of DOUBLE and INTEGER
    std::vector<std::string> values;      ///< of CATEGORICAL and DISCRETE
    std::optional<std::string> scale;     ///< as the API spells it: UNIT_LOG_SCALE
    std::optional<std::string>
        parent;  ///< it is there only when that parameter has one of these values
    std::vector<std::string> parent_values;
    bool operator==(const Hyperparameter&) const = default;
};

/// What a tuning job varies, and what it is after.
struct Hyperparameters {
    std::optional<std::string> goal;  ///< MAXIMIZE or MINIMIZE
    std::optional<std::string> metric;
    std::optional<std::int64_t> max_trials, max_parallel_trials, max_failed_trials;
    std::optional<std::string> algorithm;  ///< as the API spells it: GRID_SEARCH
    std::optional<bool> early_stopping;
    std::optional<std::int64_t> seed;  ///< of the draws of service = "local"
    std::vector<Hyperparameter> params;

    /// Then it is a plain job, which trains once.
    bool is_empty() const { return *this == Hyperparameters{}; }
    std::int64_t trials() const { return max_trials.value_or(1); }
    /// At most so many run at the same time.
    std::int64_t parallel_trials() const
    {
        return std::min(trials(), max_parallel_trials.value_or(1));
    }
    bool operator==(const Hyperparameters&) const = default;
};

/// What sbatch is told beside what all services know; as its options spell it.
struct SlurmOptions {
    std::optional<std::string> partition, account, qos, constraint, gres, mem;
    std::optional<std::int64_t> nodes, tasks_per_node, cpus_per_task;
    std::optional<bool> requeue;
    std::optional<std::string> machine;  ///< which machine of the user's own prices a node is
    std::optional<Money> hourly_cost;    ///< of one node
    bool operator==(const SlurmOptions&) const = default;
};

struct JobSpec {
    std::optional<std::string> name;
    std::optional<std::string> service;
    std::optional<std::string> project;
    std::optional<std::string>
        package_path;  ///< absolute once read: relative ones are relative to the job file
    std::optional<std::string> module_name;
    std::optional<std::string> packaging;
    std::vector<std::string> packages;
    std::vector<std::string> requirements;  ///< as pip takes them: "pandas==2.0"
    std::optional<std::string> staging_bucket;
    std::optional<std::string> job_dir;  ///< may hold {job}
    std::optional<std::string> region;
    std::optional<std::string> scale_tier;  ///< as the API spells it: BASIC_GPU
    std::optional<std::string> runtime_version;
    std::optional<std::string> python_version;
    std::optional<std::string> framework;      ///< "tensorflow 2.15"
    std::vector<std::string> command;          ///< of the container, word for word
    Pairs env;                                 ///< for the trainer
    std::optional<std::string> env_from_file;  ///< further ones, which are kept nowhere
    std::optional<std::string> persistent_resource;
    Scheduling scheduling;
    std::optional<std::string> image_uri;
    std::optional<std::string> service_account;
    std::optional<std::string> network;
    std::optional<std::string> kms_key;
    std::optional<bool> enable_web_access;
    std::vector<std::string> args;  ///< for the trainer, word for word
    Pairs labels;
    Role master, workers, parameter_servers, evaluators;
    Limits limits;
    Hyperparameters hyperparameters;
    std::optional<Seconds> likely_duration;
    std::optional<Money> hourly_cost;  ///< of this machine, for service = "local"
    SlurmOptions slurm;

    bool operator==(const JobSpec&) const = default;
};

/// What may be spent; see cost/budget.
struct Budget {
    std::optional<Money> month;                         ///< by all jobs of a calendar month
    std::optional<Money> job;                           ///< by any one job, at worst
    std::vector<std::pair<std::string, Money>> labels;  ///< "team=vision": in a calendar month

    bool is_empty() const { return !month && !job && labels.empty(); }
};

/// What a watch does besides telling.
struct WatchSettings {
    std::vector<std::string> on_event;          ///< a program with its arguments, run at each event
    std::optional<std::string> on_over_budget;  ///< "warn", or "cancel"
    std::optional<Seconds> queued_longer_than;  ///< then warn
    std::optional<Seconds> silent_longer_than;
};

/// The user's own settings, from config.toml only: what a cloned repository must not decide.
struct Settings {
    std::optional<Money> confirm_above;
    std::optional<std::string> gcloud;
    std::optional<std::string> python;
    std::optional<std::string> slurm_folder;  ///< on the disk that all nodes share
    std::optional<std::string> slurm_python;
    Budget budget;
    WatchSettings watch;
    std::vector<std::pair<std::string, std::int64_t>>
        speed;  ///< of accelerators, in billionths of any unit, as the user measured them
};

/// What is wrong with a spec, by the key that is to blame ("limits.max_duration"). Turned into a
/// Complaint with a place by the file that the key came from.
struct Problem {
    std::string key;
    std::string message;
    std::string hint;
    bool can_be_forced = false;  ///< only a table says so, and --force sends it all the same
    bool operator==(const Problem&) const = default;
};

}  // namespace mltrain
