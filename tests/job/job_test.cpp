#include "job/job.hpp"

#include "job/check.hpp"

#include <doctest/doctest.h>

#include <set>

namespace mltrain {

namespace {

constexpr State all_states[] = {State::unsettled, State::refused, State::queued, State::preparing,
    State::running, State::cancelling, State::paused, State::unknown, State::succeeded,
    State::partly_succeeded, State::failed, State::cancelled, State::expired};

const std::string stamp = "20261120_143000";

}  // namespace

TEST_CASE("a job's name is its own name and the time, and a second one is numbered")
{
    const struct {
        std::string name;
        int attempt;
        std::string full;
    } cases[] = {
        {"census", 1, "census_20261120_143000"},
        {"census", 2, "census_20261120_143000_2"},
        {"census", 12, "census_20261120_143000_12"},
        {"c", 1, "c_20261120_143000"},
    };
    for (const auto& [name, attempt, full] : cases) CHECK(job_name(name, stamp, attempt) == full);
    CHECK(job_name("census", stamp) == "census_20261120_143000");
}

TEST_CASE("a name that is allowed fits with its time, also when it is numbered")
{
    std::string name = "a";
    while (trouble_with_job_name(name + "a").empty()) name += 'a';
    CHECK(name.size() > 100);
    CHECK(job_name(name, stamp).size() <= longest_job_name);
    CHECK(job_name(name, stamp, 9).size() <= longest_job_name);
}

TEST_CASE("names of states round trip, and are all different")
{
    std::set<std::string_view> names;
    for (const State state : all_states) {
        CHECK(parse_state(state_name(state)) == state);
        names.insert(state_name(state));
    }
    CHECK(names.size() == std::size(all_states));
    for (const char* word : {"", "RUNNING", "Running", "running ", "run", "JOB_STATE_RUNNING"}) {
        CHECK_FALSE(parse_state(word));
    }
}

TEST_CASE("what is over is over, and what is not known is not")
{
    const std::set<State> over = {State::refused, State::succeeded, State::partly_succeeded,
        State::failed, State::cancelled, State::expired};
    for (const State state : all_states) {
        const std::string name(state_name(state));
        CAPTURE(name);
        CHECK(is_over(state) == over.contains(state));
    }
}

TEST_CASE("{job} becomes the job's name wherever it stands")
{
    const struct {
        std::string text;
        std::string out;
    } cases[] = {
        {"gs://b/jobs/{job}", "gs://b/jobs/census_1"},
        {"{job}/{job}", "census_1/census_1"},
        {"{job}", "census_1"},
        {"", ""},
        {"gs://b/jobs", "gs://b/jobs"},
        {"{jo}b}{job", "{jo}b}{job"},
        {"{{job}}", "{census_1}"},
        {"{Job}", "{Job}"},
    };
    for (const auto& [text, out] : cases) CHECK(with_job_name(text, "census_1") == out);
    CHECK(with_job_name("a{job}b", "{job}") == "a{job}b");
}

TEST_CASE("a job has run from its start to its end, or till now")
{
    const Time noon = *parse_time("2026-11-20T12:00:00Z");
    const auto at = [&](int minutes) { return noon + std::chrono::minutes(minutes); };
    const auto sighting = [&](State state, std::optional<Time> started, std::optional<Time> ended) {
        Sighting seen;
        seen.state = state;
        seen.seen_at = at(30);
        seen.created = at(-5);
        seen.started = started;
        seen.ended = ended;
        return seen;
    };
    const struct {
        std::string title;
        Sighting sighting;
        std::optional<Seconds> run;
    } cases[] = {
        {"not started", sighting(State::queued, {}, {}), {}},
        {"ended without a start", sighting(State::cancelled, {}, at(10)), {}},
        {"running", sighting(State::running, at(0), {}), std::chrono::minutes(60)},
        {"started this moment", sighting(State::running, at(60), {}), Seconds(0)},
        {"started later than our clock says", sighting(State::running, at(70), {}), Seconds(0)},
        {"over", sighting(State::succeeded, at(0), at(10)), std::chrono::minutes(10)},
        {"over, and its end is not told", sighting(State::failed, at(0), {}),
            std::chrono::minutes(30)},
        {"ended before it started", sighting(State::failed, at(10), at(0)), Seconds(0)},
        {"unknown state", sighting(State::unknown, at(0), {}), std::chrono::minutes(60)},
    };
    for (const auto& [title, seen, run] : cases) {
        CAPTURE(title);
        CHECK(run_time(seen, at(60)) == run);
    }
}

}  // namespace mltrain
