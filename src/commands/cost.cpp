// cost: the projection alone, with its arithmetic and its sources.
#include "commands/request.hpp"
#include "commands/sweeping.hpp"
#include "commands/table.hpp"
#include "show/cost_text.hpp"
#include "show/sweep_text.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

void describe(Options& options, SpecRequest& request)
{
    describe_spec(options, request, Options::Count::one);
}

Exit run(Call& call, const SpecRequest& request)
{
    const Preparation preparation = prepare_file(call, request, request.files[0]);
    const auto sweep = sweep_in(call, request, preparation);
    const SweepCost together = sweep ? cost_of_sweep(sweep->jobs) : SweepCost{};
    if (call.json) {
        Json answer = cost_json(preparation.projection);
        if (sweep) answer["sweep"] = sum_json(sweep->jobs.size(), together.likely, together.worst);
        call.answer(answer);
        return Exit::done;
    }
    const JobSpec& spec = preparation.file.spec;
    std::string title = spec.name.value_or("") + " on " + preparation.service->name();
    if (spec.region) title += " in " + *spec.region;
    call.out(call.out_style.bold(title) + "\n"
        + cost_text(preparation.projection, preparation.rules, call.out_style, Detail::full));
    if (sweep)
        call.out(sum_text(sweep->jobs.size(), preparation.projection, together.likely,
            together.worst, call.out_style));
    return Exit::done;
}

}  // namespace

Subcommand cost_command()
{
    return subcommand<SpecRequest>(
        "cost", "say what a job will cost, per hour, likely and at worst", describe, run);
}

}  // namespace mltrain
