#include "cost/report.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace mltrain {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array<std::pair<std::string_view, Grouping::By>, 7> words = {{
    {"day", Grouping::By::day},
    {"week", Grouping::By::week},
    {"month", Grouping::By::month},
    {"name", Grouping::By::name},
    {"tier", Grouping::By::tier},
    {"region", Grouping::By::region},
    {"service", Grouping::By::service},
}};

void count_state(Tally& tally, const Run& run, Money cost)
{
    switch (run.state) {
    case State::succeeded: ++tally.succeeded; break;
    case State::partly_succeeded: ++tally.partly; break;
    case State::failed:
    case State::expired:
        ++tally.failed;
        tally.lost = tally.lost + cost;
        break;
    case State::cancelled:
        ++tally.cancelled;
        tally.cancelled_cost = tally.cancelled_cost + cost;
        break;
    case State::refused: ++tally.refused; break;
    default:
        ++tally.open;
        tally.open_cost = tally.open_cost + cost;
        tally.committed = tally.committed + run.committed;
    }
}

Date local_date(const Run& run)
{
    return date_of(run.local);
}

/// The first day of its day, week or month.
sys_days begin_of(Date date, Grouping::By by)
{
    const sys_days day(date);
    if (by == Grouping::By::month) return sys_days(date.year() / date.month() / 1);
    if (by == Grouping::By::day) return day;
    const std::chrono::weekday weekday(day);
    return day - (weekday - std::chrono::Monday);
}

sys_days next_after(sys_days begin, Grouping::By by)
{
    if (by == Grouping::By::day) return begin + days(1);
    if (by == Grouping::By::week) return begin + days(7);
    const Date date(begin);
    return sys_days((date.year() / date.month() / 1) + std::chrono::months(1));
}

std::string name_of(sys_days begin, Grouping::By by)
{
    const std::string text = date_text(Date(begin));
    return by == Grouping::By::month ? text.substr(0, 7) : text;
}

Date first_date(std::span<const Run> runs, Date last)
{
    Date first = last;
    for (const Run& run : runs) first = std::min(first, local_date(run));
    return first;
}

std::vector<Group> by_time(std::span<const Run> runs, Grouping::By by, Date last)
{
    std::map<sys_days, Tally> tallies;
    for (const Run& run : runs) add(tallies[begin_of(local_date(run), by)], run);
    const sys_days end = sys_days(last);
    std::vector<Group> groups;
    if (runs.empty()) return groups;
    const sys_days newest = std::max(end, tallies.rbegin()->first);
    for (sys_days at = tallies.begin()->first; at <= newest; at = next_after(at, by))
        groups.push_back({name_of(at, by), tallies[at]});
    return groups;
}

std::string key_of(const Run& run, const Grouping& grouping)
{
    switch (grouping.by) {
    case Grouping::By::label: return label_of(run, grouping.key);
    case Grouping::By::tier: return run.tier;
    case Grouping::By::region: return run.region;
    case Grouping::By::service: return run.service;
    default: return run.name;
    }
}

}  // namespace

void add(Tally& tally, const Run& run)
{
    const Money cost = run.cost.value_or(Money{});
    ++tally.jobs;
    tally.spent = tally.spent + cost;
    tally.unpriced += run.cost ? 0U : 1U;
    tally.of_team += run.of_team ? 1U : 0U;
    count_state(tally, run, cost);
    if (is_over(run.state) && run.state != State::refused && run.cost && run.projected) {
        ++tally.compared;
        tally.projected = tally.projected + *run.projected;
        tally.actual = tally.actual + *run.cost;
    }
    if (run.waited) {
        ++tally.queued;
        tally.waited += *run.waited;
        tally.longest_wait = std::max(tally.longest_wait, *run.waited);
    }
    tally.ran += run.ran.value_or(Seconds(0));
}

Tally tally_of(std::span<const Run> runs)
{
    Tally tally;
    for (const Run& run : runs) add(tally, run);
    return tally;
}

std::optional<Money> known_spent(const Tally& tally)
{
    if (tally.jobs > 0 && tally.unpriced == tally.jobs) return {};
    return tally.spent;
}

std::optional<std::int64_t> success_percent(const Tally& tally)
{
    const std::size_t ended = tally.succeeded + tally.partly + tally.failed;
    if (ended == 0) return {};
    return scaled(
        100, static_cast<std::int64_t>(tally.succeeded), static_cast<std::int64_t>(ended));
}

std::optional<std::int64_t> excess_percent(const Tally& tally)
{
    constexpr Money cent{nanos_per_unit / 100};
    if (tally.projected < cent) return {};
    return scaled(100, (tally.actual - tally.projected).nanos, tally.projected.nanos);
}

std::vector<Money> in_cents(std::span<const Money> parts, std::span<const Money> most)
{
    constexpr Money cent{nanos_per_unit / 100};
    const auto remainder = [&](std::size_t i) { return parts[i].nanos % cent.nanos; };
    Money sum{}, below{};
    std::vector<Money> shown;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        shown.push_back({parts[i].nanos - remainder(i)});
        sum = sum + parts[i];
        below = below + shown[i];
        const bool has_room = most.empty() || shown[i] + cent <= most[i];
        if (remainder(i) > 0 && has_room) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return remainder(a) > remainder(b); });
    const auto missing =
        static_cast<std::size_t>(scaled(sum.nanos, 1, cent.nanos) - below.nanos / cent.nanos);
    for (std::size_t i = 0; i < std::min(missing, order.size()); ++i)
        shown[order[i]] = shown[order[i]] + cent;
    return shown;
}

std::int64_t percent_of(Money part, Money whole)
{
    return whole > Money{} ? scaled(100, part.nanos, whole.nanos) : 0;
}

std::optional<Grouping> parse_grouping(std::string_view word)
{
    constexpr std::string_view label = "label:";
    if (word.starts_with(label) && word.size() > label.size())
        return Grouping{Grouping::By::label, std::string(word.substr(label.size()))};
    const auto found =
        std::find_if(words.begin(), words.end(), [&](auto& known) { return known.first == word; });
    if (found == words.end()) return {};
    return Grouping{found->second, ""};
}

std::string grouping_name(const Grouping& grouping)
{
    const auto found = std::find_if(
        words.begin(), words.end(), [&](auto& known) { return known.second == grouping.by; });
    return found == words.end() ? "label:" + grouping.key : std::string(found->first);
}

std::vector<Group> grouped(std::span<const Run> runs, const Grouping& grouping, Date last)
{
    if (grouping.is_time()) return by_time(runs, grouping.by, last);
    std::map<std::string, Tally> tallies;
    for (const Run& run : runs) add(tallies[key_of(run, grouping)], run);
    std::vector<Group> groups;
    for (auto& [name, tally] : tallies) groups.push_back({name, tally});
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        return a.tally.spent > b.tally.spent
            || (a.tally.spent == b.tally.spent && a.tally.jobs > b.tally.jobs);
    });
    return groups;
}

Grouping fitting_time(std::span<const Run> runs, Date last, int most)
{
    const days length = sys_days(last) - sys_days(first_date(runs, last)) + days(1);
    if (length <= days(most)) return {Grouping::By::day, ""};
    return {length <= days(7 * most) ? Grouping::By::week : Grouping::By::month, ""};
}

std::vector<std::string> label_keys(std::span<const Run> runs)
{
    std::set<std::string, std::less<>> keys;
    for (const Run& run : runs) {
        for (const std::string& label : run.labels) {
            const std::string_view key = std::string_view(label).substr(0, label.find('='));
            if (!key.empty() && keys.find(key) == keys.end()) keys.emplace(key);
        }
    }
    return {keys.begin(), keys.end()};
}

std::vector<Run> dearest(std::span<const Run> runs, std::size_t most)
{
    std::vector<const Run*> paid;
    for (const Run& run : runs) {
        if (run.cost.value_or(Money{}) > Money{}) paid.push_back(&run);
    }
    const std::size_t count = std::min(most, paid.size());
    std::partial_sort(paid.begin(), paid.begin() + static_cast<std::ptrdiff_t>(count), paid.end(),
        [](const Run* a, const Run* b) {
            return *a->cost != *b->cost ? *a->cost > *b->cost : a->job < b->job;
        });
    std::vector<Run> runs_of;
    for (std::size_t i = 0; i < count; ++i) runs_of.push_back(*paid[i]);
    return runs_of;
}

}  // namespace mltrain
