#include "gcloud/gcloud_service.hpp"

#include "gcloud/answers.hpp"
#include "gcloud/storage.hpp"

#include <fmt/core.h>

namespace mltrain {

GcloudService::GcloudService(
    Gcloud gcloud, std::string directory, std::function<void(std::string)> say)
    : gcloud_(std::move(gcloud)),
      directory_(std::move(directory)),
      say_(std::move(say))
{
}

PlannedFile GcloudService::config_file(const Json& config, const Identity& identity) const
{
    return {fmt::format("{}/{}.{}.json", directory_, identity.job, identity.id.substr(0, 8)),
        pretty_json(config) + "\n"};
}

std::vector<std::string> GcloudService::upload_argv(
    const std::string& file, const std::string& url, const std::string& project) const
{
    return mltrain::upload_argv(file, url, project);
}

Answer GcloudService::upload(const std::vector<std::string>& argv)
{
    return mltrain::upload(gcloud_, argv);
}

Answer GcloudService::submit(const Plan& plan, const JobReference& job, Time now)
{
    const Outcome outcome = gcloud_.run(plan.argv, create_deadline, [this] {
        say_("waiting for gcloud's answer, so that the job is not lost; Ctrl-C again leaves now");
    });
    const Trouble trouble = trouble_of(outcome);
    Answer answer = answer_of(outcome, plan.argv, trouble);
    if (certainly_refused(trouble.kind)) answer.verdict = Verdict::refused;
    if (trouble.kind != Trouble::Kind::none) return answer;

    const auto created = read_created(outcome.out, job, now);
    if (!created) {
        answer.message = "gcloud's answer does not name the job";
        return answer;
    }
    answer.verdict = Verdict::accepted;
    answer.resource = created->resource;
    answer.sighting = created->sighting;
    return answer;
}

}  // namespace mltrain
