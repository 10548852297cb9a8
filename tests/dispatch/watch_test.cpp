// Watching as a whole, in a night that passes at once: what is told, what is asked, and how it ends.
#include "base/text.hpp"
#include "support/night.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <array>
#include <map>
#include <random>
#include <set>

namespace mltrain {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

const CloudPlace ml_engine{"ml-engine", "my-project", ""};
const CloudPlace iowa{"vertex-ai", "my-project", "us-central1"};
const CloudPlace eemshaven{"vertex-ai", "my-project", "europe-west4"};

/// Queued, running from the tenth minute on, and over.
std::vector<Stage> plain_life(Seconds end)
{
    return {{Seconds(0), "QUEUED"}, {minutes(10), "RUNNING"}, {end, "SUCCEEDED"}};
}

/// job_001 and so on; they end one after the other.
std::vector<Life> many_lives(int count, const CloudPlace& place, Seconds first_end, Seconds step)
{
    std::vector<Life> lives;
    for (int i = 1; i <= count; ++i)
        lives.push_back({fmt::format("job_{:03}", i), place, plain_life(first_end + i * step)});
    return lives;
}

std::size_t times_in(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

/// The lines about jobs that are not their beginning.
std::string news_of(const Night& night)
{
    std::string news;
    for (const std::string_view line : lines_of(night.shown)) {
        if (!line.ends_with("  queued")) news += std::string(line) + "\n";
    }
    return news;
}

/// Those of them that are about several jobs at once.
std::string news_of_many(const Night& night)
{
    std::string news;
    for (const std::string& line : split(news_of(night), '\n')) {
        if (line.find(" jobs") != line.npos) news += line + "\n";
    }
    return news;
}

/// One question in thirty-three goes wrong in one of the ways that pass; the same ones each time.
class FailingLooks {
public:
    Fault next()
    {
        constexpr std::array passing = {Fault::dropped, Fault::reset, Fault::connection_refused,
            Fault::read_timeout, Fault::truncated_body, Fault::too_many_requests,
            Fault::request_timeout, Fault::error_500, Fault::error_503, Fault::html_502,
            Fault::malformed_json, Fault::cut_output, Fault::killed, Fault::timed_out};
        ++asked;
        if (engine_() % 100 >= 3) return Fault::none;
        ++failed;
        return passing[engine_() % passing.size()];
    }

    int asked = 0, failed = 0;

private:
    std::mt19937_64 engine_{20261120};
};

}  // namespace

TEST_CASE("thirty hours in which all goes wrong that may are told in these lines")
{
    Night night({
        {"steady", ml_engine, plain_life(minutes(29 * 60 + 30))},
        {"restarted", ml_engine,
            {{Seconds(0), "QUEUED"}, {minutes(10), "RUNNING"}, {hours(5), "QUEUED"},
                {minutes(5 * 60 + 20), "RUNNING"}, {hours(20), "SUCCEEDED"}}},
        {"strange", ml_engine,
            {{Seconds(0), "QUEUED"}, {minutes(10), "RUNNING"}, {hours(8), "HIBERNATING"},
                {minutes(8 * 60 + 10), "RUNNING"}, {hours(25), "SUCCEEDED"}}},
        {"unlisted", ml_engine, plain_life(hours(26))},
        {"vanished", ml_engine,
            {{Seconds(0), "QUEUED"}, {minutes(10), "RUNNING"}, {hours(12), ""},
                {hours(12) + Seconds(30), "RUNNING"}, {hours(27), "SUCCEEDED"}}},
        {"early", iowa, plain_life(hours(10))},
        {"late", iowa, plain_life(hours(30))},
        {"alone", eemshaven, plain_life(hours(28))},
    });
    FailingLooks looks;
    night.is_unlisted = [&](const std::string& name) {
        return name == "unlisted" && night.age() >= hours(13)
            && night.age() < hours(13) + Seconds(30);
    };
    night.fault_of = [&](const Question&) {
        const bool cut = night.age() >= hours(15) && night.age() < minutes(15 * 60 + 30);
        return cut ? Fault::connection_refused : looks.next();
    };
    CHECK(night.mltrain({"watch"}) == Exit::done);
    CHECK(night.said == "");
    CHECK(news_of(night) == R"(2026-11-20 20:10:00  alone  running
2026-11-20 20:10:00  vanished  running
2026-11-20 20:10:00  unlisted  running
2026-11-20 20:10:00  strange  running
2026-11-20 20:10:00  restarted  running
2026-11-20 20:10:00  steady  running
2026-11-20 20:10:00  late  running
2026-11-20 20:10:00  early  running
2026-11-20 23:16:54  alone  contact lost: gcloud ended with exit code 137 and no word; last known: running
2026-11-20 23:17:06  alone  contact regained after 12 s
2026-11-21 00:37:21  5 jobs on ml-engine, project my-project  contact lost: gcloud crashed (InvalidDataFromServerError); last known: 5 running
2026-11-21 00:37:33  5 jobs on ml-engine, project my-project  contact regained after 12 s
2026-11-21 01:00:20  restarted  queued: it starts over: its machines were taken away, or restarted
2026-11-21 01:20:18  restarted  running
2026-11-21 02:38:43  alone  contact lost: the service answered 503; last known: running
2026-11-21 02:38:55  alone  contact regained after 12 s
2026-11-21 03:44:50  5 jobs on ml-engine, project my-project  contact lost: gcloud crashed (InvalidDataFromServerError); last known: 5 running
2026-11-21 03:45:02  5 jobs on ml-engine, project my-project  contact regained after 12 s
2026-11-21 03:52:44  alone  contact lost: gcloud crashed (ReadTimeout); last known: running
2026-11-21 03:52:56  alone  contact regained after 12 s
2026-11-21 04:00:17  strange  unknown (HIBERNATING)
2026-11-21 04:10:16  strange  running
early succeeded after 9 h 50 min
  cost unpriced
2026-11-21 07:55:39  late  contact lost: gcloud crashed (ReadTimeout); last known: running
2026-11-21 07:55:51  late  contact regained after 12 s
2026-11-21 08:00:26  vanished  not found: NOT_FOUND: Field: name Error: The specified job was not found.; still watching
2026-11-21 08:10:36  late  contact lost: gcloud ended with exit code 137 and no word; last known: running
2026-11-21 08:10:48  late  contact regained after 12 s
2026-11-21 11:00:05  alone  contact lost: gcloud crashed (ConnectionError); last known: running
2026-11-21 11:00:12  late  contact lost: gcloud crashed (ConnectionError); last known: running
2026-11-21 11:00:18  5 jobs on ml-engine, project my-project  contact lost: gcloud crashed (ConnectionError); last known: 5 running
2026-11-21 11:30:04  alone  contact regained after 29 min 59 s
2026-11-21 11:30:11  late  contact regained after 29 min 59 s
2026-11-21 11:30:17  5 jobs on ml-engine, project my-project  contact regained after 29 min 59 s
2026-11-21 13:54:07  5 jobs on ml-engine, project my-project  contact lost: gcloud ended with exit code 137 and no word; last known: 5 running
2026-11-21 13:54:19  5 jobs on ml-engine, project my-project  contact regained after 12 s
restarted succeeded after 19 h 50 min
  cost unpriced
strange succeeded after 1 day
  cost unpriced
unlisted succeeded after 1 day 1 h
  cost unpriced
vanished succeeded after 1 day 2 h
  cost unpriced
2026-11-21 23:52:34  steady  contact lost: gcloud crashed (ConnectionError); last known: running
2026-11-21 23:52:46  steady  contact regained after 12 s
alone succeeded after 1 day 3 h
  cost unpriced
steady succeeded after 1 day 5 h
  cost unpriced
late succeeded after 1 day 5 h
  cost unpriced
8 jobs: 8 succeeded
)");
    CHECK(looks.failed * 100 / looks.asked == 3);
    CHECK(night.questions.size() < 12000);
}

TEST_CASE("an empty list ends no job, and costs five more questions a look")
{
    Night night(many_lives(40, ml_engine, hours(2), Seconds(10)));
    night.is_unlisted = [&](auto&) { return night.age() < hours(1); };
    CHECK(night.mltrain({"watch"}) == Exit::done);
    std::map<Time, std::size_t> describes;
    for (const Question& question : night.asked("describe")) ++describes[question.at];
    for (const auto& [at, count] : describes) CHECK(count <= 5);
    CHECK(times_in(night.shown, " succeeded after ") == 40);
    CHECK(times_in(night.shown, "not found") == 0);
    CHECK(news_of_many(night) == "40 jobs: 40 succeeded\n");
}

TEST_CASE("a list that ends early ends no job, and each that it leaves out has its turn")
{
    Night night(many_lives(40, ml_engine, hours(3), Seconds(10)));
    night.is_unlisted = [&](const std::string& name) {
        return name > "job_020" && night.age() < hours(2);
    };
    CHECK(night.mltrain({"watch", "--every", "30s"}) == Exit::done);
    std::set<std::string> asked;
    for (const Question& question : night.asked("describe")) asked.insert(question.subject);
    CHECK(asked.size() == 20);
    CHECK(times_in(night.shown, " succeeded after ") == 40);
    CHECK(times_in(night.shown, "not found") == 0);
}

TEST_CASE("the jobs of a place are asked about together, and two places never")
{
    std::vector<Life> lives = many_lives(8, ml_engine, hours(1), minutes(7));
    for (const CloudPlace& place : {iowa, eemshaven}) {
        for (Life& life : many_lives(8, place, hours(1), minutes(11))) {
            life.name += "_" + place.region;
            lives.push_back(life);
        }
    }
    for (Life& life : many_lives(3, {"ml-engine", "another-project", ""}, hours(1), minutes(5))) {
        life.name += "_another";
        lives.push_back(life);
    }
    Night night(lives);
    CHECK(night.mltrain({"watch"}) == Exit::done);
    std::map<std::pair<Time, CloudPlace>, int> asked;
    for (const Question& question : night.questions) ++asked[{question.at, question.place}];
    CHECK(asked.size() == night.questions.size());
    std::set<CloudPlace> places;
    for (const Question& question : night.asked("list")) places.insert(question.place);
    CHECK(places.size() == 4);
    CHECK(times_in(night.shown, " succeeded after ") == lives.size());
}

TEST_CASE("who gives up is told so once for all jobs, and ends with 7")
{
    Night night(many_lives(9, iowa, hours(20), Seconds(1)));
    night.fault_of = [&](const Question&) {
        return night.age() < hours(1) ? Fault::none : Fault::connection_refused;
    };
    CHECK(night.mltrain({"watch", "--give-up-after", "10m"}) == Exit::outcome_unknown);
    CHECK(night.age() < hours(1) + minutes(12));
    CHECK(news_of_many(night)
        == "2026-11-20 21:00:28  9 jobs on vertex-ai, project my-project  contact lost: gcloud crashed (ConnectionError); last known: 9 running\n"
           "2026-11-20 21:10:57  9 jobs on vertex-ai, project my-project  given up after 10 min 29 s: gcloud crashed (ConnectionError); last known: "
           "9 running, and what runs runs on\n"
           "9 jobs: 9 running\n");
}

TEST_CASE("over its budget a job is cancelled after two looks that agree, and by none that failed")
{
    Night night(
        {{"dear", ml_engine, plain_life(hours(20)), Money{1'000'000'000}, Money{1'000'000'000}}});
    night.write_settings("[watch]\non_over_budget = \"cancel\"\n");
    const Seconds cut = minutes(70);  // the whole of max_cost is spent then
    night.fault_of = [&](const Question& question) {
        const bool fails =
            question.verb == "describe" && night.age() >= cut && night.age() < cut + minutes(20);
        return fails ? Fault::error_503 : Fault::none;
    };
    CHECK(night.mltrain({"watch", "--every", "30s"}) == Exit::job_cancelled);
    CHECK(night.asked("cancel").size() == 1);
    CHECK(news_of(night) == R"(2026-11-20 20:10:00  dear  running
2026-11-20 20:40:00  dear  50 % of max_cost spent: $0.50 of $1.00
2026-11-20 20:58:00  dear  80 % of max_cost spent: $0.80 of $1.00
2026-11-20 21:10:00  dear  contact lost: the service answered 503; last known: running
2026-11-20 21:30:00  dear  contact regained after 20 min
2026-11-20 21:30:00  dear  max_cost is spent: $1.33 of $1.00
2026-11-20 21:30:30  dear  over budget: $1.34 of $1.00; asked to end
2026-11-20 21:31:00  dear  cancelling
dear cancelled after 1 h 21 min
  cost $1.36
)");
}

TEST_CASE("a cancel that fails is tried again after the next look")
{
    Night night(
        {{"dear", ml_engine, plain_life(hours(20)), Money{1'000'000'000}, Money{1'000'000'000}}});
    night.write_settings("[watch]\non_over_budget = \"cancel\"\n");
    int failed = 0;
    night.fault_of = [&](const Question& question) {
        return question.verb == "cancel" && ++failed <= 2 ? Fault::error_503 : Fault::none;
    };
    CHECK(night.mltrain({"watch", "--every", "30s"}) == Exit::job_cancelled);
    std::vector<Seconds> cancels;
    for (const Question& question : night.asked("cancel"))
        cancels.push_back(question.at - night.asked("cancel").front().at);
    CHECK(cancels == std::vector{Seconds(0), Seconds(30), Seconds(60)});
    CHECK(times_in(night.shown, "could not be asked to end, will be again") >= 1);
    CHECK(times_in(night.shown, "; asked to end") == 1);
}

TEST_CASE("Ctrl-C in the middle of a look ends the watch and says nothing of the jobs")
{
    std::vector<Life> lives = many_lives(3, ml_engine, hours(20), Seconds(1));
    lives.push_back({"elsewhere", iowa, plain_life(hours(20))});
    Night night(lives);
    night.fault_of = [&](const Question& question) {
        const bool now = question.verb == "list" && night.age() >= hours(1);
        return now ? Fault::interrupted : Fault::none;
    };
    CHECK(night.mltrain({"watch"}) == Exit::interrupted);
    CHECK(night.questions.back().verb == "list");
    CHECK(night.age() < hours(1) + minutes(1));
    CHECK(times_in(news_of(night), "\n") == 4);  // each runs
    CHECK(night.said
        == "stopped watching; 4 jobs run on\n"
           "  come back:  mltrain watch\n"
           "  end them:   mltrain cancel JOB…\n");
}

TEST_CASE("a job of a service that this version does not know")
{
    Night night(
        {{"plain", ml_engine, plain_life(hours(1))}, {"other", {"elsewhere", "p", "r"}, {}}});
    CHECK(night.mltrain({"watch"}) == Exit::done);  // the other one is watched to its end
    CHECK_FALSE(night.questions.empty());
    CHECK(night.said
        == "note: other is not watched: it runs on elsewhere, which this mltrain does not know\n");
    CHECK(night.mltrain({"watch", "other"}) == Exit::could_not);
}

}  // namespace mltrain
