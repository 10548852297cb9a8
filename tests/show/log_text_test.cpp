#include "show/log_text.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

const Time now = *parse_time("2026-11-20T14:30:00Z");

LogNews line_of(const std::string& text, const std::string& level = "INFO",
    const std::string& task = "worker-replica-1")
{
    LogNews news;
    news.job = "census_1";
    news.id = "1";
    news.line = {"1", parse_log_time("2026-11-20T14:30:05.25Z"), "i", "l", level, task, text};
    return news;
}

std::string shown(const LogNews& news, NameJob name_job = NameJob::no, bool colour = false)
{
    const Moment moment{now, std::chrono::hours(9), 80, Style{colour}};
    return log_text(news, moment, name_job);
}

}  // namespace

TEST_CASE("a line of a log has local time, level and task, as far as it has them")
{
    CHECK(shown(line_of("hello")) == "2026-11-20 23:30:05  INFO     worker-replica-1  hello\n");
    CHECK(shown(line_of("hello", "WARNING", "")) == "2026-11-20 23:30:05  WARNING  hello\n");
    CHECK(shown(line_of("", "EMERGENCY", "")) == "2026-11-20 23:30:05  EMERGENCY  \n");
    CHECK(shown(line_of("hello"), NameJob::yes)
        == "2026-11-20 23:30:05  census_1  INFO     worker-replica-1  hello\n");
    LogNews local = line_of("hello", "", "");
    local.line.at.reset();
    CHECK(shown(local) == "hello\n");
    CHECK(shown(local, NameJob::yes) == "census_1  hello\n");
}

TEST_CASE("a warning is yellow and an error red, and the text is left alone")
{
    const auto has = [](const std::string& level, const std::string& colour) {
        return shown(line_of("x", level), NameJob::no, true).find(colour + level)
            != std::string::npos;
    };
    CHECK(has("WARNING", "\x1b[33m"));
    for (const char* level : {"ERROR", "CRITICAL", "ALERT", "EMERGENCY"})
        CHECK(has(level, "\x1b[31m"));
    for (const char* level : {"DEFAULT", "DEBUG", "INFO", "NOTICE", "ANOTHER"})
        CHECK(has(level, "  "));
}

TEST_CASE(
    "a message of several lines has the prefix before each, also where a progress bar goes back")
{
    const std::string prefix = "2026-11-20 23:30:05  INFO     ";
    CHECK(shown(line_of("a\n b\r\nc\rd\n\n", "INFO", ""))
        == prefix + "a\n" + prefix + " b\n" + prefix + "c\n" + prefix + "d\n");
}

TEST_CASE("nothing that a trainer writes reaches the terminal as a control character")
{
    LogNews news = line_of("\x1b]0;title\x07 \x9b 한 \u202e\tend", "IN\x1b[1mFO", "task\x1b[2J");
    CHECK(shown(news)
        == "2026-11-20 23:30:05  IN\\x1b[1mFO  task\\x1b[2J  \\x1b]0;title\\x07 \\x9b 한 \\u202e end\n");
    news.kind = LogNews::Kind::trouble;
    news.text = "\x1b[31m";
    CHECK(shown(news).find('\x1b') == std::string::npos);
}

TEST_CASE("gaps and troubles are told apart from lines")
{
    LogNews news = line_of("");
    news.kind = LogNews::Kind::gap;
    news.text = "a line could not be read";
    CHECK(shown(news) == "2026-11-20 23:30:05  worker-replica-1  gap: a line could not be read\n");
    news.kind = LogNews::Kind::trouble;
    news.text = "no login";
    news.hint = "gcloud auth login";
    news.others = 2;
    CHECK(shown(news)
        == "2026-11-20 23:30:00  census_1  the logs of this and 2 other jobs cannot be read: no login; "
           "gcloud auth login\n");
    news.kind = LogNews::Kind::trouble_over;
    news.without_contact = Seconds(90);
    CHECK(shown(news)
        == "2026-11-20 23:30:00  census_1  the log can be read again after 1 min 30 s; nothing was lost\n");
    news.kind = LogNews::Kind::given_up;
    CHECK(shown(news)
        == "2026-11-20 23:30:00  census_1  the end of the log could not be read: no login; gcloud auth "
           "login\n");
}

TEST_CASE("as JSON a line is one object with all that is known, to the nanosecond")
{
    CHECK(json_text(log_json(line_of("a\nb\x1b"), now))
        == R"({"event": "log", "name": "census_1", "id": "1", "at": "2026-11-20T14:30:05.250Z", )"
           R"("level": "INFO", "task": "worker-replica-1", "insert_id": "i", "text": "a\nb\u001b"})");
    LogNews news = line_of("");
    news.kind = LogNews::Kind::trouble;
    news.text = "no login";
    CHECK(json_text(log_json(news, now))
        == R"({"event": "log_trouble", "name": "census_1", "id": "1", "at": "2026-11-20T14:30:00Z", )"
           R"("others": 0, "message": "no login", "hint": null})");
}

}  // namespace mltrain
