// The same work elsewhere: every offer of the price book that has at least the machines a job asks for, with
// what an hour and a run of it cost. Pure; knows no service, only what is needed and what is offered.
#pragma once

#include "cost/estimate.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

struct CompareQuestion {
    std::vector<MachineNeed> needs;
    std::string provider, region;  ///< where the job runs now
    TimeLimit rules;               ///< how the bill is rounded there; elsewhere it is by the second
    Projection current;
    std::optional<Seconds> likely;  ///< how long a run takes now; nothing: nobody knows
    Date as_of{};
    /// How fast an accelerator is, in billionths of any unit; only what is measured.
    std::map<std::string, std::int64_t> speed;
    std::size_t learnt_from = 0;  ///< so many past runs, when they and not the user say the speed
    /// What it runs on now, where that is one kind of machine.
    std::string product;
    std::int64_t count = 1;
    std::vector<OwnedMachine> owned;
    // What to look at; empty is everything.
    std::string only_provider, only_region, accelerator;
    bool spot = false;  ///< only what has a spot price, ranked by it
};

/// Its texts live as long as the book and the question.
struct Alternative {
    std::string_view provider, region;
    std::string what;
    std::string product;     ///< of one kind of machine; "" for several kinds
    std::int64_t count = 1;  ///< so many of it
    Money per_hour;
    std::optional<Money> spot;                   ///< per hour; nothing: none, or not known
    std::optional<Money> spot_at_least;          ///< its known part
    std::optional<Seconds> run;                  ///< how long a run takes there; of one trial
    std::optional<Money> per_run, spot_per_run;  ///< of all trials
    std::string_view accelerator;                ///< of the first machine; "" for none
    bool is_current = false;
    bool is_elsewhere = false;  ///< the data, in the job's own region, would have to move
    bool is_smaller =
        false;  ///< fewer vCPUs or less memory than asked, but the accelerator is there
    /// From so many hours of use a month on, in hundredths, the user's own machine is cheaper than this; nothing where it
    /// never is, or where nobody knows how fast it does the same work.
    std::optional<std::int64_t> even_hours;
    Date as_of{};
    Standing standing = Standing::published;
    std::string_view source, note;
};

/// The user's own machine, or several of them, that all that is rented is held against.
struct OwnedChoice {
    std::string product;
    std::int64_t count = 1;
    Money price, power_per_hour;  ///< of all of them
    std::int64_t life_months = 0;
    std::string accelerator;
};

enum class SortBy { run, hour, spot };

/// A run of the same job in the past: on what, and how long it took.
struct PastRun {
    std::vector<MachineNeed> needs;
    Seconds duration{0};
};

/// What past runs tell that differ from the job in nothing but the kind of accelerator: the median duration on
/// its own kind, and how fast each kind is, the inverse of its median; of two kinds at least, the own among them.
struct LearntSpeed {
    std::map<std::string, std::int64_t> speed;
    std::optional<Seconds> likely;
    std::size_t runs = 0;  ///< that tell the speed
};
LearntSpeed learnt_speed(const std::vector<MachineNeed>& needs, const std::vector<PastRun>& runs);

/// The cheapest first. Other accelerators than the job's own are there when they are asked for, or when the
/// speed of both is known.
std::vector<Alternative> compare(
    const PriceBook& book, const CompareQuestion& question, SortBy sort);

/// The machine is the one that the job runs on, else the cheapest of the user's own that could do the work; nothing where
/// there is none.
std::optional<OwnedChoice> add_break_even(
    std::vector<Alternative>& rows, const CompareQuestion& question);

}  // namespace mltrain
