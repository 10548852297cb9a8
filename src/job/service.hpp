// What it takes to run a job somewhere: the seam between the protocol (dispatch) and a place where jobs
// run (gcloud, local, and whatever comes). One of the two places with virtual functions. A service holds
// no state: everything it needs comes in, everything it learns goes out.
#pragma once

#include "base/json.hpp"
#include "base/money.hpp"
#include "job/finding.hpp"
#include "job/job.hpp"
#include "job/log_line.hpp"
#include "job/metrics.hpp"
#include "job/spec.hpp"
#include "job/trial.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace mltrain {

/// Something that is paid by the hour while the job runs. Cost prices these and knows no tiers' insides,
/// pools or trials.
struct Rental {
    std::string role;      ///< "job", "master", "workers", …; for people
    std::string provider;  ///< whose price list: "ml-engine", "local"
    std::string region;
    std::string
        product;  ///< its name in that list: "BASIC_GPU", "n1-standard-8", "NVIDIA_TESLA_T4"
    std::int64_t count = 1;
    std::optional<Money> own_rate;  ///< the user's own price per hour, which no list overrides
    std::string note;               ///< what it is made of; for people
    bool is_spot = false;           ///< at the price of spot, and whatever is asked on top of it
    std::string own_key{};          ///< with which the user prices it: "[local] hourly_cost"

    bool operator==(const Rental&) const = default;
};

/// A machine that a job has, and what it has to have; what else has as much could do the same work.
struct MachineNeed {
    std::string role;  ///< "master", "workers", …
    std::int64_t count = 1;
    std::int64_t milli_vcpus = 0;  ///< thousandths of a vCPU
    std::int64_t milli_gib = 0;    ///< thousandths of a GiB of memory
    std::string accelerator;       ///< as the API names it; "" for none
    std::int64_t accelerators = 0;
};

/// What a service's time limit means, and how its bill is rounded.
struct TimeLimit {
    std::optional<Seconds> default_limit;  ///< in force when none is set; nothing: runs for ever
    std::string default_source;            ///< who says so
    Seconds billing_step{1};               ///< the bill is rounded up to these …
    Seconds billing_minimum{0};            ///< … and is never for less than this
    Seconds grace{0};                      ///< how much longer than the limit a run may last
    Seconds step{1};                       ///< a limit is a whole number of these, at least one
    bool per_trial = false;   ///< of a tuning job it is each trial's; else that of all together
    bool one_by_one = false;  ///< trials run one after the other, whatever is asked
};

/// What distinguishes one attempt from all others.
struct Identity {
    std::string id;       ///< the submission's own, 32 hexadecimal digits; the label mltrain-id
    std::string hash;     ///< of what is sent; its first 32 digits are the label mltrain-spec
    std::string job;      ///< the job's name
    std::string sweep{};  ///< the id of its sweep, the label mltrain-sweep; "" for a job of its own
};

/// A file that has to be there before the command runs.
struct PlannedFile {
    std::string path;
    std::string bytes;
};

/// A file that travels ahead of the job.
struct PlannedUpload {
    std::string file;  ///< on this machine
    std::string url;
    std::uint64_t size = 0;         ///< in bytes
    std::vector<std::string> argv;  ///< puts it there
    std::shared_ptr<const std::string>
        bytes;  ///< to be written to the file before; nothing: it lies there
    std::vector<std::string> pack_argv;  ///< writes the file, for people who do it by hand
    std::string sha256;                  ///< of what must be in it
};

/// Everything that a submission will do, decided beforehand; a dry run shows just this.
struct Plan {
    std::vector<PlannedUpload> uploads;
    std::vector<std::string> argv;
    std::optional<PlannedFile> config;
    std::optional<Json> config_json;  ///< the config as a value, for --json
    std::string directory;            ///< where the command runs; empty: here
    std::string
        env_file;  ///< of variables that are added when it is sent, and are in nothing above; "" for none
    std::optional<Seconds> limit;  ///< the time limit in force, however it is enforced
};

/// A job of a sweep, to be planned with others of it.
struct SweepJob {
    JobSpec spec;
    Identity identity;
    std::optional<Seconds> limit;
    std::string sweep;        ///< its name, with which the job's begins
    std::int64_t number = 1;  ///< in the sweep
};

/// How a submission ended.
enum class Verdict {
    accepted,
    refused,    ///< definitely not there
    collision,  ///< the name is taken by somebody else's job
    unsettled,  ///< nobody knows: settle
};

/// Why something was refused; decides the exit code and the cure.
enum class Refusal {
    none,
    no_program,  ///< such as gcloud is not on this machine
    login,
    project,
    permission,
    not_found,
    quota,
    invalid,
    our_usage,
    other
};

/// A job as a service finds it again.
struct JobReference {
    std::string id;  ///< of the submission
    std::string name;
    std::string resource;
    std::string project;
    std::string region;
    bool tunes =
        false;  ///< it has trials; where those are jobs of another kind, it is found among them
    bool operator==(const JobReference&) const = default;
};

/// Another job with the same label: gcloud repeats by itself a create whose reply was lost.
struct Double {
    JobReference job;
    Sighting sighting;
};

struct Answer {
    Verdict verdict = Verdict::unsettled;
    Refusal refusal = Refusal::none;
    std::string message;  ///< for people; of a refusal, or of what is not known
    std::string hint;
    std::string resource;  ///< the service's own name of the job; opaque
    std::optional<Sighting> sighting;
    std::vector<Double>
        doubles;               ///< of a settling: those that live, beside the one that is the job
    bool interrupted = false;  ///< the user did not want to wait for the answer
    bool is_final = false;     ///< of a settling that refused: it cannot come to be later, either
    bool other_word =
        false;  ///< this gcloud does not know the command group: try the other service name

    // What was run, for the record:
    std::vector<std::string> argv;
    int exit_code = 0;
    std::string out, err;
};

/// What a look at one job showed. "Not listed" is an answer, and never an end.
struct Look {
    enum class Kind {
        seen,
        not_listed,
        failed,
        not_asked,  ///< others had their turn: that says nothing
    };
    Kind kind = Kind::failed;
    Sighting sighting;    ///< when seen
    std::string trouble;  ///< when failed: what is wrong, for people
    std::string hint;
    bool lasting = false;  ///< when failed: waiting alone will not cure it (login gone, permission)
    Refusal refusal = Refusal::none;
    bool interrupted =
        false;  ///< when failed: the user did not want to wait, which says nothing of the job
};

/// What one look at several jobs showed: as many answers as jobs, in their order.
struct Looks {
    std::vector<Look> jobs;
    std::optional<std::size_t> listed{};  ///< how many jobs there are where all were listed
};

/// The trials of a tuning job; or why they cannot be told.
struct StudyLook {
    std::optional<Study> study;
    Sighting job;
    std::string trouble, hint;
    Refusal refusal = Refusal::none;
};

/// A job that carries our label, whoever knows of it.
struct Found {
    JobReference job;
    std::string hash;  ///< the beginning of the spec's hash, from the label
    Sighting sighting;
    JobSpec spec;                   ///< as far as the service tells: what is needed to price it
    std::vector<Double> doubles{};  ///< those that live, beside it
};

/// All of them in a project; or why they cannot be listed.
struct FoundJobs {
    std::vector<Found> jobs;
    std::string trouble, hint;
};

/// Where the log of a job is: a file, or a command that prints it.
using LogPlace = std::variant<std::string, std::vector<std::string>>;

/// So many lines are asked for at once, unless there is a reason: 4000 are a gcloud of four seconds.
constexpr std::size_t usual_log_lines = 4000;

/// What to read of a job's log.
struct LogQuestion {
    LogTime from{};                       ///< lines of this time and later …
    std::string least_level;              ///< … and at least as grave; "" for all
    std::size_t limit = usual_log_lines;  ///< the first so many of them
    bool without_text = false;            ///< only their times and identities
    std::vector<std::string> left_out{};  ///< not the lines with these insert ids
    FilePlace file{};                     ///< where the log is a file: from here
    bool is_over =
        false;  ///< nothing more is written: the last line is whole, though it has no end
};

/// What is in it. Half an answer is none.
struct LogPage {
    enum class Kind {
        read,
        unreadable,  ///< an answer came, and is too large or garbled
        failed,
    };
    Kind kind = Kind::failed;
    std::vector<LogLine> lines;  ///< the same may come twice
    bool is_full = false;        ///< there may be more …
    LogTime until{};             ///< … of this time and later
    FilePlace file{};
    std::string gap;                   ///< why lines before these are missing; "" when none are
    std::optional<Time> written_at{};  ///< when the file was last written
    std::string trouble;               ///< when failed: what is wrong, for people
    std::string hint;
    bool lasting = false;  ///< when failed: waiting alone will not cure it
    Refusal refusal = Refusal::none;
    bool interrupted = false;  ///< when failed: the user did not want to wait
};

class Service {
public:
    virtual ~Service() = default;

    virtual std::string name() const = 0;
    /// Runs in a project of Google Cloud, which is billed for it.
    virtual bool is_hosted() const { return true; }

    /// Runs on this machine: looking costs nothing.
    virtual bool is_here() const { return false; }
    /// Files travel ahead of the job into this folder, which all its machines see; "": into a bucket.
    virtual std::string shared_folder() const { return {}; }

    /// Its questions are asked per region.
    virtual bool is_regional() const { return false; }
    /// One create of gcloud's may make more than one job.
    virtual bool may_create_doubles() const { return false; }
    /// Packages on this machine are taken as they are; else they must be uploaded before.
    virtual bool takes_local_packages() const { return true; }

    /// What only this service knows to be wrong.
    virtual std::vector<Problem> check(const JobSpec& spec) const = 0;
    /// What is no mistake, but good to know before it costs money.
    virtual std::vector<std::string> notes(const JobSpec&, Date) const { return {}; }
    /// Looks whether this machine is ready for jobs of this service. What is known of them, of a job file or of
    /// config.toml, is in the spec, which may be empty. Reads only.
    virtual std::vector<Finding> inspect_machine(const JobSpec&) { return {}; }
    /// Holds a job that is right by itself against the service. It is as it would be sent now: its name is the job's own,
    /// {job} is filled in. Reads only.
    virtual std::vector<Finding> inspect(const JobSpec&) { return {}; }
    virtual std::vector<Rental> rentals(const JobSpec& spec) const = 0;
    virtual TimeLimit time_limit() const = 0;
    /// What the job's machines have; nothing where none are rented.
    virtual std::vector<MachineNeed> needs(const JobSpec&) const { return {}; }

    /// The time limit that is in force, given apart from the spec, is already min(max_duration, max_cost).
    virtual Plan plan(
        const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit) const = 0;

    /// The command that puts a file into the cloud, when it is not there yet; and doing so.
    virtual std::vector<std::string> upload_argv(
        const std::string&, const std::string&, const std::string&) const
    {
        return {};
    }
    virtual Answer upload(const std::vector<std::string>&) { return {}; }

    /// What this configuration file of the plan holds while the command runs. Throws Error.
    virtual std::string config_sent(const Plan&, const PlannedFile& config) const
    {
        return config.bytes;
    }
    virtual Answer submit(const Plan& plan, const JobReference& job, Time now) = 0;
    /// The jobs of a sweep may go as one submission, of which the service by itself runs only so many at a time.
    virtual bool takes_sweeps() const { return false; }
    /// Nothing where these cannot go together.
    virtual std::optional<Plan> plan_together(
        std::span<const SweepJob>, std::optional<std::int64_t>) const
    {
        return {};
    }
    /// As many answers as jobs, in their order.
    virtual std::vector<Answer> submit_together(const Plan&, std::span<const SweepJob>, Time)
    {
        return {};
    }
    /// Is it there? By name and label. Verdicts: accepted, refused (not there), collision, unsettled.
    virtual Answer settle(const JobReference& job, Time now) = 0;
    /// One look at many jobs of one project and region. `listed` is what the last one told: a list of many old
    /// jobs takes longer than asking for a few by name.
    virtual Looks look(
        std::span<const JobReference> jobs, std::optional<std::size_t> listed, Time now) = 0;
    /// The trials of a tuning job, each with its values.
    virtual StudyLook study(const JobReference& job, Time now) = 0;
    /// Every job with our label, also those that no ledger here knows; of the region where it is regional.
    virtual FoundJobs find_ours(
        const std::string& project, const std::string& region, Time now) = 0;
    /// Asks for the end. Accepted means asked, not ended.
    virtual Answer cancel(const JobReference& job, Time now) = 0;

    /// Removes what this machine keeps of a job that is over.
    virtual void forget(const JobReference&) {}

    virtual LogPlace logs(const JobReference& job) const = 0;
    /// Reads on in the logs of many jobs of one project; as many pages as jobs, in their order. Where is_hosted() is
    /// false a log is a plain file, whose lines have neither time nor level.
    virtual std::vector<LogPage> read_logs(
        std::span<const JobReference> jobs, std::span<const LogQuestion> questions) = 0;
    /// What the trainers wrote into these job_dirs, of one project; as many answers as folders, in their order.
    virtual std::vector<MetricsLook> read_metrics(
        std::span<const std::string> job_dirs, const std::string&)
    {
        return look_at_metrics(job_dirs);
    }
    /// Where a person can look at the job; "" when there is no such place.
    virtual std::string address(const JobReference& job) const = 0;
};

}  // namespace mltrain
