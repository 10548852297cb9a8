// budget: what of the month's money is spent, committed and left; and with --plan, what a team would pay.
#include "base/text.hpp"
#include "commands/request.hpp"
#include "commands/table.hpp"
#include "show/budget_text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

struct Request {
    SpecRequest spec;
    bool plan = false;
    std::optional<std::string> people, uses, hours, per_use, machine;
};

void describe(Options& options, Request& request)
{
    describe_spec(options, request.spec, Options::Count::optional);
    options.flag("plan", request.plan, "what a team would pay for a habit, instead");
    options.option("people", "N", request.people, "with --plan: so many (default: 1)");
    options.option("uses", "N", request.uses, "with --plan: of each in a month (default: 1)");
    options.option(
        "per-use", "USD", request.per_use, "with --plan: what a use costs; or SPEC with …");
    options.option("hours", "DURATION", request.hours, "with --plan: … how long a use takes");
    options.option("machine", "USD", request.machine,
        "with --plan: what one of your own costs, if not in prices.toml");
}

std::int64_t whole_number(const char* option, const std::optional<std::string>& text)
{
    if (!text) return 1;
    constexpr std::size_t most_digits = 6;
    const bool digits = !text->empty() && text->size() <= most_digits
        && text->find_first_not_of("0123456789") == text->npos;
    if (!digits || std::stoll(*text) == 0)
        throw Error(fmt::format("option \"{}\" is a whole number, not \"{}\"", option, *text),
            fmt::format("such as {} 5", option), Exit::usage);
    return std::stoll(*text);
}

Money amount(const char* option, const std::string& text)
{
    const auto money = parse_money(text);
    if (!money || *money <= Money{} || *money > Money{1'000'000 * nanos_per_unit}) {
        throw Error(
            fmt::format("option \"{}\" is a number of US dollars, not \"{}\"", option, text),
            fmt::format("such as {} 30", option), Exit::usage);
    }
    return *money;
}

/// Of the job file's machines, for as long as a use takes.
Money price_of_a_use(Call& call, const Request& request)
{
    if (request.spec.files.empty() || !request.hours)
        throw Error("what a use costs is missing", "--per-use 30, or a job file and --hours 12h",
            Exit::usage);
    const Preparation preparation = prepare_file(call, request.spec, request.spec.files[0]);
    const Projection& projection = preparation.projection;
    if (!projection.per_hour)
        throw Error(
            fmt::format("the job is unpriced: {}", projection.unpriced), "--per-use prices it");
    return cost_of(
        *projection.per_hour, option_duration("--hours", *request.hours), preparation.rules);
}

/// The machine that it is held against: what is said, else what prices.toml has, with the power it takes.
void add_machine(Call& call, const Request& request, TeamPlan& plan)
{
    if (request.machine) {
        plan.machine = amount("--machine", *request.machine);
        return;
    }
    const OwnPrices own = read_own_prices(call.world.environment);
    if (own.machines.empty()) return;
    const OwnedMachine& machine = own.machines.front();
    plan.machine = machine.price;
    plan.machine_name = machine.product;
    if (request.hours)
        plan.power_per_use = cost_of(
            machine.power_per_hour, option_duration("--hours", *request.hours), TimeLimit{});
}

Exit plan(Call& call, const Request& request)
{
    TeamPlan plan;
    plan.people = whole_number("--people", request.people);
    plan.uses = whole_number("--uses", request.uses);
    plan.per_use =
        request.per_use ? amount("--per-use", *request.per_use) : price_of_a_use(call, request);
    add_machine(call, request, plan);
    if (call.json) {
        call.answer(plan_json(plan));
    } else {
        call.out(plan_text(plan));
    }
    return Exit::done;
}

Exit run(Call& call, const Request& request)
{
    if (request.plan) return plan(call, request);
    if (request.people || request.uses || request.hours || request.per_use || request.machine
        || !request.spec.files.empty())
        throw Error("that belongs to --plan", "mltrain budget --plan …; see --help", Exit::usage);
    const Settings settings = own_settings(call.world);
    Ledger ledger = open_ledger_to_show(call.world);
    const Time now = call.world.clock.now();
    std::vector<Entry> entries = ledger.entries_since(start_of_month(now));
    refresh_local(call, ledger, entries);
    BudgetPage page{settings.budget, accounts(settings.budget, entries, now), 0, now};
    page.of_team = static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(),
        [](const Entry& entry) { return entry.submission.of_team; }));
    if (call.json) {
        call.answer(budget_json(page));
        return Exit::done;
    }
    call.out(budget_text(page, call.out_style));
    if (settings.budget.is_empty())
        call.err("no budget is set: [budget] month = 500.00 in ~/.config/mltrain/config.toml\n");
    return Exit::done;
}

}  // namespace

Subcommand budget_command()
{
    return subcommand<Request>(
        "budget", "say what of the month's money is spent, committed and left", describe, run);
}

}  // namespace mltrain
