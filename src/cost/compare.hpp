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
    // What to look at; empty is everything.
    std::string only_provider, only_region, accelerator;
    bool spot = false;  ///< only what has a spot price, ranked by it
};

/// Its texts live as long as the book and the question.
struct Alternative {
    std::string_view provider, region;
    std::string what;
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
    Date as_of{};
    Standing standing = Standing::published;
    std::string_view source, note;
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

}  // namespace mltrain
