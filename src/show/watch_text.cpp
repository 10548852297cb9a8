#include "show/watch_text.hpp"

#include "base/text.hpp"
#include "cost/actual.hpp"
#include "show/cost_text.hpp"
#include "show/job_cells.hpp"
#include "show/results_text.hpp"
#include "show/table.hpp"
#include "show/trials_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

namespace mltrain {

namespace {

/// An older sight of a job is said to be one.
constexpr Seconds fresh{60};

/// Beside a date there would be no room for what happened.
constexpr int narrowest_with_date = 60;

std::string_view kind_name(News::Kind kind)
{
    switch (kind) {
    case News::Kind::watching: return "watching";
    case News::Kind::state: return "state";
    case News::Kind::contact_lost: return "contact_lost";
    case News::Kind::contact_regained: return "contact_regained";
    case News::Kind::lasting_trouble: return "trouble";
    case News::Kind::not_listed: return "not_listed";
    case News::Kind::gave_up: return "gave_up";
    case News::Kind::over: return "over";
    case News::Kind::cost: return "cost";
    case News::Kind::duration: return "duration";
    case News::Kind::over_budget: return "over_budget";
    case News::Kind::queued_long: return "queued_long";
    case News::Kind::silent_long: return "silent_long";
    case News::Kind::trials: return "trials";
    }
    return "";
}

/// "3 running, 1 queued", in the order in which the states follow each other.
std::string states_text(const std::vector<const Entry*>& entries)
{
    std::map<State, std::size_t> counts;
    for (const Entry* entry : entries) ++counts[entry->last.state];
    std::vector<std::string> parts;
    for (const auto& [state, count] : counts)
        parts.push_back(fmt::format("{} {}", count, state_name(state)));
    return joined(parts, ", ");
}

std::string last_known(const Event& event)
{
    if (event.jobs.size() == 1) return std::string(state_name(event.news.sighting.state));
    return states_text(event.jobs);
}

std::string seen_text(const Sighting& last, Time now)
{
    const bool said = last.state != State::unsettled && now - last.seen_at > fresh;
    return said ? ", seen " + age_text(last.seen_at, now) : "";
}

/// The job; or how many, and where.
std::string who(const Event& event)
{
    const Submission& first = event.jobs.front()->submission;
    if (event.jobs.size() == 1) return first.job.name;
    return fmt::format("{} on {}{}", counted(event.jobs.size(), "job"), first.service,
        first.job.project.empty() ? "" : ", project " + first.job.project);
}

std::string cost_words(const Entry& entry, const News& news)
{
    const auto cost = cost_so_far(entry.submission.prices, news.sighting, news.at);
    return total_text(cost) + " of " + total_text(max_cost_of(entry.submission));
}

std::string cost_mark_text(const Entry& entry, const News& news, Style style)
{
    const std::string mark = news.percent < 100
        ? fmt::format("{} % of max_cost spent", news.percent)
        : "max_cost is spent";
    return style.yellow(mark) + ": " + cost_words(entry, news);
}

std::string duration_mark_text(const Entry& entry, const News& news, Style style)
{
    const std::string likely = duration_text(entry.submission.prices.likely.value_or(Seconds(0)));
    if (news.percent >= 100) return style.yellow("runs longer than the likely " + likely);
    const Seconds ran = run_time(news.sighting, news.at).value_or(Seconds(0));
    const std::int64_t percent = scaled(100, ran.count(),
        std::max<std::int64_t>(1, entry.submission.prices.likely.value_or(Seconds(0)).count()));
    return fmt::format("{} % of the likely {}", percent, likely);
}

std::string over_budget_text(const Entry& entry, const News& news, Style style)
{
    const std::string asked = news.text.empty()
        ? "asked to end"
        : "could not be asked to end, will be again: " + visible(news.text);
    return style.yellow("over budget") + ": " + cost_words(entry, news) + "; " + asked;
}

std::string event_words(const Event& event, const Moment& moment)
{
    const News& news = event.news;
    const Entry& entry = *event.jobs.front();
    const Style style = moment.style;
    const std::string why = news.text.empty() ? "" : ": " + visible(news.text);
    const std::string cure = news.hint.empty() ? "" : "; " + visible(news.hint);
    const std::string lasted = duration_text(news.duration.value_or(Seconds(0)));
    switch (news.kind) {
    case News::Kind::watching:
        return state_text(news.sighting, style) + seen_text(news.sighting, moment.now) + why;
    case News::Kind::state:
    case News::Kind::over: return state_text(news.sighting, style) + why;
    case News::Kind::contact_lost:
        return style.yellow("contact lost") + why + "; last known: " + last_known(event);
    case News::Kind::lasting_trouble: return style.yellow("cannot look") + why + cure;
    case News::Kind::contact_regained: return "contact regained after " + lasted;
    case News::Kind::not_listed: return style.yellow("not found") + why + "; still watching";
    case News::Kind::gave_up:
        return style.yellow("given up") + " after " + lasted + why
            + "; last known: " + last_known(event) + ", and what runs runs on";
    case News::Kind::cost: return cost_mark_text(entry, news, style);
    case News::Kind::duration: return duration_mark_text(entry, news, style);
    case News::Kind::over_budget: return over_budget_text(entry, news, style);
    case News::Kind::queued_long:
        return style.yellow(fmt::format("{} for {}",
            event.jobs.size() == 1 ? state_name(news.sighting.state) : "waiting for machines",
            lasted));
    case News::Kind::silent_long: return style.yellow("no line in its log for " + lasted);
    case News::Kind::trials: return counts_text(news.sighting.trials.value_or(TrialCounts{}));
    }
    return "";
}

/// "[#####-----]": how far along the likely duration, never past its end.
std::string bar(Seconds ran, Seconds likely, int width)
{
    const auto full =
        static_cast<int>(std::min<std::int64_t>(width, ran * width / std::max(likely, Seconds(1))));
    return "[" + std::string(static_cast<std::size_t>(full), '#')
        + std::string(static_cast<std::size_t>(width - full), '-') + "]";
}

std::string progress_cell(const Entry& entry, Time now)
{
    const auto ran = run_time(entry.last, now);
    if (const auto& trials = entry.last.trials) {
        const std::string best = trials->best.empty() ? "" : ", best " + short_number(trials->best);
        return counts_cell(*trials) + " trials" + best;
    }
    if (!ran || !entry.submission.prices.likely) return "";
    return bar(*ran, *entry.submission.prices.likely, 10);
}

std::string cost_of_cap_cell(const Entry& entry, Time now)
{
    std::string cost = cost_cell(entry, now);
    const auto limit = max_cost_of(entry.submission);
    const auto worst = entry.submission.prices.worst_cost;
    if (cost == "-" || cost == total_text({})) return cost;
    if (limit) return cost + " of " + total_text(limit);
    return worst ? cost + " of at most " + total_text(worst) : cost;
}

std::string live_state_cell(const WatchRow& row, const Moment& moment)
{
    std::string state = state_text(row.entry.last, moment.style);
    if (!row.followed.failing_since || !row.followed.lost_contact) return state;
    Seconds unseen = moment.now - *row.followed.failing_since;
    if (unseen > fresh) unseen = std::chrono::floor<std::chrono::minutes>(unseen);
    return state + moment.style.yellow(", unseen " + duration_text(unseen));
}

std::string elapsed_cell(const Entry& entry, Time now)
{
    const Time since = entry.last.started.value_or(entry.submission.made_at);
    return duration_text(std::max(Seconds(0), now - since));
}

/// The end of a name tells it from its like: what is cut is cut before it.
std::string shortened_name(const std::string& name, int width)
{
    const int wide = columns_of(name);
    const bool plain = wide == static_cast<int>(name.size());
    if (wide <= width || width < 8 || !plain) return shortened(name, width);
    const auto left = static_cast<std::size_t>((width - 1) / 3);
    const auto right = static_cast<std::size_t>(width - 1) - left;
    return name.substr(0, left) + "…" + name.substr(name.size() - right);
}

/// In the order on the screen. What does not fit is left out from the least important on.
enum Column : std::size_t { name, state, elapsed, progress, cost, age, columns };
constexpr std::array least_important_first = {
    Column::age, Column::progress, Column::elapsed, Column::cost};

class Rows {
public:
    Rows(std::span<const WatchRow* const> shown, const Moment& moment) : moment_(moment)
    {
        const Style style = moment.style;
        add({"JOB", "STATE", "FOR", "PROGRESS", "COST", "SEEN"});
        for (const WatchRow* row : shown) {
            const Entry& entry = row->entry;
            const bool never = entry.last.state == State::unsettled;
            add({entry.submission.job.name, live_state_cell(*row, moment),
                elapsed_cell(entry, moment.now), progress_cell(entry, moment.now),
                cost_of_cap_cell(entry, moment.now),
                never ? "" : age_text(entry.last.seen_at, moment.now)});
        }
        for (std::string& cell : cells_.front()) cell = style.dim(cell);
        leave_out_what_does_not_fit();
    }

    /// The header is the first.
    std::string line(std::size_t row) const
    {
        std::string text;
        for (std::size_t column = 0; column < columns; ++column) {
            if (!is_shown_[column]) continue;
            std::string cell = cells_[row][column];
            if (column == name && row > 0) cell = shortened_name(cell, widths_[name]);
            if (!text.empty()) text += "  ";
            text += cell
                + std::string(
                    static_cast<std::size_t>(std::max(0, widths_[column] - seen_columns(cell))),
                    ' ');
        }
        text.erase(text.find_last_not_of(' ') + 1);
        if (seen_columns(text) < moment_.columns) return text;
        return shortened(cells_[row][name], moment_.columns - 1);
    }

    /// How long and how dear, for a line of its own; "" when the row has room for it.
    std::string left_out(std::size_t row) const
    {
        if (is_shown_[cost]) return "";
        return shortened(
            fmt::format("  {}  {}", cells_[row][elapsed], cells_[row][cost]), moment_.columns - 1);
    }

private:
    using Cells = std::array<std::string, columns>;

    void add(Cells cells)
    {
        for (std::size_t column = 0; column < columns; ++column) {
            const int wide = seen_columns(cells[column]);
            widths_[column] = std::max(widths_[column], wide);
            // A column with nothing below its title is none.
            if (!cells_.empty() && wide > 0) is_shown_[column] = true;
        }
        cells_.push_back(std::move(cells));
    }

    int width_beside_the_name() const
    {
        int sum = 0;
        for (std::size_t column = 1; column < columns; ++column)
            sum += is_shown_[column] ? widths_[column] + 2 : 0;
        return sum;
    }

    void leave_out_what_does_not_fit()
    {
        constexpr int shortest_name = 24;  // 16 of them are the time at its end
        const int room = moment_.columns - 1;
        const int wanted = std::min(widths_[name], shortest_name);
        for (const Column column : least_important_first) {
            if (width_beside_the_name() + wanted > room) is_shown_[column] = false;
        }
        widths_[name] = std::clamp(room - width_beside_the_name(), 1, widths_[name]);
    }

    const Moment& moment_;
    std::vector<Cells> cells_;
    /// What changes every second has room for "59 min 59 s" and "59 s ago", so that the columns stand still.
    std::array<int, columns> widths_{0, 0, 11, 0, 0, 8};
    std::array<bool, columns> is_shown_{};
};

bool waits(const WatchRow& row)
{
    const State state = row.entry.last.state;
    return state == State::unsettled || state == State::queued || state == State::paused;
}

struct Choice {
    std::vector<const WatchRow*> shown;
    std::vector<const Entry*> rest;
};

/// In their order; but what runs, and costs money, is not left out for what waits.
Choice chosen(std::span<const WatchRow> open, std::size_t room)
{
    const auto waiting = static_cast<std::size_t>(std::count_if(open.begin(), open.end(), waits));
    std::size_t for_running = std::min(room, open.size() - waiting);
    std::size_t for_waiting = room - for_running;
    Choice choice;
    for (const WatchRow& row : open) {
        std::size_t& left = waits(row) ? for_waiting : for_running;
        if (left == 0) {
            choice.rest.push_back(&row.entry);
            continue;
        }
        choice.shown.push_back(&row);
        --left;
    }
    return choice;
}

Json entries_json(const std::vector<const Entry*>& entries, Time now)
{
    Json::Array jobs;
    for (const Entry* entry : entries) jobs.push_back(entry_json(*entry, now));
    return jobs;
}

}  // namespace

std::string event_text(const Event& event, const Moment& moment)
{
    if (event.news.kind == News::Kind::over) return end_text(*event.jobs.front(), moment);
    const std::string at = local_text(event.news.at, moment.local_offset);
    const bool narrow = moment.columns < narrowest_with_date;
    return fmt::format("{}  {}  {}\n", moment.style.dim(narrow ? at.substr(at.find(' ') + 1) : at),
        who(event), event_words(event, moment));
}

Json event_json(const Event& event, Time now)
{
    const News& news = event.news;
    Json json;
    json["event"] = kind_name(news.kind);
    json["at"] = time_text(news.at);
    if (concerns_many(news.kind)) {
        json["jobs"] = entries_json(event.jobs, now);
    } else {
        Entry entry = *event.jobs.front();
        entry.last = news.sighting;  // it may be further by now
        const Json job = entry_json(entry, now);
        for (const auto& [key, value] : *job.object()) json[key] = value;
    }
    if (!news.text.empty() || news.kind == News::Kind::over_budget)
        json["message"] = news.text.empty() ? Json() : Json(news.text);
    if (!news.hint.empty()) json["hint"] = news.hint;
    if (news.duration) json["duration_seconds"] = news.duration->count();
    if (news.percent > 0) json["percent"] = news.percent;
    return json;
}

Json stopped_json(const std::vector<const Entry*>& running_on, Time now)
{
    Json json;
    json["event"] = "stopped";
    json["at"] = time_text(now);
    json["jobs"] = entries_json(running_on, now);
    return json;
}

std::string end_text(const Entry& entry, const Moment& moment)
{
    const AgreedPrices& prices = entry.submission.prices;
    const Sighting& last = entry.last;
    std::string text =
        moment.style.bold(entry.submission.job.name) + " " + state_text(last, moment.style);
    if (const auto ran = run_time(last, moment.now)) text += " after " + duration_text(*ran);
    if (last.ended && moment.now - *last.ended > fresh)
        text += ", " + age_text(*last.ended, moment.now);
    if (!last.message.empty()) text += ": " + visible(last.message);
    text += "\n";
    if (last.state == State::refused) return text;
    if (last.trials) text += "  " + counts_text(*last.trials) + "\n";
    const auto cost = cost_so_far(prices, last, moment.now);
    text += fmt::format("  cost {}", total_text(cost));
    if (cost && prices.likely_cost) text += ", projected " + total_text(prices.likely_cost);
    const auto percent = projection_error(entry);
    if (percent && *percent != 0)
        text += fmt::format(" ({} % {})", std::abs(*percent), *percent > 0 ? "more" : "less");
    return text + "\n";
}

std::string cost_so_far_text(const std::vector<const Entry*>& entries, Time now)
{
    Money sum{};
    std::size_t unpriced = 0;
    for (const Entry* entry : entries) {
        const auto cost = cost_so_far(entry->submission.prices, entry->last, now);
        if (cost) sum = sum + *cost;
        if (!cost) ++unpriced;
    }
    if (unpriced == entries.size()) return "";
    return total_text(sum) + (unpriced > 0 ? fmt::format(" and {} unpriced", unpriced) : "");
}

std::string summary_text(const std::vector<const Entry*>& entries, Time now)
{
    const std::string cost = cost_so_far_text(entries, now);
    return fmt::format("{}: {}{}", counted(entries.size(), "job"), states_text(entries),
        cost.empty() ? "" : "; " + cost);
}

std::vector<std::string> watch_rows(
    std::span<const WatchRow> open, const std::vector<const Entry*>& all, const Moment& moment)
{
    // One row for the cursor, and some above for what happened.
    const int height = std::max(1, moment.rows - 4);
    const bool many = all.size() > 1;
    const int extra = many ? 2 : 0;  // the header and the totals
    const auto room = static_cast<std::size_t>(std::max(1, height - extra));
    // What is left out needs a row for itself.
    const bool all_fit = open.size() <= room;
    const auto [shown, rest] =
        chosen(open, all_fit ? open.size() : std::max<std::size_t>(1, room - 1));
    const Rows rows(shown, moment);
    const bool with_log = open.size() * 2 <= room;
    std::vector<std::string> lines;
    if (many && !shown.empty()) lines.push_back(rows.line(0));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        lines.push_back(rows.line(i + 1));
        // Of several, the line of totals says it.
        if (const std::string more = rows.left_out(i + 1); !many && room > 1 && !more.empty())
            lines.push_back(more);
        if (with_log && !shown[i]->newest_line.empty()) {
            lines.push_back(moment.style.dim(
                shortened("  " + visible(shown[i]->newest_line), moment.columns - 1)));
        }
    }
    if (!rest.empty()) {
        lines.push_back(shortened(
            fmt::format("… and {} more: {}", rest.size(), states_text(rest)), moment.columns - 1));
    }
    if (many) lines.push_back(shortened(summary_text(all, moment.now), moment.columns - 1));
    return lines;
}

}  // namespace mltrain
