// Runs jobs on this machine: for trying things out, and for one's own GPU. A job is a folder below
// the state directory and a supervisor that outlives the terminal (supervisor.hpp); everything
// known of the job is read from that folder, and nothing is believed of a process that cannot be
// told apart from a later one of the same number.
#pragma once

#include "job/service.hpp"
#include "system/runner.hpp"

#include <filesystem>
#include <string>

namespace mltrain {

class LocalService final : public Service {
public:
    /// `program` is mltrain itself; `python` is looked up in PATH unless it holds a slash.
    LocalService(Runner& runner, std::filesystem::path state_directory,
        std::filesystem::path program, std::string python = "python3");

    std::string name() const override;

    std::vector<Problem> check(const JobSpec& spec) const override;
    std::vector<Finding> inspect_machine(const JobSpec& spec) override;
    std::vector<Finding> inspect(const JobSpec& spec) override;
    std::vector<std::string> notes(const JobSpec& spec, Date today) const override;
    std::vector<Rental> rentals(const JobSpec& spec) const override;
    TimeLimit time_limit() const override;

    Plan plan(
        const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit) const override;

    /// The resource is the job's folder.
    Answer submit(const Plan& plan, const JobReference& job, Time now) override;
    /// Also sees to it that a job answered as refused can never start later.
    Answer settle(const JobReference& job, Time now) override;
    Looks look(
        std::span<const JobReference> jobs, std::optional<std::size_t> listed, Time now) override;
    StudyLook study(const JobReference& job, Time now) override;
    FoundJobs find_ours(const std::string& project, const std::string& region, Time now) override;
    bool is_hosted() const override { return false; }
    bool is_here() const override { return true; }
    Answer cancel(const JobReference& job, Time now) override;
    void forget(const JobReference& job) override;

    LogPlace logs(const JobReference& job) const override;
    std::vector<LogPage> read_logs(
        std::span<const JobReference> jobs, std::span<const LogQuestion> questions) override;
    std::string address(const JobReference& job) const override;

private:
    std::filesystem::path folder_of(const JobReference& job) const;

    Runner& runner_;
    std::filesystem::path state_directory_;
    std::filesystem::path program_;
    std::string python_;
};

}  // namespace mltrain
