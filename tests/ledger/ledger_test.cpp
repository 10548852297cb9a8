#include "ledger/ledger.hpp"

#include "base/error.hpp"
#include "ledger/sqlite.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

Time at(int seconds)
{
    return Time(Seconds(1'800'000'000 + seconds));
}

Submission submission(const std::string& id, const std::string& job, int seconds = 0)
{
    Submission made;
    made.job = {id, job, "", "my-project", "us-central1"};
    made.name = job.substr(0, job.find('_'));
    made.service = "ml-engine";
    made.hash = "hash";
    made.made_at = at(seconds);
    made.plan.argv = {"gcloud", "two words", ""};
    made.plan.config = PlannedFile{"/tmp/c.json", "{}\n"};
    made.prices.per_hour = Money{830'000'000};
    made.prices.rules.billing_step = Seconds(60);
    made.prices.rules.billing_minimum = Seconds(600);
    made.prices.limit = Seconds(7200);
    return made;
}

Sighting sighting(State state, int seconds)
{
    Sighting seen;
    seen.state = state;
    seen.word = state_name(state);
    seen.seen_at = at(seconds);
    return seen;
}

std::string error_of(const auto& action)
{
    try {
        action();
    } catch (const Error& error) {
        return std::string(error.what()) + " | " + error.hint;
    }
    return "";
}

}  // namespace

TEST_CASE("what is written down is read back")
{
    const Scratch scratch;
    {
        Ledger ledger = Ledger::open(scratch.path() / "mltrain");
        REQUIRE(ledger.record(submission("1", "census_1")) == Ledger::Recorded::yes);
        Answer answer;
        answer.verdict = Verdict::accepted;
        answer.resource = "census_1";
        answer.argv = {"gcloud"};
        answer.err = "WARNING: words\n";
        ledger.record("1", "submit", answer, at(1));
        Sighting running = sighting(State::running, 2);
        running.started = at(2);
        running.ml_units = 60'000'000;
        ledger.record("1", running);
    }
    const Ledger ledger = Ledger::open(scratch.path() / "mltrain");
    const Entry entry = ledger.find("latest");
    CHECK(entry.submission.job.name == "census_1");
    CHECK(entry.submission.job.resource == "census_1");
    CHECK(entry.submission.plan.argv == std::vector<std::string>{"gcloud", "two words", ""});
    CHECK(entry.submission.plan.config->bytes == "{}\n");
    CHECK(entry.submission.prices.per_hour == Money{830'000'000});
    CHECK(entry.submission.prices.per_unit == std::nullopt);
    CHECK(entry.submission.prices.rules.billing_minimum == Seconds(600));
    CHECK(entry.submission.prices.limit == Seconds(7200));
    CHECK(entry.last.state == State::running);
    CHECK(entry.last.started == at(2));
    CHECK(entry.last.ml_units == 60'000'000);
    CHECK(ledger.attempts("1").at(0).errors == "WARNING: words\n");
}

TEST_CASE("a submission of which nothing was seen is unsettled")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    ledger.record(submission("1", "census_1"));
    CHECK(ledger.find("census_1").last.state == State::unsettled);
    CHECK(ledger.open_entries().size() == 1);
}

TEST_CASE("a name is given away once")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    CHECK(ledger.record(submission("1", "census_1")) == Ledger::Recorded::yes);
    CHECK(ledger.record(submission("2", "census_1")) == Ledger::Recorded::name_taken);
    CHECK(ledger.record(submission("2", "census_2")) == Ledger::Recorded::yes);
    CHECK(ledger.entries().size() == 2);
}

TEST_CASE("the same spec is let in again only when it is over, or on purpose")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    const auto refused = Ledger::Duplicates::refused;
    CHECK(ledger.record(submission("1", "census_1"), refused) == Ledger::Recorded::yes);
    CHECK(ledger.record(submission("2", "census_2"), refused) == Ledger::Recorded::duplicate);
    CHECK(ledger.open_twin("hash")->submission.job.id == "1");
    CHECK(ledger.record(submission("2", "census_2"), Ledger::Duplicates::allowed)
        == Ledger::Recorded::yes);
    ledger.record("1", sighting(State::succeeded, 1));
    ledger.record("2", sighting(State::failed, 1));
    CHECK_FALSE(ledger.open_twin("hash"));
    CHECK(ledger.record(submission("3", "census_3"), refused) == Ledger::Recorded::yes);
}

TEST_CASE("only changes of a job are written down")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    ledger.record(submission("1", "census_1"));
    ledger.record("1", sighting(State::running, 1));
    ledger.record("1", sighting(State::running, 2));
    ledger.record("1", sighting(State::succeeded, 3));
    CHECK(ledger.sightings("1").size() == 2);
    CHECK(ledger.open_entries().empty());
}

TEST_CASE("a job is found by its name, the beginning of it, or as the latest")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    CHECK(error_of([&] { ledger.find("latest"); })
        == "no job was submitted from here yet | mltrain submit JOB_FILE");
    ledger.record(submission("1", "census_1", 0));
    ledger.record(submission("2", "census_12", 5));
    ledger.record(submission("3", "other_1", 3));
    CHECK(ledger.find("census_1").submission.job.id == "1");
    CHECK(ledger.find("census_12").submission.job.id == "2");
    CHECK(ledger.find("o").submission.job.id == "3");
    CHECK(ledger.find("latest").submission.job.id == "2");
    CHECK(error_of([&] { ledger.find("cens"); })
        == "\"cens\" is the beginning of several jobs | one of: census_12, census_1");
    CHECK(error_of([&] { ledger.find("%"); })
        == "there is no job \"%\" | all jobs: mltrain list --all");
}

TEST_CASE("the likely duration is the median of the runs that succeeded")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    CHECK_FALSE(ledger.experience("census", "ml-engine"));
    const int lengths[] = {100, 300, 200};
    for (int i = 0; i < 3; ++i) {
        const std::string id = std::to_string(i);
        ledger.record(submission(id, "census_" + id, i));
        Sighting end = sighting(State::succeeded, 1000);
        end.started = at(0);
        end.ended = at(lengths[i]);
        ledger.record(id, end);
    }
    ledger.record(submission("9", "census_9", 9));
    Sighting failed = sighting(State::failed, 1000);
    failed.started = at(0);
    failed.ended = at(9999);
    ledger.record("9", failed);
    REQUIRE(ledger.experience("census", "ml-engine"));
    CHECK(ledger.experience("census", "ml-engine")->median == Seconds(200));
    CHECK(ledger.experience("census", "ml-engine")->jobs == 3);
}

TEST_CASE("reading needs no ledger, and changes nothing beside one")
{
    const Scratch scratch;
    CHECK_FALSE(Ledger::open_to_read(scratch.path()));
    CHECK(std::filesystem::is_empty(scratch.path()));
    Ledger::open(scratch.path()).record(submission("1", "census_1"));
    const auto files = [&] {
        std::string names;
        for (const auto& file : std::filesystem::directory_iterator(scratch.path())) {
            names += file.path().filename().string() + " ";
        }
        return names;
    };
    CHECK(files() == "ledger.sqlite ");
    CHECK(Ledger::open_to_read(scratch.path())->entries().size() == 1);
    CHECK(files() == "ledger.sqlite ");
}

TEST_CASE("a ledger of a newer program, and a file that is none, are refused")
{
    const Scratch scratch;
    {
        Database database(scratch.path() / "ledger.sqlite", Database::Mode::read_write_create);
        database.execute("PRAGMA user_version = 99");
    }
    CHECK(error_of([&] {
        Ledger::open(scratch.path());
    }).starts_with("this ledger was written by a newer mltrain"));
    scratch.write("ledger.sqlite", std::string(5000, 'x'));
    CHECK(error_of([&] { Ledger::open(scratch.path()); }).find("file is not a database")
        != std::string::npos);
}

TEST_CASE("the ledger is its owner's alone")
{
    const Scratch scratch;
    Ledger::open(scratch.path() / "mltrain");
    const auto mode = [](const std::filesystem::path& path) {
        return static_cast<int>(std::filesystem::status(path).permissions()) & 0777;
    };
    CHECK(mode(scratch.path() / "mltrain") == 0700);
    CHECK(mode(scratch.path() / "mltrain/ledger.sqlite") == 0600);
}

}  // namespace mltrain
