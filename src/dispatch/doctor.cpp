#include "dispatch/doctor.hpp"

#include "base/text.hpp"
#include "catalog/prices.hpp"
#include "ledger/ledger.hpp"
#include "system/files.hpp"
#include "system/trust.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

namespace mltrain {

namespace fs = std::filesystem;
using Is = Finding::State;

namespace {

/// Every page of a larger ledger is not read through while somebody waits.
constexpr std::uintmax_t small_ledger = 32 * 1024 * 1024;

Finding failure(const std::string& subject, const Error& error)
{
    return {subject, Is::bad, error.what(), error.hint};
}

Finding place_of_ledger(const fs::path& directory)
{
    const fs::path there = existing_part(directory);
    if (const std::string system = network_file_system(there); !system.empty()) {
        return {"ledger", Is::bad,
            fmt::format("{} is on a network file system ({})", directory.string(), system),
            "locks do not hold there; choose a folder on a local disk with XDG_STATE_HOME"};
    }
    std::error_code unknown;
    if (!fs::is_directory(there, unknown))
        return {"ledger", Is::bad, fmt::format("{} is no folder", there.string()),
            "move it away, or choose another place with XDG_STATE_HOME"};
    if (!is_writable(there))
        return {"ledger", Is::bad, fmt::format("{} cannot be written", there.string()),
            "make it yours, or choose another place with XDG_STATE_HOME"};
    return {
        "ledger", Is::good, fmt::format("none yet; the first job makes {}", directory.string())};
}

Finding state_of(const Ledger& ledger)
{
    const std::string file = ledger.file().string();
    if (!is_writable(ledger.file()))
        return {"ledger", Is::bad, file + " cannot be written", "chmod u+w " + shell_quoted(file)};
    std::error_code unknown;
    const bool is_small = fs::file_size(ledger.file(), unknown) <= small_ledger;
    const auto damages = is_small ? ledger.damages() : ledger.damages_at_a_glance();
    if (!damages.empty())
        return {"ledger", Is::bad, fmt::format("{} is damaged: {}", file, damages.front()),
            "mltrain ledger check"};
    return {"ledger", Is::good,
        fmt::format("{}, {}, {}", counted(ledger.count(), "job"),
            is_small ? "sound" : "sound at a glance", file)};
}

Finding ledger_finding(const World& world)
{
    try {
        const fs::path directory = state_directory(world.environment);
        Finding place = place_of_ledger(directory);
        if (place.state != Is::good) return place;
        refuse_open_folder(directory);
        if (const auto ledger = Ledger::open_to_read(directory)) return state_of(*ledger);
        std::error_code missing;
        const fs::path file = directory / "ledger.sqlite";
        if (!fs::exists(file, missing)) return place;
        return {"ledger", Is::good,
            fmt::format("{} is of an older mltrain; the next command brings it up", file.string())};
    } catch (const Error& error) {
        return failure("ledger", error);
    }
}

/// Whose prices jobs of that service are paid by; other providers' are there to be compared with.
std::string provider_of(const std::string& service)
{
    return service == "ai-platform" ? "ml-engine" : service;
}

/// A few old ones among thousands are no reason to doubt a projection.
constexpr std::size_t one_in = 10;

Finding prices_finding(const World& world, const std::string& service)
{
    if (service == "local") return {"prices", Is::unknown, "not needed for service local"};
    try {
        const Date today = date_of(world.clock.now());
        const PriceBook book(read_own_prices(world.environment));
        std::size_t all = 0, old = 0;
        int oldest = 0;
        for (const Price& price : newest_each(book.prices(), today)) {
            if (price.provider != provider_of(service)) continue;
            const int age = age_in_days(price, today).value_or(0);
            ++all;
            old += age > days_a_price_is_good ? 1 : 0;
            oldest = std::max(oldest, age);
        }
        if (all == 0) return {"prices", Is::unknown, "none for " + service};
        const bool is_good = old * one_in < all;
        const std::string seen = old == 0
            ? fmt::format("{} for {}, none older than {} days", all, service, days_a_price_is_good)
            : fmt::format("{} of {} for {} are older than {} days, the oldest {}", old, all,
                service, days_a_price_is_good, oldest);
        return {"prices", is_good ? Is::good : Is::doubtful, seen,
            is_good ? "" : "mltrain prices --check"};
    } catch (const Error& error) {
        return failure("prices", error);
    }
}

Finding terminal_finding(const World& world)
{
    const Screen screen = world.console.out_screen();
    std::string words;
    for (const char* variable : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        if (words.empty()) words = world.environment[variable];
    }
    const bool is_utf8 =
        lower(words).find("utf-8") != words.npos || lower(words).find("utf8") != words.npos;
    const std::string look = screen.is_terminal
        ? fmt::format("{} columns, {}", screen.columns, screen.colour ? "colour" : "no colour")
        : "none: plain text, nothing is repainted";
    if (is_utf8) return {"terminal", Is::good, look + ", UTF-8"};
    if (!screen.is_terminal) return {"terminal", Is::good, look};
    return {"terminal", Is::doubtful,
        fmt::format("{}; its letters are not UTF-8{}", look, words.empty() ? "" : ": " + words),
        "export LC_ALL=C.UTF-8"};
}

/// Where a value is from: "job.toml:3", "CLOUDSDK_CORE_PROJECT", or the name of gcloud's own file.
void add_origins(std::vector<Finding>& findings, const SpecFile& file)
{
    for (Finding& finding : findings) {
        const auto origin = file.origins.find(finding.key);
        if (finding.key.empty() || origin == file.origins.end()) continue;
        const auto& [name, line, column, width, text] = origin->second;
        const fs::path path(name);
        const std::string where = path.is_absolute() ? path.filename().string() : name;
        finding.seen +=
            line > 0 ? fmt::format(" ({}:{})", where, line) : fmt::format(" ({})", where);
    }
}

/// What stops a look is what it found.
std::vector<Finding> looked_at(
    const std::string& name, const SpecFile& file, const FindService& find)
{
    try {
        const auto service = find(name, file.settings);
        return service ? service->inspect_machine(file.spec) : std::vector<Finding>{};
    } catch (const Error& error) {
        if (error.exit == Exit::interrupted) throw;
        return {failure(name, error)};
    }
}

std::vector<Finding> service_findings(const SpecFile& file, const FindService& find)
{
    const auto& chosen = file.spec.service;
    std::vector<Finding> findings;
    if (chosen == "local") {
        findings.push_back({"gcloud", Is::unknown, "not needed for service local"});
    } else {
        findings = looked_at(chosen.value_or("vertex-ai"), file, find);
        const bool is_unreachable = findings.size() == 1 && findings[0].is_access;
        if (!chosen && is_unreachable) findings[0] = not_needed(findings[0], "service local");
    }
    for (const Finding& here : looked_at("local", file, find)) {
        const std::string whom = chosen ? "service " + *chosen : "Google Cloud";
        findings.push_back(chosen == "local" ? here : not_needed(here, whom));
    }
    return findings;
}

}  // namespace

std::vector<Finding> examine(const World& world, SpecFile file, const FindService& find)
{
    resolve_project(world, file);
    std::vector<Finding> findings = service_findings(file, find);
    add_origins(findings, file);
    findings.push_back(ledger_finding(world));
    findings.push_back(prices_finding(world, file.spec.service.value_or("vertex-ai")));
    findings.push_back(terminal_finding(world));
    return findings;
}

JobSpec as_sent_now(const World& world, const Preparation& preparation)
{
    JobSpec spec = sent_spec(preparation);
    const Time now = world.clock.now();
    const std::string job =
        job_name(spec.name.value_or(""), stamp_text(now, world.clock.local_offset(now)));
    spec.name = job;
    if (spec.job_dir) spec.job_dir = with_job_name(*spec.job_dir, job);
    spec.args = with_job_name(spec.args, job);
    return spec;
}

std::vector<Finding> inspect_online(const World& world, const Preparation& preparation)
{
    return preparation.service->inspect(as_sent_now(world, preparation));
}

}  // namespace mltrain
