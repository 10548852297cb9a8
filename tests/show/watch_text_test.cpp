#include "show/watch_text.hpp"

#include "base/text.hpp"
#include "show/table.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace mltrain {

namespace {

constexpr Time start{Seconds(1'000'000)};

Entry job(const std::string& name, State state)
{
    Entry entry;
    entry.submission.job.name = name;
    entry.submission.made_at = start;
    entry.submission.prices.per_hour = Money{830'000'000};
    entry.submission.prices.worst_cost = Money{139'440'000'000};
    entry.submission.prices.likely = Seconds(3600);
    entry.last.state = state;
    entry.last.seen_at = start + Seconds(1796);
    if (state == State::running || is_over(state)) entry.last.started = start;
    if (is_over(state)) entry.last.ended = start + Seconds(600);
    return entry;
}

/// The rows of these jobs half an hour later, one below the other.
std::string rows(const std::vector<Entry>& entries, int columns, int height = 24,
    const Followed& followed = {}, const std::string& log = "")
{
    std::vector<WatchRow> open;
    std::vector<const Entry*> all;
    for (const Entry& entry : entries) {
        all.push_back(&entry);
        if (!is_over(entry.last.state)) open.push_back({entry, followed, log});
    }
    const Moment moment{start + Seconds(1800), Seconds(0), columns, {}, height};
    std::string text;
    for (const std::string& line : watch_rows(open, all, moment)) text += line + "\n";
    return text;
}

}  // namespace

TEST_CASE("one job is one row, and nothing above or below it")
{
    const auto one = {job("census_20261120_143000", State::running)};
    CHECK(rows(one, 120)
        == "census_20261120_143000  running  30 min       [#####-----]  $0.42 of at most $139.44  4 s ago\n");
    CHECK(rows(one, 90)
        == "census_20261120_143000  running  30 min       [#####-----]  $0.42 of at most $139.44\n");
    CHECK(rows(one, 80)
        == "census_20261120_143000  running  30 min       $0.42 of at most $139.44\n");
    CHECK(rows(one, 70) == "census_20261120_143000  running  $0.42 of at most $139.44\n");
}

TEST_CASE("what one job costs goes below it where the row has no room")
{
    const auto one = {job("census_20261120_143000", State::running)};
    CHECK(rows(one, 40)
        == "census_20261120_143000  running\n"
           "  30 min  $0.42 of at most $139.44\n");
    CHECK(rows(one, 40, 5) == "census_20261120_143000  running\n");
}

TEST_CASE("what does not fit is left out from the least important on, from 20 to 300 columns")
{
    const std::vector<Entry> jobs = {
        job("a_rather_long_name_of_a_job_20261120_143000", State::running),
        job("통계_20261120_143000", State::queued), job("b", State::cancelling)};
    for (int columns = 20; columns <= 300; ++columns) {
        CAPTURE(columns);
        const std::string text = rows(jobs, columns);
        for (const std::string_view line : lines_of(text)) CHECK(seen_columns(line) < columns);
    }
}

TEST_CASE("several jobs stand in columns, with titles above and the sum of all below")
{
    CHECK(rows({job("census_20261120_143000", State::running),
                   job("mnist_20261120_143001", State::queued),
                   job("iris_20261120_143002", State::succeeded)},
              120)
        == "JOB                     STATE    FOR          PROGRESS      COST                      SEEN\n"
           "census_20261120_143000  running  30 min       [#####-----]  $0.42 of at most $139.44  4 s ago\n"
           "mnist_20261120_143001   queued   30 min                     $0.00 of at most $139.44  4 s ago\n"
           "3 jobs: 1 queued, 1 running, 1 succeeded; $0.55\n");
}

TEST_CASE("rows beyond the height of the screen are summed up")
{
    std::vector<Entry> jobs;
    for (int i = 0; i < 30; ++i)
        jobs.push_back(job(fmt::format("job_{}", i), i % 3 == 0 ? State::queued : State::running));
    const std::string text = rows(jobs, 80, 12);
    CHECK(lines_of(text).size() == 8);
    CHECK(text.find("… and 25 more: 10 queued, 15 running\n") != text.npos);
    CHECK(text.find("30 jobs: 10 queued, 20 running; ") != text.npos);
    for (const int height : {1, 2, 3, 4, 5}) {
        CAPTURE(height);
        CHECK(lines_of(rows(jobs, 80, height)).size() <= 4);
    }
}

TEST_CASE("the end of a long name is kept: it tells a job from its like")
{
    const auto one = {job("a_rather_long_name_of_a_job_20261120_143000_007", State::running)};
    CHECK(lines_of(rows(one, 40)).front() == "a_rather_…_20261120_143000_007  running");
}

TEST_CASE("what runs is not left out for what waits")
{
    const std::vector<Entry> jobs = {job("a", State::queued), job("b", State::running),
        job("c", State::queued), job("d", State::preparing)};
    const std::string text = rows(jobs, 80, 9);
    CHECK(text.find("\nb  ") < text.find("\nd  "));
    CHECK(text.find("\n… and 2 more: 2 queued\n") != text.npos);
}

TEST_CASE("the columns stand still while time goes on")
{
    const auto state_and_cost = [](Seconds ran) {
        Entry entry = job("census_20261120_143000", State::running);
        entry.last.started = start + Seconds(1800) - ran;
        const std::string text = rows({entry}, 95);
        return std::pair(text.find("running"), text.find('$'));
    };
    for (const int ran : {0, 59, 60, 61, 599, 600, 3599, 3600, 7199})
        CHECK(state_and_cost(Seconds(ran)) == state_and_cost(Seconds(1800)));
}

TEST_CASE("a row says since when there is no contact")
{
    Followed followed;
    followed.failing_since = start + Seconds(1492);
    const auto one = {job("census_1", State::running)};
    CHECK(rows(one, 120, 24, followed).find("contact") == std::string::npos);
    followed.lost_contact = true;
    CHECK(rows(one, 120, 24, followed).starts_with("census_1  running, unseen 5 min  30 min"));
}

TEST_CASE("the newest line of a log stands below its job where there is room, and does no harm")
{
    const auto one = {job("census_1", State::running)};
    CHECK(rows(one, 90, 24, {}, "\x1b[2Jloss 0.1")
        == "census_1  running  30 min       [#####-----]  $0.42 of at most $139.44  4 s ago\n"
           "  \\x1b[2Jloss 0.1\n");
    CHECK(rows(one, 40, 24, {}, std::string(200, 'x'))
              .ends_with("  " + std::string(36, 'x') + "…\n"));
}

TEST_CASE("an object in JSON is of the time of which it tells")
{
    const Entry entry = job("census_1", State::succeeded);
    Sighting running = entry.last;
    running.state = State::running;
    const Event event{{News::Kind::state, start, running, "", "", {}, 0}, {&entry}};
    const Json json = event_json(event, start + Seconds(1800));
    CHECK(json.text_at("event") == "state");
    CHECK(json.text_at("state") == "running");
    CHECK(json.text_at("at") == time_text(start));
}

}  // namespace mltrain
