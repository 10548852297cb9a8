// What is kept of a job: the submission as it was meant, the prices of that day, what was tried, what was
// last seen. Plain values; the ledger keeps them, show shows them.
#pragma once

#include "job/service.hpp"
#include "job/sweep.hpp"

#include <compare>
#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// The prices and promises of the day of submission.
struct AgreedPrices {
    std::optional<Money> per_hour;
    std::optional<Money> per_unit;  ///< the base price of a training unit
    TimeLimit rules;                ///< how the bill is rounded
    std::optional<Seconds> likely;
    std::optional<Money> likely_cost;
    std::optional<Seconds> limit;  ///< that was sent
    std::optional<Money> worst_cost;
};

/// A submission as it was meant, written down before anything is sent.
struct Submission {
    JobReference job;
    std::string name;  ///< as in the job file, without the time stamp
    std::string service;
    std::string hash;         ///< over what is sent
    std::string code_hash{};  ///< over the files of the package; "" when there is none here
    Time made_at{};           ///< the one reading of the clock that name and job_dir agree with
    Time
        recorded_at{};  ///< when it was written down, just before it is sent; a question may lie between
    Plan plan;
    Json settings;    ///< every setting, with its value and origin
    Json projection;  ///< the cost as it was shown
    AgreedPrices prices;
    std::string over_budget{};  ///< the reason why it was let in all the same
    bool of_team = false;       ///< somebody else's; only its cost counts here
    std::string sweep{};        ///< the id of the sweep that it belongs to; "" for a job of its own
    std::int64_t sweep_number = 0;  ///< its place among the variants, from 1 on
};

/// Its labels as the user set them: "team=vision".
std::vector<std::string> labels_of(const Submission& submission);

/// Where it writes what it made, {job} filled in: a gs:// address, or a path; "" when the job file did not say.
std::string job_dir_of(const Submission& submission);

/// It varies hyperparameters in trials, by its settings.
bool tunes(const Submission& submission);

/// Where jobs may be: what a service is asked about at once. The region is "" where that is all of a project.
struct CloudPlace {
    std::string service;
    std::string project;
    std::string region;
    auto operator<=>(const CloudPlace&) const = default;
};

/// A submission and what became of it.
struct Entry {
    Submission submission;
    Sighting last;  ///< its state is unsettled when nothing was ever seen of it
};

/// A sweep as it was meant, written down before its first job.
struct SweepRecord {
    std::string id;    ///< 32 hexadecimal digits; the label mltrain-sweep
    std::string name;  ///< what its jobs' names begin with: "census_20261120_143000"
    Time made_at{};
    Json settings;  ///< those that all its jobs share
    std::vector<Variant> variants;
    std::optional<std::int64_t> max_running;
};

/// The numbers of the variants that no job is there for: never sent, or refused.
std::vector<std::int64_t> unsent_numbers(
    const SweepRecord& sweep, const std::vector<Entry>& entries);

/// One time that a service was asked to do something.
struct Attempt {
    Time at{};
    std::string verb;  ///< "submit", "settle", "cancel"
    std::vector<std::string> argv;
    int exit_code = 0;
    std::string verdict;
    std::string message;
    std::string errors;  ///< what it wrote to stderr, word for word
};

}  // namespace mltrain
