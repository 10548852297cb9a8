#include "cost/compare.hpp"

#include "catalog/offers.hpp"
#include "cost/team_plan.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>

namespace mltrain {

namespace {

/// What the job's own provider offers must have all that is asked; of another, its nearest equivalent may have
/// half the vCPUs and memory beside the accelerators, and says so.
enum class Fit { none, smaller, whole };

Fit fit_of(const Price& offer, const MachineNeed& need, const std::string& accelerator)
{
    const Shape& shape = offer.shape;
    if (shape.accelerator != accelerator || shape.accelerators < need.accelerators)
        return Fit::none;
    const bool whole = shape.milli_vcpus >= need.milli_vcpus && shape.milli_gib >= need.milli_gib;
    if (whole) return Fit::whole;
    const bool half =
        2 * shape.milli_vcpus >= need.milli_vcpus && 2 * shape.milli_gib >= need.milli_gib;
    return half && need.accelerators > 0 ? Fit::smaller : Fit::none;
}

/// So many more of that machine. The oldest of the prices, and the least certain, tell for the sum.
void add(Alternative& sum, const Price& offer, const MachineNeed& need, Fit fit)
{
    const bool is_first = sum.what.empty();
    if (is_first) {
        sum.provider = offer.provider;
        sum.region = offer.region;
        sum.product = offer.product;
        sum.count = need.count;
        sum.accelerator = offer.shape.accelerator;
        sum.as_of = offer.as_of;
        sum.spot = Money{};
    } else {
        sum.what += " + ";
        sum.product.clear();
    }
    sum.what += need.count == 1 ? offer.product : fmt::format("{} x {}", need.count, offer.product);
    sum.per_hour = sum.per_hour + scaled(offer.amount, need.count, 1);
    sum.spot = sum.spot && offer.spot
        ? std::optional(*sum.spot + scaled(*offer.spot, need.count, 1))
        : std::nullopt;
    if (offer.spot_at_least)
        sum.spot_at_least =
            sum.spot_at_least.value_or(Money{}) + scaled(*offer.spot_at_least, need.count, 1);
    sum.is_smaller = sum.is_smaller || fit == Fit::smaller;
    if (!is_first && offer.standing == sum.standing && offer.as_of >= sum.as_of) return;
    if (is_first || offer.standing != Standing::published) {
        sum.standing = offer.standing;
        sum.source = offer.source;
        sum.note = offer.note;
    }
    sum.as_of = std::min(sum.as_of, offer.as_of);
}

class Comparison {
public:
    Comparison(const PriceBook& book, const CompareQuestion& question) : question_(question)
    {
        const std::vector<std::string> attached = accelerators();
        offers_ = offers(book, question.as_of, &attached);
        std::erase_if(offers_, [&](const Price& offer) { return !is_looked_at(offer); });
    }

    std::vector<Alternative> run()
    {
        for (const std::string& accelerator : accelerators()) {
            if (question_.needs.size() == 1) {
                add_each(question_.needs.front(), accelerator);
            } else if (!question_.needs.empty()) {
                add_combined(accelerator);
            }
        }
        add_current();
        for (Alternative& alternative : found_) complete(alternative);
        return std::move(found_);
    }

private:
    bool is_looked_at(const Price& offer) const
    {
        return offer.offered && offer.unit == PriceUnit::hour
            && offer.kind != PriceKind::accelerator
            && (question_.only_provider.empty() || offer.provider == question_.only_provider)
            && (question_.only_region.empty() || offer.region == question_.only_region
                || offer.region.empty())
            && (!question_.spot || offer.spot);
    }

    /// The job's own, and those whose speed can be compared with it; or the one that is asked for.
    std::vector<std::string> accelerators() const
    {
        if (!question_.accelerator.empty()) return {question_.accelerator};
        const std::string own = own_accelerator();
        std::vector<std::string> all = {own};
        if (!question_.speed.contains(own)) return all;
        for (const auto& [name, speed] : question_.speed) {
            if (name != own) all.push_back(name);
        }
        return all;
    }

    const std::string& own_accelerator() const
    {
        static const std::string none;
        return question_.needs.empty() ? none : question_.needs.front().accelerator;
    }

    /// Machines without an accelerator, such as parameter servers, stay so.
    static std::string wanted(const MachineNeed& need, const std::string& accelerator)
    {
        return need.accelerator.empty() ? "" : accelerator;
    }

    void add_each(const MachineNeed& need, const std::string& accelerator)
    {
        const std::string kind = need.accelerators > 0 ? accelerator : wanted(need, accelerator);
        for (const Price& offer : offers_) {
            const Fit fit = fit_of(offer, need, kind);
            if (fit == Fit::none) continue;
            Alternative made;
            add(made, offer, need, fit);
            found_.push_back(std::move(made));
        }
    }

    /// In each place the cheapest machine for every need.
    void add_combined(const std::string& accelerator)
    {
        std::map<std::pair<std::string_view, std::string_view>, std::vector<const Price*>> places;
        for (const Price& offer : offers_) {
            if (offer.kind == PriceKind::machine)
                places[{offer.provider, offer.region}].push_back(&offer);
        }
        for (const auto& [place, offers] : places) {
            Alternative made;
            bool complete = true;
            for (const MachineNeed& need : question_.needs) {
                const Price* best = cheapest(offers, need, wanted(need, accelerator));
                complete = complete && best != nullptr;
                if (!complete) break;
                add(made, *best, need, fit_of(*best, need, wanted(need, accelerator)));
            }
            if (complete) found_.push_back(std::move(made));
        }
    }

    static const Price* cheapest(const std::vector<const Price*>& offers, const MachineNeed& need,
        const std::string& accelerator)
    {
        const Price* best = nullptr;
        for (const Price* offer : offers) {
            if (fit_of(*offer, need, accelerator) != Fit::whole) continue;
            if (!best || offer->amount < best->amount) best = offer;
        }
        return best;
    }

    /// What the job has now is always there, at its own price.
    void add_current()
    {
        const Projection& current = question_.current;
        if (!current.per_hour) return;
        Alternative made;
        made.provider = question_.provider;
        made.region = question_.region;
        made.product = question_.product;
        made.count = question_.count;
        for (const CostLine& line : current.lines)
            made.what += (made.what.empty() ? "" : " + ") + line.what;
        made.per_hour = *current.per_hour;
        made.accelerator = own_accelerator();
        made.is_current = true;
        for (const CostLine& line : current.lines) made.as_of = line.as_of.value_or(made.as_of);
        made.source = current.lines.front().source;
        for (const CostLine& line : current.lines) {  // the least certain tells for the sum
            for (const Standing standing : {Standing::derived, Standing::user}) {
                if (line.standing == standing_name(standing))
                    made.standing = std::max(made.standing, standing);
            }
        }
        std::erase_if(found_, [&](const Alternative& other) {
            return other.provider == made.provider && other.what == made.what
                && (other.region == made.region || other.per_hour == made.per_hour)
                && is_here(other);
        });
        found_.push_back(std::move(made));
    }

    /// The book names a zone where the job has a region.
    bool is_here(const Alternative& other) const
    {
        return other.provider == question_.provider
            && (other.region == question_.region
                || other.region.find('-') == std::string_view::npos);
    }

    void complete(Alternative& alternative) const
    {
        const bool google = alternative.provider == "vertex-ai"
            || alternative.provider == "compute-engine" || alternative.provider == "ml-engine";
        alternative.is_elsewhere = !alternative.is_current
            && !(google && (alternative.region == question_.region || is_here(alternative)));
        if (!question_.likely) return;
        alternative.run = run_time_on(alternative.accelerator);
        if (!alternative.run) return;
        const TimeLimit by_the_second;
        const bool same_rules = alternative.provider == question_.provider;
        const TimeLimit& rules = same_rules ? question_.rules : by_the_second;
        const auto of_all_trials = [&](Money per_hour) {
            return scaled(
                cost_of(per_hour, *alternative.run, rules), question_.current.trials.all, 1);
        };
        alternative.per_run = of_all_trials(alternative.per_hour);
        if (alternative.spot) alternative.spot_per_run = of_all_trials(*alternative.spot);
    }

    /// As long as now on the same accelerator; in proportion where both speeds are known; else nobody knows.
    std::optional<Seconds> run_time_on(std::string_view accelerator) const
    {
        const std::string own = own_accelerator();
        if (accelerator == own) return question_.likely;
        const auto here = question_.speed.find(own);
        const auto there = question_.speed.find(std::string(accelerator));
        if (here == question_.speed.end() || there == question_.speed.end()) return {};
        return Seconds(scaled(question_.likely->count(), here->second, there->second));
    }

    const CompareQuestion& question_;
    std::vector<Price> offers_;
    std::vector<Alternative> found_;
};

/// The same machines in number, accelerators in number; only their kind may differ. Whole machines of the
/// past (BASIC_GPU) have the vCPUs that came with them, so these are not asked about.
bool differ_in_kind_only(const std::vector<MachineNeed>& a, const std::vector<MachineNeed>& b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const MachineNeed& x, const MachineNeed& y) {
            return x.role == y.role && x.count == y.count && x.accelerators == y.accelerators;
        });
}

}  // namespace

std::optional<OwnedChoice> add_break_even(
    std::vector<Alternative>& rows, const CompareQuestion& question)
{
    const auto owned = [&](const Alternative& row) {
        return std::find_if(
            question.owned.begin(), question.owned.end(), [&](const OwnedMachine& own) {
                return row.provider == "local" && own.product == row.product;
            });
    };
    const Alternative* chosen = nullptr;
    for (const Alternative& row : rows) {
        if (owned(row) == question.owned.end()) continue;
        const bool is_better = chosen == nullptr || row.per_hour < chosen->per_hour;
        if (row.is_current || (is_better && !(chosen && chosen->is_current))) chosen = &row;
    }
    if (!chosen) return {};
    const OwnedMachine& machine = *owned(*chosen);
    const OwnedChoice choice{machine.product, chosen->count,
        scaled(machine.price, chosen->count, 1), scaled(machine.power_per_hour, chosen->count, 1),
        machine.life_months, std::string(chosen->accelerator)};
    for (Alternative& row : rows) {
        if (row.provider == "local" || row.provider == "slurm"
            || row.accelerator != choice.accelerator)
            continue;
        // A use is an hour of work: what a plan tells in months is told in hours.
        const TeamPlan plan{
            1, 1, row.per_hour, choice.product, choice.price, choice.power_per_hour};
        const auto hours = break_even(plan);
        if (hours) row.even_hours = (*hours + choice.life_months - 1) / choice.life_months;
    }
    return choice;
}

LearntSpeed learnt_speed(const std::vector<MachineNeed>& needs, const std::vector<PastRun>& runs)
{
    std::map<std::string, std::vector<Seconds>> durations;
    for (const PastRun& run : runs) {
        if (!needs.empty() && run.duration > Seconds(0) && differ_in_kind_only(run.needs, needs))
            durations[run.needs.front().accelerator].push_back(run.duration);
    }
    LearntSpeed learnt;
    if (needs.empty() || !durations.contains(needs.front().accelerator)) return learnt;
    for (auto& [accelerator, times] : durations) {
        const auto median = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
        std::nth_element(times.begin(), median, times.end());
        if (accelerator == needs.front().accelerator) learnt.likely = *median;
        if (durations.size() < 2) continue;
        learnt.speed[accelerator] = scaled(nanos_per_unit, nanos_per_unit, median->count());
        learnt.runs += times.size();
    }
    return learnt;
}

std::vector<Alternative> compare(
    const PriceBook& book, const CompareQuestion& question, SortBy sort)
{
    std::vector<Alternative> found = Comparison(book, question).run();
    constexpr Money never{INT64_MAX};
    const auto key = [&](const Alternative& row) {
        Money first = row.per_hour;
        if (sort == SortBy::run) first = row.per_run.value_or(never);
        if (sort == SortBy::spot) first = row.spot.value_or(never);
        return std::tuple(
            first, row.per_hour, row.provider, row.region, std::string_view(row.what));
    };
    std::vector<const Alternative*> order;  // thousands, which are large: each is moved once
    for (const Alternative& row : found) order.push_back(&row);
    std::sort(order.begin(), order.end(),
        [&](const Alternative* a, const Alternative* b) { return key(*a) < key(*b); });
    std::vector<Alternative> sorted;
    sorted.reserve(found.size());
    for (const Alternative* row : order)
        sorted.push_back(std::move(found[static_cast<std::size_t>(row - found.data())]));
    return sorted;
}

}  // namespace mltrain
