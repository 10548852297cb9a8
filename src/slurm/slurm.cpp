#include "slurm/slurm.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "job/log_file.hpp"
#include "system/files.hpp"
#include "system/trust.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cassert>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

using TroubleKind = SlurmTrouble::Kind;
using FateKind = SlurmFate::Kind;

/// sbatch gives up by itself after the cluster's MessageTimeout, mostly ten seconds.
constexpr Seconds submit_deadline{120};
constexpr Seconds question_deadline{60};

constexpr std::size_t largest_package = std::size_t{1} << 30U;

constexpr std::string_view not_wanted_any_more =
    "it had not arrived when it was asked for, and was given up";

Answer answer_of(const SlurmTrouble& trouble, const Outcome& outcome, std::vector<std::string> argv)
{
    Answer answer;
    answer.message = trouble.message;
    answer.hint = trouble.hint;
    answer.refusal = trouble.refusal;
    answer.interrupted = outcome.interrupted;
    answer.argv = std::move(argv);
    answer.exit_code = outcome.exit_code;
    answer.out = outcome.out;
    answer.err = outcome.err;
    return answer;
}

/// "17", or "17;cluster" where there are several; "" for anything else.
std::string id_in(std::string_view out)
{
    const std::string_view id = trimmed(out).substr(0, trimmed(out).find(';'));
    return id.find_first_not_of("0123456789") == id.npos ? std::string(id) : "";
}

bool is_given_up(const SlurmMarks& marks)
{
    return marks.fate && marks.fate->kind == FateKind::refused;
}

Look failed_look(const std::string& trouble, const std::string& hint, bool lasting)
{
    Look look;
    look.trouble = trouble;
    look.hint = hint;
    look.lasting = lasting;
    return look;
}

std::vector<SlurmRow> rows_of(const std::vector<SlurmRow>& rows, const std::string& name)
{
    std::vector<SlurmRow> own;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(own),
        [&](const SlurmRow& row) { return row.name == name; });
    return own;
}

/// Why the folder that all nodes share is not used; nothing when all is well.
std::optional<Answer> refusal_of_folder(const fs::path& folder)
{
    const auto refused = [](std::string message, std::string hint) {
        Answer answer;
        answer.verdict = Verdict::refused;
        answer.refusal = Refusal::other;
        answer.message = std::move(message);
        answer.hint = std::move(hint);
        return answer;
    };
    try {
        make_private_directory(folder);
    } catch (const Error& error) {
        return refused(
            error.what(), "slurm.shared_folder in config.toml names a folder that all nodes share");
    }
    // The code that the nodes run stands there, and what is believed of its end.
    const Openness open{folder, how_others_write(folder)};
    if (open.why.empty()) return {};
    return refused(
        fmt::format("\"{}\" is not yours alone: {}", folder.string(), open.why), open.cure());
}

}  // namespace

SlurmService::SlurmService(Runner& runner, SlurmSite site, std::function<void(std::string)> say)
    : runner_(runner),
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
    return inspect_site(ask(sinfo_argv(), question_deadline));
}

std::vector<Finding> SlurmService::inspect_site(const Asked& sinfo) const
{
    std::vector<Finding> findings = {
        cluster_finding(sinfo.trouble, partitions_of(sinfo.outcome.out))};
    if (findings[0].state == Finding::State::bad) return findings;
    findings.push_back(accounting_finding(ask(sacct_argv({"mltrain"}), question_deadline).trouble));
    Finding& folder = findings.emplace_back();
    folder = {"shared folder", Finding::State::good, site_.shared_folder.string()};
    std::error_code missing;
    if (!is_writable(existing_part(site_.shared_folder))) {
        folder.state = Finding::State::bad;
        folder.seen += " cannot be written";
        folder.cure = "set slurm.shared_folder in config.toml";
    } else if (!fs::exists(site_.shared_folder, missing)) {
        folder.seen += " is made by the first submission";
    }
    return findings;
}

std::vector<Finding> SlurmService::inspect(const JobSpec& spec)
{
    const Asked sinfo = ask(sinfo_argv(), question_deadline);
    std::vector<Finding> findings = inspect_site(sinfo);
    if (sinfo.trouble.kind != TroubleKind::none) return findings;
    for (Finding& finding : job_findings(spec, gres_of(spec), partitions_of(sinfo.outcome.out)))
        findings.push_back(std::move(finding));
    return findings;
}

std::vector<Rental> SlurmService::rentals(const JobSpec& spec) const
{
    Rental rental{.role = "job",
        .provider = "slurm",
        .region = "",
        .product = "node",
        .count = nodes_of(spec),
        .own_rate = spec.slurm.hourly_cost,
        .note = "",
        .own_key = "[slurm] hourly_cost"};
    if (spec.slurm.machine) {
        rental.provider = "local";  // where the user's own machines are in the price book
        rental.product = *spec.slurm.machine;
        rental.own_key.clear();
    }
    return {rental};
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
    } catch (const Error& trouble) {
        answer.verdict = Verdict::refused;
        answer.refusal = Refusal::other;
        answer.message = trouble.what();
        answer.hint = "slurm.shared_folder in config.toml names a folder that all nodes share";
    }
    return answer;
}

SlurmService::Asked SlurmService::ask(
    std::vector<std::string> argv, Seconds deadline, std::function<void()> on_interrupt) const
{
    Asked asked;
    asked.argv = argv;
    const std::string program = argv[0];
    if (!site_.disturbing.empty()) {
        std::vector<std::string> without = {"env"};
        for (const std::string& name : site_.disturbing) {
            without.emplace_back("-u");
            without.push_back(name);
        }
        argv.insert(argv.begin(), without.begin(), without.end());
    }
    asked.outcome = runner_.run({.argv = std::move(argv),
        .directory = {},
        .environment = {{"SLURM_TIME_FORMAT", "%s"}},
        .deadline = deadline,
        .on_interrupt = std::move(on_interrupt)});
    // Of a program that env does not find.
    constexpr int not_found = 127;
    if (!site_.disturbing.empty() && asked.outcome.exit_code == not_found)
        asked.outcome.not_found = true;
    asked.trouble = slurm_trouble(asked.outcome, program);
    return asked;
}

Answer SlurmService::submit(const Plan& plan, const JobReference& job, Time now)
{
    assert(!job.id.empty() && !plan.argv.empty());
    if (auto refusal = refusal_of_folder(site_.shared_folder)) return *refusal;
    const Asked asked = ask(plan.argv, submit_deadline, [this] {
        say_("waiting for sbatch, so that the job is not lost; Ctrl-C again leaves now");
    });
    Answer answer = answer_of(asked.trouble, asked.outcome, asked.argv);
    const std::string id = id_in(asked.outcome.out);
    switch (asked.trouble.kind) {
    case TroubleKind::none:
        if (id.empty()) {
            answer.message = "sbatch's answer names no job";
        } else {
            answer.verdict = Verdict::accepted;
            answer.resource = (folder_of(job) / id).string();
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

Answer SlurmService::settle(const JobReference& job, Time now)
{
    Survey survey;
    try {
        survey = this->survey(std::span(&job, 1));
        Answer answer = answer_of(survey.squeue.trouble, survey.squeue.outcome, survey.squeue.argv);
        if (survey.squeue.trouble.kind != TroubleKind::none) return answer;
        SlurmFacts& facts = survey.facts[0];
        const SlurmRow* row = chosen_row(facts.listed, facts.after);
        if (!row) row = chosen_row(facts.accounted, facts.after);
        const bool has_started = facts.after.fate && facts.after.fate->kind == FateKind::started;
        if (!row && !has_started && survey.lacks_accounting)
            return answer_of(survey.sacct.trouble, survey.sacct.outcome, survey.sacct.argv);
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

SlurmService::Survey SlurmService::survey(std::span<const JobReference> jobs) const
{
    Survey survey;
    for (const JobReference& job : jobs)
        survey.facts.emplace_back().before = read_marks(folder_of(job));
    survey.squeue = ask(squeue_argv(), question_deadline);
    if (survey.squeue.trouble.kind != TroubleKind::none) return survey;
    const std::vector<SlurmRow> rows = squeue_rows(survey.squeue.outcome.out);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        SlurmFacts& facts = survey.facts[i];
        const std::string name = slurm_name(jobs[i].name, jobs[i].id);
        facts.listed = rows_of(rows, name);
        facts.after = read_marks(folder_of(jobs[i]));
        facts.last_line = last_line_of(folder_of(jobs[i]).string() + ".log");
        if (asks_accounting(facts)) names.push_back(name);
    }
    if (names.empty()) return survey;
    survey.sacct = ask(sacct_argv(names), question_deadline);
    const TroubleKind kind = survey.sacct.trouble.kind;
    // Who has no sacct has no accounting.
    survey.lacks_accounting = kind == TroubleKind::no_answer || kind == TroubleKind::refused;
    const std::vector<SlurmRow> past = sacct_rows(survey.sacct.outcome.out);
    for (std::size_t i = 0; i < jobs.size() && kind == TroubleKind::none; ++i)
        survey.facts[i].accounted = rows_of(past, slurm_name(jobs[i].name, jobs[i].id));
    return survey;
}

Looks SlurmService::look(
    std::span<const JobReference> jobs, std::optional<std::size_t> listed, Time now)
{
    Looks looks{{}, listed};
    try {
        const Survey survey = this->survey(jobs);
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
    if (!runner_.find_program("squeue")) return found;  // no Slurm here
    const Asked asked = ask(squeue_argv(), question_deadline);
    if (asked.trouble.kind == TroubleKind::no_program) return found;
    found.trouble = asked.trouble.message;
    found.hint = asked.trouble.hint;
    if (asked.trouble.kind != TroubleKind::none) return found;
    std::map<std::string, std::vector<SlurmRow>> by_name;
    for (SlurmRow& row : squeue_rows(asked.outcome.out))
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
    const std::string name = slurm_name(job.name, job.id);
    const Asked asked = ask({"scancel", "--me", "--name=" + name}, question_deadline);
    Answer answer = answer_of(asked.trouble, asked.outcome, asked.argv);
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

void SlurmService::forget(const JobReference& job)
{
    if (!job.resource.empty()) forget_folder(folder_of(job));
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
    // Where it was put when it was submitted, though the shared folder may be another one today.
    if (!job.resource.empty()) return fs::path(job.resource).parent_path();
    return site_.shared_folder / job.name;
}

}  // namespace mltrain
