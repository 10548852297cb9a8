// What gcloud, the services, Slurm and trainers answer with.
#include "base/json.hpp"
#include "base/json_elements.hpp"
#include "base/text.hpp"
#include "fuzz/targets.hpp"
#include "gcloud/log.hpp"
#include "gcloud/reply.hpp"
#include "gcloud/storage.hpp"
#include "gcloud/trouble.hpp"
#include "job/metrics.hpp"
#include "show/log_text.hpp"
#include "slurm/queue.hpp"

#include <array>
#include <string>

namespace mltrain::fuzz {

namespace {

constexpr Time now{Seconds(1'795'000'000)};

/// On a terminal it does nothing but stand there.
bool is_harmless(std::string text)
{
    std::erase(text, '\n');
    return visible(text) == text;
}

void is_one_that_can_be_told(const DescribedJob& job)
{
    law(!job.resource.empty(), "a job can be asked about");
    law(last_part(job.resource).find('/') == std::string_view::npos, "an id is one word");
}

template <class Jobs>
void are_told(const Jobs& jobs)
{
    if (!jobs) return;
    for (const DescribedJob& job : *jobs) is_one_that_can_be_told(job);
}

void is_read_back(const Json& json)
{
    const auto again = parse_json(json_text(json));
    law(again.has_value() && *again == json, "JSON that is written is read again");
    law(parse_json(pretty_json(json)) == again, "indented, it is the same");
}

}  // namespace

void gcloud_json(std::string_view bytes)
{
    if (const auto json = parse_json(bytes)) {
        is_read_back(*json);
        const std::size_t size = json->array() ? json->array()->size() : 0;
        law(json_elements(bytes).size() == size, "an array is cut into its elements");
    } else {
        json_elements(bytes);
    }
    if (const auto job = read_ml_engine_job(bytes, now)) is_one_that_can_be_told(*job);
    if (const auto job = read_custom_job(bytes, now)) is_one_that_can_be_told(*job);
    are_told(read_ml_engine_jobs(bytes, now));
    are_told(read_custom_jobs(bytes, now));
}

void gcloud_errors(std::string_view bytes)
{
    Outcome outcome;
    outcome.exit_code = bytes.empty() ? 1 : static_cast<unsigned char>(bytes.front());
    outcome.err = bytes.substr(bytes.empty() ? 0 : 1);
    const Trouble trouble = trouble_of(outcome);
    law(is_harmless(trouble.message), "gcloud's words are safe to show");
    law(trouble.message.find('\n') == std::string::npos, "gcloud's words are one line");
    law((outcome.exit_code == 0) == (trouble.kind == Trouble::Kind::none),
        "trouble is what exits with a code");
    law(!certainly_refused(trouble.kind) || trouble.kind != Trouble::Kind::passing,
        "what passes is not certain");
}

void log_entries(std::string_view bytes)
{
    const auto lines = read_log_entries(bytes);
    if (!lines) return;
    for (const LogLine& line : *lines) {
        LogNews news;
        news.line = line;
        law(is_harmless(log_text(news, Moment{}, NameJob::yes)), "a log is safe to show");
        law(parse_json(json_text(log_json(news, now))).has_value(), "a line of a log is JSON");
        if (line.at)
            law(parse_log_time(log_time_text(*line.at)) == line.at, "a line's time is kept");
    }
}

void metrics(std::string_view bytes)
{
    const Metrics found = metrics_in(bytes);
    law(metrics_of(to_json(found)) == found, "metrics are kept as they are");
    const std::array<std::string, 2> job_dirs = {"gs://b/1", "gs://b/2"};
    law(metrics_looks(job_dirs, bytes).size() == 2, "each job_dir has its answer");
}

void slurm_rows(std::string_view bytes)
{
    for (const auto& rows : {squeue_rows(bytes), sacct_rows(bytes)}) {
        for (const SlurmRow& row : rows) {
            slurm_state(row.state);
            labels_in(row.comment);
            if (const auto own = own_name_of(row.name))
                law(slurm_name(own->job, own->id) == row.name, "a name is read back");
        }
    }
}

}  // namespace mltrain::fuzz
