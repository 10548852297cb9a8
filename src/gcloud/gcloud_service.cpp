#include "gcloud/gcloud_service.hpp"

#include "gcloud/answers.hpp"
#include "gcloud/storage.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <string_view>

namespace mltrain {

namespace {

/// A describe takes as long as listing so many jobs; measured, 0.4 s and 0.9 ms.
constexpr std::size_t listed_in_a_describe = 440;

/// Of those that a list does not name: more are asked for the next time.
constexpr std::size_t most_asked_by_name = 5;

/// Among so many, by the time of a look: evenly spread, however regular the looks are.
std::ptrdiff_t turn_of(Time now, std::size_t count)
{
    constexpr std::uint64_t golden_section = 0x9e3779b97f4a7c15;
    const auto seconds = static_cast<std::uint64_t>(now.time_since_epoch().count());
    const std::uint64_t share = seconds * golden_section >> 32U;
    return static_cast<std::ptrdiff_t>(share * count >> 32U);
}

Look not_named()
{
    Look look;
    look.kind = Look::Kind::not_asked;
    look.trouble = "the list of jobs does not name it, and it was not asked for by itself yet";
    return look;
}

LogPage failed_page(const Outcome& outcome, const Trouble& trouble)
{
    LogPage page;
    page.trouble = trouble.message;
    page.lasting = is_lasting(trouble.kind);
    if (page.lasting) page.hint = trouble.hint;
    page.refusal = refusal_of(trouble.kind);
    page.interrupted = outcome.interrupted;
    return page;
}

/// What of an answer to many is each one's.
std::vector<LogPage> pages_of(std::span<const LogPart> parts, std::vector<LogLine> lines,
    std::span<const JobReference> jobs, bool is_full)
{
    std::vector<LogPage> pages(parts.size());
    for (LogPage& page : pages) {
        page.kind = LogPage::Kind::read;
        page.is_full = is_full;
        if (is_full) page.until = lines.back().at.value_or(LogTime{});
    }
    for (LogLine& line : lines) {
        const auto part = std::find_if(parts.begin(), parts.end(),
            [&](const LogPart& candidate) { return candidate.key == line.job; });
        if (part == parts.end()) continue;
        const auto i = static_cast<std::size_t>(part - parts.begin());
        line.job = jobs[i].id;
        pages[i].lines.push_back(std::move(line));
    }
    return pages;
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

std::vector<MetricsLook> GcloudService::read_metrics(
    std::span<const std::string> job_dirs, const std::string& project)
{
    return mltrain::read_metrics(gcloud_, job_dirs, project);
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
        const Listing listing = list_all(jobs, now);
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
            const auto first = by_name.begin() + turn_of(now, by_name.size());
            std::rotate(by_name.begin(), first, by_name.end());
            by_name.resize(most_asked_by_name);
        }
    }
    for (const std::size_t i : by_name) {
        looks.jobs[i] = describe(jobs[i], now);
        if (looks.jobs[i].interrupted) break;
    }
    return looks;
}

std::vector<Outcome> GcloudService::ask(const std::vector<Inquiry>& inquiries) const
{
    std::vector<std::vector<std::string>> questions;
    for (const Inquiry& inquiry : inquiries) questions.push_back(inquiry.argv);
    std::vector<Outcome> outcomes = gcloud_.run_all(std::move(questions), inspection_deadline);
    for (const Outcome& outcome : outcomes) {
        if (outcome.interrupted) throw Error("interrupted", "", Exit::interrupted);
    }
    return outcomes;
}

std::vector<Finding> GcloudService::inspect_machine(const JobSpec& spec)
{
    const auto inquiries = machine_inquiries(spec, gcloud_.path());
    return machine_findings(spec, inquiries, ask(inquiries));
}

std::vector<Finding> GcloudService::inspect(const JobSpec& spec)
{
    std::vector<Inquiry> inquiries = job_inquiries(spec);
    inquiries.push_back(jobs_inquiry(spec));
    std::vector<Finding> findings = findings_of(inquiries, ask(inquiries));
    for (Finding& fact : job_facts(spec)) findings.push_back(std::move(fact));
    return findings;
}

LogPlace GcloudService::logs(const JobReference& job) const
{
    const std::string key = key_of(job);
    if (key.empty()) return std::string();  // it was never there
    const std::string filter =
        fmt::format("resource.type=\"ml_job\" AND resource.labels.job_id=\"{}\"", key);
    return std::vector<std::string>{
        "gcloud", "logging", "read", filter, "--project=" + job.project, "--order=asc"};
}

std::vector<LogPage> GcloudService::read_logs(
    std::span<const JobReference> jobs, std::span<const LogQuestion> questions)
{
    std::vector<LogPart> parts;
    for (std::size_t i = 0; i < jobs.size(); ++i)
        parts.push_back({key_of(jobs[i]), questions[i].from, questions[i].left_out});
    std::vector<LogPage> pages;
    while (pages.size() < jobs.size()) {
        const std::size_t begin = pages.size();
        const auto rest = std::span(parts).subspan(begin);
        if (rest[0].key.empty()) {
            pages.emplace_back().kind = LogPage::Kind::read;  // no job yet, and no log
            continue;
        }
        const auto named = static_cast<std::size_t>(
            std::find_if(rest.begin(), rest.end(), [](auto& part) { return part.key.empty(); })
            - rest.begin());
        const std::size_t count =
            parts_in_one_filter(rest.first(named), questions[begin].least_level);
        auto some = read_some_logs(rest.first(count), jobs.subspan(begin, count), questions[begin]);
        std::move(some.begin(), some.end(), std::back_inserter(pages));
    }
    return pages;
}

std::vector<LogPage> GcloudService::read_some_logs(std::span<const LogPart> parts,
    std::span<const JobReference> jobs, const LogQuestion& question) const
{
    const std::vector<std::string> argv = log_argv(log_filter(parts, question.least_level),
        jobs.front().project, question.limit, question.without_text);
    const Outcome outcome = gcloud_.run(argv, question_deadline);
    const Trouble trouble = trouble_of(outcome);
    // A list that failed may print its first page: half a list is none.
    if (trouble.kind != Trouble::Kind::none) return {jobs.size(), failed_page(outcome, trouble)};
    auto lines = read_log_entries(outcome.out);
    if (!lines) {
        LogPage page;
        page.kind = LogPage::Kind::unreadable;
        return {jobs.size(), page};
    }
    const bool is_full = lines->size() >= question.limit;
    return pages_of(parts, std::move(*lines), jobs, is_full);
}

}  // namespace mltrain
