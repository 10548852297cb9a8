#include "gcloud/gcloud_service.hpp"

#include "gcloud/answers.hpp"
#include "gcloud/storage.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <string_view>

namespace mltrain {

namespace {

/// A describe takes as long as listing so many jobs; measured, 0.4 s and 0.9 ms.
constexpr std::size_t listed_in_a_describe = 440;

/// Of those that a list does not name: more are asked for the next time.
constexpr std::size_t most_asked_by_name = 5;

Look not_named()
{
    Look look;
    look.trouble = "the list of jobs does not name it, and it was not asked for by itself yet";
    return look;
}

}  // namespace

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

Looks GcloudService::look(
    std::span<const JobReference> jobs, std::optional<std::size_t> listed, Time now)
{
    Looks looks{std::vector<Look>(jobs.size(), not_named()), listed};
    std::vector<std::size_t> by_name;
    if (jobs.size() <= 1 + listed.value_or(0) / listed_in_a_describe) {
        for (std::size_t i = 0; i < jobs.size(); ++i) by_name.push_back(i);
    } else {
        const Listing listing = list_all(jobs.front().project, jobs.front().region, now);
        if (!listing.jobs) return {{jobs.size(), listing.failure}, listed};
        looks.listed = listing.jobs->size();
        std::map<std::string_view, const DescribedJob*> by_key;
        for (const DescribedJob& job : *listing.jobs) by_key.emplace(last_part(job.resource), &job);
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            const auto found = by_key.find(key_of(jobs[i]));
            if (found != by_key.end()) {
                looks.jobs[i] = seen_look(*found->second);
            } else {
                by_name.push_back(i);  // a list may lag, or end early
            }
        }
        // Each has its turn, should many be missing.
        if (by_name.size() > most_asked_by_name) {
            const auto turn =
                now.time_since_epoch().count() % static_cast<Time::rep>(by_name.size());
            std::rotate(by_name.begin(), by_name.begin() + turn, by_name.end());
            by_name.resize(most_asked_by_name);
        }
    }
    for (const std::size_t i : by_name) {
        looks.jobs[i] = describe(jobs[i], now);
        if (looks.jobs[i].interrupted) break;
    }
    return looks;
}

}  // namespace mltrain
