#include "gcloud/log.hpp"

#include "gcloud/ml_engine.hpp"
#include "gcloud/vertex_ai.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <array>

namespace mltrain {

namespace {

LogTime at(std::string_view text)
{
    return *parse_log_time(text);
}

const LogTime half_past = at("2026-11-20T14:30:00.5Z");
const std::string types = "resource.type=(\"ml_job\" OR \"cloudml_job\")";

/// Answers every question with the same text, and remembers the questions.
class Answers final : public Runner {
public:
    explicit Answers(std::string out, int exit_code = 0) : out_(std::move(out)), exit_(exit_code) {}

    Outcome run(const Command& command) override
    {
        asked.push_back(command.argv);
        Outcome outcome;
        outcome.out = out_;
        outcome.exit_code = exit_;
        return outcome;
    }
    std::optional<std::filesystem::path> find_program(const std::string&) override { return {}; }

    std::vector<std::vector<std::string>> asked;

private:
    std::string out_;
    int exit_;
};

VertexAi vertex_ai(Runner& runner)
{
    return {Gcloud(runner, "gcloud"), "/tmp", [](const std::string&) {}};
}

JobReference vertex_job(int number, const std::string& resource)
{
    return {std::to_string(number), "census", resource, "my-project", "us-central1"};
}

LogQuestion question_of(std::size_t limit)
{
    LogQuestion question;
    question.from = half_past;
    question.limit = limit;
    return question;
}

}  // namespace

TEST_CASE("one filter asks for the logs of many jobs, of each from its own time on")
{
    const LogPart one{"census_1", half_past};
    const LogPart two{"census_2", at("2026-11-20T14:29:00Z"), {"a", "b\"c\\"}};
    CHECK(log_filter(std::array{one}, "")
        == types
            + " AND resource.labels.job_id=\"census_1\" AND timestamp>=\"2026-11-20T14:30:00.500Z\"");
    CHECK(log_filter(std::array{one, two}, "WARNING")
        == types
            + " AND severity>=WARNING AND timestamp>=\"2026-11-20T14:29:00Z\" AND "
              "((resource.labels.job_id=\"census_1\" AND timestamp>=\"2026-11-20T14:30:00.500Z\") OR "
              "(resource.labels.job_id=\"census_2\" AND timestamp>=\"2026-11-20T14:29:00Z\" "
              "AND insertId!=\"a\" AND insertId!=\"b\\\"c\\\\\"))");
}

TEST_CASE("no filter is longer than Logging takes, and none is empty")
{
    std::vector<LogPart> parts;
    for (int i = 0; i < 1000; ++i) parts.push_back({std::string(128, 'x'), half_past});
    const std::size_t count = parts_in_one_filter(parts, "EMERGENCY");
    CHECK(count > 50);
    CHECK(count < 1000);
    CHECK(log_filter(std::span(parts).first(count), "EMERGENCY").size() <= longest_log_filter);
    CHECK(parts_in_one_filter(std::span(parts).first(1), "") == 1);
}

TEST_CASE("an entry says its job, time, level, task and text, however the service wrapped it")
{
    struct Row {
        std::string fields, level, task, text;
    };
    const std::string label = R"("resource": {"labels": {"job_id": "1", "task_name": "master"}})";
    const std::string bare = R"("resource": {"labels": {"job_id": "1"}})";
    const std::array rows = {
        Row{label + R"(, "severity": "ERROR", "textPayload": "a\nb\u001b")", "ERROR", "master",
            "a\nb\x1b"},
        Row{label + R"(, "jsonPayload": {"message": "hello", "lineno": 3.0})", "DEFAULT", "master",
            "hello"},
        Row{label + R"(, "jsonPayload": {"step": 3, "loss": 0.10})", "DEFAULT", "master",
            R"({"step": 3, "loss": 0.10})"},
        Row{label + R"(, "jsonPayload": {"message": 7})", "DEFAULT", "master", R"({"message": 7})"},
        Row{label + R"(, "protoPayload": {"@type": "t"})", "DEFAULT", "master",
            R"({"@type": "t"})"},
        Row{label, "DEFAULT", "master", ""},
        Row{bare + R"(, "labels": {"task_name": "worker"})", "DEFAULT", "worker", ""},
        Row{bare + R"(, "labels": {"ml.googleapis.com/task_name": "server"})", "DEFAULT", "server",
            ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.fields);
        const auto lines = read_log_entries(
            R"([{"timestamp": "2026-11-20T14:30:00.5Z", "insertId": "i", "logName": "l", )"
            + row.fields + "}]");
        REQUIRE(lines);
        REQUIRE(lines->size() == 1);
        CHECK(lines->front() == LogLine{"1", half_past, "i", "l", row.level, row.task, row.text});
    }
}

TEST_CASE("what is no list of entries is no answer")
{
    CHECK(read_log_entries("[]")->empty());
    for (const char* text : {"", "{}", "[{]", "[{}]", "[1]", "[{\"timestamp\": \"today\"}]",
             R"([{"timestamp": "2026-11-20T14:30:00Z"}])"})
        CHECK_FALSE(read_log_entries(text));
}

TEST_CASE(
    "of an answer to many each job gets its own lines, and one without a number is not asked about")
{
    std::string out;
    for (const char* job : {"11", "22", "11", "99"}) {
        out += fmt::format("{}{{\"timestamp\": \"2026-11-20T14:30:0{}Z\", \"insertId\": \"{}\", "
                           "\"resource\": {{\"labels\": {{\"job_id\": \"{}\"}}}}}}",
            out.empty() ? "[" : ",", out.size() / 120, out.size(), job);
    }
    Answers answers(out + "]");
    VertexAi service = vertex_ai(answers);
    const std::array jobs = {vertex_job(1, "projects/1/locations/r/customJobs/11"),
        vertex_job(2, ""), vertex_job(3, "projects/1/locations/r/customJobs/22"),
        vertex_job(4, "projects/1/locations/r/customJobs/33")};
    const std::array questions = {question_of(5), question_of(5), question_of(5), question_of(5)};
    const auto pages = service.read_logs(jobs, questions);
    REQUIRE(pages.size() == 4);
    CHECK(answers.asked.size() == 2);  // one before the job without a number, one behind it
    for (const LogPage& page : pages) {
        CHECK(page.kind == LogPage::Kind::read);
        CHECK_FALSE(page.is_full);
    }
    CHECK(pages[0].lines.size() == 2);
    CHECK(pages[0].lines[0].job == "1");
    CHECK(pages[1].lines.empty());
    CHECK(pages[2].lines.size() == 1);
    CHECK(pages[3].lines.empty());
}

TEST_CASE("a page as long as was asked is full, and says until when")
{
    const std::string entry =
        R"({"timestamp": "2026-11-20T14:30:0XZ", "resource": {"labels": {"job_id": "11"}}})";
    std::string first = entry, last = entry;
    first[first.find('X')] = '1';
    last[last.find('X')] = '2';
    Answers answers("[" + first + "," + last + "]");
    VertexAi service = vertex_ai(answers);
    const std::array jobs = {vertex_job(1, "customJobs/11")};
    const auto pages = service.read_logs(jobs, std::array{question_of(2)});
    CHECK(pages[0].is_full);
    CHECK(pages[0].until == at("2026-11-20T14:30:02Z"));
    CHECK_FALSE(service.read_logs(jobs, std::array{question_of(3)})[0].is_full);
}

TEST_CASE("half an answer is none, and one that is no JSON is unreadable")
{
    Answers failing("[]", 1), garbled("[{\"timestamp\": ");
    VertexAi first = vertex_ai(failing), second = vertex_ai(garbled);
    const std::array jobs = {vertex_job(1, "customJobs/11")};
    const LogPage failed = first.read_logs(jobs, std::array{question_of(2)})[0];
    CHECK(failed.kind == LogPage::Kind::failed);
    CHECK_FALSE(failed.trouble.empty());
    CHECK(second.read_logs(jobs, std::array{question_of(2)})[0].kind == LogPage::Kind::unreadable);
}

}  // namespace mltrain
