// The ledger against a model of it: plain vectors, to which the same random history happens. After each event all that
// the ledger shows is what the model shows.
#include "base/error.hpp"
#include "ledger/ledger.hpp"
#include "support/property.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <deque>
#include <set>

namespace mltrain {

namespace {

Time at(int seconds)
{
    return Time(Seconds(1'800'000'000 + seconds));
}

struct ModelJob {
    Submission submission;
    std::vector<std::string> verbs;
    std::vector<Sighting> sightings;
    std::string resource;
    int order = 0;  ///< of being written down

    State state() const { return sightings.empty() ? State::unsettled : sightings.back().state; }
    bool is_open() const { return !is_over(state()); }
};

class Model {
public:
    Ledger::Recorded record(const Submission& submission, Ledger::Duplicates duplicates)
    {
        const bool is_twin = std::any_of(jobs.begin(), jobs.end(), [&](const ModelJob& job) {
            return job.submission.hash == submission.hash && job.is_open()
                && !job.submission.of_team;
        });
        const bool is_taken = std::any_of(jobs.begin(), jobs.end(),
            [&](const ModelJob& job) { return job.submission.job.name == submission.job.name; });
        if (duplicates == Ledger::Duplicates::refused && is_twin)
            return Ledger::Recorded::duplicate;
        if (is_taken) return Ledger::Recorded::name_taken;
        jobs.push_back({submission, {}, {}, "", ++written_});
        return Ledger::Recorded::yes;
    }

    static void see(ModelJob& job, const Sighting& sighting)
    {
        Sighting same_time = sighting;
        if (!job.sightings.empty()) same_time.seen_at = job.sightings.back().seen_at;
        if (job.sightings.empty() || !(job.sightings.back() == same_time))
            job.sightings.push_back(sighting);
    }

    /// Newest first.
    std::vector<const ModelJob*> sorted(const auto& wanted) const
    {
        std::vector<const ModelJob*> found;
        for (const ModelJob& job : jobs) {
            if (wanted(job)) found.push_back(&job);
        }
        std::sort(found.begin(), found.end(), [](const ModelJob* a, const ModelJob* b) {
            return std::pair(a->submission.made_at, a->order)
                > std::pair(b->submission.made_at, b->order);
        });
        return found;
    }

    void prune(Time before)
    {
        std::erase_if(jobs, [&](const ModelJob& job) {
            const bool goes = job.submission.made_at < before && !job.is_open();
            if (goes) pruned.insert(job.submission.job.id);
            return goes;
        });
    }

    std::deque<ModelJob> jobs;
    std::set<std::string> pruned;

private:
    int written_ = 0;
};

std::vector<std::string> ids(const std::vector<Entry>& entries)
{
    std::vector<std::string> all;
    for (const Entry& entry : entries) all.push_back(entry.submission.job.id);
    return all;
}

std::vector<std::string> ids(const std::vector<const ModelJob*>& jobs)
{
    std::vector<std::string> all;
    for (const ModelJob* job : jobs) all.push_back(job->submission.job.id);
    return all;
}

/// What `find` says: an id, or "" for an error.
std::string found(const Ledger& ledger, const std::string& word)
{
    try {
        return ledger.find(word).submission.job.id;
    } catch (const Error&) {
        return "";
    }
}

std::string found(const Model& model, const std::string& word)
{
    const auto own = [](const ModelJob& job) { return !job.submission.of_team; };
    const auto all = model.sorted(own);
    if (word == "latest") return all.empty() ? "" : all.front()->submission.job.id;
    std::vector<const ModelJob*> beginning;
    for (const ModelJob* job : all) {
        if (job->submission.job.name == word) return job->submission.job.id;
        if (job->submission.job.name.starts_with(word)) beginning.push_back(job);
    }
    return beginning.size() == 1 ? beginning.front()->submission.job.id : "";
}

void check_same(const Ledger& ledger, const Model& model, int now)
{
    const auto own = [](const ModelJob& job) { return !job.submission.of_team; };
    const auto open = [&](const ModelJob& job) { return own(job) && job.is_open(); };
    RC_ASSERT(ids(ledger.entries()) == ids(model.sorted(own)));
    RC_ASSERT(ids(ledger.open_entries()) == ids(model.sorted(open)));
    RC_ASSERT(ledger.count() == model.sorted(own).size());
    const auto recent = [&](const ModelJob& job) { return job.submission.made_at >= at(now / 2); };
    RC_ASSERT(ids(ledger.entries_since(at(now / 2))) == ids(model.sorted(recent)));
    for (const char* word : {"latest", "a_", "a_1", "a_10", "b_2", "c"})
        RC_ASSERT(found(ledger, word) == found(model, word));
    for (const char* hash : {"h0", "h1", "h2"}) {
        const auto twins = model.sorted(
            [&](const ModelJob& job) { return open(job) && job.submission.hash == hash; });
        const auto twin = ledger.open_twin(hash);
        RC_ASSERT(twin.has_value() == !twins.empty());
        if (twin) RC_ASSERT(twin->submission.job.id == twins.front()->submission.job.id);
    }
    for (const ModelJob& job : model.jobs) {
        const std::string& id = job.submission.job.id;
        const auto entry = ledger.find_id(id);
        RC_ASSERT(entry.has_value());
        RC_ASSERT(entry->last.state == job.state());
        RC_ASSERT(entry->submission.job.resource == job.resource);
        RC_ASSERT(ledger.sightings(id) == job.sightings);
        std::vector<std::string> verbs;
        for (const Attempt& attempt : ledger.attempts(id)) verbs.push_back(attempt.verb);
        RC_ASSERT(verbs == job.verbs);
    }
    for (const std::string& id : model.pruned) {
        RC_ASSERT(ledger.was_pruned(id));
        RC_ASSERT(!ledger.find_id(id));
        RC_ASSERT(ledger.attempts(id).empty());
    }
}

/// One event, to both; `other` is another mltrain at the same ledger.
void happen(Ledger& ledger, Ledger& other, Model& model, int now)
{
    const auto pick = [](int from, int to) { return *rc::gen::inRange(from, to); };
    Ledger& writer = pick(0, 4) == 0 ? other : ledger;
    const int event = pick(0, 12);
    if (event < 4 || model.jobs.empty()) {
        Submission made;
        made.job = {fmt::format("id{:04}", now),
            fmt::format("{}_{}", pick(0, 2) == 0 ? "a" : "b", pick(0, 30)), "", "p", "r"};
        made.name = made.job.name.substr(0, 1);
        made.service = "vertex-ai";
        made.hash = fmt::format("h{}", pick(0, 3));
        made.made_at =
            at(now - pick(0, 3));  // several in one second, and a clock that was set back
        made.of_team = pick(0, 6) == 0;
        const auto duplicates =
            pick(0, 2) == 0 ? Ledger::Duplicates::refused : Ledger::Duplicates::allowed;
        RC_ASSERT(writer.record(made, duplicates) == model.record(made, duplicates));
        return;
    }
    ModelJob& job =
        model.jobs[static_cast<std::size_t>(pick(0, static_cast<int>(model.jobs.size())))];
    const std::string id = job.submission.job.id;
    if (event < 6) {
        Answer answer;
        answer.verdict = Verdict::accepted;
        answer.resource = pick(0, 2) == 0 ? "" : fmt::format("customJobs/{}", now);
        const std::string verb = event == 4 ? "submit" : "cancel";
        writer.record(id, verb, answer, at(now));
        job.verbs.push_back(verb);
        if (!answer.resource.empty()) job.resource = answer.resource;
    } else if (event < 10) {
        Sighting seen;
        seen.seen_at = at(now);
        seen.state = static_cast<State>(pick(1, static_cast<int>(State::expired) + 1));
        seen.word = pick(0, 2) == 0 ? "A" : "B";
        if (pick(0, 2) == 0) seen.ended = at(now);
        writer.record(id, seen);
        Model::see(job, seen);
    } else if (event == 10) {
        const Time before = at(pick(0, now + 1));
        writer.prune(writer.prunable(before), at(now));
        model.prune(before);
    } else {
        writer.adopt(id);
        job.submission.of_team = false;
    }
}

}  // namespace

TEST_CASE("whatever happens to it, the ledger shows what a plain list of the same events shows")
{
    holds(
        [] {
            const Scratch scratch;
            Ledger ledger = Ledger::open(scratch.path() / "mltrain");
            Ledger other = Ledger::open(scratch.path() / "mltrain");
            Model model;
            const int events = *rc::gen::inRange(1, 40);
            for (int now = 1; now <= events; ++now) {
                happen(ledger, other, model, now);
                check_same(*rc::gen::arbitrary<bool>() ? ledger : other, model, now);
            }
            RC_ASSERT(ledger.damages().empty());
        },
        30);
}

TEST_CASE("what another program sends stays being sent, whatever is pruned meanwhile")
{
    const Scratch scratch;
    Ledger sender = Ledger::open(scratch.path());
    Ledger other = Ledger::open(scratch.path());
    for (const char* name : {"a_1", "b_2", "c_3"}) {
        Submission made;
        made.job = {name, name, "", "p", "r"};
        made.hash = name;
        made.made_at = at(0);
        REQUIRE(sender.record(made) == Ledger::Recorded::yes);
    }
    Sighting over;
    over.state = State::failed;
    for (const char* name : {"a_1", "b_2"}) {
        sender.record(name, "submit", Answer{}, at(1));
        sender.record(name, over);
    }
    REQUIRE(other.is_being_sent("c_3"));
    other.prune(other.prunable(at(9)), at(9));
    CHECK(other.count() == 1);
    CHECK(other.is_being_sent("c_3"));
    sender.record("c_3", "submit", Answer{}, at(10));
    CHECK_FALSE(other.is_being_sent("c_3"));
}

}  // namespace mltrain
