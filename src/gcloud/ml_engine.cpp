#include "gcloud/ml_engine.hpp"

#include "base/csv.hpp"
#include "base/text.hpp"
#include "catalog/ml_engine.hpp"
#include "gcloud/answers.hpp"
#include "gcloud/argv.hpp"
#include "gcloud/ml_engine_check.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

/// One kind of machine with what is attached to it, as the table of tiers says it: "n1-standard-8 + NVIDIA_TESLA_K80".
Role role_of(std::string_view machine)
{
    Role role;
    const auto plus = machine.find(" + ");
    role.machine_type = std::string(machine.substr(0, plus));
    if (plus == machine.npos) return role;
    const std::string_view accelerator = machine.substr(plus + 3);
    role.accelerator_type = std::string(accelerator.substr(0, accelerator.find(' ')));
    return role;
}

MachineNeed need_of(
    const MlEngineCatalog& catalog, const std::string& name, const Role& role, std::int64_t count)
{
    const auto thousandths = [](std::string_view text) {
        constexpr std::int64_t billionths = 1'000'000;
        return parse_billionths(text).value_or(0) / billionths;
    };
    MachineNeed need{name, count, 0, 0, "", 0};
    if (const Machine* machine = catalog.machine_like(role.machine_type.value_or(""))) {
        need.milli_vcpus = thousandths(machine->vcpus);
        need.milli_gib = thousandths(machine->memory_gib);
        need.accelerator = machine->accelerator;
        need.accelerators = whole_number(machine->accelerators);
    }
    if (role.accelerator_type) {
        need.accelerator = *role.accelerator_type;
        need.accelerators = role.accelerator_count.value_or(1);
    }
    return need;
}

void add_role(std::vector<Rental>& rentals, const std::string& name, const Role& role,
    const std::string& region, std::int64_t count)
{
    if (count == 0) return;
    rentals.push_back({name, "ml-engine", region, role.machine_type.value_or(""), count, {}, {}});
    if (role.accelerator_type) {
        const std::int64_t all = count * role.accelerator_count.value_or(1);
        rentals.push_back({name, "ml-engine", region, *role.accelerator_type, all, {}, {}});
    }
}

}  // namespace

MlEngine::MlEngine(Gcloud gcloud, std::string group, std::string directory,
    std::function<void(std::string)> say, bool is_googles_own)
    : GcloudService(std::move(gcloud), std::move(directory), std::move(say)),
      group_(std::move(group)),
      is_googles_own_(is_googles_own)
{
}

std::vector<Problem> MlEngine::check(const JobSpec& spec) const
{
    return check_for_ml_engine(spec);
}

std::vector<std::string> MlEngine::notes(const JobSpec&, Date) const
{
    if (!is_googles_own_) return {};
    return {
        "Google shut this service down on 2025-01-31, so expect a refusal; for Vertex AI: mltrain "
        "migrate; to train on this machine: --service local"};
}

std::vector<Finding> MlEngine::inspect_machine(const JobSpec& spec)
{
    std::vector<Finding> findings = GcloudService::inspect_machine(spec);
    if (is_googles_own_) {
        findings.push_back({"service", Finding::State::doubtful,
            fmt::format("{}: Google shut this service down on 2025-01-31", group_),
            "for Vertex AI: mltrain migrate; on this machine: --service local"});
    }
    return findings;
}

std::vector<Rental> MlEngine::rentals(const JobSpec& spec) const
{
    const std::string region = spec.region.value_or("");
    const std::string tier = spec.scale_tier.value_or("BASIC");
    std::vector<Rental> rentals;
    if (tier != "CUSTOM") {
        // A tier is a product with a price of its own: the published ones are rounded as a whole.
        const MlEngineCatalog catalog = read_ml_engine_catalog();
        const Tier* known = catalog.tier(tier);
        const std::string note = known ? composition_text(*known) : "";
        rentals.push_back({"job", "ml-engine", region, tier, 1, {}, note});
        return rentals;
    }
    add_role(rentals, "master", spec.master, region, 1);
    add_role(rentals, "workers", spec.workers, region, spec.workers.count.value_or(0));
    add_role(rentals, "parameter servers", spec.parameter_servers, region,
        spec.parameter_servers.count.value_or(0));
    add_role(rentals, "evaluators", spec.evaluators, region, spec.evaluators.count.value_or(0));
    return rentals;
}

std::vector<MachineNeed> MlEngine::needs(const JobSpec& spec) const
{
    const MlEngineCatalog catalog = read_ml_engine_catalog();
    const std::string tier = spec.scale_tier.value_or("BASIC");
    const Tier* known = tier == "CUSTOM" ? nullptr : catalog.tier(tier);
    std::vector<MachineNeed> needs;
    const auto add = [&](const std::string& name, const Role& role, std::int64_t count) {
        if (count > 0) needs.push_back(need_of(catalog, name, role, count));
    };
    if (known) {
        add("master", role_of(known->master), 1);
        add("workers", role_of(known->worker_machine), whole_number(known->workers));
        add("parameter servers", role_of(known->parameter_server_machine),
            whole_number(known->parameter_servers));
        return needs;
    }
    add("master", spec.master, 1);
    add("workers", spec.workers, spec.workers.count.value_or(0));
    add("parameter servers", spec.parameter_servers, spec.parameter_servers.count.value_or(0));
    add("evaluators", spec.evaluators, spec.evaluators.count.value_or(0));
    return needs;
}

TimeLimit MlEngine::time_limit() const
{
    // The limit is the API's default for maxRunningTime, which is the job's, trials or not; the bill is by the minute, ten at least.
    return {.default_limit = std::chrono::days(7),
        .default_source = "the service's own limit",
        .billing_step = std::chrono::minutes(1),
        .billing_minimum = std::chrono::minutes(10),
        .grace = Seconds(0)};
}

Plan MlEngine::plan(
    const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit) const
{
    Plan plan;
    plan.limit = limit;
    JobSpec sent = with_absolute_paths(spec);
    sent.args = with_job_name(spec.args, identity.job);
    plan.config_json = training_config(sent, limit);
    std::string path;
    if (plan.config_json) {
        plan.config = config_file(*plan.config_json, identity);
        path = plan.config->path;
    }
    plan.argv = submit_argv(group_, sent, identity, path);
    return plan;
}

std::optional<DescribedJob> MlEngine::read_created(
    std::string_view text, const JobReference& job, Time now) const
{
    auto created = read_ml_engine_job(text, now);
    if (created && created->name != job.name) created.reset();
    return created;
}

Inquiry MlEngine::jobs_inquiry(const JobSpec& spec) const
{
    const std::string name = spec.name.value_or("");
    // By the newer word, which every gcloud of these years knows: the answer is the same.
    return {"job name", "name",
        job_argv("ai-platform", "describe", name, spec.project.value_or("")),
        [name](const Outcome& outcome) -> Finding {
            const Trouble trouble = trouble_of(outcome);
            if (trouble.kind == Trouble::Kind::not_found)
                return {"job name", Finding::State::good, name + " is free"};
            if (trouble.kind == Trouble::Kind::none)
                return {"job name", Finding::State::doubtful, name + " is taken",
                    "submit takes the next free one"};
            return {"jobs", Finding::State::bad, trouble.message, trouble.hint};
        }};
}

Answer MlEngine::settle(const JobReference& job, Time now)
{
    const auto [argv, outcome, trouble] = ask("describe", job.name, job.project);
    Answer answer = answer_of(outcome, argv, trouble);
    if (trouble.kind == Trouble::Kind::not_found) answer.verdict = Verdict::refused;
    if (trouble.kind != Trouble::Kind::none) return answer;

    const auto described = read_ml_engine_job(outcome.out, now);
    if (!described || described->name != job.name) {
        answer.message = "gcloud's answer does not name the job";
        return answer;
    }
    answer.verdict = described->id == job.id ? Verdict::accepted : Verdict::collision;
    answer.resource = described->name;
    answer.sighting = described->sighting;
    return answer;
}

MlEngine::Asked MlEngine::ask(
    const std::string& verb, const std::string& name, const std::string& project) const
{
    Asked asked;
    for (const std::string& group : {group_, std::string("ai-platform")}) {
        asked.argv = job_argv(group, verb, name, project);
        asked.outcome = gcloud().run(asked.argv, question_deadline);
        asked.trouble = trouble_of(asked.outcome);
        if (asked.trouble.kind != Trouble::Kind::unknown_group) break;
    }
    return asked;
}

Look MlEngine::describe(const JobReference& job, Time now) const
{
    const auto [argv, outcome, trouble] = ask("describe", job.name, job.project);
    if (trouble.kind != Trouble::Kind::none) return failed_look(outcome, trouble);
    const auto described = read_ml_engine_job(outcome.out, now);
    if (!described || described->name != job.name) return unreadable_look();
    return seen_look(*described);
}

Listing MlEngine::list_all(std::span<const JobReference> jobs, Time now) const
{
    const auto [argv, outcome, trouble] = ask("list", "", jobs.front().project);
    if (trouble.kind != Trouble::Kind::none) return {{}, failed_look(outcome, trouble)};
    return {read_ml_engine_jobs(outcome.out, now), unreadable_look()};
}

StudyLook MlEngine::study(const JobReference& job, Time now)
{
    const auto [argv, outcome, trouble] = ask("describe", job.name, job.project);
    return study_look(outcome, trouble, read_ml_engine_job(outcome.out, now));
}

FoundJobs MlEngine::find_ours(const std::string& project, const std::string&, Time now)
{
    const auto [argv, outcome, trouble] = ask("list", "", project);
    FoundJobs found{{}, trouble.message, trouble.hint};
    const auto listed = read_ml_engine_jobs(outcome.out, now);
    // A list that failed may print its first page: half a list is none.
    if (trouble.kind != Trouble::Kind::none) return found;
    if (!listed) found.trouble = "gcloud's answer cannot be read";
    for (const DescribedJob& job : listed.value_or(std::vector<DescribedJob>{})) {
        if (job.id.empty()) continue;
        const JobReference reference{
            job.id, job.name, job.name, project, job.spec.region.value_or("")};
        found.jobs.push_back({reference, job.hash, job.sighting, job.spec});
    }
    return found;
}

Answer MlEngine::cancel(const JobReference& job, Time)
{
    const auto [argv, outcome, trouble] = ask("cancel", job.name, job.project);
    Answer answer = answer_of(outcome, argv, trouble);
    if (trouble.kind == Trouble::Kind::none) answer.verdict = Verdict::accepted;
    if (certainly_refused(trouble.kind)) answer.verdict = Verdict::refused;
    return answer;
}

std::string MlEngine::address(const JobReference& job) const
{
    std::string address = "https://console.cloud.google.com/ai-platform/jobs/" + job.name;
    if (!job.project.empty()) address += "?project=" + job.project;
    return address;
}

}  // namespace mltrain
