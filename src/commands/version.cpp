// version: which mltrain this is.
#include "commands/table.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

struct Request {};

void describe(Options&, Request&) {}

Exit run(Call& call, const Request&)
{
    if (call.json) {
        Json answer;
        answer["version"] = MLTRAIN_VERSION;
        call.answer(answer);
    } else {
        call.out(fmt::format("mltrain {}\n", MLTRAIN_VERSION));
    }
    return Exit::done;
}

}  // namespace

Subcommand version_command()
{
    return subcommand<Request>("version", "say which mltrain this is", describe, run);
}

}  // namespace mltrain
