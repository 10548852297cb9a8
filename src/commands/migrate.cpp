// migrate: a job of ML Engine, from its job file or from the command in somebody's script, as a job file of today.
#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/table.hpp"
#include "gcloud/answers.hpp"
#include "migrate/job_file.hpp"
#include "migrate/job_file_edit.hpp"
#include "migrate/legacy_command.hpp"
#include "migrate/legacy_config.hpp"
#include "migrate/to_vertex_ai.hpp"
#include "show/migration_text.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

struct Request {
    std::vector<std::string> file;
    std::optional<std::string> command, config, to, output;
    std::vector<std::string> defines;
    bool force = false;
};

void describe(Options& options, Request& request)
{
    options.arguments("SPEC", request.file, Options::Count::optional, "a job file of ML Engine");
    options.option("from-command", "TEXT", request.command,
        "instead: a gcloud command, or @FILE that holds one");
    options.option("from-config", "FILE", request.config, "instead: a file for gcloud's --config");
    options.list("define", "NAME=VALUE", request.defines,
        "with --from-command: a variable; may be given often");
    options.option("to", "SERVICE", request.to, "with --from-…: vertex-ai (default), or ml-engine");
    options.option("output", "FILE", request.output, "where to (default: stdout)", 'o');
    options.flag("force", request.force, "overwrite the file");
}

/// A job to be migrated, and what was said on the way to it.
struct Source {
    JobSpec spec;
    std::string text;    ///< of the job file; "" for one that is none
    fs::path directory;  ///< that its paths are relative to
    std::vector<MigrationNote> notes;
};

/// Machines beside a tier that has its own: nobody knows which are meant.
bool contradicts_its_tier(const Problem& problem)
{
    return problem.message.find("is only for scale tier") != std::string::npos;
}

Source source_of(Call& call, const LegacyJob& job)
{
    for (const Problem& problem : service_finder(call)("ml-engine", {})->check(job.spec)) {
        if (contradicts_its_tier(problem)) throw Error(problem.message, problem.hint, Exit::usage);
    }
    Source source;
    source.spec = job.spec;
    source.directory = fs::current_path();
    for (const Remark& remark : job.remarks)
        source.notes.push_back({fmt::format("{}:{}:{}", remark.file, remark.line, remark.column),
            remark.what, "", remark.reason, true});
    return source;
}

Defines defines_of(const Request& request)
{
    Defines defines;
    for (const std::string& text : request.defines) {
        const auto equals = text.find('=');
        if (equals == text.npos || equals == 0)
            throw Error(fmt::format("--define takes NAME=VALUE, not \"{}\"", text),
                "such as --define BUCKET=my-bucket", Exit::usage);
        defines[text.substr(0, equals)] = text.substr(equals + 1);
    }
    return defines;
}

Source source_of(Call& call, const Request& request)
{
    const std::array sources = {
        !request.file.empty(), request.command.has_value(), request.config.has_value()};
    const auto given = std::count(sources.begin(), sources.end(), true);
    if (given != 1)
        throw Error(given == 0 ? "what is to be migrated is missing" : "one thing at a time",
            "a job file, --from-command or --from-config", Exit::usage);
    if (!request.defines.empty() && !request.command)
        throw Error("--define is for --from-command", "see --help", Exit::usage);
    if (request.command) {
        const bool is_file = request.command->starts_with('@');
        const std::string name = is_file ? request.command->substr(1) : "command";
        const std::string script = is_file ? read_file(name, job_file_limit) : *request.command;
        return source_of(
            call, read_legacy_command(script, defines_of(request), fs::current_path(), name));
    }
    if (request.config) {
        LegacyJob job =
            read_legacy_config(*request.config, read_file(*request.config, job_file_limit), {});
        if (!job.spec.name) job.spec.name = "job";
        return source_of(call, job);
    }
    Source source;
    source.text = read_file(request.file[0], job_file_limit);
    source.directory = fs::absolute(request.file[0]).lexically_normal().parent_path();
    SpecFile file = read_spec(config_file(call.world), request.file[0], {}, {});
    const std::string service = file.spec.service.value_or("ml-engine");
    if (const auto found = service_finder(call)(service, {}); found && file.complaints.empty()) {
        for (const Problem& problem : found->check(file.spec)) {
            if (contradicts_its_tier(problem))
                file.complaints.push_back(complaint_of(file, problem));
        }
    }
    if (!file.complaints.empty()) throw Error("the job file is wrong", std::move(file.complaints));
    source.spec = with_absolute_paths(file.spec);
    return source;
}

void refuse_other_services(const Source& source)
{
    const std::string service = source.spec.service.value_or("ml-engine");
    if (service == "ml-engine" || service == "ai-platform") return;
    throw Error(fmt::format("this is a job of {} already", service),
        "migrate takes those of ml-engine and ai-platform", Exit::usage);
}

/// As the user's own file with some lines changed; where that cannot be, written anew.
std::string job_file_of(const Source& source, const JobSpec& spec, const fs::path& to,
    std::vector<MigrationNote>& notes)
{
    if (source.text.empty()) return pretty_job_file(spec, to);
    if (const auto edited = edited_job_file(source.text, spec, source.directory, to))
        return *edited;
    notes.push_back({"the job file", "", "", "it is written anew, without its comments", true});
    return pretty_job_file(spec, to);
}

Projection projection_of(Call& call, const std::string& service, const JobSpec& spec)
{
    const auto found = service_finder(call)(service, {});
    CostQuestion question;
    question.rentals = found->rentals(spec);
    question.rules = found->time_limit();
    question.limits = spec.limits;
    question.as_of = question.today = date_of(call.world.clock.now());
    return project(PriceBook(read_own_prices(call.world.environment)), question);
}

/// What `check` would say of the new file: complaints with their cures, and notes.
std::vector<std::string> what_is_left(Call& call, const JobSpec& spec, const std::string& service,
    const std::optional<Money>& per_hour)
{
    const auto found = service_finder(call)(service, {});
    std::vector<std::string> lines;
    for (const Problem& problem : found->check(spec))
        lines.push_back(fmt::format("still to do: {} ({})", problem.message, problem.hint));
    if (spec.limits.max_cost && !per_hour)
        lines.emplace_back("still to do: limits.max_cost cannot be kept, the job is unpriced (set "
                           "limits.max_duration instead)");
    for (const std::string& note : found->notes(spec, date_of(call.world.clock.now())))
        lines.push_back("note: " + note);
    return lines;
}

Exit run(Call& call, const Request& request)
{
    const Source source = source_of(call, request);
    refuse_other_services(source);
    const std::string to = request.to.value_or("vertex-ai");
    const bool is_migrated = to == "vertex-ai";
    if (!is_migrated && (to != "ml-engine" || !request.file.empty()))
        throw Error(fmt::format("cannot migrate to \"{}\"", to),
            "vertex-ai; and ml-engine for what comes from a command", Exit::usage);
    const PriceBook book(read_own_prices(call.world.environment));
    MigrationPage page;
    page.notes = source.notes;
    page.to_service = to;
    JobSpec spec = source.spec;
    if (is_migrated) {
        Migration migration = to_vertex_ai(source.spec, book, date_of(call.world.clock.now()));
        spec = std::move(migration.spec);
        for (Change& change : migration.changes)
            page.notes.push_back({std::move(change.key), std::move(change.from),
                std::move(change.to), std::move(change.reason), change.is_loss});
        page.from_service = "ml-engine";
        page.before = projection_of(call, "ml-engine", source.spec);
    }
    page.after = projection_of(call, to, spec);
    const bool to_stdout = !request.output || *request.output == "-";
    const fs::path folder = to_stdout
        ? source.directory
        : fs::absolute(*request.output).lexically_normal().parent_path();
    const std::string text = job_file_of(source, spec, folder, page.notes);
    page.to_do = what_is_left(call, spec, to, page.after.per_hour);
    if (!to_stdout) write_output(*request.output, text, request.force);
    if (call.json) {
        call.answer(migration_json(page, text));
        return Exit::done;
    }
    if (to_stdout) call.out(text);
    call.err(migration_text(page, call.err_style));
    if (!to_stdout)
        call.err(fmt::format(
            "next:\n  mltrain check {0}\n  mltrain submit {0}\n", shell_quoted(*request.output)));
    return Exit::done;
}

}  // namespace

Subcommand migrate_command()
{
    return subcommand<Request>(
        "migrate", "turn a job of ML Engine into one of Vertex AI", describe, run);
}

}  // namespace mltrain
