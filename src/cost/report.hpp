// What was spent and what came of it, over many jobs: sums by day, week or month, by label, tier, region, service or
// name. A job counts, with all that it cost, on the local day on which it was submitted; a budget counts by the month
// in UTC. The groups of a breakdown are all there is, so that they add up to the total. Pure.
#pragma once

#include "cost/run.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mltrain {

/// What many runs come to.
struct Tally {
    std::size_t jobs = 0;
    std::size_t succeeded = 0, partly = 0;
    std::size_t failed = 0;  ///< or ran into its time limit
    std::size_t cancelled = 0, refused = 0;
    std::size_t open = 0;      ///< not over, or nobody knows
    std::size_t unpriced = 0;  ///< in no sum
    std::size_t of_team = 0;
    Money spent;                            ///< by all, so far
    Money lost, cancelled_cost, open_cost;  ///< of it
    Money committed;                        ///< what the open ones may still cost
    std::size_t compared = 0;  ///< so many are over, and have a price and a projection:
    Money projected, actual;
    std::size_t queued = 0;  ///< so many ever stood in a queue
    Seconds waited{0}, longest_wait{0};
    Seconds ran{0};
};

void add(Tally& tally, const Run& run);
Tally tally_of(std::span<const Run> runs);

/// Nothing when there are jobs, and of none of them a cost is known: that is not $0.
std::optional<Money> known_spent(const Tally& tally);

/// Of those that ended by themselves; nothing when none did.
std::optional<std::int64_t> success_percent(const Tally& tally);
/// By how many percent more they cost than was projected; nothing for less than a cent.
std::optional<std::int64_t> excess_percent(const Tally& tally);
/// In whole cents, such that what is shown adds up to the sum shown: the largest remainders are rounded up. Where there
/// is a most for each, none is shown as more, and the sum shown may be some cents less.
std::vector<Money> in_cents(std::span<const Money> parts, std::span<const Money> most = {});
/// part of whole, rounded; 0 of nothing.
std::int64_t percent_of(Money part, Money whole);

struct Grouping {
    enum class By { day, week, month, name, label, tier, region, service };
    By by = By::day;
    std::string key;  ///< of the label

    bool is_time() const { return by == By::day || by == By::week || by == By::month; }
    bool operator==(const Grouping&) const = default;
};

/// "week", "label:team"; nothing for another word.
std::optional<Grouping> parse_grouping(std::string_view word);
std::string grouping_name(const Grouping& grouping);

struct Group {
    std::string name;  ///< "2026-11-16", "2026-11", "BASIC_GPU"; "" for the jobs that have none
    Tally tally;
};

/// The days, weeks (by their Monday) or months from the first run to `last`, also those without any; else what cost
/// most first.
std::vector<Group> grouped(std::span<const Run> runs, const Grouping& grouping, Date last);

/// Days where there are no more than so many, else weeks, else months.
Grouping fitting_time(std::span<const Run> runs, Date last, int most);

/// All keys of labels that any of them has, by name.
std::vector<std::string> label_keys(std::span<const Run> runs);

/// So many of those that cost most; what cost nothing is not among them.
std::vector<Run> dearest(std::span<const Run> runs, std::size_t most);

}  // namespace mltrain
