#include "dispatch/logs.hpp"

#include "base/text.hpp"
#include "gcloud/ml_engine.hpp"
#include "local/local.hpp"
#include "support/fakes.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <deque>
#include <fstream>

namespace mltrain {

namespace {

const Time start = *parse_time("2026-11-20T14:30:00Z");

/// Answers the questions in turn, and remembers them; what nobody expected is an empty list.
class ScriptedGcloud final : public Runner {
public:
    Outcome run(const Command& command) override
    {
        asked.push_back(joined(command.argv, " "));
        if (answers.empty()) return {.out = "[]", .err = ""};
        Outcome outcome = std::move(answers.front());
        answers.pop_front();
        return outcome;
    }
    std::optional<std::filesystem::path> find_program(const std::string&) override { return {}; }

    std::deque<Outcome> answers;
    std::vector<std::string> asked;
};

class Silence final : public Console {
public:
    void out(std::string_view) override {}
    int out_error() const override { return error; }
    void err(std::string_view) override {}
    bool confirms(std::string_view) override { return false; }
    bool can_ask() const override { return false; }
    Screen out_screen() const override { return {}; }
    Screen err_screen() const override { return {}; }

    int error = 0;
};

/// "job@second" each: entries of a list.
Outcome entries(const std::string& words)
{
    std::string list;
    for (const std::string& word : split(words, ' ')) {
        const auto mark = word.find('@');
        const int second = std::stoi(word.substr(mark + 1));
        list +=
            fmt::format("{}{{\"timestamp\": \"2026-11-20T14:{:02}:{:02}Z\", \"insertId\": \"{}\", "
                        "\"resource\": {{\"labels\": {{\"job_id\": \"{}\"}}}}, "
                        "\"textPayload\": \"{}\"}}",
                list.empty() ? "" : ",", 30 + second / 60, second % 60, word, word.substr(0, mark),
                word);
    }
    return {.out = "[" + list + "]", .err = ""};
}

Outcome failure(const std::string& why)
{
    return {.exit_code = 1, .out = "", .err = "ERROR: (gcloud.logging.read) " + why + "\n"};
}

struct Desk {
    Desk()
    {
        services["ml-engine"] = std::make_shared<MlEngine>(
            Gcloud(gcloud, "gcloud"), "ml-engine", "/tmp", [](const std::string&) {});
        services["local"] =
            std::make_shared<LocalService>(gcloud, folder.path(), "/usr/bin/mltrain");
    }

    LogFollower follower(LogOptions options = {})
    {
        return {world, services, std::move(options), [this](const LogNews& news) { tell(news); }};
    }

    void tell(const LogNews& news)
    {
        switch (news.kind) {
        case LogNews::Kind::line: said += news.line.text + " "; break;
        case LogNews::Kind::gap: said += "gap "; break;
        case LogNews::Kind::trouble:
            said += fmt::format("({}+{}: {}) ", news.job, news.others, news.text);
            break;
        case LogNews::Kind::trouble_over:
            said += fmt::format("(over after {}) ", news.without_contact->count());
            break;
        case LogNews::Kind::given_up: said += "(given up) "; break;
        }
    }

    /// What is told at that second.
    std::string read(LogFollower& follower, int second)
    {
        clock.sleep_until(start + Seconds(second));
        follower.read_where_due(clock.now());
        return std::exchange(said, "");
    }

    Entry entry(const std::string& name, const std::string& service = "ml-engine") const
    {
        Entry entry;
        entry.submission.service = service;
        entry.submission.job = {"id-" + name, name,
            service == "local" ? (folder.path() / name).string() : name, "my-project", ""};
        entry.submission.made_at = start;
        entry.last.state = State::running;
        return entry;
    }

    Scratch folder;
    ScriptedGcloud gcloud;
    FakeClock clock{start};
    FakeRandom random;
    Silence console;
    World world{gcloud, clock, random, console, Environment(std::map<std::string, std::string>{}),
        "/usr/bin/mltrain"};
    ServiceTable services;
    std::string said;
};

}  // namespace

TEST_CASE("the logs of all jobs of a project are read in one question, and told in one order")
{
    Desk desk;
    LogFollower follower = desk.follower();
    CHECK_FALSE(follower.next_read());
    for (const char* name : {"a", "b", "c"}) follower.begin(desk.entry(name));
    follower.begin(desk.entry("a"));
    CHECK(follower.next_read() == start);
    desk.gcloud.answers = {entries("a@1 b@2 a@3 c@9"), entries("a@1 b@2 a@3 c@9")};
    CHECK(desk.read(follower, 10) == "a@1 b@2 a@3 ");
    REQUIRE(desk.gcloud.asked.size() == 1);
    for (const char* name : {"\"a\"", "\"b\"", "\"c\""})
        CHECK(desk.gcloud.asked[0].find(name) != std::string::npos);
    CHECK(desk.read(follower, 11).empty());
    CHECK(desk.gcloud.asked.size() == 1);
    CHECK(follower.next_read() == start + Seconds(15));
    CHECK(desk.read(follower, 15) == "c@9 ");
    CHECK(follower.newest("id-a")->text == "a@3");
    CHECK(follower.newest_at("id-c") == start + Seconds(9));
    CHECK_FALSE(follower.newest("nobody"));
}

TEST_CASE("what keeps all logs of a project from being read is said once, and its end once")
{
    Desk desk;
    LogFollower follower = desk.follower();
    for (const char* name : {"a", "b"}) follower.begin(desk.entry(name));
    desk.gcloud.answers = {failure("gcloud crashed (X)"), failure("gcloud crashed (Y)"),
        failure("PERMISSION_DENIED"), failure("PERMISSION_DENIED"), entries("a@1 b@2")};
    CHECK(desk.read(follower, 10) == "(a+1: gcloud crashed (X)) ");
    CHECK(desk.read(follower, 20).empty());
    CHECK(desk.read(follower, 60) == "(a+1: PERMISSION_DENIED) ");
    CHECK(desk.read(follower, 120).empty());
    CHECK(desk.read(follower, 180) == "a@1 b@2 (over after 170) ");
    CHECK(desk.gcloud.asked.size() == 5);
}

TEST_CASE("a reading that the user interrupted says nothing and changes nothing")
{
    Desk desk;
    LogFollower follower = desk.follower();
    follower.begin(desk.entry("a"));
    Outcome interrupted = failure("");
    interrupted.interrupted = true;
    desk.gcloud.answers = {interrupted, entries("a@1")};
    CHECK(desk.read(follower, 10).empty());
    CHECK(desk.read(follower, 11) == "a@1 ");
}

TEST_CASE("a job whose end is known is drained and forgotten, and the others are read on")
{
    Desk desk;
    LogFollower follower = desk.follower();
    for (const char* name : {"a", "b"}) follower.begin(desk.entry(name));
    desk.read(follower, 0);
    follower.over("id-a", start + Seconds(1));
    CHECK(follower.next_read() == start + Seconds(1));
    desk.gcloud.answers = {entries("a@0"), entries("a@0")};
    std::string said;
    for (int second = 1; second < 60; ++second) said += desk.read(follower, second);
    CHECK(said == "a@0 ");
    CHECK_FALSE(follower.newest("id-a"));
    CHECK(follower.next_read());
    follower.over("id-b", start + Seconds(60));
    for (int second = 60; second < 80; ++second) desk.read(follower, second);
    CHECK_FALSE(follower.next_read());
    follower.begin(desk.entry("b"));
    CHECK_FALSE(follower.next_read());
}

TEST_CASE("jobs with much to be read again are not asked about together")
{
    Desk desk;
    LogFollower follower = desk.follower();
    for (const char* name : {"a", "b", "c"}) follower.begin(desk.entry(name));
    std::string page = "c@1";
    for (int i = 0; i < 1200; ++i) page += fmt::format(" a@{0}/{1} b@{0}/{1}", i / 20, i);
    desk.gcloud.answers = {entries(page)};
    desk.read(follower, 100);
    CHECK(desk.gcloud.asked.size() == 1);
    desk.read(follower, 105);
    CHECK(desk.gcloud.asked.size() == 2);  // one a turn, so that looks at jobs come between
    desk.read(follower, 106);
    REQUIRE(desk.gcloud.asked.size() == 3);
    CHECK(desk.gcloud.asked[1].find("\"b\"") == std::string::npos);
    CHECK(desk.gcloud.asked[1].find("\"c\"") != std::string::npos);
    CHECK(desk.gcloud.asked[2].find("\"b\"") != std::string::npos);
}

TEST_CASE("one turn asks about a log that is behind a few times only, and goes on the next turn")
{
    Desk desk;
    LogFollower follower = desk.follower();
    for (const char* name : {"a", "b"}) follower.begin(desk.entry(name));
    std::string page;
    for (std::size_t i = 0; i < usual_log_lines; ++i)
        page += fmt::format("{}a@{}", page.empty() ? "" : " ", i / 10);
    const Outcome full = entries(page);
    desk.gcloud.answers = {full};
    desk.read(follower, 1000);
    CHECK(desk.gcloud.asked.size() == 3);  // together, then each of both by itself
    CHECK(desk.gcloud.asked[0].find("\"b\"") != std::string::npos);
    CHECK(desk.gcloud.asked[1].find("\"b\"") == std::string::npos);
    desk.gcloud.asked.clear();

    LogFollower other = desk.follower();
    other.begin(desk.entry("a"));
    desk.gcloud.answers.assign(10, Outcome{.out = "[", .err = ""});
    desk.read(other, 2000);
    CHECK(desk.gcloud.asked.size() == 3);
    CHECK(other.next_read() == start + Seconds(2000));
}

TEST_CASE("nobody who listens any more ends the reading")
{
    Desk desk;
    LogFollower follower = desk.follower();
    follower.begin(desk.entry("a"));
    follower.begin(desk.entry("other"));
    desk.gcloud.answers.assign(10, Outcome{.out = "[", .err = ""});
    desk.console.error = EPIPE;
    desk.read(follower, 10);
    CHECK(desk.gcloud.asked.size() == 1);
}

TEST_CASE("a log on this machine is read from its file every second or two, to its very end")
{
    Desk desk;
    const auto log = desk.folder.write("job/log", "one\ntw");
    LogFollower follower = desk.follower();
    follower.begin(desk.entry("job", "local"));
    CHECK(desk.read(follower, 0) == "one ");
    CHECK(follower.next_read() == start + Seconds(1));
    std::ofstream(log, std::ios::app) << "o\nthree";
    CHECK(desk.read(follower, 1) == "two ");
    CHECK(desk.read(follower, 2).empty());
    CHECK(follower.next_read() == start + Seconds(4));
    CHECK(follower.newest("id-job")->text == "two");
    CHECK(follower.newest_at("id-job"));
    follower.over("id-job", start + Seconds(3));
    CHECK(desk.read(follower, 3) == "three ");
    CHECK_FALSE(follower.next_read());
}

TEST_CASE("a million lines on this machine are read without keeping them")
{
    Desk desk;
    {
        std::ofstream log(desk.folder.write("job/log", ""), std::ios::binary);
        for (int i = 0; i < 1'000'000; ++i) log << "step " << i << '\n';
    }
    LogOptions options;
    options.only_what_is_there = true;
    int count = 0, wrong = 0;
    LogFollower follower(desk.world, desk.services, options, [&](const LogNews& news) {
        wrong += news.line.text == fmt::format("step {}", count++) ? 0 : 1;
    });
    follower.begin(desk.entry("job", "local"));
    int turns = 0;
    while (follower.next_read()) {
        follower.read_where_due(desk.clock.now());
        CHECK(follower.kept() == 0);
        REQUIRE(++turns < 100);
    }
    CHECK(count == 1'000'000);
    CHECK(wrong == 0);
}

}  // namespace mltrain
