#include "dispatch/sync.hpp"

#include "cost/actual.hpp"
#include "dispatch/submit.hpp"
#include "job/settings.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace mltrain {

namespace {

/// A job that nobody here submitted, as an entry: priced with the prices of the day it was made.
Entry entry_of(const Found& found, const Service& service, const World& world)
{
    Entry entry;
    Submission& submission = entry.submission;
    submission.job = found.job;
    submission.name = own_name(found.job.name);
    submission.service = service.name();
    submission.hash = found.hash;
    submission.made_at = found.sighting.created.value_or(found.sighting.seen_at);
    SpecFile known;
    known.spec.labels = found.spec.labels;
    submission.settings = settings_json(known);
    CostQuestion question;
    question.rentals = service.rentals(found.spec);
    question.rules = service.time_limit();
    question.trials = trials_of(found.spec.hyperparameters, question.rules);
    question.as_of = date_of(submission.made_at);
    const PriceBook book(read_own_prices(world.environment));
    submission.prices = agreed_prices(project(book, question), question.rules);
    entry.last = found.sighting;
    return entry;
}

class Sync {
public:
    Sync(World& world, Ledger& ledger, const ServiceTable& services)
        : world_(world),
          ledger_(ledger),
          services_(services)
    {
    }

    SyncReport run(const std::set<CloudPlace>& places, Strangers strangers)
    {
        strangers_ = strangers;
        settle_and_refresh();
        for (const auto& [name, service] : services_) {
            if (!service->is_hosted()) add_strangers(*service, {});
        }
        for (const CloudPlace& place : places) add_strangers(*services_.at(place.service), place);
        return std::move(report_);
    }

private:
    void settle_and_refresh()
    {
        std::map<CloudPlace, std::vector<Entry>> places;
        for (Entry& entry : ledger_.open_entries()) {
            const Submission& submission = entry.submission;
            const bool regional = service_of(services_, entry).is_regional();
            const CloudPlace place{
                submission.service, submission.job.project, regional ? submission.job.region : ""};
            places[place].push_back(std::move(entry));
        }
        for (auto& [place, entries] : places) {
            Service& service = service_of(services_, entries.front());
            std::erase_if(entries, [&](Entry& entry) { return settle_one(service, entry); });
            while (!entries.empty()) entries = refresh(service, entries);
        }
    }

    /// True when there is nothing more to look at.
    bool settle_one(Service& service, Entry& entry)
    {
        if (entry.last.state != State::unsettled) return false;
        const bool done = settle(world_, ledger_, service, entry,
            [&](const std::string& text) { report_.troubles.push_back(text); });
        (done ? report_.settled : report_.unsettled).push_back(entry);
        return true;
    }

    /// Those that have still to be asked about: where a list leaves jobs out, one look has a turn for a few only.
    std::vector<Entry> refresh(Service& service, std::vector<Entry>& entries)
    {
        std::vector<Entry> left;
        std::vector<JobReference> jobs;
        for (const Entry& entry : entries) jobs.push_back(entry.submission.job);
        const std::vector<Look> looks = service.look(jobs, {}, world_.clock.now()).jobs;
        const bool goes_on = std::any_of(looks.begin(), looks.end(), [](const Look& look) {
            return look.kind != Look::Kind::not_asked;
        }) && std::none_of(looks.begin(), looks.end(), [](const Look& look) {
            return look.interrupted;
        });
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (looks[i].kind == Look::Kind::not_asked && goes_on) {
                left.push_back(std::move(entries[i]));
                continue;
            }
            if (looks[i].kind != Look::Kind::seen) {
                const std::string why = looks[i].trouble.empty() ? "not found" : looks[i].trouble;
                report_.troubles.push_back(
                    fmt::format("{}: {}", entries[i].submission.job.name, why));
                continue;
            }
            const bool changed = looks[i].sighting.state != entries[i].last.state;
            entries[i].last = looks[i].sighting;
            ledger_.record(entries[i].submission.job.id, entries[i].last);
            if (changed) report_.changed.push_back(entries[i]);
        }
        return left;
    }

    void add_strangers(Service& service, const CloudPlace& place)
    {
        const FoundJobs found = service.find_ours(place.project, place.region, world_.clock.now());
        if (!found.trouble.empty())
            report_.troubles.push_back(fmt::format("{}: {}", where(service, place), found.trouble));
        for (const Found& job : found.jobs) {
            std::optional<Entry> known = ledger_.find_id(job.job.id);
            if (!known && ledger_.was_pruned(job.job.id)) continue;
            if (!known || known->submission.of_team) {
                add_stranger(entry_of(job, service, world_), known.has_value());
            } else {
                take(service, std::move(*known), job);
            }
        }
    }

    static std::string where(const Service& service, const CloudPlace& place)
    {
        if (!service.is_hosted()) return service.name();
        return fmt::format(
            "project {}{}", place.project, place.region.empty() ? "" : " in " + place.region);
    }

    /// One of ours. It may be another than was believed, because reads lagged for longer than we asked; and what was
    /// seen last may have been its double, by another program.
    void take(Service& service, Entry known, const Found& found)
    {
        const State before = known.last.state;
        if (before == State::unsettled) return;  // who sends it, or the next sync, settles it
        const bool lives = !is_over(found.sighting.state);
        const bool is_other = service.may_create_doubles()
            && (known.submission.job.resource != found.job.resource || (is_over(before) && lives));
        if (before == State::refused || is_other) correct(known, found);
        const bool was_cancelled = before == State::cancelled || before == State::cancelling;
        if (is_other && was_cancelled && lives) {
            report_.troubles.push_back(fmt::format(
                "{} was cancelled, but lives on as {}", found.job.name, found.job.resource));
        }
        cancel_doubles(world_, ledger_, service, known.submission, found.sighting, found.doubles,
            [&](const std::string& text) { report_.troubles.push_back(text); });
    }

    void correct(Entry& known, const Found& found)
    {
        const bool was_refused = known.last.state == State::refused;
        Answer answer;
        answer.verdict = Verdict::accepted;
        answer.resource = known.submission.job.resource = found.job.resource;
        ledger_.record(found.job.id, "sync", answer, world_.clock.now());
        ledger_.record(found.job.id, known.last = found.sighting);
        std::erase_if(report_.changed,
            [&](const Entry& other) { return other.submission.job.id == known.submission.job.id; });
        (was_refused ? report_.settled : report_.changed).push_back(known);
    }

    void add_stranger(Entry stranger, bool is_written)
    {
        const JobReference job = stranger.submission.job;
        stranger.submission.of_team = strangers_ != Strangers::adopt;
        const bool counted = is_written || strangers_ == Strangers::count;
        if (strangers_ == Strangers::adopt && is_written) ledger_.adopt(job.id);
        if (strangers_ != Strangers::leave && !is_written && !write_down(stranger)) return;
        if (counted || strangers_ == Strangers::adopt) ledger_.record(job.id, stranger.last);
        const bool is_team = counted && strangers_ != Strangers::adopt;
        (is_team ? report_.team : report_.strangers).push_back(std::move(stranger));
    }

    bool write_down(const Entry& stranger)
    {
        const JobReference& job = stranger.submission.job;
        if (ledger_.record(stranger.submission) != Ledger::Recorded::yes) {
            report_.troubles.push_back(
                fmt::format("{}: another job of this name is in the ledger", job.name));
            return false;
        }
        Answer answer;
        answer.verdict = Verdict::accepted;
        answer.resource = job.resource;
        ledger_.record(
            job.id, strangers_ == Strangers::adopt ? "adopt" : "count", answer, world_.clock.now());
        return true;
    }

    World& world_;
    Ledger& ledger_;
    const ServiceTable& services_;
    Strangers strangers_ = Strangers::leave;
    SyncReport report_;
};

}  // namespace

std::set<CloudPlace> places_to_look(const Ledger& ledger, const std::optional<std::string>& project,
    const std::optional<std::string>& region)
{
    constexpr std::size_t many = 1000;
    std::set<CloudPlace> places;
    std::set<std::string> of_vertex, of_ml_engine;
    for (CloudPlace& place : ledger.places(many)) {
        const bool vertex = place.service == "vertex-ai";
        if (!place.project.empty()) (vertex ? of_vertex : of_ml_engine).insert(place.project);
        if (vertex) places.insert(std::move(place));
    }
    std::set<std::string> projects;
    if (project) projects.insert(*project);
    for (const Entry& entry : ledger.open_entries()) {
        if (!entry.submission.job.project.empty()) projects.insert(entry.submission.job.project);
    }
    for (const std::string& name : projects) {
        if (!of_vertex.contains(name) || of_ml_engine.contains(name))
            places.insert({"ml-engine", name, ""});
    }
    if (project && region) places.insert({"vertex-ai", *project, *region});
    return places;
}

SyncReport sync(World& world, Ledger& ledger, const ServiceTable& services,
    const std::set<CloudPlace>& places, Strangers strangers)
{
    return Sync(world, ledger, services).run(places, strangers);
}

}  // namespace mltrain
