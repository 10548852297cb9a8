// open: a job's page in the browser. The address is printed always, so that it is of use over ssh, too.
#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

struct Request {
    std::vector<std::string> job;
    bool print = false;
};

void describe(Options& options, Request& request)
{
    options.arguments(
        "JOB", request.job, Options::Count::one, "a job's name, the beginning of one, or latest");
    options.flag("print", request.print, "only print the address");
}

/// Every address is of a template of ours, but a name of the cloud's stands in it.
bool is_plain_https(std::string_view address)
{
    return address.starts_with("https://")
        && std::all_of(address.begin(), address.end(), [](char c) {
               const bool is_letter =
                   (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
               return is_letter || std::string_view(":/?&=%-._~").find(c) != std::string_view::npos;
           });
}

/// The command with the address where it says %s, else at its end. Words end at spaces; no shell reads them.
std::vector<std::string> command_of(const std::string& browser, const std::string& address)
{
    std::vector<std::string> argv;
    bool is_placed = false;
    for (std::string word : split(browser, ' ')) {
        if (const auto place = word.find("%s"); place != word.npos) {
            word.replace(place, 2, address);
            is_placed = true;
        }
        if (!word.empty()) argv.push_back(std::move(word));
    }
    if (!is_placed && !argv.empty()) argv.push_back(address);
    return argv;
}

/// Those of $BROWSER, with colons between them, the first first. Without it what the desktop opens addresses with, where
/// there is a desktop.
std::vector<std::string> browsers(const Environment& environment)
{
    if (const std::string chosen = environment["BROWSER"]; !chosen.empty())
        return split(chosen, ':');
    const bool has_desktop =
        !environment["DISPLAY"].empty() || !environment["WAYLAND_DISPLAY"].empty();
    return has_desktop ? std::vector<std::string>{"xdg-open"} : std::vector<std::string>{};
}

/// True when a browser was started.
bool is_opened(const Call& call, const Request& request, const std::string& address)
{
    const bool is_asked_for =
        !request.print && !call.json && call.world.console.out_screen().is_terminal;
    if (!is_asked_for || !is_plain_https(address)) return false;
    const std::vector<std::string> all = browsers(call.world.environment);
    for (const std::string& browser : all) {
        const auto argv = command_of(browser, address);
        if (!argv.empty() && call.world.runner.launch(argv)) return true;
    }
    if (!all.empty()) {
        call.err(
            fmt::format("mltrain: \"{}\" cannot be started; BROWSER says what to open it with\n",
                visible(all.front())));
    }
    return false;
}

Exit run(Call& call, const Request& request)
{
    const Ledger ledger = open_ledger_to_show(call.world);
    const Entry entry = find_jobs(ledger, request.job)[0];
    const JobReference& job = entry.submission.job;
    const ServiceTable services = all_services(call);
    const Service& service = service_of(services, entry);
    const std::string address = service.address(job);
    std::string folder = job_dir_of(entry.submission);
    if (folder.starts_with("gs://")) folder.clear();
    const auto logs = service.logs(job);
    const auto* log = std::get_if<std::string>(&logs);
    if (folder.empty() && log) folder = std::filesystem::path(*log).parent_path().string();
    if (address.empty() && folder.empty())
        throw Error(fmt::format("there is no page of {}: the service has not named it", job.name),
            "what became of it: mltrain show " + shell_quoted(job.name));
    const bool opened = !address.empty() && is_opened(call, request, address);
    if (call.json) {
        Json answer = identity_json(entry.submission);
        answer["address"] = address.empty() ? Json() : Json(address);
        answer["folder"] = folder.empty() ? Json() : Json(folder);
        call.answer(answer);
    } else {
        call.out(visible(address.empty() ? folder : address) + "\n");
        if (opened) call.err("opened in the browser\n");
    }
    return Exit::done;
}

}  // namespace

Subcommand open_command()
{
    return subcommand<Request>("open", "open a job's page in the browser", describe, run);
}

}  // namespace mltrain
