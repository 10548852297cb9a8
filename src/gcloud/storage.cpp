#include "gcloud/storage.hpp"

#include "gcloud/answers.hpp"
#include "job/check.hpp"

#include <algorithm>
#include <map>

namespace mltrain {

std::vector<std::string> upload_argv(
    const std::string& file, const std::string& url, const std::string& project)
{
    std::vector<std::string> argv = {"gcloud", "storage", "cp", "--no-clobber", file, url};
    if (!project.empty()) argv.push_back("--project=" + project);
    return argv;
}

Answer upload(const Gcloud& gcloud, const std::vector<std::string>& argv)
{
    const Outcome outcome = gcloud.run(argv, upload_deadline);
    const Trouble trouble = trouble_of(outcome);
    Answer answer = answer_of(outcome, argv, trouble);
    const bool done = trouble.kind == Trouble::Kind::none;
    answer.verdict = done ? Verdict::accepted : Verdict::refused;
    if (!done && answer.refusal == Refusal::none) answer.refusal = Refusal::other;

    if (trouble.kind == Trouble::Kind::not_found)
        answer.hint = "check staging_bucket, or make it: gcloud storage buckets create gs://NAME";
    if (!done && !is_lasting(trouble.kind)) answer.hint = "nothing was submitted; submit it again";
    if (!done) answer.message = "the package could not be uploaded: " + answer.message;
    return answer;
}

namespace {

constexpr std::size_t most_at_once = 100;
constexpr std::string_view url_begins = "==> ", url_ends = " <==\n";

std::string metrics_url(std::string_view job_dir)
{
    while (job_dir.ends_with('/')) job_dir.remove_suffix(1);
    return std::string(job_dir) + "/" + metrics_file;
}

/// gcloud's own words, one JSON object each, come when they come.
std::string_view without_log_records(std::string_view text)
{
    const auto record = text.find(R"({"version": )");
    if (record == text.npos) return text;
    const std::string_view line = text.substr(record, text.find('\n', record) - record);
    return line.find(R"("verbosity": )") == line.npos ? text : text.substr(0, record);
}

/// One object of a `cat --display-url`.
struct Shown {
    std::string_view url, content;
};

std::vector<Shown> all_shown(std::string_view text)
{
    std::vector<Shown> shown;
    for (auto at = text.find(url_begins); at != text.npos;) {
        const auto end = text.find(url_ends, at);
        if (end == text.npos) break;
        const auto next = text.find(std::string(url_begins) + "gs://", end);
        const auto content = end + url_ends.size();
        shown.push_back({text.substr(at + url_begins.size(), end - at - url_begins.size()),
            without_log_records(text.substr(content, next - content))});
        at = next;
    }
    return shown;
}

MetricsLook look_in(std::span<const Shown> all, const std::string& url)
{
    for (const std::string& file : {url, url + "l"}) {  // metrics.jsonl
        for (const auto& [shown, content] : all) {
            if (shown != file && !shown.starts_with(file + "#")) continue;
            return {MetricsLook::Kind::read, metrics_in(content), "", ""};
        }
    }
    return {MetricsLook::Kind::none, {}, "", ""};
}

/// Of one bucket, and not too many.
std::vector<MetricsLook> read_some(
    const Gcloud& gcloud, std::span<const std::string> job_dirs, const std::string& project)
{
    Outcome outcome = gcloud.ask_with_errors(metrics_argv(job_dirs, project));
    std::vector<MetricsLook> looks = metrics_looks(job_dirs, outcome.out);
    outcome.err = outcome.out;
    const Trouble trouble = trouble_of(outcome);
    const bool all_told = trouble.kind == Trouble::Kind::none
        || (outcome.finished() && outcome.out.find("matched no objects") != outcome.out.npos);
    for (MetricsLook& look : looks) {
        if (all_told || look.kind == MetricsLook::Kind::read) continue;
        look = {MetricsLook::Kind::failed, {}, trouble.message, ""};
        look.interrupted = outcome.interrupted;
        if (is_lasting(trouble.kind)) look.hint = trouble.hint;
        if (trouble.kind == Trouble::Kind::not_found) look.hint = "check the bucket of job_dir";
    }
    return looks;
}

}  // namespace

std::vector<std::string> metrics_argv(
    std::span<const std::string> job_dirs, const std::string& project)
{
    std::vector<std::string> argv = {"gcloud", "storage", "cat", "--display-url"};
    for (const std::string& job_dir : job_dirs) argv.push_back(metrics_url(job_dir) + "*");
    if (!project.empty()) argv.push_back("--project=" + project);
    return argv;
}

std::vector<MetricsLook> metrics_looks(std::span<const std::string> job_dirs, std::string_view text)
{
    const std::vector<Shown> all = all_shown(text);
    std::vector<MetricsLook> looks;
    for (const std::string& job_dir : job_dirs) looks.push_back(look_in(all, metrics_url(job_dir)));
    return looks;
}

std::vector<MetricsLook> read_metrics(
    const Gcloud& gcloud, std::span<const std::string> job_dirs, const std::string& project)
{
    std::map<std::string, std::vector<std::size_t>> by_bucket;
    for (std::size_t i = 0; i < job_dirs.size(); ++i)
        by_bucket[bucket_of_url(job_dirs[i])].push_back(i);
    std::vector<MetricsLook> looks(job_dirs.size());
    for (const auto& [bucket, all] : by_bucket) {
        for (std::size_t from = 0; from < all.size(); from += most_at_once) {
            const std::size_t to = std::min(from + most_at_once, all.size());
            std::vector<std::string> some;
            for (std::size_t i = from; i < to; ++i) some.push_back(job_dirs[all[i]]);
            const auto answers = read_some(gcloud, some, project);
            for (std::size_t i = from; i < to; ++i) looks[all[i]] = answers[i - from];
            if (answers[0].interrupted) return looks;
        }
    }
    return looks;
}

}  // namespace mltrain
