// Cloud ML Engine, later AI Platform Training: the service behind `gcloud ml-engine jobs` and behind
// the same commands under their newer word `ai-platform`. The job's name is the key: unique in a
// project for ever.
#pragma once

#include "gcloud/gcloud_service.hpp"
#include "gcloud/trouble.hpp"

#include <functional>
#include <string>

namespace mltrain {

class MlEngine final : public GcloudService {
public:
    /// `group` is "ml-engine" or "ai-platform"; configurations are written into `directory`. `say` is
    /// told what the user should know while a create is waited for. Google's own service is shut down.
    MlEngine(Gcloud gcloud, std::string group, std::string directory,
        std::function<void(std::string)> say, bool is_googles_own = false);

    std::string name() const override { return group_; }
    std::vector<Problem> check(const JobSpec& spec) const override;
    std::vector<Finding> inspect_machine(const JobSpec& spec) override;
    std::vector<std::string> notes(const JobSpec& spec, Date today) const override;
    std::vector<Rental> rentals(const JobSpec& spec) const override;
    TimeLimit time_limit() const override;
    std::vector<MachineNeed> needs(const JobSpec& spec) const override;
    Plan plan(
        const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit) const override;
    Answer settle(const JobReference& job, Time now) override;
    StudyLook study(const JobReference& job, Time now) override;
    FoundJobs find_ours(const std::string& project, const std::string& region, Time now) override;
    Answer cancel(const JobReference& job, Time now) override;
    std::string address(const JobReference& job) const override;

private:
    Inquiry jobs_inquiry(const JobSpec& spec) const override;
    std::optional<DescribedJob> read_created(
        std::string_view text, const JobReference& job, Time now) const override;
    /// A question about a job, or about all (`name` is ""). A gcloud that does not know our command group is
    /// asked with the newer word.
    struct Asked {
        std::vector<std::string> argv;
        Outcome outcome;
        Trouble trouble;
    };
    Asked ask(const std::string& verb, const std::string& name, const std::string& project) const;
    Look describe(const JobReference& job, Time now) const override;
    Listing list_all(std::span<const JobReference> jobs, Time now) const override;
    std::string key_of(const JobReference& job) const override { return job.name; }

    std::string group_;
    bool is_googles_own_;
};

}  // namespace mltrain
