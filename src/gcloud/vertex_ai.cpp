#include "gcloud/vertex_ai.hpp"

#include "catalog/vertex_ai.hpp"
#include "gcloud/answers.hpp"
#include "gcloud/custom_job.hpp"
#include "gcloud/env.hpp"
#include "gcloud/tuning.hpp"
#include "gcloud/vertex_ai_check.hpp"
#include "job/env_file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>

namespace mltrain {

namespace {

/// "parameter_servers" as people write it.
std::string role_name(std::string_view table)
{
    std::string name(table);
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

const std::string custom_jobs = "custom-jobs";
const std::string tuning_jobs = "hp-tuning-jobs";

/// gcloud's word for its kind: by the service's own name of the job, or where it has none yet by what was submitted.
const std::string& group_of(const JobReference& job)
{
    const bool tunes = job.resource.empty()
        ? job.tunes
        : job.resource.find("/hyperparameterTuningJobs/") != std::string::npos;
    return tunes ? tuning_jobs : custom_jobs;
}

/// Of those with one label the first is the job, whatever became of it; the others that live are its doubles. So
/// everybody decides alike, and even who does not see it yet never cancels the first.
Found first_of(
    std::vector<DescribedJob> jobs, const std::string& project, const std::string& region)
{
    std::sort(jobs.begin(), jobs.end(), [](const DescribedJob& a, const DescribedJob& b) {
        return std::tie(a.sighting.created, a.resource) < std::tie(b.sighting.created, b.resource);
    });
    const auto reference = [&](const DescribedJob& job) {
        return JobReference{
            job.id, job.name, job.resource, project, region, !job.spec.hyperparameters.is_empty()};
    };
    const DescribedJob& first = jobs.front();
    Found found{reference(first), first.hash, first.sighting, first.spec};
    for (std::size_t i = 1; i < jobs.size(); ++i) {
        const State state = jobs[i].sighting.state;
        if (is_over(state) || state == State::cancelling) continue;
        found.doubles.push_back({reference(jobs[i]), jobs[i].sighting});
    }
    return found;
}

}  // namespace

std::vector<Problem> VertexAi::check(const JobSpec& spec) const
{
    return check_for_vertex_ai(spec);
}

std::vector<std::string> VertexAi::notes(const JobSpec& spec, Date today) const
{
    return notes_for_vertex_ai(spec, today);
}

std::vector<Rental> VertexAi::rentals(const JobSpec& spec) const
{
    const std::string region = spec.region.value_or("");
    std::vector<Rental> rentals;
    for (const Pool& pool : pools_of(spec)) {
        Rental rental{role_name(pool.name), "vertex-ai", region,
            pool.role.machine_type.value_or(""), pool.count, {}, {}};
        rental.is_spot = spec.scheduling.strategy == "SPOT";
        rentals.push_back(rental);
        const auto shape = vertex_ai_shape(rental.product);
        const bool is_built_in = shape && !shape->accelerator.empty();
        if (!pool.role.accelerator_type || is_built_in) continue;
        rental.product = *pool.role.accelerator_type;
        rental.count = pool.count * pool.role.accelerator_count.value_or(1);
        rentals.push_back(rental);
    }
    return rentals;
}

TimeLimit VertexAi::time_limit() const
{
    // The limit is the API's default for scheduling.timeout, which is part of the job that each trial is. How the bill is rounded no source tells for certain:
    // half minutes, rounded up, never show too little.
    return {.default_limit = std::chrono::days(7),
        .default_source = "the service's own limit",
        .billing_step = Seconds(30),
        .billing_minimum = Seconds(0),
        .grace = Seconds(0),
        .per_trial = true};
}

std::vector<MachineNeed> VertexAi::needs(const JobSpec& spec) const
{
    std::vector<MachineNeed> needs;
    for (const Pool& pool : pools_of(spec)) {
        MachineNeed need{role_name(pool.name), pool.count, 0, 0, "", 0};
        if (const auto shape = vertex_ai_shape(pool.role.machine_type.value_or(""))) {
            need.milli_vcpus = shape->milli_vcpus;
            need.milli_gib = shape->milli_gib;
        }
        if (pool.role.accelerator_type) {
            need.accelerator = *pool.role.accelerator_type;
            need.accelerators = pool.role.accelerator_count.value_or(1);
        }
        needs.push_back(std::move(need));
    }
    return needs;
}

Plan VertexAi::plan(
    const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit) const
{
    Plan plan;
    plan.limit = limit;
    const bool tunes = !spec.hyperparameters.is_empty();
    const Json config =
        tunes ? tuning_job(spec, identity.job, limit) : custom_job_spec(spec, identity.job, limit);
    const PlannedFile file = config_file(config, identity);
    plan.config_json = config;
    plan.config = file;
    if (spec.env_from_file) plan.env_file = std::filesystem::absolute(*spec.env_from_file).string();
    plan.argv = create_job_argv(tunes ? tuning_jobs : custom_jobs, spec, identity, file.path);
    return plan;
}

std::string VertexAi::config_sent(const Plan& plan, const PlannedFile& config) const
{
    if (plan.env_file.empty() || !plan.config_json) return config.bytes;
    return pretty_json(with_variables(*plan.config_json, read_env_file(plan.env_file))) + "\n";
}

Answer VertexAi::submit(const Plan& plan, const JobReference& job, Time now)
{
    const Pairs variables = plan.env_file.empty() ? Pairs{} : read_env_file(plan.env_file);
    Answer answer = GcloudService::submit(plan, job, now);
    // A refusal may quote what it refuses.
    for (std::string* text : {&answer.out, &answer.err, &answer.message})
        *text = without_values(std::move(*text), variables);
    return answer;
}

/// It must bear our label: the name is no key here.
std::optional<DescribedJob> VertexAi::read_created(
    std::string_view text, const JobReference& job, Time now) const
{
    auto created = read_custom_job(text, now);
    if (created && created->id != job.id) created.reset();
    return created;
}

Answer VertexAi::settle(const JobReference& job, Time now)
{
    const Asked asked = list(group_of(job), job.project, job.region, "labels.mltrain-id=" + job.id);
    Answer answer = answer_of(asked.outcome, asked.argv, asked.trouble);
    if (asked.trouble.kind != Trouble::Kind::none) return answer;
    auto listed = read_custom_jobs(asked.outcome.out, now);
    if (!listed) {
        answer.message = "gcloud's answer cannot be read";
        return answer;
    }
    std::erase_if(*listed, [&](const DescribedJob& other) { return other.id != job.id; });
    if (listed->empty()) {
        answer.verdict = Verdict::refused;
        return answer;
    }
    Found found = first_of(std::move(*listed), job.project, job.region);
    answer.verdict = Verdict::accepted;
    answer.resource = found.job.resource;
    answer.sighting = found.sighting;
    answer.doubles = std::move(found.doubles);
    return answer;
}

VertexAi::Asked VertexAi::ask(
    const std::string& group, std::vector<std::string> words, const std::string& project) const
{
    Asked asked;
    asked.argv = {"gcloud", "ai", group};
    asked.argv.insert(asked.argv.end(), words.begin(), words.end());
    if (!project.empty()) asked.argv.push_back("--project=" + project);
    asked.argv.emplace_back("--format=json");
    asked.outcome = gcloud().run(asked.argv, question_deadline);
    asked.trouble = trouble_of(asked.outcome);
    return asked;
}

VertexAi::Asked VertexAi::list(const std::string& group, const std::string& project,
    const std::string& region, const std::string& filter) const
{
    std::vector<std::string> words = {"list", "--region=" + region};
    if (!filter.empty()) words.push_back("--filter=" + filter);
    return ask(group, std::move(words), project);
}

Look VertexAi::describe(const JobReference& job, Time now) const
{
    const Asked asked = ask(group_of(job), {"describe", job.resource}, job.project);
    if (asked.trouble.kind != Trouble::Kind::none) return failed_look(asked.outcome, asked.trouble);
    const auto described = read_custom_job(asked.outcome.out, now);
    if (!described || last_part(described->resource) != last_part(job.resource))
        return unreadable_look();
    return seen_look(*described);
}

Listing VertexAi::list_all(std::span<const JobReference> jobs, Time now) const
{
    Listing listing{std::vector<DescribedJob>{}, unreadable_look()};
    for (const std::string& group : {custom_jobs, tuning_jobs}) {
        const bool is_watched = std::any_of(jobs.begin(), jobs.end(),
            [&](const JobReference& job) { return group_of(job) == group; });
        if (!is_watched) continue;
        const Asked asked = list(group, jobs.front().project, jobs.front().region, "");
        if (asked.trouble.kind != Trouble::Kind::none)
            return {{}, failed_look(asked.outcome, asked.trouble)};
        auto listed = read_custom_jobs(asked.outcome.out, now);
        if (!listed) return {{}, unreadable_look()};
        for (DescribedJob& job : *listed) listing.jobs->push_back(std::move(job));
    }
    return listing;
}

std::string VertexAi::key_of(const JobReference& job) const
{
    return std::string(last_part(job.resource));
}

StudyLook VertexAi::study(const JobReference& job, Time now)
{
    const Asked asked = ask(group_of(job), {"describe", job.resource}, job.project);
    return study_look(asked.outcome, asked.trouble, read_custom_job(asked.outcome.out, now));
}

Inquiry VertexAi::jobs_inquiry(const JobSpec& spec) const
{
    const std::string region = spec.region.value_or("");
    return {"jobs", "",
        {"gcloud", "ai", spec.hyperparameters.is_empty() ? custom_jobs : tuning_jobs, "list",
            "--region=" + region, "--limit=1", "--project=" + spec.project.value_or(""),
            "--format=json"},
        [region](const Outcome& outcome) -> Finding {
            const Trouble trouble = trouble_of(outcome);
            if (trouble.kind != Trouble::Kind::none)
                return {"jobs", Finding::State::bad, trouble.message, trouble.hint};
            return {"jobs", Finding::State::good,
                fmt::format("can be listed in {}; a name may be used twice", region)};
        }};
}

FoundJobs VertexAi::find_ours(const std::string& project, const std::string& region, Time now)
{
    FoundJobs found;
    std::vector<std::string> ids;
    std::map<std::string, std::vector<DescribedJob>> by_id;
    for (const std::string& group : {tuning_jobs, custom_jobs}) {
        const Asked asked = list(group, project, region, "labels.mltrain-id:*");
        auto listed = read_custom_jobs(asked.outcome.out, now);
        // A list that failed may print its first page: half a list is none.
        if (asked.trouble.kind != Trouble::Kind::none)
            return {{}, asked.trouble.message, asked.trouble.hint};
        if (!listed) return {{}, "gcloud's answer cannot be read", ""};
        std::map<std::string, std::vector<DescribedJob>> of_group;
        for (DescribedJob& job : *listed) {
            // A custom job with a tuning job's label is one of its trials.
            if (job.id.empty() || by_id.contains(job.id)) continue;
            if (!of_group.contains(job.id)) ids.push_back(job.id);
            of_group[job.id].push_back(std::move(job));
        }
        by_id.merge(of_group);
    }
    for (const std::string& id : ids)
        found.jobs.push_back(first_of(std::move(by_id[id]), project, region));
    return found;
}

Answer VertexAi::cancel(const JobReference& job, Time)
{
    const Asked asked = ask(group_of(job), {"cancel", job.resource}, job.project);
    Answer answer = answer_of(asked.outcome, asked.argv, asked.trouble);
    if (asked.trouble.kind == Trouble::Kind::none) answer.verdict = Verdict::accepted;
    if (certainly_refused(asked.trouble.kind)) answer.verdict = Verdict::refused;
    return answer;
}

std::string VertexAi::address(const JobReference& job) const
{
    if (job.resource.empty()) return "";
    return fmt::format(
        "https://console.cloud.google.com/ai/platform/locations/{}/training/{}?project={}",
        job.region, last_part(job.resource), job.project);
}

}  // namespace mltrain
