#include "slurm/slurm.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "job/log_file.hpp"
#include "slurm/inspection.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cassert>
#include <map>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

using TroubleKind = SlurmTrouble::Kind;

Look failed_look(const std::string& trouble, const std::string& hint, bool lasting)
{
    Look look;
    look.trouble = trouble;
    look.hint = hint;
    look.lasting = lasting;
    return look;
}

}  // namespace

SlurmService::SlurmService(Runner& runner, SlurmSite site, std::function<void(std::string)> say)
    : programs_(runner, site.disturbing),
      site_(std::move(site)),
      say_(std::move(say))
{
}

std::vector<Problem> SlurmService::check(const JobSpec& spec) const
{
    return problems_of_slurm(spec);
}

std::vector<std::string> SlurmService::notes(const JobSpec& spec, Date) const
{
    if (spec.limits.max_duration || spec.limits.max_cost) return {};
    return {"no time limit is set, so the partition's own holds: sinfo -o '%P %l'"};
}

std::vector<Finding> SlurmService::inspect_machine(const JobSpec&)
{
    return inspect_site(programs_.ask(sinfo_argv()));
}

std::vector<Finding> SlurmService::inspect_site(const SlurmAsked& sinfo) const
{
    std::vector<Finding> findings = {
        cluster_finding(sinfo.trouble, partitions_of(sinfo.outcome.out))};
    if (findings[0].state == Finding::State::bad) return findings;
    findings.push_back(accounting_finding(programs_.ask(sacct_argv({"mltrain"})).trouble));
    findings.push_back(folder_finding(site_.shared_folder));
    return findings;
}

std::vector<Finding> SlurmService::inspect(const JobSpec& spec)
{
    const SlurmAsked sinfo = programs_.ask(sinfo_argv());
    std::vector<Finding> findings = inspect_site(sinfo);
    if (sinfo.trouble.kind != TroubleKind::none) return findings;
    for (Finding& finding : job_findings(spec, gres_of(spec), partitions_of(sinfo.outcome.out)))
        findings.push_back(std::move(finding));
    return findings;
}

std::vector<Rental> SlurmService::rentals(const JobSpec& spec) const
{
    return rentals_of(spec, site_.priced);
}

TimeLimit SlurmService::time_limit() const
{
    return {.default_limit = {},
        .default_source = "",
        .billing_step = Seconds(1),
        .billing_minimum = Seconds(0),
        // KillWait, 30 s by default, and as long until the controller looks at its limits again.
        .grace = Seconds(60),
        .step = std::chrono::minutes(1)};
}

Plan SlurmService::plan(
    const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit) const
{
    return slurm_plan(spec, identity, limit, site_);
}

std::optional<Plan> SlurmService::plan_together(
    std::span<const SweepJob> jobs, std::optional<std::int64_t> max_running) const
{
    return slurm_array_plan(jobs, max_running, site_);
}

SlurmSurvey SlurmService::survey_of(std::span<const JobReference> jobs) const
{
    std::vector<SlurmWanted> wanted;
    for (const JobReference& job : jobs) wanted.push_back({job.id, job.name, folder_of(job)});
    return survey(programs_, wanted);
}

Looks SlurmService::look(
    std::span<const JobReference> jobs, std::optional<std::size_t> listed, Time now)
{
    Looks looks{{}, listed};
    try {
        const SlurmSurvey survey = survey_of(jobs);
        const SlurmTrouble& trouble = survey.squeue.trouble;
        for (const SlurmFacts& facts : survey.facts) {
            Look& look = looks.jobs.emplace_back();
            if (trouble.kind != TroubleKind::none) {
                look = failed_look(
                    trouble.message, trouble.hint, trouble.kind == TroubleKind::no_program);
                look.interrupted = survey.squeue.outcome.interrupted;
                continue;
            }
            if (survey.lacks_accounting && asks_accounting(facts)) {
                look = failed_look(survey.sacct.trouble.message, survey.sacct.trouble.hint, false);
                look.interrupted = survey.sacct.outcome.interrupted;
                continue;
            }
            const auto sighting = sighting_of(facts, now);
            look.kind = sighting ? Look::Kind::seen : Look::Kind::not_listed;
            if (sighting) {
                look.sighting = *sighting;
            } else {
                look.trouble = "Slurm does not list it, and it has not started";
                look.hint = "a controller that was killed forgets its newest jobs; mltrain cancel "
                            "sees to it that it never starts";
            }
        }
    } catch (const Error& error) {
        looks.jobs.assign(jobs.size(), failed_look(error.what(), error.hint, true));
    }
    return looks;
}

StudyLook SlurmService::study(const JobReference& job, Time)
{
    StudyLook look;
    look.trouble = fmt::format("{} has no trials", job.name);
    return look;
}

FoundJobs SlurmService::find_ours(const std::string&, const std::string&, Time now)
{
    FoundJobs found;
    if (!programs_.are_here()) return found;  // no Slurm here
    const SlurmAsked asked = programs_.ask(squeue_argv());
    if (asked.trouble.kind == TroubleKind::no_program) return found;
    found.trouble = asked.trouble.message;
    found.hint = asked.trouble.hint;
    if (asked.trouble.kind != TroubleKind::none) return found;
    std::map<std::string, std::vector<SlurmRow>> by_name;
    for (SlurmRow& row : ArrayScripts(site_.shared_folder).as_jobs(squeue_rows(asked.outcome.out)))
        by_name[row.name].push_back(std::move(row));
    for (const auto& [name, rows] : by_name) {
        const OwnName own = own_name_of(name).value_or(OwnName{});
        const fs::path folder = fs::path(rows.front().directory) / own.job;
        SlurmFacts facts;
        try {
            facts.before = facts.after = read_marks(folder);
        } catch (const Error&) {
            facts.after = {};  // what squeue tells holds all the same
        }
        if (is_given_up(facts.after)) continue;  // it will run nothing
        facts.listed = rows;
        facts.last_line = last_line_of(folder.string() + ".log");
        const SlurmRow& row = *chosen_row(facts.listed, facts.after);
        Found& job = found.jobs.emplace_back();
        job.job = {own.id, own.job, (folder / row.id).string(), "", ""};
        job.sighting = sighting_of(facts, now).value_or(Sighting{});
        for (auto& [key, value] : labels_in(row.comment)) {
            if (key == "mltrain-spec") job.hash = value;
            if (!key.starts_with("mltrain-")) job.spec.labels.emplace_back(key, value);
        }
    }
    return found;
}

void SlurmService::forget(const JobReference& job)
{
    if (job.resource.empty()) return;
    const fs::path folder = folder_of(job);
    forget_folder(folder);
    if (is_task(fs::path(job.resource).filename().string()))
        forget_arrays(folder.parent_path(), job.name, job.id);
}

LogPlace SlurmService::logs(const JobReference& job) const
{
    return folder_of(job).string() + ".log";
}

std::vector<LogPage> SlurmService::read_logs(
    std::span<const JobReference> jobs, std::span<const LogQuestion> questions)
{
    std::vector<LogPage> pages;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const LogQuestion& question = questions[i];
        const std::string log = folder_of(jobs[i]).string() + ".log";
        LogPage page = read_log_file(log, question.file, question.is_over);
        for (LogLine& line : page.lines) line.job = jobs[i].id;
        pages.push_back(std::move(page));
    }
    return pages;
}

fs::path SlurmService::folder_of(const JobReference& job) const
{
    // To guess it could mean to give up a job that runs.
    if (job.resource.empty() && site_.shared_folder.empty())
        throw Error("slurm.shared_folder stands in config.toml, which is not read",
            "the warning above says why; nothing about the job was decided");
    // Where it was put when it was submitted, though the shared folder may be another one today.
    if (!job.resource.empty()) return fs::path(job.resource).parent_path();
    return site_.shared_folder / job.name;
}

}  // namespace mltrain
