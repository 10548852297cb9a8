// init: a job file and a small trainer that works, to begin with.
#include "base/embedded.hpp"
#include "commands/table.hpp"
#include "job/check.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <filesystem>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view template_root = "templates/tabular/";

struct Request {
    std::vector<std::string> directory;
};

void describe(Options& options, Request& request)
{
    options.arguments("DIR", request.directory, Options::Count::optional,
        "where to; made when it is not there (default: here)");
}

/// The folder's name as the name of a job: "my-model" becomes "my_model".
std::string project_name(const fs::path& directory)
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

std::string filled(std::string_view text, const std::string& name)
{
    constexpr std::string_view mark = "{{name}}";
    std::string out(text);
    for (auto at = out.find(mark); at != out.npos; at = out.find(mark))
        out.replace(at, mark.size(), name);
    return out;
}

Exit run(Call& call, const Request& request)
{
    const fs::path directory = request.directory.empty() ? "." : request.directory[0];
    const std::string name = project_name(directory);
    std::vector<EmbeddedFile> files;
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.path.starts_with(template_root))
            files.push_back({file.path.substr(template_root.size()), file.bytes});
    }
    std::error_code missing;
    for (const EmbeddedFile& file : files) {
        if (!fs::exists(directory / file.path, missing)) continue;
        throw Error(fmt::format("\"{}\" is there already, and nothing was written",
                        (directory / file.path).string()),
            "choose an empty folder: mltrain init DIR");
    }
    Json::Array written;
    for (const EmbeddedFile& file : files) {
        const fs::path path = directory / file.path;
        std::error_code trouble;
        fs::create_directories(path.parent_path().empty() ? "." : path.parent_path(), trouble);
        create_file(path, filled(file.bytes, name));
        fs::permissions(path, fs::perms(0644), trouble);
        written.emplace_back(path.lexically_normal().string());
        if (!call.json) call.out(fmt::format("{}\n", path.lexically_normal().string()));
    }
    const fs::path job_file = (directory / "job.toml").lexically_normal();
    if (call.json) {
        Json answer;
        answer["name"] = name;
        answer["files"] = std::move(written);
        call.answer(answer);
    } else {
        call.err(fmt::format("next:\n  mltrain submit {} --watch\n", job_file.string()));
    }
    return Exit::done;
}

}  // namespace

Subcommand init_command()
{
    return subcommand<Request>(
        "init", "write a job file and a small trainer to begin with", describe, run);
}

}  // namespace mltrain
