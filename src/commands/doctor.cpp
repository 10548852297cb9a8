// doctor: is this machine ready for jobs, and if not, what cures it.
#include "dispatch/doctor.hpp"

#include "commands/request.hpp"
#include "commands/table.hpp"
#include "show/findings_text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

struct Request {
    std::vector<std::string> file;
    std::optional<std::string> service;
};

void describe(Options& options, Request& request)
{
    options.arguments(
        "SPEC", request.file, Options::Count::optional, "also look at what this job file names");
    options.option("service", "SERVICE", request.service, "look at what this service needs");
}

/// What is wrong with the user's own settings is a finding, and the rest is looked at without them.
Finding settings_finding(const World& world, SpecFile& file)
{
    const std::string path = config_file(world).string();
    if (file.complaints.empty()) {
        std::error_code missing;
        const bool is_there = std::filesystem::exists(path, missing);
        return {"settings", Finding::State::good, is_there ? path : "none of your own in " + path};
    }
    const Complaint first = file.complaints.front();
    file = {};
    const std::string place =
        first.line > 0 ? fmt::format("{}:{}:{}: ", path, first.line, first.column) : "";
    return {"settings", Finding::State::bad, place + first.message, first.hint};
}

SpecFile read(Call& call, const Request& request)
{
    SpecRequest spec;
    spec.service = request.service;
    SpecFile file = read_file(call, spec, request.file.empty() ? "" : request.file[0]);
    const std::string own = config_file(call.world).string();
    const bool is_own_alone = std::all_of(file.complaints.begin(), file.complaints.end(),
        [&](const Complaint& complaint) { return complaint.file == own; });
    if (!is_own_alone) throw Error("the job file is wrong", std::move(file.complaints));
    return file;
}

Exit run(Call& call, const Request& request)
{
    SpecFile file = read(call, request);
    std::vector<Finding> findings = {settings_finding(call.world, file)};
    {
        const Waiting waiting(call, "looking");
        for (Finding& finding : examine(call.world, std::move(file), service_finder(call)))
            findings.push_back(std::move(finding));
    }
    const bool is_ready = exit_of(findings) == Exit::done;
    if (call.json) {
        Json answer;
        answer["ready"] = is_ready;
        answer["findings"] = findings_json(findings);
        call.answer(answer);
    } else {
        call.out(findings_text(findings, call.out_columns(), call.out_style));
        const std::string summary = findings_summary(findings);
        call.out(fmt::format(
            "{}{}\n", is_ready ? "ready" : "not ready", summary.empty() ? "" : ": " + summary));
    }
    return is_ready ? Exit::done : Exit::could_not;
}

}  // namespace

Subcommand doctor_command()
{
    return subcommand<Request>(
        "doctor", "say whether this machine is ready, and what cures it", describe, run);
}

}  // namespace mltrain
