// Runs jobs on one's own cluster, with sbatch, squeue, sacct and scancel. Slurm has no unique names: a job is known by
// the submission's id in its name. Without accounting it forgets a job minutes after its end, so that the rest is told
// by the job's folder on the shared disk (job_folder.hpp), which also keeps what was given up from starting late.
#pragma once

#include "job/service.hpp"
#include "slurm/plan.hpp"
#include "slurm/programs.hpp"
#include "slurm/survey.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mltrain {

class SlurmService final : public Service {
public:
    /// `say` is told what the user should know while a submission is waited for.
    SlurmService(Runner& runner, SlurmSite site, std::function<void(std::string)> say);

    std::string name() const override { return "slurm"; }
    bool is_hosted() const override { return false; }
    bool takes_local_packages() const override { return false; }
    std::string shared_folder() const override { return site_.shared_folder.string(); }

    std::vector<Problem> check(const JobSpec& spec) const override;
    std::vector<std::string> notes(const JobSpec& spec, Date today) const override;
    std::vector<Finding> inspect_machine(const JobSpec& spec) override;
    std::vector<Finding> inspect(const JobSpec& spec) override;
    std::vector<Rental> rentals(const JobSpec& spec) const override;
    TimeLimit time_limit() const override;
    std::vector<MachineNeed> needs(const JobSpec& spec) const override { return needs_of(spec); }
    Plan plan(
        const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit) const override;

    std::vector<std::string> upload_argv(
        const std::string& file, const std::string& url, const std::string& project) const override;
    /// Copies into the shared folder: there whole or not at all, and once.
    Answer upload(const std::vector<std::string>& argv) override;

    /// The resource is the job's folder, and below it Slurm's id: "/shared/census_20261120_143000/17".
    Answer submit(const Plan& plan, const JobReference& job, Time now) override;
    /// As one array, whose tasks are the jobs.
    bool takes_sweeps() const override { return true; }
    std::optional<Plan> plan_together(
        std::span<const SweepJob> jobs, std::optional<std::int64_t> max_running) const override;
    std::vector<Answer> submit_together(
        const Plan& plan, std::span<const SweepJob> jobs, Time now) override;
    /// Also sees to it that a job answered as refused can never train later.
    Answer settle(const JobReference& job, Time now) override;
    Looks look(
        std::span<const JobReference> jobs, std::optional<std::size_t> listed, Time now) override;
    StudyLook study(const JobReference& job, Time now) override;
    FoundJobs find_ours(const std::string& project, const std::string& region, Time now) override;
    /// Proved by looking again; a job that has not started cannot start any more.
    Answer cancel(const JobReference& job, Time now) override;
    void forget(const JobReference& job) override;

    LogPlace logs(const JobReference& job) const override;
    std::vector<LogPage> read_logs(
        std::span<const JobReference> jobs, std::span<const LogQuestion> questions) override;
    std::string address(const JobReference&) const override { return {}; }

private:
    std::vector<Finding> inspect_site(const SlurmAsked& sinfo) const;
    std::filesystem::path folder_of(const JobReference& job) const;
    SlurmSurvey survey_of(std::span<const JobReference> jobs) const;
    SlurmAsked ask_scancel(const JobReference& job) const;
    /// sbatch's answer; accepted when it names a job, whose id is the resource then.
    Answer ask_sbatch(const std::vector<std::string>& argv, Time now) const;

    SlurmPrograms programs_;
    SlurmSite site_;
    std::function<void(std::string)> say_;
};

}  // namespace mltrain
