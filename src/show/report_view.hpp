// What a report shows, in the terminal, on a page, as JSON: the runs, how they are grouped, and what they reached.
#pragma once

#include "cost/report.hpp"
#include "job/metrics.hpp"
#include "job/objective.hpp"
#include "show/job_text.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mltrain {

using MetricsById = std::map<std::string, Metrics>;

/// A sweep, and what its jobs reached.
struct SweepResults {
    SweepRecord record;
    std::vector<Run> runs;         ///< in the order of their numbers
    std::vector<Metrics> reached;  ///< as many as runs
    std::string metric;            ///< by which they are compared; "" when they have none
    Better better = Better::unknown;
    std::vector<std::optional<double>> values;  ///< of that metric, as many as runs
    std::optional<std::size_t> best;
};

struct Breakdown {
    Grouping grouping;
    std::vector<Group> groups;
};

struct ReportView {
    std::string of;                   ///< "all jobs", "jobs with label team=vision"
    std::string span;                 ///< "2026-10-22 to 2026-11-20"
    std::optional<Time> from, until;  ///< nothing for a sweep, whose jobs are all there
    std::vector<Run> runs;            ///< newest first
    Tally total;
    Breakdown time;       ///< to be drawn: up to six weeks of days, say
    Breakdown time_rows;  ///< the same in few rows
    std::vector<Breakdown> breakdowns;
    bool is_grouping_asked = false;  ///< --by said how
    MetricsById metrics;
    std::vector<Series> series;
    std::vector<SweepResults> sweeps;
    Moment moment;
};

/// By time, and by what distinguishes them: `by` alone, or else service, tier, region, name and the keys of labels.
void group(ReportView& view, const std::optional<Grouping>& by, Date last);

/// What the runs of each name reached in each metric, or in the one that is asked for; names with most runs first. A
/// tuning job has reached what its best trial did.
std::vector<Series> series_of(std::span<const Run> runs, const MetricsById& metrics,
    const std::optional<Objective>& objective);

/// The runs of the sweep with the best first, where it is known what is best; else in their order.
std::vector<std::size_t> best_first(const SweepResults& sweep);

/// In what a run of the sweep differs from the others, by the names that people say: {"epochs", "10"}.
std::vector<std::pair<std::string, std::string>> parameters_of(
    const SweepResults& sweep, const Run& run);

SweepResults sweep_results(SweepRecord record, std::vector<Run> runs, const MetricsById& metrics,
    const std::optional<Objective>& objective);

/// "UTC+01:00"
std::string offset_text(Seconds offset);
/// For the jobs that have no label, tier or region of that kind.
std::string group_name(const Group& group);
/// "Service", "Label team".
std::string heading_of(const Grouping& grouping);
/// In what the metric's best is best: "least", "greatest", or "".
std::string better_text(Better better);
/// "2 h 5 min", "-"
std::string duration_cell(const std::optional<Seconds>& duration);
/// "+4 %", or "-".
std::string excess_cell(const std::optional<std::int64_t>& percent);
/// "81 %", or "-".
std::string success_cell(const Tally& tally);

}  // namespace mltrain
