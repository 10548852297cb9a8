// Of SlurmService what changes something: sending, settling and cancelling.

#include "base/error.hpp"
#include "base/text.hpp"
#include "job/answer.hpp"
#include "slurm/inspection.hpp"
#include "slurm/slurm.hpp"
#include "system/files.hpp"
#include "system/trust.hpp"

#include <fmt/core.h>

#include <cassert>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

using TroubleKind = SlurmTrouble::Kind;
using FateKind = SlurmFate::Kind;

/// sbatch gives up by itself after the cluster's MessageTimeout, mostly ten seconds.
constexpr Seconds submit_deadline{120};

constexpr std::size_t largest_package = std::size_t{1} << 30U;

constexpr std::string_view not_wanted_any_more =
    "it had not arrived when it was asked for, and was given up";

Answer answer_to(const SlurmAsked& asked)
{
    const SlurmTrouble& trouble = asked.trouble;
    return answer_of(
        asked.outcome, asked.argv, Reason{trouble.message, trouble.hint, trouble.refusal});
}

/// "17", or "17;cluster" where there are several; "" for anything else.
std::string id_in(std::string_view out)
{
    const std::string_view id = trimmed(out).substr(0, trimmed(out).find(';'));
    return id.find_first_not_of("0123456789") == id.npos ? std::string(id) : "";
}

/// The code that the nodes run stands there, and what is believed of its end. Throws Error.
void take_shared_folder(const fs::path& folder)
{
    make_private_directory(folder);
    Openness{folder, how_others_write(folder)}.refuse(other_shared_folder);
}

Answer refused_by_folder(const Error& error)
{
    Answer answer;
    answer.verdict = Verdict::refused;
    answer.refusal = Refusal::other;
    answer.message = error.what();
    answer.hint = error.hint.empty()
        ? "slurm.shared_folder in config.toml names a folder that all nodes share"
        : error.hint;
    return answer;
}

/// What was made for jobs that will never be: their folders are empty.
void take_back(const fs::path& script, const fs::path& shared, std::span<const SweepJob> jobs)
{
    std::error_code ignored;
    fs::remove(script, ignored);
    for (const SweepJob& job : jobs) fs::remove(shared / job.identity.job, ignored);
}

}  // namespace

std::vector<std::string> SlurmService::upload_argv(
    const std::string& file, const std::string& url, const std::string&) const
{
    return {"install", "-D", "--mode=600", file, url};
}

Answer SlurmService::upload(const std::vector<std::string>& argv)
{
    assert(argv.size() == 5);
    const fs::path from = argv[3], to = argv[4];
    Answer answer;
    answer.argv = argv;
    try {
        std::error_code missing;
        if (!fs::exists(to, missing)) {
            make_private_directory(to.parent_path());
            replace_file(to, read_file(from, largest_package));
        }
        answer.verdict = Verdict::accepted;
    } catch (const Error& error) {
        answer = refused_by_folder(error);
        answer.argv = argv;
    }
    return answer;
}

Answer SlurmService::ask_sbatch(const std::vector<std::string>& argv, Time now) const
{
    const SlurmAsked asked = programs_.ask(argv, submit_deadline, [this] {
        say_("waiting for sbatch, so that the job is not lost; Ctrl-C again leaves now");
    });
    Answer answer = answer_to(asked);
    switch (asked.trouble.kind) {
    case TroubleKind::none:
        answer.resource = id_in(asked.outcome.out);
        if (answer.resource.empty()) {
            answer.message = "sbatch's answer names no job";
        } else {
            answer.verdict = Verdict::accepted;
            Sighting& sighting = answer.sighting.emplace();
            sighting.seen_at = now;
            sighting.state = State::queued;
            sighting.word = "PENDING";
        }
        break;
    case TroubleKind::no_program:
    case TroubleKind::refused: answer.verdict = Verdict::refused; break;
    case TroubleKind::no_accounting:
    case TroubleKind::no_answer: break;
    }
    return answer;
}

Answer SlurmService::submit(const Plan& plan, const JobReference& job, Time now)
{
    assert(!job.id.empty() && !plan.argv.empty());
    try {
        take_shared_folder(site_.shared_folder);
    } catch (const Error& error) {
        return refused_by_folder(error);
    }
    Answer answer = ask_sbatch(plan.argv, now);
    if (answer.verdict == Verdict::accepted)
        answer.resource = (folder_of(job) / answer.resource).string();
    return answer;
}

std::vector<Answer> SlurmService::submit_together(
    const Plan& plan, std::span<const SweepJob> jobs, Time now)
{
    assert(!jobs.empty() && plan.config);
    const fs::path script = array_script(site_.shared_folder, array_name(jobs));
    try {
        take_shared_folder(site_.shared_folder);
        for (const SweepJob& job : jobs)
            make_private_directory(site_.shared_folder / job.identity.job);
        replace_file(script, plan.config->bytes);
    } catch (const Error& error) {
        return std::vector<Answer>(jobs.size(), refused_by_folder(error));
    }
    const Answer answer = ask_sbatch(plan.argv, now);
    if (answer.verdict == Verdict::refused) take_back(script, site_.shared_folder, jobs);
    std::vector<Answer> answers(jobs.size(), answer);
    for (std::size_t i = 0; i < jobs.size() && answer.verdict == Verdict::accepted; ++i) {
        const std::string id = fmt::format("{}_{}", answer.resource, jobs[i].number);
        answers[i].resource = (site_.shared_folder / jobs[i].identity.job / id).string();
    }
    return answers;
}

Answer SlurmService::settle(const JobReference& job, Time now)
{
    try {
        SlurmSurvey survey = survey_of(std::span(&job, 1));
        Answer answer = answer_to(survey.squeue);
        if (survey.squeue.trouble.kind != TroubleKind::none) return answer;
        SlurmFacts& facts = survey.facts[0];
        const SlurmRow* row = chosen_row(facts.listed, facts.after);
        if (!row) row = chosen_row(facts.accounted, facts.after);
        const bool has_started = facts.after.fate && facts.after.fate->kind == FateKind::started;
        if (!row && !has_started && survey.lacks_accounting) return answer_to(survey.sacct);
        if (!row && !has_started) {
            facts.before.fate = facts.after.fate =
                decide_fate(folder_of(job), FateKind::refused, now);
        }
        if (is_given_up(facts.after)) {
            answer.verdict = Verdict::refused;
            answer.is_final = true;
            answer.message = row ? not_wanted_any_more : "Slurm does not know it";
            return answer;
        }
        const SlurmFate fate = facts.after.fate.value_or(SlurmFate{});
        const fs::path folder =
            row ? fs::path(row->directory) / job.name : fs::path(folder_of(job));
        answer.verdict = Verdict::accepted;
        answer.resource = (folder / (row ? row->id : fate.owner)).string();
        answer.sighting = sighting_of(facts, now);
        return answer;
    } catch (const Error& error) {
        Answer answer;
        answer.message = error.what();
        answer.hint = error.hint;
        return answer;
    }
}

SlurmAsked SlurmService::ask_scancel(const JobReference& job) const
{
    const std::string id = fs::path(job.resource).filename().string();
    const std::string name = slurm_name(job.name, job.id);
    if (!id.empty() && !is_task(id)) return programs_.ask({"scancel", "--me", "--name=" + name});
    // A task has its array's name, and its number may by now be that of a task of another array.
    SlurmAsked squeue = programs_.ask(squeue_argv());
    // By its id alone: with any other condition, such as --me, scancel ends all of the array that waits (22.05).
    std::vector<std::string> argv = {"scancel"};
    for (const SlurmRow& row :
        ArrayScripts(folder_of(job).parent_path()).as_jobs(squeue_rows(squeue.outcome.out))) {
        if (row.name == name) argv.push_back(row.id);
    }
    if (argv.size() == 1) return squeue;
    return programs_.ask(std::move(argv));
}

Answer SlurmService::cancel(const JobReference& job, Time now)
{
    assert(!job.id.empty() && !job.name.empty());
    const fs::path folder = folder_of(job);
    std::string shared_trouble;
    try {
        const SlurmFate fate = decide_fate(folder, FateKind::cancelled, now);
        if (fate.kind == FateKind::started) mark_cancelled(folder);
    } catch (const Error& error) {
        shared_trouble = error.what();  // Slurm may end it all the same
    }
    const SlurmAsked asked = ask_scancel(job);
    Answer answer = answer_to(asked);
    if (asked.trouble.kind != TroubleKind::none) return answer;
    // It ends with 0 whether there is such a job or not.
    const Look look = this->look(std::span(&job, 1), {}, now).jobs.at(0);
    if (look.kind != Look::Kind::seen) {
        answer.message = fmt::format("whether it ends is not known ({})", look.trouble);
        answer.hint = shared_trouble;
        return answer;
    }
    answer.verdict = Verdict::accepted;
    answer.sighting = look.sighting;
    return answer;
}

}  // namespace mltrain
