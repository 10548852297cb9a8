// Vertex AI's custom jobs: the service behind `gcloud ai custom-jobs`, regional. A job's name is for people and
// not unique; the service gives it a number when it is created. So a submission is found again by our label
// alone, and because gcloud by itself repeats a create whose reply was lost, more than one job may bear it.
#pragma once

#include "gcloud/gcloud.hpp"
#include "gcloud/trouble.hpp"
#include "job/service.hpp"

#include <functional>
#include <string>

namespace mltrain {

class VertexAi final : public Service {
public:
    /// Configurations are written into `directory`. `say` is told what the user should know while a create is
    /// waited for.
    VertexAi(Gcloud gcloud, std::string directory, std::function<void(std::string)> say);

    std::string name() const override { return "vertex-ai"; }
    bool is_regional() const override { return true; }
    bool may_create_doubles() const override { return true; }
    bool takes_local_packages() const override { return false; }
    std::vector<Problem> check(const JobSpec& spec) const override;
    std::vector<std::string> notes(const JobSpec& spec, Date today) const override;
    std::vector<Rental> rentals(const JobSpec& spec) const override;
    TimeLimit time_limit() const override;
    std::vector<MachineNeed> needs(const JobSpec& spec) const override;
    Plan plan(
        const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit) const override;
    std::vector<std::string> upload_argv(
        const std::string& file, const std::string& url, const std::string& project) const override;
    Answer upload(const std::vector<std::string>& argv) override;
    Answer submit(const Plan& plan, const JobReference& job, Time now) override;
    Answer settle(const JobReference& job, Time now) override;
    std::vector<Look> look(std::span<const JobReference> jobs, Time now) override;
    FoundJobs find_ours(const std::string& project, const std::string& region, Time now) override;
    Answer cancel(const JobReference& job, Time now) override;
    LogPlace logs(const JobReference& job) const override;
    std::string address(const JobReference& job) const override;

private:
    struct Asked {
        std::vector<std::string> argv;
        Outcome outcome;
        Trouble trouble;
    };
    /// `gcloud ai custom-jobs VERB …`.
    Asked ask(std::vector<std::string> words, const std::string& project) const;
    /// All of a region, or those with a label.
    Asked list(
        const std::string& project, const std::string& region, const std::string& filter) const;
    Look describe(const JobReference& job, Time now) const;

    Gcloud gcloud_;
    std::string directory_;
    std::function<void(std::string)> say_;
};

}  // namespace mltrain
