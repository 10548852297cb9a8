// Vertex AI's custom and tuning jobs: the service behind `gcloud ai custom-jobs` and `hp-tuning-jobs`, regional. A job's name is for people and
// not unique; the service gives it a number when it is created. So a submission is found again by our label
// alone, and because gcloud by itself repeats a create whose reply was lost, more than one job may bear it.
#pragma once

#include "gcloud/gcloud_service.hpp"
#include "gcloud/trouble.hpp"

#include <functional>
#include <string>

namespace mltrain {

class VertexAi final : public GcloudService {
public:
    using GcloudService::GcloudService;

    std::string name() const override { return "vertex-ai"; }
    bool is_regional() const override { return true; }
    bool may_create_doubles() const override { return true; }
    bool takes_local_packages() const override { return false; }
    std::vector<Problem> check(const JobSpec& spec) const override;
    std::vector<std::string> notes(const JobSpec& spec, Date today) const override;
    std::vector<Rental> rentals(const JobSpec& spec) const override;
    TimeLimit time_limit() const override;
    std::vector<MachineNeed> needs(const JobSpec& spec) const override;
    std::string config_sent(const Plan& plan, const PlannedFile& config) const override;
    Answer submit(const Plan& plan, const JobReference& job, Time now) override;
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
    struct Asked {
        std::vector<std::string> argv;
        Outcome outcome;
        Trouble trouble;
    };
    /// `gcloud ai GROUP VERB …`.
    Asked ask(
        const std::string& group, std::vector<std::string> words, const std::string& project) const;
    /// All of a region, or those with a label.
    Asked list(const std::string& group, const std::string& project, const std::string& region,
        const std::string& filter) const;
    Look describe(const JobReference& job, Time now) const override;
    Listing list_all(std::span<const JobReference> jobs, Time now) const override;
    std::string key_of(const JobReference& job) const override;
};

}  // namespace mltrain
