#include "commands/templates.hpp"

#include "base/embedded.hpp"
#include "base/toml_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

namespace mltrain {

namespace {

constexpr std::array all_templates = {
    Template{"tabular", ""},
    Template{"tensorflow", "tensorflow"},
    Template{"pytorch", "torch"},
    Template{"container", ""},
    Template{"sweep", ""},
};

using Marks = std::vector<std::pair<std::string_view, std::string>>;

std::string or_else(const std::string& value, const char* example)
{
    return value.empty() ? example : value;
}

/// A line of the job file; behind a # as long as its value is an example's.
std::string cloud_line(std::string_view key, const std::string& value, const char* example)
{
    return fmt::format(
        "{}{:<14} = {}", value.empty() ? "#" : "", key, toml_quoted(or_else(value, example)));
}

Marks marks_of(const TemplateValues& values)
{
    const std::string bucket = or_else(values.staging_bucket, "gs://my-bucket");
    return {
        {"{{name}}", values.name},
        {"{{project}}", cloud_line("project", values.project, "my-project")},
        {"{{region}}", cloud_line("region", values.region, "us-central1")},
        {"{{staging_bucket}}",
            cloud_line("staging_bucket", values.staging_bucket, "gs://my-bucket")},
        {"{{job_dir}}", toml_quoted(bucket + "/jobs/{job}")},
        {"{{image_uri}}",
            toml_quoted(fmt::format("{}-docker.pkg.dev/{}/trainers/{}:1",
                or_else(values.region, "us-central1"), or_else(values.project, "my-project"),
                values.name))},
    };
}

std::string filled(std::string_view text, const Marks& marks)
{
    std::string out(text);
    for (const auto& [mark, value] : marks) {
        for (auto at = out.find(mark); at != out.npos; at = out.find(mark, at + value.size()))
            out.replace(at, mark.size(), value);
    }
    return out;
}

std::vector<EmbeddedFile> files_below(std::string_view name)
{
    const std::string root = fmt::format("templates/{}/", name);
    std::vector<EmbeddedFile> files;
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.path.starts_with(root))
            files.push_back({file.path.substr(root.size()), file.bytes});
    }
    return files;
}

}  // namespace

std::span<const Template> templates()
{
    return all_templates;
}

std::vector<TemplateFile> template_files(std::string_view name, const TemplateValues& values)
{
    std::vector<EmbeddedFile> files = files_below(name);
    for (const EmbeddedFile& file : files_below(all_templates[0].name)) {
        const bool has_own = std::any_of(
            files.begin(), files.end(), [&](auto& own) { return own.path == file.path; });
        if (!has_own) files.push_back(file);
    }
    const Marks marks = marks_of(values);
    std::vector<TemplateFile> made;
    for (const EmbeddedFile& file : files)
        made.push_back({std::string(file.path), filled(file.bytes, marks)});
    return made;
}

}  // namespace mltrain
