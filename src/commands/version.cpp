// version: which mltrain this is, and what it was built of.
#include "catalog/price_sources.hpp"
#include "commands/table.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

struct Request {};

void describe(Options&, Request&) {}

std::string text_of(const Build& build, Date prices)
{
    std::string commit = build.commit.empty() ? "unknown" : build.commit;
    if (!build.date.empty()) commit += " of " + build.date;
    std::string text = fmt::format("mltrain {}\n  commit     {}\n  prices     {}\n",
        MLTRAIN_VERSION, commit, date_text(prices));
    const char* heading = "libraries";
    for (const auto& [name, version] : build.libraries) {
        text += fmt::format("  {:<9}  {} {}\n", heading, name, version);
        heading = "";
    }
    return text;
}

Json json_of(const Build& build, Date prices)
{
    Json answer;
    answer["version"] = MLTRAIN_VERSION;
    answer["commit"] = build.commit.empty() ? Json() : Json(build.commit);
    answer["date"] = build.date.empty() ? Json() : Json(build.date);
    answer["prices"] = date_text(prices);
    Json libraries{Json::Object{}};
    for (const auto& [name, version] : build.libraries) libraries[name] = version;
    answer["libraries"] = libraries;
    return answer;
}

Exit run(Call& call, const Request&)
{
    const Build& build = call.world.build;
    const Date prices = PriceSources().newest();
    if (call.json) {
        call.answer(json_of(build, prices));
    } else {
        call.out(text_of(build, prices));
    }
    return Exit::done;
}

}  // namespace

Subcommand version_command()
{
    return subcommand<Request>("version", "say which mltrain this is", describe, run);
}

}  // namespace mltrain
