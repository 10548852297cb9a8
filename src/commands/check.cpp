// check: every complaint about a job file at once.
#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/sweeping.hpp"
#include "commands/table.hpp"
#include "dispatch/doctor.hpp"
#include "job/settings.hpp"
#include "show/findings_text.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

struct Request {
    SpecRequest spec;
    bool origins = false;
    bool online = false;
};

void describe(Options& options, Request& request)
{
    describe_spec(options, request.spec, Options::Count::some);
    options.flag("origins", request.origins, "also show where each value came from");
    options.flag("online", request.online, "also ask the service: buckets, name, accounts");
}

std::string origins_text(const Json& settings, Style style)
{
    Table table({Align::left, Align::left, Align::left}, "  ");
    for (const Json& setting : *settings.array()) {
        const Json& value = setting["value"];
        const std::string text = value.text() ? *value.text() : json_text(value);
        table.add({setting.text_at("key"), shortened(visible(text), 60),
            style.dim(setting.text_at("origin"))});
    }
    return table.text();
}

std::vector<Finding> inspected(Call& call, const Preparation& preparation)
{
    require_project(preparation);
    const Waiting waiting(call, "asking");
    return inspect_online(call.world, preparation);
}

Exit run(Call& call, const Request& request)
{
    Exit exit = Exit::done;
    Json::Array answers;
    for (const std::string& file : request.spec.files) {
        const Preparation preparation = prepare_file(call, request.spec, file);
        refuse_unkept_promises(preparation);
        tell_notes(call, preparation);
        const Json settings = settings_json(preparation.file);
        SpecRequest alone = request.spec;
        alone.files = {file};
        const auto sweep = sweep_in(call, alone, preparation);
        std::vector<Finding> findings;
        if (request.online) findings = inspected(call, preparation);
        // That there is no way to the service says more than what else is bad.
        exit = std::max(exit, exit_of(findings));
        if (call.json) {
            Json& answer = answers.emplace_back();
            answer["file"] = file;
            answer["service"] = preparation.service->name();
            answer["jobs"] = static_cast<std::int64_t>(sweep ? sweep->jobs.size() : 1);
            answer["settings"] = settings;
            if (request.online) answer["online"] = findings_json(findings);
            continue;
        }
        call.out(fmt::format("{}: right, for service {}{}\n", file, preparation.service->name(),
            sweep ? "; a sweep of " + counted(sweep->jobs.size(), "job") : ""));
        if (request.origins) call.out(origins_text(settings, call.out_style));
        call.out(findings_text(findings, call.out_columns(), call.out_style));
    }
    if (!call.json) return exit;
    if (answers.size() == 1) {
        call.answer(answers[0]);
    } else {
        Json all;
        all["checks"] = std::move(answers);
        call.answer(all);
    }
    return exit;
}

}  // namespace

Subcommand check_command()
{
    return subcommand<Request>("check", "say all that is wrong with a job file", describe, run);
}

}  // namespace mltrain
