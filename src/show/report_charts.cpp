#include "show/report_charts.hpp"

#include "base/text.hpp"
#include "show/cost_text.hpp"
#include "show/html.hpp"
#include "show/results_text.hpp"
#include "show/svg.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

constexpr std::size_t most_dots = 400;

// A chart is drawn twice, for wide and for narrow screens, and the style sheet shows one: letters that shrink with a
// drawing cannot be read on a phone.
constexpr int wide = 800, narrow = 360;

template <class Draw>
std::string figure(const std::string& caption, Canvas canvas, int narrow_height, Draw draw)
{
    const std::string id = canvas.id;
    canvas.id = id + "-wide";
    canvas.width = wide;
    std::string out = "<figure>\n<div class=\"wide\">" + draw(canvas) + "</div>\n";
    canvas.id = id + "-narrow";
    canvas.width = narrow;
    canvas.height = narrow_height;
    out += "<div class=\"narrow\">" + draw(canvas) + "</div>\n";
    return out + "<figcaption>" + caption + "</figcaption>\n</figure>\n";
}

std::string group_tip(const std::string& name, const Tally& tally)
{
    return fmt::format("{}: {}, {}{}", name, total_text(tally.spent), counted(tally.jobs, "job"),
        tally.lost > Money{} ? ", " + total_text(tally.lost) + " lost" : "");
}

std::string best_phrase(const Series& series, std::optional<std::size_t> best)
{
    if (!best) return "it is not known whether more or less is better: --metric says it";
    const Point& point = series.points[*best];
    return fmt::format(
        "best ({}) {} by {}", better_text(series.better), short_number(point.spelling), point.job);
}

}  // namespace

std::string time_chart(const ReportView& view)
{
    const std::string unit = grouping_name(view.time.grouping);
    const bool is_month = view.time.grouping.by == Grouping::By::month;
    std::vector<Column> columns;
    const Group* most = nullptr;
    for (const Group& group : view.time.groups) {
        const Tally& tally = group.tally;
        columns.push_back(
            {is_month ? group.name : group.name.substr(5), group_tip(group.name, tally),
                {{"kept", tally.spent - tally.lost - tally.open_cost}, {"open", tally.open_cost},
                    {"lost", tally.lost}}});
        if (!most || tally.spent > most->tally.spent) most = &group;
    }
    if (!most) return "";
    const Canvas canvas{"spend", "Spent by " + unit,
        fmt::format("{} in all; most, {}, in the {} of {}. The table below has all numbers.",
            total_text(view.total.spent), total_text(most->tally.spent), unit, most->name)};
    return figure("<span class=\"key kept\">spent</span> <span class=\"key lost\">of it lost to "
                  "failures</span> <span class=\"key open\">of it by jobs that are not over</span>",
        canvas, 220, [&](const Canvas& at) { return svg_columns(at, columns); });
}

std::string series_chart(const ReportView& view, const Series& series, std::size_t number)
{
    const std::vector<bool> records = records_of(series);
    const std::size_t count = series.points.size();
    std::vector<Dot> dots;
    for (std::size_t i = count - std::min(count, most_dots); i < count; ++i) {
        const Point& point = series.points[i];
        const Time at = point.at + view.moment.local_offset;
        dots.push_back({at, point.value,
            fmt::format("{} {}, {}, {}", series.metric, short_number(point.spelling), point.job,
                local_text(at, Seconds(0)).substr(0, 16)),
            records[i]});
    }
    std::vector<std::optional<double>> values;
    for (const Point& point : series.points) values.emplace_back(point.value);
    const auto best = best_of(values, series.better);
    const Canvas canvas{fmt::format("reached-{}", number),
        fmt::format("{} of {} over time", series.metric, series.name),
        fmt::format(
            "{}, by the time of their end; {}.", counted(count, "run"), best_phrase(series, best)),
        wide, 200};
    return fmt::format("<h3>{} of {}</h3>\n", html_text(series.metric), html_text(series.name))
        + figure(html_text(canvas.description), canvas, 200,
            [&](const Canvas& at) { return svg_dots(at, dots); });
}

std::vector<std::string> axes_of(const SweepResults& sweep)
{
    std::vector<std::string> axes;
    for (const auto& [key, value] : sweep.record.variants.front()) axes.push_back(axis_name(key));
    return axes;
}

std::string sweep_chart(const SweepResults& sweep, std::size_t number)
{
    std::vector<std::string> axes = axes_of(sweep);
    axes.push_back(sweep.metric);
    std::vector<Line> lines;
    for (std::size_t i = 0; i < sweep.runs.size(); ++i) {
        if (!sweep.values[i]) continue;
        Line line;
        std::vector<std::string> words;
        for (const auto& [name, value] : parameters_of(sweep, sweep.runs[i])) {
            line.values.push_back(value);
            words.push_back(name + " " + value);
        }
        const std::string reached = find_metric(sweep.reached[i], sweep.metric)->value;
        line.values.resize(axes.size() - 1);
        line.values.push_back(reached);
        line.tip = fmt::format("{}: {}, {} {}", sweep.runs[i].job, joined(words, ", "),
            sweep.metric, short_number(reached));
        line.is_best = sweep.best == i;
        lines.push_back(std::move(line));
    }
    if (lines.empty()) return "";
    const Canvas canvas{fmt::format("sweep-{}", number),
        fmt::format("{} of the sweep {} by what was varied", sweep.metric, sweep.record.name),
        fmt::format("Each line is a run, from its values to what it reached{}. The table below has "
                    "all numbers.",
            sweep.best ? "; the best is emphasised" : ""),
        wide, 290};
    return figure(html_text(canvas.description), canvas, 300,
        [&](const Canvas& at) { return svg_parallel(at, axes, lines); });
}

}  // namespace mltrain
