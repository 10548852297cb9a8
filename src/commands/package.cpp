// package: the archive in which the trainer travels, written to a file.
#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/table.hpp"
#include "package/archive.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

struct Request {
    SpecRequest spec;
    std::optional<std::string> from, resume, sha256, output;
};

void describe(Options& options, Request& request)
{
    describe_spec(options, request.spec, Options::Count::optional, "overwrite the file");
    options.option("from", "JOB", request.from, "as that job had it; instead of SPEC");
    options.option("resume", "SWEEP", request.resume, "as that sweep has it; instead of SPEC");
    options.option("sha256", "HEX", request.sha256, "write it only if it is this one");
    options.option("output", "FILE", request.output,
        "where to (default: its own name, here); - for stdout", 'o');
}

/// One line for each reason, in the order in which they occur first.
std::string left_out_text(const std::vector<LeftOut>& left_out)
{
    constexpr std::size_t most = 5;
    std::vector<std::pair<std::string, std::vector<std::string>>> reasons;
    for (const LeftOut& each : left_out) {
        auto reason = std::find_if(
            reasons.begin(), reasons.end(), [&](auto& known) { return known.first == each.why; });
        if (reason == reasons.end()) reason = reasons.insert(reason, {each.why, {}});
        reason->second.push_back(visible(each.path));
    }
    Table table({Align::left, Align::left}, "    ");
    for (auto& [why, paths] : reasons) {
        const std::size_t more = paths.size() - std::min(paths.size(), most);
        paths.resize(paths.size() - more);
        if (more > 0) paths.push_back(fmt::format("and {} more", more));
        table.add({visible(why), joined(paths, ", ")});
    }
    return reasons.empty() ? "" : "  left out\n" + table.text();
}

std::string text_of(const Archive& archive, const std::string& file)
{
    std::uint64_t bytes = 0;
    for (const PackedFile& each : archive.files) bytes += each.bytes;
    return fmt::format("{}\n  {} bytes, sha256 {}\n  {}, {} bytes; {}\n", visible(file),
               archive.bytes.size(), archive.sha256, counted(archive.files.size(), "file"), bytes,
               archive.is_generated ? "setup.py is generated" : "the project as it is")
        + left_out_text(archive.left_out);
}

Json json_of(const Archive& archive, const std::string& file)
{
    Json::Array files;
    Json::Array left_out;
    for (const PackedFile& each : archive.files) {
        Json& item = files.emplace_back();
        item["path"] = each.path;
        item["bytes"] = static_cast<std::int64_t>(each.bytes);
    }
    for (const LeftOut& each : archive.left_out) {
        Json& item = left_out.emplace_back();
        item["path"] = each.path;
        item["why"] = each.why;
    }
    Json json;
    json["file"] = file;
    json["bytes"] = static_cast<std::int64_t>(archive.bytes.size());
    json["sha256"] = archive.sha256;
    json["generated_setup"] = archive.is_generated;
    json["files"] = std::move(files);
    json["left_out"] = std::move(left_out);
    json["warnings"] = Json::array(archive.warnings);
    return json;
}

void refuse_stdout(const Call& call)
{
    if (call.json) {
        throw Error("the archive and the JSON cannot both go to stdout", "-o FILE, or no --json",
            Exit::usage);
    }
    if (call.world.console.out_screen().is_terminal)
        throw Error("an archive is nothing for a terminal", "-o FILE, or | tar tz", Exit::usage);
}

Preparation prepare_of(Call& call, const Request& request)
{
    const std::array sources = {
        request.from.has_value(), request.resume.has_value(), !request.spec.files.empty()};
    const auto given = std::count(sources.begin(), sources.end(), true);
    if (given != 1) {
        throw Error(given > 1 ? "SPEC, --from and --resume exclude each other" : "SPEC is missing",
            "a job file, or --from JOB, or --resume SWEEP", Exit::usage);
    }
    if (request.from) {
        const Submission before = open_ledger_to_show(call.world).find(*request.from).submission;
        return prepare_again(call, request.spec, before);
    }
    if (request.resume) {
        const SweepRecord sweep = sweep_of(open_ledger_to_show(call.world), *request.resume);
        return prepare_again(
            call, request.spec, sweep.name, sweep.settings, {"--resume", sweep.name});
    }
    return prepare_file(call, request.spec, request.spec.files[0]);
}

Exit run(Call& call, const Request& request)
{
    const bool to_stdout = request.output == "-";
    if (to_stdout) refuse_stdout(call);
    const Preparation preparation = prepare_of(call, request);
    const JobSpec& spec = preparation.file.spec;
    if (!spec.package_path) {
        throw Error("the job has no package_path: there is nothing to pack",
            "package_path = \"trainer\", the folder with the code", Exit::usage);
    }
    const bool is_packed = !preparation.staged.empty();
    const Archive archive = is_packed ? *preparation.staged.front().archive
                                      : pack(*spec.package_path, spec.requirements);
    if (request.sha256 && *request.sha256 != archive.sha256)
        throw Error(fmt::format("this would be another archive: {}", archive.sha256),
            "the code has changed since; submit or plan it again");
    for (const std::string& warning : archive.warnings) call.err("note: " + warning + "\n");
    const std::string file = request.output.value_or(archive.name);
    if (to_stdout) {
        call.out(archive.bytes);
        call.err(text_of(archive, "stdout"));
        return Exit::done;
    }
    write_output(file, archive.bytes, request.spec.force);
    if (call.json) {
        call.answer(json_of(archive, file));
    } else {
        call.out(text_of(archive, file));
    }
    return Exit::done;
}

}  // namespace

Subcommand package_command()
{
    return subcommand<Request>(
        "package", "write the archive in which the trainer travels", describe, run);
}

}  // namespace mltrain
