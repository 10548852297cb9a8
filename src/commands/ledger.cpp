// ledger: look after the file that knows all jobs: check it, back it up, drop what is long over.
#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/table.hpp"
#include "cost/budget.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

constexpr const char* default_age = "365d";

struct Request {
    std::vector<std::string> words;
    std::optional<std::string> older_than;
    bool yes = false;
};

void describe(Options& options, Request& request)
{
    options.arguments("ACTION", request.words, Options::Count::any,
        "check, backup FILE, or prune: drop jobs that ended long ago");
    options.option("older-than", "DURATION", request.older_than,
        fmt::format("with prune: submitted so long ago (default: {})", default_age));
    options.flag("yes", request.yes, "with prune: do not ask", 'y');
}

Exit check(Call& call, const Ledger& ledger)
{
    const std::vector<std::string> damages = ledger.damages();
    std::error_code unknown;
    const auto bytes = std::filesystem::file_size(ledger.file(), unknown);
    if (call.json) {
        Json answer;
        answer["file"] = ledger.file().string();
        answer["bytes"] = static_cast<std::int64_t>(bytes);
        answer["schema"] = ledger.schema();
        answer["jobs"] = static_cast<std::int64_t>(ledger.count());
        answer["damages"] = Json::array(damages);
        call.answer(answer);
    } else {
        call.out(fmt::format("{}\n  {}, {} bytes, schema {}\n", ledger.file().string(),
            counted(ledger.count(), "job"), bytes, ledger.schema()));
        for (const std::string& damage : damages) call.out(fmt::format("  {}\n", damage));
        if (damages.empty()) call.out("  sound\n");
    }
    if (damages.empty()) return Exit::done;
    call.err("put a backup in its place; or move it and its -wal and -shm away, and mltrain sync "
             "--adopt finds the cloud's jobs again\n");
    return Exit::could_not;
}

Exit back_up(Call& call, const Ledger& ledger, const std::string& file)
{
    ledger.back_up(file);
    if (call.json) {
        Json answer;
        answer["file"] = file;
        answer["jobs"] = static_cast<std::int64_t>(ledger.count());
        call.answer(answer);
    } else {
        call.out(fmt::format("{} written, {}\n  to go back: put it in the place of {}\n", file,
            counted(ledger.count(), "job"), ledger.file().string()));
    }
    return Exit::done;
}

bool is_agreed(const Call& call, const Request& request, const std::string& what)
{
    if (request.yes) return true;
    if (!call.world.console.can_ask())
        throw Error(fmt::format("not dropped: {}", what), "--yes agrees", Exit::refused);
    return call.world.console.confirms(fmt::format("drop {}? [y/N] ", what));
}

Exit prune(Call& call, Ledger& ledger, const Request& request)
{
    const Time now = call.world.clock.now();
    const Seconds age = option_duration("--older-than", request.older_than.value_or(default_age));
    // The budget counts this month's.
    const std::vector<Entry> entries = ledger.prunable(std::min(now - age, start_of_month(now)));
    const std::string what = fmt::format("{} that {} submitted more than {} ago, before this month",
        counted(entries.size(), "job"),
        entries.size() == 1 ? "is over and was" : "are over and were", duration_text(age));
    const bool agreed = entries.empty() || is_agreed(call, request, what);
    if (agreed) {
        const ServiceTable services = all_services(call);
        ledger.prune(entries, now);
        for (const Entry& entry : entries) {
            const auto service = services.find(entry.submission.service);
            if (service != services.end()) service->second->forget(entry.submission.job);
        }
    }
    if (call.json) {
        Json answer;
        answer["dropped"] = static_cast<std::int64_t>(agreed ? entries.size() : 0);
        answer["left"] = static_cast<std::int64_t>(ledger.count());
        call.answer(answer);
    } else {
        call.out(fmt::format("{}: {}\n", agreed ? "dropped" : "not dropped", what));
    }
    return agreed ? Exit::done : Exit::refused;
}

Exit run(Call& call, const Request& request)
{
    const std::string action = request.words.empty() ? "" : request.words[0];
    const std::size_t needed = action == "backup" ? 2 : 1;
    const bool known = action == "check" || action == "backup" || action == "prune";
    if (!known || request.words.size() != needed) {
        const std::string takes = needed == 2 ? "a file to write" : "no argument";
        throw Error(action.empty() ? "ACTION is missing"
                : known            ? fmt::format("ledger {} takes {}", action, takes)
                                   : fmt::format("ledger cannot \"{}\"", action),
            "mltrain ledger check, mltrain ledger backup FILE or mltrain ledger prune",
            Exit::usage);
    }
    if (request.older_than && action != "prune")
        throw Error("--older-than belongs to prune", "see --help", Exit::usage);
    if (action == "prune") {
        Ledger ledger = open_ledger(call.world);
        return prune(call, ledger, request);
    }
    const Ledger ledger = open_ledger_to_show(call.world);
    return action == "check" ? check(call, ledger) : back_up(call, ledger, request.words[1]);
}

}  // namespace

Subcommand ledger_command()
{
    return subcommand<Request>(
        "ledger", "check, back up or prune the record of all jobs", describe, run);
}

}  // namespace mltrain
