#include "ledger/ledger.hpp"

#include "base/error.hpp"
#include "cost/run.hpp"
#include "ledger/sqlite.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <fstream>
#include <set>

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

SweepRecord sweep(const std::string& id, const std::string& name, int seconds = 0)
{
    SweepRecord made;
    made.id = id;
    made.name = name;
    made.made_at = at(seconds);
    made.settings = Json::array({"census"});
    made.variants = {{{"args.epochs", "5"}}, {{"args.epochs", "10"}}, {{"args.epochs", "20"}}};
    return made;
}

Submission submission_of_sweep(const std::string& id, const std::string& sweep, std::int64_t number)
{
    Submission made = submission(id, fmt::format("{}_{:03}_{}", sweep, number, id));
    made.sweep = sweep;
    made.sweep_number = number;
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
    CHECK(ledger.experience("census", "ml-engine")->percentile_90 == Seconds(300));
    CHECK(ledger.experience("census", "ml-engine")->jobs == 3);
}

TEST_CASE(
    "only the last hundred jobs of a name say how long it runs, and only those of that service")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    ledger.record(submission("0", "census_0", 0));
    Sighting end = sighting(State::succeeded, 1000);
    end.started = at(0);
    end.ended = at(100);
    ledger.record("0", end);
    for (int i = 1; i < 100; ++i)
        ledger.record(submission(std::to_string(i), "census_" + std::to_string(i), i));
    Submission local = submission("local", "census_local", 100);
    local.service = "local";
    ledger.record(local);
    CHECK(ledger.experience("census", "ml-engine"));
    ledger.record(submission("100", "census_100", 101));
    CHECK_FALSE(ledger.experience("census", "ml-engine"));
}

TEST_CASE("reading needs no ledger, and changes nothing beside one")
{
    const Scratch scratch;
    CHECK_FALSE(Ledger::open_to_read(scratch.path()));
    CHECK(std::filesystem::is_empty(scratch.path()));
    Ledger::open(scratch.path()).record(submission("1", "census_1"));
    const auto files = [&] {
        std::set<std::string> names;
        for (const auto& file : std::filesystem::directory_iterator(scratch.path()))
            names.insert(file.path().filename().string());
        return names;
    };
    const std::set<std::string> both = {"ledger.lock", "ledger.sqlite"};
    CHECK(files() == both);
    CHECK(Ledger::open_to_read(scratch.path())->entries().size() == 1);
    CHECK(files() == both);
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

TEST_CASE("a ledger of an older version is brought up, and tells what it told")
{
    int version = 0;
    SUBCASE("1")
    {
        version = 1;
    }
    SUBCASE("2")
    {
        version = 2;
    }
    SUBCASE("3")
    {
        version = 3;
    }
    const Scratch scratch;
    const auto old =
        source_tree() / fmt::format("tests/ledger/ledger_of_version_{}.sqlite", version);
    std::filesystem::copy_file(old, scratch.path() / "ledger.sqlite");
    CHECK_FALSE(Ledger::open_to_read(scratch.path()));  // to read is not to change
    for (int opening = 0; opening < 2; ++opening) {
        const Ledger ledger = Ledger::open(scratch.path());
        std::string told;
        for (const Entry& entry : ledger.entries())
            told += fmt::format("{} {}\n", entry.submission.job.name, state_name(entry.last.state));
        CHECK(told
            == "later_20261121_031657 queued\nrefused_20261121_031657 refused\n"
               "census_20261121_031657 succeeded\n");
        const Entry census = ledger.find("census");
        CHECK(census.submission.job.project == "my-project");
        CHECK(census.submission.prices.per_hour == Money{190'000'000});
        CHECK(census.submission.code_hash.empty());
        CHECK(run_time(census.last, at(0)) == Seconds(1800));
        CHECK(ledger.attempts(census.submission.job.id).size() == 1);
        CHECK(ledger.damages().empty());
    }
    Ledger ledger = Ledger::open(scratch.path());
    Submission next = submission("0123", "next_1");
    next.code_hash = "c0de";
    REQUIRE(ledger.record(next) == Ledger::Recorded::yes);
    CHECK(ledger.find("next_1").submission.code_hash == "c0de");
}

TEST_CASE("what a trainer wrote down is kept, the last reading counts, and it goes with its job")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    REQUIRE(ledger.record(submission("1", "census_1", 10)) == Ledger::Recorded::yes);
    REQUIRE(ledger.record(submission("2", "census_2", 20)) == Ledger::Recorded::yes);
    CHECK_FALSE(ledger.metrics("1"));
    ledger.record("1", MetricsReading{{{"loss", "0.50", 1}}, at(30)});
    const MetricsReading last{{{"loss", "0.2500", 2}, {"accuracy", "1e-3", {}}}, at(40)};
    ledger.record("1", last);
    ledger.record("2", MetricsReading{{}, at(40)});
    CHECK(ledger.metrics("1")->metrics == last.metrics);
    CHECK(ledger.metrics("1")->read_at == at(40));
    CHECK(ledger.metrics("2")->metrics.empty());
    CHECK(ledger.metrics_since(at(0)).at("1") == last.metrics);
    CHECK_FALSE(ledger.metrics_since(at(15)).contains("1"));

    ledger.record("1", sighting(State::succeeded, 50));
    ledger.prune(ledger.prunable(at(15)), at(60));
    CHECK(ledger.metrics_since(at(0)).size() == 1);
    CHECK(ledger.damages().empty());
}

TEST_CASE("how the trials of a job stood is kept")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    REQUIRE(ledger.record(submission("1", "census_1")) == Ledger::Recorded::yes);
    Sighting sighting;
    sighting.seen_at = at(5);
    sighting.state = State::running;
    sighting.trials = TrialCounts{
        20, 12, 4, 1, "accuracy", "0.9100", "7", {Seconds(60), Seconds(0)}, {at(1), at(2)}};
    ledger.record("1", sighting);
    CHECK(ledger.find("census_1").last == sighting);
    CHECK(ledger.sightings("1").back() == sighting);
}

TEST_CASE(
    "a report counts the same of a job as of all that is known of it, and only those of its time")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    const auto setting = [](const char* key, const Json& value) {
        return Json(Json::Object{{"key", key}, {"value", value}, {"origin", "job.toml:1"}});
    };
    Submission full = submission("1", "census_1", 10);
    full.settings = Json::Array{setting("args", Json::array({"\"labels\"", "]", "\\"})),
        setting("scale_tier", "CUSTOM"), setting("master.machine_type", "n1-standard-8"),
        setting("master.accelerator.type", "NVIDIA_TESLA_T4"),
        setting("master.accelerator.count", "2"), setting("labels", "team=a\"b,c=\\d"),
        setting("hyperparameters.goal", "MINIMIZE"), setting("hyperparameters.metric", "loss")};
    full.prices.per_unit = Money{490'000'000};
    full.prices.likely_cost = Money{5};
    full.prices.worst_cost = Money{7'000'000'000};
    full.sweep = "sweep";
    full.sweep_number = 3;
    full.of_team = true;
    ledger.record(full);
    ledger.record(submission("2", "census_2", 20));
    ledger.record(submission("3", "census_3", 30));
    Sighting seen = sighting(State::succeeded, 9000);
    seen.created = at(11);
    seen.started = at(100);
    seen.ended = at(8000);
    seen.ml_units = 2'500'000'000;
    seen.trials = TrialCounts{4, 3, 0, 1, "loss", "0.5", "2", {Seconds(60)}, {}};
    ledger.record("1", seen);
    seen.ml_units.reset();
    seen.trials.reset();
    seen.state = State::running;
    ledger.record("3", seen);
    std::vector<Run> runs;
    ledger.each_between(at(10), at(30),
        [&](const Entry& entry) { runs.push_back(run_of(entry, at(9999), Seconds(3600))); });
    REQUIRE(runs.size() == 2);
    CHECK(runs[0] == run_of(*ledger.find_id("2"), at(9999), Seconds(3600)));
    CHECK(runs[1] == run_of(*ledger.find_id("1"), at(9999), Seconds(3600)));
    CHECK(runs[1].tier == "n1-standard-8 + 2 x NVIDIA_TESLA_T4");
    CHECK(runs[1].labels == std::vector<std::string>{"team=a\"b", "c=\\d"});
    CHECK(runs[1].cost == Money{1'225'000'000});
    CHECK(runs[1].maximize == false);
    ledger.each_between(at(30), at(31), [&](const Entry& entry) {
        CHECK(run_of(entry, at(9999), Seconds(0))
            == run_of(*ledger.find_id("3"), at(9999), Seconds(0)));
    });
}

TEST_CASE("a sweep is written down once, and found by its name and by its id")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    SweepRecord written = sweep("5eed", "census_1", 4);
    written.max_running = 2;
    written.variants[0] = {{"args.text", "two words, 한국어 \"quoted\""}, {"labels.team", ""}};
    ledger.record(written);
    for (const char* word : {"5eed", "census_1"}) {
        const auto read = ledger.find_sweep(word);
        REQUIRE(read);
        CHECK(read->id == "5eed");
        CHECK(read->name == "census_1");
        CHECK(read->made_at == at(4));
        CHECK(read->settings == written.settings);
        CHECK(read->variants == written.variants);
        CHECK(read->max_running == 2);
    }
    CHECK_FALSE(ledger.find_sweep("census"));
    CHECK_FALSE(ledger.find_sweep(""));
    CHECK(error_of([&] { ledger.record(sweep("6eed", "census_1")); })
        == "there is a sweep \"census_1\" already | try again in a second");
    CHECK_FALSE(ledger.find_sweep("6eed"));
    ledger.record(sweep("6eed", "census_2"));
    CHECK_FALSE(ledger.find_sweep("census_2")->max_running);
}

TEST_CASE("of several that are sent as one all are written down, or none")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    ledger.record(sweep("5eed", "census_1"));
    const Submission first = submission_of_sweep("a", "5eed", 1);
    const Submission second = submission_of_sweep("b", "5eed", 2);
    const Submission third = submission_of_sweep("c", "5eed", 3);
    CHECK(ledger.record(submission_of_sweep("d", "5eed", 3)) == Ledger::Recorded::yes);
    std::size_t which = 9;
    const auto allowed = Ledger::Duplicates::allowed;
    CHECK(ledger.record({{first}, {second}, {third}}, allowed, which)
        == Ledger::Recorded::sent_already);
    CHECK(which == 2);
    CHECK(ledger.entries_of_sweep("5eed").size() == 1);
    // A budget sees those before it.
    std::vector<std::size_t> seen;
    const RecordGuard counts{
        {}, [&](const std::vector<Entry>& entries) { seen.push_back(entries.size()); }};
    CHECK(ledger.record({{first, counts}, {second, counts}}, allowed, which)
        == Ledger::Recorded::yes);
    CHECK(seen == std::vector<std::size_t>{1, 2});
    CHECK(ledger.entries_of_sweep("5eed").size() == 3);
    const RecordGuard refuses{{}, [](const std::vector<Entry>&) { throw Error("too much"); }};
    const Submission other = submission("e", "other_1"), dear = submission("f", "dear_1");
    CHECK_THROWS_AS(ledger.record({{other}, {dear, refuses}}, allowed, which), Error);
    CHECK_FALSE(ledger.find_id("e"));
}

TEST_CASE("a number of a sweep is sent once, until it is refused; what is missing is known")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    ledger.record(sweep("5eed", "census_1"));
    ledger.record(sweep("6eed", "other_1", 1));
    const auto missing = [&] {
        return unsent_numbers(*ledger.find_sweep("5eed"), ledger.entries_of_sweep("5eed"));
    };
    using Numbers = std::vector<std::int64_t>;
    CHECK(missing() == Numbers{1, 2, 3});
    CHECK(ledger.record(submission_of_sweep("a", "5eed", 2)) == Ledger::Recorded::yes);
    CHECK(ledger.record(submission_of_sweep("b", "5eed", 2)) == Ledger::Recorded::sent_already);
    CHECK(ledger.record(submission_of_sweep("c", "6eed", 2)) == Ledger::Recorded::yes);
    CHECK(missing() == Numbers{1, 3});  // unsettled is not missing
    ledger.record("a", sighting(State::refused, 1));
    CHECK(missing() == Numbers{1, 2, 3});
    CHECK(ledger.record(submission_of_sweep("d", "5eed", 2)) == Ledger::Recorded::yes);
    CHECK(ledger.record(submission_of_sweep("e", "5eed", 1)) == Ledger::Recorded::yes);
    ledger.record("d", sighting(State::failed, 2));
    CHECK(ledger.record(submission_of_sweep("f", "5eed", 2)) == Ledger::Recorded::sent_already);
    std::string told;
    for (const Entry& entry : ledger.entries_of_sweep("5eed"))
        told += fmt::format("{}{} ", entry.submission.job.id, entry.submission.sweep_number);
    CHECK(told == "e1 a2 d2 ");
    CHECK(ledger.entries_of_sweep("").empty());

    std::string unfinished;
    for (const SweepRecord& one : ledger.unfinished_sweeps()) unfinished += one.name + " ";
    CHECK(unfinished == "other_1 census_1 ");
    ledger.record(submission_of_sweep("g", "5eed", 3));
    CHECK(ledger.unfinished_sweeps().size() == 1);
}

TEST_CASE("a sweep of which a job is pruned is forgotten; its other jobs stay")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    ledger.record(sweep("5eed", "census_1"));
    ledger.record(sweep("6eed", "other_1"));
    for (int number = 1; number <= 3; ++number)
        ledger.record(submission_of_sweep(std::to_string(number), "5eed", number));
    ledger.record(submission("9", "alone_1"));
    ledger.record("2", sighting(State::succeeded, 10));
    ledger.record("9", sighting(State::succeeded, 10));
    ledger.prune({*ledger.find_id("9")}, at(20));
    CHECK(ledger.find_sweep("census_1"));
    ledger.prune({*ledger.find_id("2")}, at(20));
    CHECK_FALSE(ledger.find_sweep("census_1"));
    CHECK(ledger.find_sweep("other_1"));
    CHECK(ledger.entries_of_sweep("5eed").size() == 2);
    CHECK(ledger.damages().empty());
}

TEST_CASE(
    "the guard sees what was submitted since, by the team too; what it refuses is not written")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    ledger.record(submission("1", "census_1", 1));
    Submission other = submission("2", "census_2", 2);
    other.of_team = true;
    ledger.record(other);
    CHECK(ledger.entries().size() == 1);
    std::string seen;
    RecordGuard guard{at(1), [&](const std::vector<Entry>& entries) {
                          for (const Entry& entry : entries) seen += entry.submission.job.id;
                          throw Error("no");
                      }};
    const auto record = [&] {
        ledger.record(submission("3", "census_3", 3), Ledger::Duplicates::allowed, guard);
    };
    CHECK(error_of(record) == "no | ");
    CHECK(seen == "21");
    CHECK(ledger.entries().size() == 1);
    guard.since = at(2);
    seen.clear();
    CHECK(error_of(record) == "no | ");
    CHECK(seen == "2");
    ledger.adopt("2");
    CHECK(ledger.entries().size() == 2);
}

TEST_CASE(
    "everybody else sees that a submission is being sent, until its first attempt is written down")
{
    const Scratch scratch;
    Ledger sender = Ledger::open(scratch.path());
    const Ledger other = Ledger::open(scratch.path());
    sender.record(submission("1", "census_1"));
    sender.record(submission("2", "census_2"));
    CHECK(other.is_being_sent("1"));
    CHECK_FALSE(sender.is_being_sent("1"));
    sender.record("1", "submit", Answer{}, at(1));
    CHECK_FALSE(other.is_being_sent("1"));
    CHECK(other.is_being_sent("2"));
    {
        const Ledger sender_dies = std::move(sender);
    }
    CHECK_FALSE(other.is_being_sent("2"));
    CHECK_FALSE(other.is_being_sent("of nobody"));
    CHECK_FALSE(Ledger::open_to_read(scratch.path())->is_being_sent("1"));
}

TEST_CASE("what is over can be pruned, and nothing else; its id is remembered")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path());
    for (const char* id : {"1", "2", "3"})
        ledger.record(submission(id, std::string("census_") + id, id[0] - '0'));
    ledger.record("1", sighting(State::succeeded, 10));
    ledger.record("2", sighting(State::running, 10));
    ledger.record("3", sighting(State::failed, 10));
    const std::vector<Entry> old = ledger.prunable(at(3));
    REQUIRE(old.size() == 1);
    CHECK(old[0].submission.job.id == "1");
    ledger.prune(old, at(20));
    CHECK(ledger.entries().size() == 2);
    CHECK(ledger.sightings("1").empty());
    CHECK_FALSE(ledger.find_id("1"));
    CHECK(ledger.was_pruned("1"));
    CHECK_FALSE(ledger.was_pruned("2"));
    CHECK(ledger.damages().empty());
}

TEST_CASE("a backup is whole, its owner's alone, and overwrites nothing")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path() / "mltrain");
    ledger.record(submission("1", "census_1"));
    std::filesystem::create_directory(scratch.path() / "copy");
    const auto copy = scratch.path() / "copy/ledger.sqlite";
    ledger.back_up(copy);
    CHECK(Ledger::open(scratch.path() / "copy").find("latest").submission.job.id == "1");
    CHECK((static_cast<int>(std::filesystem::status(copy).permissions()) & 0777) == 0600);
    CHECK(error_of([&] { ledger.back_up(copy); }).find("File exists") != std::string::npos);
}

TEST_CASE("a page that was written over is a damage")
{
    const Scratch scratch;
    {
        Ledger ledger = Ledger::open(scratch.path());
        for (int i = 0; i < 50; ++i)
            ledger.record(submission(std::to_string(i), fmt::format("census_{}", i)));
        CHECK(ledger.damages().empty());
    }
    {
        std::fstream file(
            scratch.path() / "ledger.sqlite", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(5 * 4096 + 8);
        file << std::string(2000, 'x');
    }
    CHECK_FALSE(Ledger::open(scratch.path()).damages().empty());
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
