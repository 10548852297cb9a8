#include "show/job_text.hpp"

#include "base/text.hpp"
#include "cost/actual.hpp"
#include "show/cost_text.hpp"
#include "show/job_cells.hpp"
#include "show/json_values.hpp"
#include "show/results_text.hpp"
#include "show/table.hpp"
#include "show/trials_text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

/// "$0.48 (+25 %)": and by how much that was more than projected.
std::string cost_and_error_cell(const Entry& entry, Time now)
{
    const auto percent = projection_error(entry);
    return cost_cell(entry, now)
        + (percent && *percent != 0 ? fmt::format(" ({:+} %)", *percent) : "");
}

std::string run_time_cell(const Entry& entry, Time now)
{
    const auto ran = run_time(entry.last, now);
    return ran ? duration_text(*ran) : "-";
}

std::string command_text(const Entry& entry)
{
    const Plan& plan = entry.submission.plan;
    std::string text = shell_line(plan.argv);
    if (!plan.directory.empty())
        text = fmt::format("cd {} && {}", shell_quoted(plan.directory), text);
    return visible(text);
}

/// "accuracy 0.91, loss 0.3 (step 1000)"
std::string metrics_text(const Metrics& metrics)
{
    std::vector<std::string> texts;
    for (const Metric& metric : metrics)
        texts.push_back(visible(metric.name) + " " + short_number(metric.value));
    const auto& step = metrics.front().step;
    return joined(texts, ", ") + (step ? fmt::format(" (step {})", *step) : "");
}

/// The command that brings it here; nothing when it is here.
std::vector<std::string> fetch_argv(const std::string& made)
{
    if (!made.starts_with("gs://")) return {};
    return {"gcloud", "storage", "cp", "--recursive", made, "."};
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
        std::string why = sighting.message.empty() ? "" : ": " + visible(sighting.message);
        if (why.empty() && sighting.trials) why = ": " + counts_text(*sighting.trials);
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

std::string list_text(
    const std::vector<Entry>& entries, const Moment& moment, const std::vector<std::string>& notes)
{
    Table table({Align::left, Align::left, Align::left, Align::right, Align::right, Align::left,
        Align::left});
    const Style style = moment.style;
    table.add({style.bold("JOB"), style.bold("SERVICE"), style.bold("STATE"), style.bold("RAN"),
        style.bold("COST"), style.bold("SUBMITTED"), notes.empty() ? "" : style.bold("WITH")});
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        const Submission& submission = entry.submission;
        table.add({submission.job.name, submission.service, state_text(entry.last, style),
            run_time_cell(entry, moment.now), cost_and_error_cell(entry, moment.now),
            age_text(submission.made_at, moment.now), i < notes.size() ? visible(notes[i]) : ""});
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
    if (last.trials) table.add({"trials", counts_text(*last.trials)});
    if (!page.metrics.empty()) table.add({"metrics", metrics_text(page.metrics)});
    table.add({"cost", cost_and_error_cell(page.entry, moment.now)});
    if (prices.likely_cost)
        table.add({"projected",
            total_text(prices.likely_cost) + " for " + duration_text(*prices.likely)});
    if (prices.worst_cost) table.add({"at worst", total_text(prices.worst_cost)});
    const bool* is_each = submission.projection["trials"]["limit_is_each"].boolean();
    if (prices.limit)
        table.add({"time limit",
            duration_text(*prices.limit) + (is_each && *is_each ? " of each trial" : "")});
    if (!submission.over_budget.empty())
        table.add({"over budget", visible(submission.over_budget)});
    if (!page.address.empty()) table.add({"address", page.address});
    if (!page.log.empty()) table.add({"log", page.log});
    if (!page.made.empty()) {
        const auto argv = fetch_argv(page.made);
        table.add({argv.empty() ? "model" : "fetch it",
            visible(argv.empty() ? page.made : shell_line(argv))});
    }
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
    const auto error = projection_error(entry);
    json["projection_error_percent"] = error ? Json(*error) : Json();
    json["trials"] = counts_json(last.trials);
    json["currency"] = "USD";
    return json;
}

Json page_json(const JobPage& page, Time now)
{
    Json json = entry_json(page.entry, now);
    const Submission& submission = page.entry.submission;
    json["address"] = page.address.empty() ? Json() : Json(page.address);
    json["log"] = page.log.empty() ? Json() : Json(page.log);
    json["metrics"] = metrics_json(page.metrics);
    json["job_dir"] = page.made.empty() ? Json() : Json(page.made);
    const auto fetch = fetch_argv(page.made);
    json["fetch_argv"] = fetch.empty() ? Json() : Json::array(fetch);
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

}  // namespace mltrain
