#include "show/report_html.hpp"

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "job/hyperparameters.hpp"
#include "show/cost_text.hpp"
#include "show/html.hpp"
#include "show/html_table.hpp"
#include "show/report_charts.hpp"
#include "show/results_text.hpp"
#include "show/svg.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>
#include <span>

namespace mltrain {

namespace {

constexpr std::size_t most_runs = 100, most_series = 12;

std::string section(const std::string& id, const std::string& heading, const std::string& body)
{
    return fmt::format(
        "<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n{2}</section>\n", id,
        html_text(heading), body);
}

std::string card(const std::string& name, const std::string& value, const std::string& note)
{
    return fmt::format("<div><dt>{}</dt><dd><strong>{}</strong> <span>{}</span></dd></div>\n",
        html_text(name), html_text(value), html_text(note));
}

std::string part_note(Money part, const Tally& total)
{
    return fmt::format("{} % of what was spent", percent_of(part, total.spent));
}

std::string cards(const Tally& total)
{
    const std::size_t ended = total.succeeded + total.partly + total.failed;
    std::string out = "<dl class=\"cards\">\n";
    out += card("Spent", total_text(known_spent(total)), counted(total.jobs, "job"));
    out += card("Lost to failures", total_text(total.lost),
        fmt::format("{}, {}", counted(total.failed, "job"), part_note(total.lost, total)));
    out += card("Success", success_cell(total),
        fmt::format("{} of {} that ended by themselves", total.succeeded, ended));
    if (total.compared > 0) {
        out += card("Against projection", excess_cell(excess_percent(total)),
            fmt::format("{} projected, {} paid, {} that are over", total_text(total.projected),
                total_text(total.actual), counted(total.compared, "job")));
    }
    if (total.queued > 0) {
        out += card("In the queue", duration_text(total.waited),
            fmt::format("{} each, {} at most",
                duration_text(total.waited / static_cast<std::int64_t>(total.queued)),
                duration_text(total.longest_wait)));
    }
    if (total.open > 0) {
        out += card("Not over", counted(total.open, "job"),
            fmt::format("{} so far, up to {} more", total_text(total.open_cost),
                total_text(total.committed)));
    }
    if (total.cancelled > 0) {
        out += card("Cancelled", total_text(total.cancelled_cost),
            fmt::format(
                "{}, {}", counted(total.cancelled, "job"), part_note(total.cancelled_cost, total)));
    }
    if (total.unpriced > 0) out += card("Unpriced", counted(total.unpriced, "job"), "in no sum");
    return out + "</dl>\n";
}

std::vector<Money> cents_of(
    const std::vector<Group>& groups, Money Tally::*amount, std::span<const Money> most = {})
{
    std::vector<Money> amounts;
    for (const Group& group : groups) amounts.push_back(group.tally.*amount);
    return in_cents(amounts, most);
}

Money sum_of(const std::vector<Money>& amounts)
{
    return std::accumulate(amounts.begin(), amounts.end(), Money{});
}

/// What is shown of a group, in cents that add up.
struct Amounts {
    Money spent, lost, projected;
};

HtmlTable::Row group_row(const std::string& name, const Tally& tally, const Amounts& shown)
{
    const auto excess = excess_percent(tally);
    return {text_cell(name),
        known_spent(tally) ? money_cell(shown.spent, tally.spent) : text_cell("unpriced"),
        empty_cell(), tally.lost > Money{} ? money_cell(shown.lost, tally.lost) : empty_cell(),
        number_cell(static_cast<std::int64_t>(tally.jobs)), percent_cell(success_percent(tally)),
        tally.compared > 0 ? money_cell(shown.projected, tally.projected) : empty_cell(),
        excess ? number_cell(excess_cell(excess), *excess) : empty_cell()};
}

std::string breakdown_table(const Breakdown& breakdown, const Tally& total)
{
    constexpr std::size_t picture = 2;
    const std::vector<Group>& groups = breakdown.groups;
    const std::vector<Money> spent = cents_of(groups, &Tally::spent),
                             lost = cents_of(groups, &Tally::lost, spent),
                             projected = cents_of(groups, &Tally::projected);
    Money most{};
    for (const Group& group : groups) most = std::max(most, group.tally.spent);
    HtmlTable table("By " + grouping_name(breakdown.grouping));
    using Kind = HtmlTable::Kind;
    table.columns = {{heading_of(breakdown.grouping), Kind::text}, {"Spent", Kind::number},
        {"", Kind::picture}, {"Lost", Kind::number}, {"Jobs", Kind::number},
        {"Success", Kind::number}, {"Projected", Kind::number}, {"Off by", Kind::number}};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Tally& tally = groups[i].tally;
        HtmlTable::Row row =
            group_row(group_name(groups[i]), tally, {spent[i], lost[i], projected[i]});
        row[picture] = picture_cell(svg_bar(tally.spent, most));
        table.rows.push_back(std::move(row));
    }
    table.total = group_row("All", total, {sum_of(spent), sum_of(lost), sum_of(projected)});
    (*table.total)[picture] = picture_cell("");
    return table.html();
}

std::string metrics_of(const ReportView& view, const Run& run)
{
    const auto found = view.metrics.find(run.id);
    std::vector<std::string> parts;
    if (found != view.metrics.end()) {
        for (const Metric& metric : found->second)
            parts.push_back(metric.name + " " + short_number(metric.value));
    }
    return joined(parts, ", ");
}

std::string runs_table(const ReportView& view)
{
    const std::vector<Run> runs = dearest(view.runs, most_runs);
    if (runs.empty()) return "<p>No run is known to have cost anything.</p>\n";
    HtmlTable table(runs.size() < view.runs.size() ? fmt::format("The {} that cost most, of {}",
                        counted(runs.size(), "run"), view.runs.size())
                                                   : "All runs");
    table.can_be_filtered = true;
    table.columns = {{"Job", HtmlTable::Kind::text}, {"Cost", HtmlTable::Kind::number},
        {"Projected", HtmlTable::Kind::number}, {"State", HtmlTable::Kind::text},
        {"Ran", HtmlTable::Kind::number}, {"Queued", HtmlTable::Kind::number},
        {"Submitted", HtmlTable::Kind::text}, {"Reached", HtmlTable::Kind::text},
        {"Tier", HtmlTable::Kind::text}, {"Region", HtmlTable::Kind::text},
        {"Labels", HtmlTable::Kind::text}};
    for (const Run& run : runs) {
        table.rows.push_back(
            {text_cell(run.job), number_cell(total_text(run.cost), run.cost->nanos),
                run.projected ? number_cell(total_text(run.projected), run.projected->nanos)
                              : empty_cell(),
                state_cell(run.state), duration_cell_of(run.ran), duration_cell_of(run.waited),
                text_cell(local_text(run.local, Seconds(0)).substr(0, 16)),
                text_cell(metrics_of(view, run)), text_cell(run.tier), text_cell(run.region),
                text_cell(joined(run.labels, ", "))});
    }
    return table.html();
}

std::string reached(const ReportView& view)
{
    std::string body;
    std::size_t drawn = 0;
    for (const Series& series : view.series) {
        // A single dot shows nothing that the table of runs does not.
        if (series.points.size() > 1 && drawn < most_series)
            body += series_chart(view, series, drawn++);
    }
    if (drawn > 0 && view.series.size() > drawn) {
        body +=
            fmt::format("<p>{} more of name and metric are not drawn: of a single run, or of few "
                        "beside others.</p>\n",
                view.series.size() - drawn);
    }
    return body.empty() ? "" : section("reached", "What runs reached", body);
}

bool has_numbers(const SweepResults& sweep, const std::string& axis)
{
    return std::all_of(sweep.runs.begin(), sweep.runs.end(), [&](const Run& run) {
        const auto parameters = parameters_of(sweep, run);
        return std::all_of(parameters.begin(), parameters.end(),
            [&](auto& each) { return each.first != axis || number_of(each.second); });
    });
}

std::string sweep_table(const SweepResults& sweep)
{
    HtmlTable table("Runs of the sweep " + sweep.record.name);
    table.columns = {{"Number", HtmlTable::Kind::number}, {"State", HtmlTable::Kind::text}};
    for (const std::string& axis : axes_of(sweep)) {
        const bool is_number = has_numbers(sweep, axis);
        table.columns.push_back(
            {axis, is_number ? HtmlTable::Kind::number : HtmlTable::Kind::text});
    }
    const std::vector<std::string> metrics = metric_names(sweep.reached);
    for (const std::string& name : metrics)
        table.columns.push_back({name, HtmlTable::Kind::number});
    table.columns.push_back({"Ran", HtmlTable::Kind::number});
    table.columns.push_back({"Cost", HtmlTable::Kind::number});
    for (const std::size_t i : best_first(sweep)) {
        const Run& run = sweep.runs[i];
        HtmlTable::Row row = {number_cell(run.sweep_number), state_cell(run.state)};
        for (const auto& [name, value] : parameters_of(sweep, run))
            row.push_back(value_cell(value));
        row.resize(2 + sweep.record.variants.front().size(), empty_cell());
        for (const std::string& name : metrics) {
            const Metric* metric = find_metric(sweep.reached[i], name);
            row.push_back(metric ? value_cell(metric->value) : empty_cell());
        }
        row.push_back(duration_cell_of(run.ran));
        row.push_back(
            run.cost ? number_cell(total_text(run.cost), run.cost->nanos) : text_cell("unpriced"));
        if (sweep.best == i) {
            row.front().html = "best: " + row.front().html;
            row.front().kind = "best";
        }
        table.rows.push_back(std::move(row));
    }
    return table.html();
}

std::string sweeps(const ReportView& view)
{
    std::string body;
    for (std::size_t i = 0; i < view.sweeps.size(); ++i) {
        const SweepResults& sweep = view.sweeps[i];
        if (sweep.record.variants.empty() || sweep.runs.empty()) continue;
        body += fmt::format("<h3>{}</h3>\n", html_text(sweep.record.name));
        body += sweep_chart(sweep, i) + sweep_table(sweep);
    }
    return body.empty() ? "" : section("sweeps", "Sweeps", body);
}

std::string head(const std::string& title)
{
    const std::string_view style = embedded_file("src/show/report.css");
    const std::string_view script = embedded_file("src/show/report.js");
    return fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; "
        "script-src {}; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n"
        "<style>{}</style>\n</head>\n<body>\n",
        csp_hash(style), csp_hash(script), html_text(title), style);
}

std::string notes(const ReportView& view)
{
    std::string text = fmt::format(
        "A job counts, with all that it cost, on the day on which it was submitted (local time, {}). Costs are "
        "running times at the prices of the day of submission; jobs that are not over count with "
        "their cost so far. What was projected is that of the jobs that are over. Lost is what jobs cost that failed or ran into their time limit; "
        "cancelled jobs count neither as success nor as failure. ",
        offset_text(view.moment.local_offset));
    if (view.total.of_team > 0)
        text += fmt::format("{} of others are counted, as mltrain sync --team saw them. ",
            counted(view.total.of_team, "job"));
    return fmt::format("<footer><p>{}</p><p>Made by mltrain {} on {}.</p></footer>\n",
        html_text(text), MLTRAIN_VERSION,
        html_text(local_text(view.moment.now, view.moment.local_offset).substr(0, 16)));
}

}  // namespace

std::string report_html(const ReportView& view)
{
    const std::string title = fmt::format("Training report, {}", view.span);
    std::string page = head(title);
    page += fmt::format("<header><h1>Training report</h1><p>{}, {}</p></header>\n<main>\n",
        html_text(view.of), html_text(view.span));
    if (view.runs.empty()) {
        page += "<p>No jobs were submitted in this time.</p>\n";
    } else {
        page += section("summary", "What it comes to", cards(view.total));
        page += section("time", "Spent by " + grouping_name(view.time.grouping),
            time_chart(view) + breakdown_table(view.time, view.total));
        std::string tables;
        for (const Breakdown& breakdown : view.breakdowns)
            tables += breakdown_table(breakdown, view.total);
        if (!tables.empty()) page += section("where", "Where the money went", tables);
        page += reached(view) + sweeps(view);
        page += section("runs", "Dearest runs", runs_table(view));
    }
    page += "</main>\n" + notes(view);
    return page
        + fmt::format(
            "<script>{}</script>\n</body>\n</html>\n", embedded_file("src/show/report.js"));
}

}  // namespace mltrain
