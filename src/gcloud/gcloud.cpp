#include "gcloud/gcloud.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <filesystem>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t configuration_limit = 64 * 1024;

std::string text_of(const fs::path& path)
{
    std::error_code missing;
    if (!fs::is_regular_file(path, missing)) return {};
    try {
        return read_file(path, configuration_limit);
    } catch (const Error&) {
        return {};  // gcloud's affair; it will say what is wrong with it
    }
}

/// The value of a property in one section of gcloud's configuration file (an INI file).
std::string property(
    std::string_view text, std::string_view wanted_section, std::string_view wanted)
{
    std::string section;
    for (const std::string_view raw : lines_of(text)) {
        const std::string_view line = trimmed(raw);
        if (line.starts_with('[') && line.ends_with(']')) section = line.substr(1, line.size() - 2);
        const auto equals = line.find('=');
        if (section != wanted_section || equals == line.npos) continue;
        if (trimmed(line.substr(0, equals)) == wanted)
            return std::string(trimmed(line.substr(equals + 1)));
    }
    return {};
}

/// The file with the settings in force; "" where nobody has a home.
fs::path active_configuration(const Environment& environment)
{
    const std::string chosen = environment["CLOUDSDK_CONFIG"];
    const std::string home = environment["HOME"];
    if (chosen.empty() && home.empty()) return {};
    const fs::path directory =
        chosen.empty() ? fs::path(home) / ".config" / "gcloud" : fs::path(chosen);
    std::string active = environment["CLOUDSDK_ACTIVE_CONFIG_NAME"];
    if (active.empty()) active = trimmed(text_of(directory / "active_config"));
    if (active.empty()) active = "default";
    return directory / "configurations" / ("config_" + active);
}

}  // namespace

Command Gcloud::command(std::vector<std::string> argv, Seconds deadline) const
{
    argv[0] = program_;
    return {
        .argv = std::move(argv),
        .directory = {},
        // Its own log files would keep every answer, and an answer holds the variables of a job.
        .environment = {{"CLOUDSDK_CORE_DISABLE_FILE_LOGGING", "1"},
            {"CLOUDSDK_CORE_DISABLE_PROMPTS", "1"},
            {"CLOUDSDK_CORE_SHOW_STRUCTURED_LOGS", "always"},
            {"CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK", "1"},
            {"CLOUDSDK_SURVEY_DISABLE_PROMPTS", "1"}},
        .deadline = deadline,
    };
}

Outcome Gcloud::run(
    std::vector<std::string> argv, Seconds deadline, std::function<void()> on_interrupt) const
{
    Command question = command(std::move(argv), deadline);
    question.on_interrupt = std::move(on_interrupt);
    return runner_.run(question);
}

Outcome Gcloud::ask_with_errors(std::vector<std::string> argv) const
{
    Command wanted = command(std::move(argv), question_deadline);
    wanted.errors_into_out = true;
    return runner_.run(wanted);
}

std::vector<Outcome> Gcloud::run_all(
    std::vector<std::vector<std::string>> questions, Seconds deadline) const
{
    std::vector<Command> commands;
    for (auto& argv : questions) commands.push_back(command(std::move(argv), deadline));
    return runner_.run_all(commands);
}

std::string Gcloud::path() const
{
    return runner_.find_program(program_).value_or(program_).string();
}

std::optional<Project> configured_project(const Environment& environment)
{
    if (const std::string id = environment["CLOUDSDK_CORE_PROJECT"]; !id.empty())
        return Project{id, "CLOUDSDK_CORE_PROJECT"};
    const fs::path file = active_configuration(environment);
    const std::string id = property(text_of(file), "core", "project");
    if (id.empty()) return {};
    return Project{id, file.string()};
}

std::string configured_region(const Environment& environment)
{
    const std::string text = text_of(active_configuration(environment));
    for (const char* section : {"ai", "compute"}) {
        std::string region = environment[fmt::format("CLOUDSDK_{}_REGION", upper(section))];
        if (region.empty()) region = property(text, section, "region");
        if (!region.empty()) return region;
    }
    return {};
}

bool uses_googles_endpoint(const Environment& environment)
{
    return environment["CLOUDSDK_API_ENDPOINT_OVERRIDES_ML"].empty();
}

}  // namespace mltrain
