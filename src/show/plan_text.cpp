#include "show/plan_text.hpp"

#include "base/text.hpp"
#include "job/env_file.hpp"
#include "job/settings.hpp"
#include "show/cost_text.hpp"
#include "show/job_text.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

/// A value is cut to what the terminal leaves it, but never to less than this.
constexpr int narrowest_value = 24;

std::string size_text(std::uintmax_t bytes)
{
    if (bytes < 1024) return fmt::format("{} bytes", bytes);
    if (bytes < 1024 * 1024) return fmt::format("{:.1f} KB", static_cast<double>(bytes) / 1024);
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1024 / 1024);
}

std::string code_text(const PlanView& view, Style style)
{
    if (!view.code) return "";
    std::string text =
        fmt::format("  {}, {}\n", counted(view.code->files, "file"), size_text(view.code->bytes));
    const bool by_gcloud =
        view.submission.service != "local" && view.submission.plan.uploads.empty();
    if (by_gcloud && !view.code->left_out.empty()) {
        std::vector<std::string> some = view.code->left_out;
        if (some.size() > 3) {
            some.resize(3);
            some.emplace_back("…");
        }
        text += fmt::format(
            "  {}: gcloud packs only the .py files at the top of the package; left out: {}\n",
            style.yellow("warning"), visible(joined(some, ", ")));
        text += "  a setup.py beside the package decides otherwise\n";
    }
    return text;
}

}  // namespace

namespace {

std::string settings_text(const PlanView& view, Style style)
{
    const std::vector<Setting> settings = settings_in_force(view.file);
    int room = view.columns - 1 - 2 - 4;  // the indent, and the gaps between three columns
    int widest_key = 0, widest_origin = 0;
    for (const Setting& setting : settings) {
        widest_key = std::max(widest_key, columns_of(setting.key));
        widest_origin = std::max(widest_origin, columns_of(setting.origin));
    }
    room = std::max(narrowest_value, room - widest_key - widest_origin);
    Table table({Align::left, Align::left, Align::left}, "  ");
    for (const Setting& setting : settings) {
        if (setting.key == "name" || setting.key == "service") continue;
        const bool named = setting.key == "job_dir";
        const std::string value =
            named ? with_job_name(setting.value, view.submission.job.name) : setting.value;
        table.add(
            {setting.key, shortened(visible(value), room), style.dim(visible(setting.origin))});
    }
    return table.text();
}

}  // namespace

std::string plan_text(const PlanView& view, Style style)
{
    const Submission& submission = view.submission;
    std::string text = style.bold(submission.job.name) + " on " + submission.service;
    if (!submission.job.project.empty()) text += ", project " + submission.job.project;
    text += "\n";
    text += settings_text(view, style);
    const auto& uploads = submission.plan.uploads;
    if (view.code || !uploads.empty()) text += style.bold("code") + "\n";
    if (view.code) text += code_text(view, style);
    for (const PlannedUpload& upload : uploads)
        text += fmt::format("  {} to {}\n", size_text(upload.size),
            shortened(visible(upload.url), view.columns - 20));
    return text + style.bold("cost") + "\n"
        + cost_text(view.projection, view.rules, style, Detail::plan);
}

std::string script_text(const Plan& plan)
{
    std::string text;
    for (const PlannedUpload& upload : plan.uploads) {
        const bool is_packed = !upload.pack_argv.empty();
        text += is_packed ? shell_line(upload.pack_argv)
                          : fmt::format("echo {} | sha256sum --check --quiet",
                              shell_quoted(upload.sha256 + "  " + upload.file));
        text += " &&\n";
        text += shell_line(upload.argv) + " &&\n";
    }
    if (plan.config) {
        // JSON from our own writer has no line of just this word.
        text += fmt::format("(set -C; cat > {} <<'END_OF_CONFIG'\n{}END_OF_CONFIG\n) &&\n",
            shell_quoted(plan.config->path), plan.config->bytes);
    }
    if (plan.directory.empty()) return text + shell_line(plan.argv) + "\n";
    const std::vector<std::string> argv =
        plan.env_file.empty() ? plan.argv : argv_with_env_file(plan.env_file, plan.argv);
    return text + fmt::format("(cd {} && {})\n", shell_quoted(plan.directory), shell_line(argv));
}

Json code_json(const std::optional<Code>& code)
{
    if (!code) return {};
    Json json;
    json["files"] = static_cast<std::int64_t>(code->files);
    json["bytes"] = static_cast<std::int64_t>(code->bytes);
    json["left_out"] = Json::array(code->left_out);
    return json;
}

Json submission_json(const Submission& submission, std::string_view state)
{
    Json json = identity_json(submission);
    json["state"] = state;
    json["submitted_at"] = time_text(submission.made_at);
    json["spec_hash"] = submission.hash;
    json["code_hash"] = submission.code_hash.empty() ? Json() : Json(submission.code_hash);
    Json::Array uploads;
    for (const PlannedUpload& upload : submission.plan.uploads) {
        Json& item = uploads.emplace_back();
        item["url"] = upload.url;
        item["bytes"] = static_cast<std::int64_t>(upload.size);
        item["argv"] = Json::array(upload.argv);
    }
    json["uploads"] = std::move(uploads);
    json["argv"] = Json::array(submission.plan.argv);
    json["directory"] =
        submission.plan.directory.empty() ? Json() : Json(submission.plan.directory);
    if (const auto& config = submission.plan.config)
        json["config"] = parse_json(config->bytes).value_or(Json(config->bytes));
    else
        json["config"] = Json();
    json["time_limit_seconds"] =
        submission.plan.limit ? Json(submission.plan.limit->count()) : Json();
    json["settings"] = submission.settings;
    json["cost"] = submission.projection;
    return json;
}

}  // namespace mltrain
