// What all services behind gcloud have in common: files travel with gcloud's own storage command, what has no flag
// goes into a configuration file, a create is waited for, so that its job is not lost, and logs are in Cloud Logging.
#pragma once

#include "gcloud/gcloud.hpp"
#include "gcloud/inspection.hpp"
#include "gcloud/log.hpp"
#include "gcloud/reply.hpp"
#include "job/service.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// A list of jobs; or the look of every one of them when it failed.
struct Listing {
    std::optional<std::vector<DescribedJob>> jobs;
    Look failure;
};

class GcloudService : public Service {
public:
    /// Configurations are written into `directory`. `say` is told what the user should know while a create is
    /// waited for.
    GcloudService(Gcloud gcloud, std::string directory, std::function<void(std::string)> say);

    std::vector<std::string> upload_argv(
        const std::string& file, const std::string& url, const std::string& project) const final;
    Answer upload(const std::vector<std::string>& argv) final;
    Answer submit(const Plan& plan, const JobReference& job, Time now) override;
    Looks look(
        std::span<const JobReference> jobs, std::optional<std::size_t> listed, Time now) final;
    std::vector<MetricsLook> read_metrics(
        std::span<const std::string> job_dirs, const std::string& project) final;
    std::vector<Finding> inspect_machine(const JobSpec& spec) override;
    std::vector<Finding> inspect(const JobSpec& spec) final;
    LogPlace logs(const JobReference& job) const final;
    std::vector<LogPage> read_logs(
        std::span<const JobReference> jobs, std::span<const LogQuestion> questions) final;

protected:
    const Gcloud& gcloud() const { return gcloud_; }
    /// The configuration of one submission as a file that no other has.
    PlannedFile config_file(const Json& config, const Identity& identity) const;

private:
    /// Whether the jobs of this place may be looked at, and one of that name made.
    virtual Inquiry jobs_inquiry(const JobSpec& spec) const = 0;
    std::vector<Outcome> ask(const std::vector<Inquiry>& inquiries) const;
    /// What a create answered, when that is the job that was meant: an empty answer exits 0, too.
    virtual std::optional<DescribedJob> read_created(
        std::string_view text, const JobReference& job, Time now) const = 0;
    virtual Look describe(const JobReference& job, Time now) const = 0;
    /// All jobs of the kinds of these, which are of one project, and of one region where that matters.
    virtual Listing list_all(std::span<const JobReference> jobs, Time now) const = 0;
    /// By which a job is known among them, and in its log: the last part of the service's own name; "" when it has
    /// none yet.
    virtual std::string key_of(const JobReference& job) const = 0;

    /// In one question.
    std::vector<LogPage> read_some_logs(std::span<const LogPart> parts,
        std::span<const JobReference> jobs, const LogQuestion& question) const;

    Gcloud gcloud_;
    std::string directory_;
    std::function<void(std::string)> say_;
};

}  // namespace mltrain
