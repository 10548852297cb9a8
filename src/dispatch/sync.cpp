#include "dispatch/sync.hpp"

#include "cost/actual.hpp"
#include "dispatch/submit.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace mltrain {

namespace {

/// A job that nobody here submitted, as an entry: priced with the prices of the day it was made.
Entry entry_of(const Found& found, const Service& service)
{
    Entry entry;
    Submission& submission = entry.submission;
    submission.job = found.job;
    submission.name = own_name(found.job.name);
    submission.service = service.name();
    submission.hash = found.hash;
    submission.made_at = found.sighting.created.value_or(found.sighting.seen_at);
    CostQuestion question;
    question.rentals = service.rentals(found.spec);
    question.rules = service.time_limit();
    question.as_of = date_of(submission.made_at);
    submission.prices = agreed_prices(project(read_price_book(), question), question.rules);
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

    SyncReport run(std::set<std::string> projects, Adopt adopt)
    {
        settle_and_refresh(projects);
        add_strangers(*services_.at("local"), "");
        for (const std::string& project : projects)
            add_strangers(*services_.at("ml-engine"), project);
        if (adopt == Adopt::yes) {
            for (const Entry& stranger : report_.strangers) adopt_one(stranger);
        }
        return std::move(report_);
    }

private:
    void settle_and_refresh(std::set<std::string>& projects)
    {
        std::map<std::pair<std::string, std::string>, std::vector<Entry>> places;
        for (Entry& entry : ledger_.open_entries()) {
            const Submission& submission = entry.submission;
            if (!submission.job.project.empty()) projects.insert(submission.job.project);
            places[{submission.service, submission.job.project}].push_back(std::move(entry));
        }
        for (auto& [place, entries] : places) {
            Service& service = service_of(services_, entries.front());
            std::erase_if(entries, [&](Entry& entry) { return settle_one(service, entry); });
            refresh(service, entries);
        }
    }

    /// True when there is nothing more to look at.
    bool settle_one(Service& service, Entry& entry)
    {
        if (entry.last.state != State::unsettled) return false;
        const bool done = settle(world_, ledger_, service, entry);
        (done ? report_.settled : report_.unsettled).push_back(entry);
        return true;
    }

    void refresh(Service& service, std::vector<Entry>& entries)
    {
        if (entries.empty()) return;
        std::vector<JobReference> jobs;
        for (const Entry& entry : entries) jobs.push_back(entry.submission.job);
        const std::vector<Look> looks = service.look(jobs, world_.clock.now());
        for (std::size_t i = 0; i < entries.size(); ++i) {
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
    }

    void add_strangers(Service& service, const std::string& project)
    {
        const FoundJobs found = service.find_ours(project, world_.clock.now());
        if (!found.trouble.empty())
            report_.troubles.push_back(fmt::format("project {}: {}", project, found.trouble));
        for (const Found& job : found.jobs) {
            const std::optional<Entry> known = ledger_.find_id(job.job.id);
            if (!known && !ledger_.was_pruned(job.job.id))
                report_.strangers.push_back(entry_of(job, service));
            // Believed to be absent, and here it is: reads lagged behind the create for longer than we asked.
            if (known && known->last.state == State::refused) revive(*known, job.sighting);
        }
    }

    void revive(Entry entry, const Sighting& sighting)
    {
        entry.last = sighting;
        ledger_.record(entry.submission.job.id, sighting);
        report_.settled.push_back(std::move(entry));
    }

    void adopt_one(const Entry& stranger)
    {
        if (ledger_.record(stranger.submission) != Ledger::Recorded::yes) {
            report_.troubles.push_back(fmt::format(
                "{}: another job of this name is in the ledger", stranger.submission.job.name));
            return;
        }
        Answer answer;
        answer.verdict = Verdict::accepted;
        answer.resource = stranger.submission.job.resource;
        ledger_.record(stranger.submission.job.id, "adopt", answer, world_.clock.now());
        ledger_.record(stranger.submission.job.id, stranger.last);
    }

    World& world_;
    Ledger& ledger_;
    const ServiceTable& services_;
    SyncReport report_;
};

}  // namespace

SyncReport sync(World& world, Ledger& ledger, const ServiceTable& services,
    std::set<std::string> projects, Adopt adopt)
{
    return Sync(world, ledger, services).run(std::move(projects), adopt);
}

}  // namespace mltrain
