// init: a job file and a small trainer that works, to begin with.
#include "base/text.hpp"
#include "catalog/google_regions.hpp"
#include "commands/table.hpp"
#include "commands/templates.hpp"
#include "gcloud/gcloud.hpp"
#include "job/check.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <ranges>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

struct Request {
    std::vector<std::string> directory;
    std::optional<std::string> name_of_template;
    std::optional<std::string> project;
    std::optional<std::string> region;
    std::optional<std::string> staging_bucket;
    bool yes = false;
    bool force = false;
};

void describe(Options& options, Request& request)
{
    options.arguments("DIR", request.directory, Options::Count::optional,
        "where to; made when it is not there (default: here)");
    options.option("template", "NAME", request.name_of_template,
        "tabular, tensorflow, pytorch, container, sweep", 't');
    options.option("project", "PROJECT", request.project, "your Google Cloud project");
    options.option("region", "REGION", request.region, "where jobs will run: us-central1");
    options.option("staging-bucket", "URL", request.staging_bucket, "your bucket: gs://my-bucket");
    options.flag("yes", request.yes, "ask nothing: take gcloud's settings", 'y');
    options.flag("force", request.force, "overwrite files of the same names");
}

const Template& chosen_template(const Request& request)
{
    if (!request.name_of_template) return templates()[0];
    std::vector<std::string> names;
    for (const Template& one : templates()) {
        if (one.name == *request.name_of_template) return one;
        names.emplace_back(one.name);
    }
    throw Error(fmt::format("there is no template \"{}\"", *request.name_of_template),
        choice_hint(*request.name_of_template, names), Exit::usage);
}

/// The folder's name as the name of a job: "my-model" becomes "my_model".
std::string job_name(const fs::path& directory)
{
    std::string name =
        fs::absolute(directory / ".").lexically_normal().parent_path().filename().string();
    for (char& c : name) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!plain) c = '_';
    }
    return trouble_with_job_name(name).empty() ? name : "model";
}

/// "my-bucket" and "gs://my-bucket/" are the same bucket.
std::string bucket_url(std::string_view bucket)
{
    std::string url(trimmed(bucket));
    while (url.ends_with('/') && url != "gs://") url.pop_back();
    return url.empty() || url.starts_with("gs://") ? url : "gs://" + url;
}

std::string trouble_with_region(std::string_view region)
{
    return is_google_region(region) ? ""
                                    : fmt::format("there is no region \"{}\"", visible(region));
}

/// One of the three things that a job file must know before it can go to the cloud.
struct CloudValue {
    const char* name;
    std::string value;  ///< said on the command line, else gcloud's setting; "" when nobody knows
    bool is_said = false;
    std::string (*trouble)(std::string_view);
    std::string (*hint)(std::string_view);
};

std::string project_hint(std::string_view)
{
    return "its id: gcloud projects list";
}

std::string region_hint(std::string_view region)
{
    std::vector<std::string> names;
    for (const GoogleRegion& known : google_regions()) names.emplace_back(known.name);
    const std::string near = nearest(region, names);
    return near.empty() ? "such as us-central1" : fmt::format("did you mean \"{}\"?", near);
}

std::string bucket_hint(std::string_view)
{
    return "such as gs://my-bucket";
}

void refuse_wrong(const CloudValue& value)
{
    if (!value.is_said) return;  // gcloud's own affair
    const std::string trouble = value.trouble(value.value);
    if (!trouble.empty()) throw Error(trouble, value.hint(value.value), Exit::usage);
}

/// Enter takes what is known, and an answer that cannot be is asked for again.
std::string answered(const Call& call, const CloudValue& asked)
{
    const bool is_bucket = asked.trouble == trouble_with_bucket;
    while (true) {
        const auto line = call.world.console.ask(asked.value.empty()
                ? fmt::format("  {}: ", asked.name)
                : fmt::format("  {} [{}]: ", asked.name, asked.value));
        if (!line) throw Error("no answer, and nothing was written", "--yes asks nothing");
        const std::string answer = is_bucket ? bucket_url(*line) : std::string(trimmed(*line));
        if (answer.empty()) return asked.value;
        const std::string trouble = asked.trouble(answer);
        if (trouble.empty()) return answer;
        call.err(fmt::format("  {}: {}\n", trouble, asked.hint(answer)));
    }
}

/// What the job file says of the user's own: from the command line, else as answered, else as gcloud is set.
TemplateValues values_of(const Call& call, const Request& request, std::string name)
{
    const Environment& environment = call.world.environment;
    const auto configured = configured_project(environment);
    CloudValue project{"project", request.project.value_or(configured ? configured->id : ""),
        request.project.has_value(), trouble_with_project, project_hint};
    CloudValue region{"region", request.region.value_or(configured_region(environment)),
        request.region.has_value(), trouble_with_region, region_hint};
    CloudValue bucket{"staging-bucket", bucket_url(request.staging_bucket.value_or("")),
        request.staging_bucket.has_value(), trouble_with_bucket, bucket_hint};
    const bool is_asking = !request.yes && !call.json && call.world.console.can_ask();
    bool is_introduced = false;
    for (CloudValue* value : {&project, &region, &bucket}) {
        refuse_wrong(*value);
        if (!is_asking || value->is_said) continue;
        if (!is_introduced)
            call.err("for the day when it runs on Google Cloud; Enter leaves it as it is\n");
        is_introduced = true;
        value->value = answered(call, *value);
    }
    return {std::move(name), project.value, region.value, bucket.value};
}

bool is_there(const fs::path& path)
{
    std::error_code missing;
    return fs::exists(fs::symlink_status(path, missing));
}

/// Those that are there already; all of them, before anything is asked or written.
std::vector<std::string> standing(
    const std::vector<TemplateFile>& files, const fs::path& directory, bool is_forced)
{
    std::vector<std::string> paths;
    for (const TemplateFile& file : files) {
        const fs::path path = (directory / file.path).lexically_normal();
        if (!is_there(path)) continue;
        std::error_code missing;
        if (fs::is_directory(path, missing))
            throw Error(fmt::format("\"{}\" is a folder, and nothing was written", path.string()),
                "choose an empty folder: mltrain init DIR");
        if (!is_forced) {
            throw Error(
                fmt::format("\"{}\" is there already, and nothing was written", path.string()),
                "choose an empty folder: mltrain init DIR; or --force overwrites");
        }
        paths.push_back(path.string());
    }
    return paths;
}

/// What is new goes to `made`, folders first.
void write(const fs::path& path, const std::string& bytes, std::vector<fs::path>& made)
{
    std::vector<fs::path> folders;
    for (fs::path folder = path.parent_path(); !folder.empty() && !is_there(folder);
         folder = folder.parent_path())
        folders.push_back(folder);
    for (const fs::path& folder : std::views::reverse(folders)) {
        make_folder(folder);
        made.push_back(folder);
    }
    if (is_there(path)) {
        replace_file(path, bytes);
    } else {
        create_file(path, bytes);
        made.push_back(path);
    }
    std::error_code ignored;
    fs::permissions(path, fs::perms(0644), ignored);
}

/// All of them, or none: half a project is in the way of a whole one.
std::vector<std::string> write(const std::vector<TemplateFile>& files, const fs::path& directory)
{
    std::vector<fs::path> made;
    std::vector<std::string> written;
    try {
        for (const TemplateFile& file : files) {
            const fs::path path = (directory / file.path).lexically_normal();
            write(path, file.bytes, made);
            written.push_back(path.string());
        }
    } catch (const Error&) {
        std::error_code ignored;
        for (const fs::path& path : std::views::reverse(made)) fs::remove(path, ignored);
        throw;
    }
    return written;
}

void tell_next(const Call& call, const Template& chosen, const std::string& job_file)
{
    if (!chosen.needs.empty()) {
        call.err(fmt::format("on this machine it needs {0}, such as:\n"
                             "  python3 -m venv ~/venv && ~/venv/bin/pip install {0}\n"
                             "  export MLTRAIN_PYTHON=~/venv/bin/python\n",
            chosen.needs));
    }
    call.err(fmt::format("next:\n  mltrain submit {} --watch\n", shell_quoted(job_file)));
}

Exit run(Call& call, const Request& request)
{
    const Template& chosen = chosen_template(request);
    const fs::path directory = request.directory.empty() ? "." : request.directory[0];
    const std::string name = job_name(directory);
    const auto overwritten = standing(template_files(chosen.name, {}), directory, request.force);
    const TemplateValues values = values_of(call, request, name);
    const std::vector<std::string> written = write(template_files(chosen.name, values), directory);
    if (call.json) {
        Json answer;
        answer["name"] = name;
        answer["template"] = chosen.name;
        answer["files"] = Json::array(written);
        answer["overwritten"] = Json::array(overwritten);
        call.answer(answer);
        return Exit::done;
    }
    for (const std::string& path : written) call.out(path + "\n");
    if (!overwritten.empty()) call.err(fmt::format("overwritten: {}\n", joined(overwritten, ", ")));
    tell_next(call, chosen, (directory / "job.toml").lexically_normal().string());
    return Exit::done;
}

}  // namespace

Subcommand init_command()
{
    return subcommand<Request>(
        "init", "write a job file and a small trainer to begin with", describe, run);
}

}  // namespace mltrain
