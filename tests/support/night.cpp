#include "support/night.hpp"

#include "app.hpp"
#include "gcloud/reply.hpp"
#include "ledger/ledger.hpp"

#include <fmt/core.h>

#include <ctime>

namespace mltrain {

namespace {

constexpr Seconds end_after_cancel{60};
/// As good as not there.
constexpr Seconds hidden = std::chrono::hours(100'000);

CloudJob job_of(const Life& life, std::size_t number, Time created)
{
    CloudJob job;
    job.name = life.name;
    job.project = life.place.project;
    job.id = fmt::format("{:032x}", number);
    job.created = created;
    job.args = life.args;
    if (life.place.service == "vertex-ai") {
        job.resource = fmt::format(
            "projects/123456789012/locations/{}/customJobs/{}", life.place.region, 7000 + number);
    }
    return job;
}

Submission submission_of(const Life& life, const CloudJob& job)
{
    Submission submission;
    submission.job = {job.id, job.name, "", job.project, life.place.region};
    submission.name = job.name;
    submission.service = life.place.service;
    submission.hash = job.id;
    submission.made_at = submission.recorded_at = job.created;
    submission.plan.argv = {"gcloud"};
    submission.prices.per_hour = life.per_hour;
    if (life.max_cost) {
        Json limit;
        limit["key"] = "limits.max_cost";
        limit["value"] = decimal_text(*life.max_cost);
        submission.settings = Json(Json::Array{limit});
    }
    return submission;
}

void write_down(Ledger& ledger, const Life& life, const CloudJob& job)
{
    Answer answer;
    answer.verdict = Verdict::accepted;
    answer.resource = job.resource.empty() ? job.name : job.resource;
    Sighting queued;
    queued.seen_at = job.created;
    queued.state = State::queued;
    queued.word = "QUEUED";
    ledger.record(submission_of(life, job));
    ledger.record(job.id, "submit", answer, job.created);
    ledger.record(job.id, queued);
}

std::string value_of(const Command& command, const std::string& option)
{
    for (const std::string& word : command.argv) {
        if (word.starts_with(option + "=")) return word.substr(option.size() + 1);
    }
    return "";
}

std::string region_of(const std::string& resource)
{
    const auto begin = resource.find("/locations/") + 11;
    return resource.substr(begin, resource.find('/', begin) - begin);
}

}  // namespace

double processor_time()
{
    timespec time = {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

Night::Night(const std::vector<Life>& lives)
    : clock(*parse_time("2026-11-20T20:00:00Z")),
      start_(clock.now())
{
    Ledger ledger = Ledger::open(scratch_.path() / "state/mltrain");
    for (const Life& life : lives) {
        cloud_.jobs.push_back(job_of(life, cloud_.jobs.size() + 1, start_));
        stages_.push_back(life.stages);
        write_down(ledger, life, cloud_.jobs.back());
    }
}

Exit Night::mltrain(const std::vector<std::string>& words)
{
    World world{.runner = *this,
        .clock = clock,
        .random = random_,
        .console = *this,
        .environment = Environment({{"HOME", scratch_.path().string()},
            {"XDG_STATE_HOME", (scratch_.path() / "state").string()}}),
        .program = "/usr/bin/mltrain"};
    return mltrain::run(world, words);
}

void Night::write_settings(std::string_view text) const
{
    scratch_.write(".config/mltrain/config.toml", text);
}

std::vector<Question> Night::asked(std::string_view verb) const
{
    std::vector<Question> found;
    for (const Question& question : questions) {
        if (question.verb == verb) found.push_back(question);
    }
    return found;
}

Outcome Night::run(const Command& command)
{
    if (command.argv.at(1) == "logging") return {.out = "[]\n", .err = ""};
    questions.push_back(question_of(command));
    Fate fate;
    fate.fault = fault_of(questions.back());
    const double begun = processor_time();
    Outcome outcome = answer(command, questions.back(), fate);
    cloud_seconds += processor_time() - begun;
    return outcome;
}

Question Night::question_of(const Command& command)
{
    Question question{
        clock.now(), {"ml-engine", value_of(command, "--project"), ""}, verb_of(command), ""};
    const bool vertex = is_for_vertex_ai(command);
    if (vertex) question.place.service = "vertex-ai";
    if (question.verb == "list") {
        question.place.region = value_of(command, "--region");
        return question;
    }
    const std::string& subject = command.argv.at(4);
    if (vertex) question.place.region = region_of(subject);
    for (const CloudJob& job : cloud_.jobs) {
        if ((vertex ? job.resource : job.name) == subject) question.subject = job.name;
    }
    return question;
}

Outcome Night::answer(const Command& command, const Question& question, const Fate& fate)
{
    pass_time(question.verb == "list");
    if (fate.fault == Fault::interrupted) clock.interrupts.push_front(clock.now());
    Outcome outcome = cloud_.run(command, fate, clock.now());
    if (question.verb == "cancel" && outcome.exit_code == 0) take_cancel(question);
    return outcome;
}

/// Every job is what it is by now.
void Night::pass_time(bool for_a_list)
{
    for (std::size_t i = 0; i < stages_.size(); ++i) {
        CloudJob& job = cloud_.jobs[i];
        job.state.clear();
        job.started.reset();
        for (const Stage& stage : stages_[i]) {
            if (stage.after > age()) break;
            job.state = stage.word;
            if (stage.word == "RUNNING" && !job.started) job.started = start_ + stage.after;
            if (is_over(state_of(stage.word))) job.ended = start_ + stage.after;
        }
        const bool there = !job.state.empty() && !(for_a_list && is_unlisted(job.name));
        job.read_lag = there ? Seconds(0) : hidden;
    }
}

void Night::take_cancel(const Question& question)
{
    for (std::size_t i = 0; i < stages_.size(); ++i) {
        if (cloud_.jobs[i].name != question.subject) continue;
        std::erase_if(stages_[i], [&](const Stage& stage) { return stage.after > age(); });
        stages_[i].push_back({age(), "CANCELLING"});
        stages_[i].push_back({age() + end_after_cancel, "CANCELLED"});
    }
}

}  // namespace mltrain
