#include "show/job_text.hpp"

#include "base/text.hpp"
#include "cost/actual.hpp"
#include "show/cost_text.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>

namespace mltrain {

namespace {

std::string state_text(const Sighting& sighting, Style style)
{
    // A word that we do not know is shown as the service spelled it.
    if (sighting.state == State::unknown)
        return style.yellow(fmt::format("unknown ({})", visible(sighting.word)));
    return style.state(sighting.state);
}

/// By how many percent more a job cost than was projected; nothing while it is not over, or nobody knows.
std::optional<std::int64_t> error_of_projection(const Entry& entry)
{
    const auto cost = cost_so_far(entry.submission.prices, entry.last, entry.last.seen_at);
    const auto likely = entry.submission.prices.likely_cost;
    constexpr Money cent{nanos_per_unit / 100};
    // Below it is shown as "<$0.01": a percentage of that says nothing.
    if (!is_over(entry.last.state) || entry.last.state == State::refused || !cost || !likely
        || *likely < cent)
        return {};
    return scaled(100, (*cost - *likely).nanos, likely->nanos);
}

std::string cost_cell(const Entry& entry, Time now)
{
    if (entry.last.state == State::refused || entry.last.state == State::unsettled) return "-";
    return total_text(cost_so_far(entry.submission.prices, entry.last, now));
}

/// "$0.48 (+25 %)": and by how much that was more than projected.
std::string cost_and_error_cell(const Entry& entry, Time now)
{
    const auto percent = error_of_projection(entry);
    return cost_cell(entry, now)
        + (percent && *percent != 0 ? fmt::format(" ({:+} %)", *percent) : "");
}

std::string run_time_cell(const Entry& entry, Time now)
{
    const auto ran = run_time(entry.last, now);
    return ran ? duration_text(*ran) : "-";
}

/// "[#####-----]": how far along the likely duration, never past its end.
std::string bar(Seconds ran, Seconds likely, int width)
{
    const auto full =
        static_cast<int>(std::min<std::int64_t>(width, ran * width / std::max(likely, Seconds(1))));
    return "[" + std::string(static_cast<std::size_t>(full), '#')
        + std::string(static_cast<std::size_t>(width - full), '-') + "]";
}

Json time_json(const std::optional<Time>& time)
{
    return time ? Json(time_text(*time)) : Json();
}

Json money_json(const std::optional<Money>& money)
{
    return money ? Json(decimal_text(*money)) : Json();
}

Json seconds_json(const std::optional<Seconds>& duration)
{
    return duration ? Json(duration->count()) : Json();
}

std::string_view kind_name(News::Kind kind)
{
    switch (kind) {
    case News::Kind::state: return "state";
    case News::Kind::contact_lost: return "contact_lost";
    case News::Kind::contact_regained: return "contact_regained";
    case News::Kind::lasting_trouble: return "trouble";
    case News::Kind::not_listed: return "not_listed";
    case News::Kind::over: return "over";
    }
    return "";
}

std::string news_words(const Entry& entry, const News& news, const Moment& moment)
{
    const Style style = moment.style;
    const std::string why = news.text.empty() ? "" : ": " + visible(news.text);
    const std::string cure = news.hint.empty() ? "" : "; " + visible(news.hint);
    switch (news.kind) {
    case News::Kind::state:
    case News::Kind::over: return state_text(news.sighting, style) + why;
    case News::Kind::contact_lost:
        return style.yellow("contact lost") + why
            + fmt::format("; last known: {}", state_name(entry.last.state));
    case News::Kind::lasting_trouble: return style.yellow("cannot look") + why + cure;
    case News::Kind::contact_regained:
        return fmt::format(
            "contact regained after {}", duration_text(news.without_contact.value_or(Seconds(0))));
    case News::Kind::not_listed: return style.yellow("not found") + why + "; still watching";
    }
    return "";
}

std::string command_text(const Entry& entry)
{
    const Plan& plan = entry.submission.plan;
    std::string text = shell_line(plan.argv);
    if (!plan.directory.empty())
        text = fmt::format("cd {} && {}", shell_quoted(plan.directory), text);
    return visible(text);
}

std::string timeline(const JobPage& page, const Moment& moment)
{
    struct Event {
        Time at;
        std::string text;
    };
    std::vector<Event> events;
    for (const Attempt& attempt : page.attempts) {
        const std::string why = attempt.message.empty() ? "" : ": " + visible(attempt.message);
        events.push_back({attempt.at, attempt.verb + " " + attempt.verdict + why});
    }
    for (const Sighting& sighting : page.sightings) {
        const std::string why = sighting.message.empty() ? "" : ": " + visible(sighting.message);
        events.push_back(
            {sighting.seen_at, "seen " + std::string(state_name(sighting.state)) + why});
    }
    std::stable_sort(
        events.begin(), events.end(), [](const Event& a, const Event& b) { return a.at < b.at; });
    std::string text;
    for (const Event& event : events) {
        text += fmt::format(
            "  {}  {}\n", moment.style.dim(local_text(event.at, moment.local_offset)), event.text);
    }
    return text;
}

}  // namespace

std::string age_text(Time then, Time now)
{
    return duration_text(std::max(Seconds(0), now - then)) + " ago";
}

std::string list_text(const std::vector<Entry>& entries, const Moment& moment)
{
    Table table({Align::left, Align::left, Align::left, Align::right, Align::right, Align::left});
    const Style style = moment.style;
    table.add({style.bold("JOB"), style.bold("SERVICE"), style.bold("STATE"), style.bold("RAN"),
        style.bold("COST"), style.bold("SUBMITTED")});
    for (const Entry& entry : entries) {
        const Submission& submission = entry.submission;
        table.add({submission.job.name, submission.service, state_text(entry.last, style),
            run_time_cell(entry, moment.now), cost_and_error_cell(entry, moment.now),
            age_text(submission.made_at, moment.now)});
    }
    return table.text();
}

std::string page_text(const JobPage& page, const Moment& moment)
{
    const Submission& submission = page.entry.submission;
    const Sighting& last = page.entry.last;
    const AgreedPrices& prices = submission.prices;
    Table table({Align::left, Align::left}, "  ");
    table.add({"state",
        state_text(last, moment.style)
            + (last.message.empty() ? "" : ": " + visible(last.message))});
    table.add({"service", submission.service});
    if (!submission.job.project.empty()) table.add({"project", submission.job.project});
    if (!submission.job.region.empty()) table.add({"region", submission.job.region});
    table.add({"submitted",
        local_text(submission.made_at, moment.local_offset) + ", "
            + age_text(submission.made_at, moment.now)});
    table.add({"ran", run_time_cell(page.entry, moment.now)});
    table.add({"cost", cost_and_error_cell(page.entry, moment.now)});
    if (prices.likely_cost)
        table.add({"projected",
            total_text(prices.likely_cost) + " for " + duration_text(*prices.likely)});
    if (prices.worst_cost) table.add({"at worst", total_text(prices.worst_cost)});
    if (prices.limit) table.add({"time limit", duration_text(*prices.limit)});
    if (!submission.over_budget.empty())
        table.add({"over budget", visible(submission.over_budget)});
    if (!page.address.empty()) table.add({"address", page.address});
    if (!page.log.empty()) table.add({"log", page.log});
    std::string text = moment.style.bold(submission.job.name) + "\n" + table.text();
    text += moment.style.bold("timeline") + "\n" + timeline(page, moment);
    if (submission.plan.argv.empty()) return text;  // adopted: nobody here ran a command
    return text + moment.style.bold("command") + "\n  " + command_text(page.entry) + "\n";
}

Json identity_json(const Submission& submission)
{
    Json json;
    json["name"] = submission.job.name;
    json["id"] = submission.job.id;
    json["service"] = submission.service;
    json["project"] = submission.job.project.empty() ? Json() : Json(submission.job.project);
    json["region"] = submission.job.region.empty() ? Json() : Json(submission.job.region);
    return json;
}

Json entry_json(const Entry& entry, Time now)
{
    const Submission& submission = entry.submission;
    const Sighting& last = entry.last;
    Json json = identity_json(submission);
    json["state"] = state_name(last.state);
    json["service_state"] = last.word.empty() ? Json() : Json(last.word);
    json["message"] = last.message.empty() ? Json() : Json(last.message);
    json["exit_code"] = last.exit_code ? Json(*last.exit_code) : Json();
    json["submitted_at"] = time_text(submission.made_at);
    json["seen_at"] = time_json(last.seen_at == Time{} ? std::optional<Time>() : last.seen_at);
    json["started_at"] = time_json(last.started);
    json["ended_at"] = time_json(last.ended);
    json["run_seconds"] = seconds_json(run_time(last, now));
    json["cost"] =
        money_json(last.state == State::refused ? std::optional<Money>()
                                                : cost_so_far(submission.prices, last, now));
    json["projected_cost"] = money_json(submission.prices.likely_cost);
    json["worst_cost"] = money_json(submission.prices.worst_cost);
    const auto error = error_of_projection(entry);
    json["projection_error_percent"] = error ? Json(*error) : Json();
    json["currency"] = "USD";
    return json;
}

Json page_json(const JobPage& page, Time now)
{
    Json json = entry_json(page.entry, now);
    const Submission& submission = page.entry.submission;
    json["address"] = page.address.empty() ? Json() : Json(page.address);
    json["log"] = page.log.empty() ? Json() : Json(page.log);
    json["argv"] = Json::array(submission.plan.argv);
    json["directory"] =
        submission.plan.directory.empty() ? Json() : Json(submission.plan.directory);
    json["spec_hash"] = submission.hash;
    json["code_hash"] = submission.code_hash.empty() ? Json() : Json(submission.code_hash);
    json["over_budget"] = submission.over_budget.empty() ? Json() : Json(submission.over_budget);
    json["settings"] = submission.settings;
    json["projection"] = submission.projection;
    Json::Array attempts, sightings;
    for (const Attempt& attempt : page.attempts) {
        Json item;
        item["at"] = time_text(attempt.at);
        item["verb"] = attempt.verb;
        item["verdict"] = attempt.verdict;
        item["exit_code"] = attempt.exit_code;
        item["argv"] = Json::array(attempt.argv);
        item["message"] = attempt.message.empty() ? Json() : Json(attempt.message);
        item["stderr"] = attempt.errors.empty() ? Json() : Json(attempt.errors);
        attempts.push_back(std::move(item));
    }
    for (const Sighting& sighting : page.sightings) {
        Json item;
        item["at"] = time_text(sighting.seen_at);
        item["state"] = state_name(sighting.state);
        item["service_state"] = sighting.word.empty() ? Json() : Json(sighting.word);
        item["message"] = sighting.message.empty() ? Json() : Json(sighting.message);
        sightings.push_back(std::move(item));
    }
    json["attempts"] = std::move(attempts);
    json["sightings"] = std::move(sightings);
    return json;
}

std::string news_text(const Entry& entry, const News& news, const Moment& moment)
{
    return fmt::format("{}  {}  {}\n",
        moment.style.dim(local_text(moment.now, moment.local_offset)), entry.submission.job.name,
        news_words(entry, news, moment));
}

Json news_json(const Entry& entry, const News& news, Time now)
{
    Json json;
    json["event"] = kind_name(news.kind);
    json["at"] = time_text(now);
    const Json state = entry_json(entry, now);
    for (const auto& [key, value] : *state.object()) json[key] = value;
    if (!news.text.empty()) json["message"] = news.text;
    if (!news.hint.empty()) json["hint"] = news.hint;
    return json;
}

std::string live_line(const Entry& entry, const Followed& followed, const Moment& moment)
{
    const AgreedPrices& prices = entry.submission.prices;
    const Time since = entry.last.started.value_or(entry.submission.made_at);
    const Time until =
        is_over(entry.last.state) ? entry.last.ended.value_or(entry.last.seen_at) : moment.now;
    const Seconds elapsed = std::max(Seconds(0), until - since);
    std::vector<std::string> parts = {duration_text(elapsed)};
    if (prices.likely && entry.last.started) parts.push_back(bar(elapsed, *prices.likely, 10));
    std::string cost = cost_cell(entry, moment.now);
    if (prices.worst_cost && cost != "unpriced")
        cost += " of at most " + total_text(prices.worst_cost);
    parts.push_back(cost);
    if (followed.lost_contact_at)
        parts.push_back("no contact for " + duration_text(moment.now - *followed.lost_contact_at));
    const std::string name = entry.submission.job.name;
    const std::string tail = joined(parts, "  ");
    const std::string state(state_name(entry.last.state));
    const int room = moment.columns - 1 - columns_of(tail) - columns_of(state) - 4;
    const std::string shown = shortened(name, std::max(8, room));
    std::string line = shown + "  " + state_text(entry.last, moment.style) + "  " + tail;
    return columns_of(shown + state + tail) + 4 < moment.columns
        ? line
        : shortened(shown + "  " + state + "  " + tail, moment.columns - 1);
}

std::string end_text(const Entry& entry, const Moment& moment)
{
    const AgreedPrices& prices = entry.submission.prices;
    const Sighting& last = entry.last;
    std::string text =
        moment.style.bold(entry.submission.job.name) + " " + state_text(last, moment.style);
    if (const auto ran = run_time(last, moment.now)) text += " after " + duration_text(*ran);
    if (!last.message.empty()) text += ": " + visible(last.message);
    text += "\n";
    if (last.state == State::refused) return text;
    const auto cost = cost_so_far(prices, last, moment.now);
    text += fmt::format("  cost {}", total_text(cost));
    if (cost && prices.likely_cost) text += ", projected " + total_text(prices.likely_cost);
    const auto percent = error_of_projection(entry);
    if (percent && *percent != 0)
        text += fmt::format(" ({} % {})", std::abs(*percent), *percent > 0 ? "more" : "less");
    if (!cost && entry.submission.service == "local")
        text += "; what an hour of this machine costs: [local] hourly_cost = 0.10";
    return text + "\n";
}

}  // namespace mltrain
