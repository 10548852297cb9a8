#include "slurm/survey.hpp"

#include "job/log_file.hpp"

#include <algorithm>

namespace mltrain {

namespace {

using TroubleKind = SlurmTrouble::Kind;

std::vector<SlurmRow> rows_of(const std::vector<SlurmRow>& rows, const SlurmWanted& job)
{
    const std::string name = slurm_name(job.name, job.id);
    std::vector<SlurmRow> own;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(own),
        [&](const SlurmRow& row) { return row.name == name; });
    return own;
}

/// By what names the accounting knows it: its own, and those of arrays that have it as a task.
void add_names(std::vector<std::string>& names, ArrayScripts& arrays, const SlurmWanted& job)
{
    names.push_back(slurm_name(job.name, job.id));
    for (std::string& name : arrays.with(job.folder.parent_path(), job.name, job.id)) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    }
}

}  // namespace

SlurmSurvey survey(const SlurmPrograms& programs, std::span<const SlurmWanted> jobs)
{
    SlurmSurvey survey;
    for (const SlurmWanted& job : jobs) survey.facts.emplace_back().before = read_marks(job.folder);
    survey.squeue = programs.ask(squeue_argv());
    if (survey.squeue.trouble.kind != TroubleKind::none) return survey;
    ArrayScripts arrays(jobs.empty() ? "" : jobs.front().folder.parent_path());
    const auto rows = arrays.as_jobs(squeue_rows(survey.squeue.outcome.out));
    std::vector<std::string> names;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        SlurmFacts& facts = survey.facts[i];
        facts.listed = rows_of(rows, jobs[i]);
        facts.after = read_marks(jobs[i].folder);
        facts.last_line = last_line_of(jobs[i].folder.string() + ".log");
        if (asks_accounting(facts)) add_names(names, arrays, jobs[i]);
    }
    if (names.empty()) return survey;
    survey.sacct = programs.ask(sacct_argv(names));
    const TroubleKind kind = survey.sacct.trouble.kind;
    // Who has no sacct has no accounting.
    survey.lacks_accounting = kind == TroubleKind::no_answer || kind == TroubleKind::refused;
    if (kind != TroubleKind::none) return survey;
    const auto past = arrays.as_jobs(sacct_rows(survey.sacct.outcome.out));
    for (std::size_t i = 0; i < jobs.size(); ++i)
        survey.facts[i].accounted = rows_of(past, jobs[i]);
    return survey;
}

}  // namespace mltrain
