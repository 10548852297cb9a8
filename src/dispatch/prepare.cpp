#include "dispatch/prepare.hpp"

#include "base/text.hpp"
#include "catalog/prices.hpp"
#include "gcloud/gcloud.hpp"
#include "job/check.hpp"
#include "job/secrets.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

namespace mltrain {

namespace {

constexpr const char* default_service = "ml-engine";

/// What reading complained of already is not complained of again: it is not missing, it is wrong.
bool is_known(
    const std::vector<Complaint>& read, const Problem& problem, const Complaint& complaint)
{
    return std::any_of(read.begin(), read.end(), [&](const Complaint& known) {
        const bool same_place = complaint.line > 0 && known.file == complaint.file
            && known.line == complaint.line && known.column == complaint.column;
        const bool said_missing = problem.message.find("is missing") != std::string::npos
            && known.message.starts_with(problem.message.substr(0, problem.message.find(' ') + 1));
        return same_place || said_missing;
    });
}

void add_problems(SpecFile& file, const std::vector<Problem>& problems)
{
    const std::vector<Complaint> read = file.complaints;
    for (const Problem& problem : problems) {
        Complaint complaint = complaint_of(file, problem);
        // A key that fell into the table above it is the usual reason why it is missing.
        for (const char* table : {"labels", "args"}) {
            if (complaint.line == 0
                && file.origins.contains(fmt::format("{}.{}", table, problem.key))) {
                complaint.hint =
                    fmt::format("it stands in [{}]; move it above the first table", table);
            }
        }
        if (!is_known(read, problem, complaint)) file.complaints.push_back(std::move(complaint));
    }
}

void refuse_wrong(SpecFile& file, const std::vector<Problem>& problems)
{
    add_problems(file, problems);
    if (file.complaints.empty()) return;
    sort_complaints(file.complaints);
    throw Error("the job file is wrong", std::move(file.complaints));
}

/// A default in config.toml for jobs of another service: without effect here, and no mistake of this job's.
bool is_others_default(const SpecFile& file, const Problem& problem)
{
    const auto origin = file.origins.find(problem.key);
    return origin != file.origins.end() && origin->second.file != file.file
        && origin->second.line > 0
        && problem.message.find("is not known to service") != std::string::npos;
}

/// Nothing from a ledger that cannot be read: who only wants to know what a job costs need not hear of it.
std::optional<Ledger::Experience> experience(
    const World& world, const std::string& name, const std::string& service)
{
    try {
        const auto ledger = Ledger::open_to_read(state_directory(world.environment));
        return ledger ? ledger->experience(name, service) : std::nullopt;
    } catch (const Error&) {
        return {};
    }
}

CostQuestion cost_question(
    const World& world, const Preparation& preparation, const PrepareOptions& options)
{
    const JobSpec& spec = preparation.file.spec;
    CostQuestion question;
    question.rentals = preparation.service->rentals(spec);
    question.rules = preparation.rules;
    question.limits = spec.limits;
    question.trials = trials_of(spec.hyperparameters, question.rules);
    question.likely = spec.likely_duration;
    question.likely_basis = "estimate.duration";
    question.today = date_of(world.clock.now());
    question.as_of = options.as_of.value_or(question.today);
    question.unit_price = options.unit_price;
    if (question.likely || !spec.name) return question;

    const auto learnt = experience(world, *spec.name, preparation.service->name());
    if (!learnt) return question;
    question.likely = learnt->median;
    question.likely_basis = learnt->jobs == 1
        ? "the last run of this name"
        : fmt::format("median of {} runs of this name; 9 of 10 took up to {}", learnt->jobs,
            duration_text(learnt->percentile_90));
    return question;
}

/// What stays behind though it may be wanted: by name, once.
void add_notes_of_staging(Preparation& preparation)
{
    const bool by_choice = preparation.file.spec.packaging == "staged";
    if (preparation.is_staged && preparation.service->takes_local_packages() && !by_choice
        && preparation.code && !preparation.code->left_out.empty()) {
        preparation.notes.push_back(fmt::format(
            "the package travels as an archive of mltrain's: gcloud's would leave {} behind",
            visible(preparation.code->left_out.front())));
    }
    for (const StagedPackage& package : preparation.staged) {
        if (!package.archive) continue;
        for (const std::string& warning : package.archive->warnings)
            preparation.notes.push_back(warning);
        std::vector<std::string> secrets;
        for (const LeftOut& out : package.archive->left_out) {
            if (is_secret(out))
                secrets.push_back(fmt::format("{} ({})", visible(out.path), out.why));
        }
        if (!secrets.empty())
            preparation.notes.push_back(
                fmt::format("left out of {}: {}", package.name, joined(secrets, ", ")));
    }
}

/// The jobs of a sweep share their code, unless it is just the code in which they differ.
void stage_for(Preparation& preparation, const JobSpec& spec, const Preparation* before)
{
    const auto travels = [](const JobSpec& job) {
        return std::tie(
            job.package_path, job.packages, job.requirements, job.staging_bucket, job.job_dir);
    };
    const bool is_same =
        before != nullptr && before->is_staged && travels(before->file.spec) == travels(spec);
    preparation.staged = is_same ? before->staged : stage(spec, *preparation.service);
    if (is_same) preparation.code_hash = before->code_hash;
}

}  // namespace

void resolve_project(const World& world, SpecFile& file)
{
    if (file.spec.project) return;
    const auto configured = configured_project(world.environment);
    if (!configured) return;
    file.spec.project = configured->id;
    file.origins["project"] = {configured->origin, 0, 0, 1, {}};
}

Preparation prepare(
    const World& world, SpecFile file, const FindService& find, const PrepareOptions& options)
{
    Preparation preparation;
    preparation.spec_words = options.spec_words;
    const std::string name = file.spec.service.value_or(default_service);
    preparation.service = find(name, file.settings);
    std::vector<Problem> problems;
    std::error_code missing;
    if (const auto& package = file.spec.package_path;
        package && std::filesystem::is_directory(*package, missing))
        preparation.code = code_of(*package);
    preparation.sweep = options.sweep;
    if (preparation.service)
        preparation.is_staged =
            is_staged(file.spec, *preparation.service, preparation.code, options.sweep.has_value());
    if (file.is_toml) problems = check(file.spec);
    if (file.is_toml && preparation.service) {
        for (Problem& problem : preparation.service->check(file.spec))
            problems.push_back(std::move(problem));
        for (Problem& problem :
            check_staging(file.spec, *preparation.service, preparation.is_staged))
            problems.push_back(std::move(problem));
    }
    std::erase_if(
        problems, [&](const Problem& problem) { return is_others_default(file, problem); });
    if (options.force)
        std::erase_if(problems, [](const Problem& problem) { return problem.can_be_forced; });
    refuse_wrong(file, problems);
    if (name == "ml-engine") preparation.other_word = find("ai-platform", file.settings);
    if (preparation.service->is_hosted()) resolve_project(world, file);
    preparation.rules = preparation.service->time_limit();
    if (preparation.is_staged) stage_for(preparation, file.spec, options.same_code_as);
    refuse_wrong(file, check_module(file.spec, preparation.staged));
    preparation.notes = preparation.service->notes(file.spec, date_of(world.clock.now()));
    for (std::string& note : notes_of_secrets(file.spec, name))
        preparation.notes.push_back(std::move(note));
    preparation.file = std::move(file);
    add_notes_of_staging(preparation);
    const PriceBook book(read_own_prices(world.environment));
    preparation.projection = project(book, cost_question(world, preparation, options));
    return preparation;
}

JobSpec sent_spec(const Preparation& preparation)
{
    const JobSpec& spec = preparation.file.spec;
    return preparation.is_staged ? with_staged(spec, preparation.staged) : spec;
}

void refuse_unkept_promises(const Preparation& preparation)
{
    const Limits& limits = preparation.file.spec.limits;
    if (!limits.max_cost) return;
    const Projection& projection = preparation.projection;
    if (!projection.per_hour) {
        throw Error(fmt::format("limits.max_cost cannot be kept: the job is unpriced ({})",
                        projection.unpriced),
            "set limits.max_duration instead", Exit::refused);
    }
    if (projection.minimum_above_max_cost) {
        const Money of_each = cost_of(*projection.per_hour,
            preparation.rules.step + preparation.rules.grace, preparation.rules);
        const Money minimum = scaled(of_each, projection.limited_runs(), 1);
        throw Error(fmt::format("limits.max_cost is {}, and the shortest bill is {}",
                        exact_text(*limits.max_cost), dollar_text(minimum, 4)),
            "raise max_cost, or take a cheaper machine", Exit::refused);
    }
}

}  // namespace mltrain
