#include "gcloud/inspection.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "catalog/google_regions.hpp"
#include "gcloud/bucket_inquiry.hpp"
#include "gcloud/trouble.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

using Kind = Trouble::Kind;
using Is = Finding::State;

// ---- gcloud and its login --------------------------------------------------------------------------------------------

Inquiry version_inquiry(const std::string& path)
{
    return {"gcloud", "", {"gcloud", "version", "--format=json"}, [path](const Outcome& outcome) {
                const auto json = parse_json(outcome.out);
                const std::string version = json ? json->text_at("Google Cloud SDK") : "";
                if (version.empty())
                    return Finding{"gcloud", Is::doubtful, path + " does not tell its version"};
                return Finding{"gcloud", Is::good, fmt::format("{}, {}", version, path)};
            }};
}

constexpr const char* nobody = "nobody is logged in";

Finding read_accounts(const Outcome& outcome)
{
    const auto json = parse_json(outcome.out);
    if (!json || !json->array()) return {"login", Is::unknown, "gcloud's answer cannot be read"};
    for (const Json& account : *json->array()) {
        if (account.text_at("status") == "ACTIVE")
            return {"login", Is::good, account.text_at("account")};
    }
    return {.subject = "login",
        .state = Is::bad,
        .seen = nobody,
        .cure = "gcloud auth login",
        .is_access = true};
}

// ---- APIs ------------------------------------------------------------------------------------------------------------

constexpr std::string_view api_domain = ".googleapis.com";

std::string training_api(const std::string& service)
{
    return service == "vertex-ai" ? "aiplatform" : "ml";
}

/// Those of the answer that matter to a job, without the domain.
std::vector<std::string> apis_in(const Json::Array& services)
{
    std::vector<std::string> apis;
    for (const std::string name : {"aiplatform", "ml", "storage", "logging"}) {
        const bool is_enabled =
            std::any_of(services.begin(), services.end(), [&](const Json& service) {
                return service["config"].text_at("name") == name + std::string(api_domain);
            });
        if (is_enabled) apis.push_back(name);
    }
    return apis;
}

Finding judged_apis(const JobSpec& spec, const std::vector<std::string>& apis)
{
    const auto has = [&](const std::string& name) {
        return std::find(apis.begin(), apis.end(), name) != apis.end();
    };
    const auto missing = [&](const std::string& name, Is state, const std::string& why) {
        const std::string api = name + std::string(api_domain);
        return Finding{"APIs", state, fmt::format("{} is not enabled{}", api, why),
            shell_line(with_project({"gcloud", "services", "enable", api}, spec))};
    };
    if (spec.service && !has(training_api(*spec.service)))
        return missing(training_api(*spec.service), Is::bad, "");
    if (!has("aiplatform") && !has("ml")) return missing("aiplatform", Is::bad, "");
    if (!has("storage"))
        return missing("storage", Is::doubtful, ", and packages travel through it");
    if (!has("logging")) return missing("logging", Is::doubtful, ", and logs are read from it");
    return {"APIs", Is::good, joined(apis, ", ")};
}

Finding read_apis(const JobSpec& spec, const Outcome& outcome)
{
    const Trouble trouble = trouble_of(outcome);
    if (trouble.kind == Kind::permission || trouble.kind == Kind::not_found) {
        return {"APIs", Is::doubtful,
            fmt::format("{} does not exist, or its services are not yours to list", *spec.project),
            "gcloud projects list"};
    }
    const auto json = parse_json(outcome.out);
    if (trouble.kind != Kind::none || !json || !json->array())
        return {"APIs", Is::unknown, "gcloud's answer cannot be read"};
    return judged_apis(spec, apis_in(*json->array()));
}

// ---- the rest of a job -----------------------------------------------------------------------------------------------

Finding read_service_account(const JobSpec& spec, const Outcome& outcome)
{
    const Trouble trouble = trouble_of(outcome);
    const std::string& account = *spec.service_account;
    const std::string subject = "service account";
    if (trouble.kind == Kind::not_found)
        return {subject, Is::bad, account + " does not exist", "gcloud iam service-accounts list"};
    const auto json = parse_json(outcome.out);
    if (trouble.kind != Kind::none || !json || json->text_at("email").empty())
        return {subject, Is::unknown, account + " is not yours to look at"};
    const bool* is_disabled = (*json)["disabled"].boolean();
    if (is_disabled && *is_disabled) {
        return {subject, Is::bad, account + " is disabled",
            shell_line(
                with_project({"gcloud", "iam", "service-accounts", "enable", account}, spec))};
    }
    return {subject, Is::good, account};
}

Finding spoilt(const Inquiry& inquiry, const Trouble& trouble)
{
    if (trouble.kind == Kind::login)
        return {inquiry.subject, Is::unknown, "not asked without a login"};
    return {inquiry.subject, Is::unknown, trouble.message, "try again"};
}

Finding access(const std::string& subject, Trouble trouble)
{
    if (trouble.message.ends_with('.')) trouble.message.pop_back();
    return {.subject = subject,
        .state = Is::bad,
        .seen = trouble.message,
        .cure = trouble.hint,
        .is_access = true};
}

/// It says nothing of what was asked about.
bool is_spoilt(const Trouble& trouble)
{
    switch (trouble.kind) {
    case Kind::login:
    case Kind::passing:
    case Kind::quota:
    case Kind::our_usage:
    case Kind::unknown_group:
    case Kind::unknown: return true;
    default: return false;
    }
}

void put_in_place(std::vector<Finding>& findings, Finding finding)
{
    const auto same = std::find_if(findings.begin(), findings.end(),
        [&](const Finding& other) { return other.subject == finding.subject; });
    if (same != findings.end()) {
        // Who knows it without asking the cloud has the better words.
        if (same->state != Is::bad) *same = std::move(finding);
    } else {
        findings.insert(findings.begin(), std::move(finding));
    }
}

Finding project_finding(const JobSpec& spec)
{
    if (spec.project) return {"project", Is::good, *spec.project, "", "project"};
    return {.subject = "project",
        .state = Is::bad,
        .seen = "none is set",
        .cure = "gcloud config set project PROJECT, or project = \"…\" in the job file",
        .is_access = true};
}

Finding region_finding(const JobSpec& spec)
{
    if (!spec.region) return {"region", Is::unknown, "none is set"};
    if (is_google_region(*spec.region)) return {"region", Is::good, *spec.region, "", "region"};
    return {"region", Is::doubtful, *spec.region + " is no region that mltrain knows",
        "gcloud compute regions list", "region"};
}

}  // namespace

std::vector<std::string> with_project(std::vector<std::string> argv, const JobSpec& spec)
{
    if (spec.project) argv.push_back("--project=" + *spec.project);
    return argv;
}

std::vector<Inquiry> machine_inquiries(const JobSpec& spec, const std::string& gcloud_path)
{
    std::vector<Inquiry> inquiries = {version_inquiry(gcloud_path),
        {"login", "", {"gcloud", "auth", "list", "--format=json"}, read_accounts}};
    if (spec.project) {
        inquiries.push_back({"APIs", "",
            with_project(
                {"gcloud", "services", "list", "--enabled", "--format=json(config.name)"}, spec),
            [spec](const Outcome& outcome) { return read_apis(spec, outcome); }});
    }
    const std::vector<Inquiry> buckets = bucket_inquiries(spec);
    if (!buckets.empty()) inquiries.push_back(buckets.front());
    return inquiries;
}

std::vector<Finding> machine_findings(const JobSpec& spec, const std::vector<Inquiry>& inquiries,
    const std::vector<Outcome>& outcomes)
{
    std::vector<Finding> findings = findings_of(inquiries, outcomes);
    if (findings.size() < 2) return findings;  // there is no gcloud
    Finding& login = findings[1];
    // An access token, or a test without credentials: what the cloud answered needed no account.
    const bool is_let_in =
        std::any_of(outcomes.begin() + 2, outcomes.end(), [](const Outcome& outcome) {
            const Kind kind = trouble_of(outcome).kind;
            return kind == Kind::none || kind == Kind::permission || kind == Kind::not_found;
        });
    if (login.seen == nobody && is_let_in)
        login = {"login", Is::good, "no account, and let in all the same"};

    findings.insert(findings.begin() + 2, {project_finding(spec), region_finding(spec)});
    const auto has = [&](const char* subject) {
        return std::any_of(inquiries.begin(), inquiries.end(),
            [&](const Inquiry& inquiry) { return inquiry.subject == subject; });
    };
    if (!has("APIs"))
        findings.insert(
            findings.begin() + 4, Finding{"APIs", Is::unknown, "not asked without a project"});
    if (!has("bucket")) findings.push_back({"bucket", Is::unknown, "none is set"});
    return findings;
}

std::vector<Inquiry> job_inquiries(const JobSpec& spec)
{
    std::vector<Inquiry> inquiries = bucket_inquiries(spec);
    if (spec.service_account) {
        inquiries.push_back({"service account", "service_account",
            with_project({"gcloud", "iam", "service-accounts", "describe", *spec.service_account,
                             "--format=json"},
                spec),
            [spec](const Outcome& outcome) { return read_service_account(spec, outcome); }});
    }
    return inquiries;
}

std::vector<Finding> job_facts(const JobSpec& spec)
{
    std::vector<std::string> machines;
    for (const Role* role :
        {&spec.master, &spec.workers, &spec.parameter_servers, &spec.evaluators}) {
        if (!role->accelerator_type) continue;
        machines.push_back(
            fmt::format("{} {}", role->accelerator_count.value_or(1) * role->count.value_or(1),
                *role->accelerator_type));
    }
    if (machines.empty()) return {};
    return {{"quota", Is::unknown,
        fmt::format("{}: not asked whether the quota allows them", joined(machines, ", ")),
        "https://console.cloud.google.com/iam-admin/quotas?project=" + spec.project.value_or("")}};
}

std::vector<Finding> findings_of(
    const std::vector<Inquiry>& inquiries, const std::vector<Outcome>& outcomes)
{
    std::vector<Finding> findings;
    std::vector<Finding> accesses;
    for (std::size_t i = 0; i < inquiries.size(); ++i) {
        const Trouble trouble = trouble_of(outcomes[i]);
        if (trouble.kind == Kind::no_gcloud) return {access("gcloud", trouble)};
        if (trouble.kind == Kind::login) accesses.push_back(access("login", trouble));
        if (trouble.kind == Kind::no_project) accesses.push_back(access("project", trouble));
        Finding finding =
            is_spoilt(trouble) ? spoilt(inquiries[i], trouble) : inquiries[i].read(outcomes[i]);
        finding.key = inquiries[i].key;
        findings.push_back(std::move(finding));
    }
    for (Finding& finding : accesses) put_in_place(findings, std::move(finding));
    return findings;
}

}  // namespace mltrain
