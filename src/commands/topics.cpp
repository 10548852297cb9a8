#include "commands/topics.hpp"

#include "base/embedded.hpp"
#include "commands/table.hpp"
#include "show/job_file_page.hpp"
#include "show/manual_page.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

constexpr Topic all_topics[] = {
    {"tutorial", "from nothing to a trained model and its bill"},
    {"job-file", "every key of a job file"},
    {"services", "where a job can run, and how to choose"},
    {"exit-codes", "what the exit codes mean"},
    {"environment", "the variables and files that mltrain reads"},
    {"prices", "the price book, and prices of your own"},
    {"vertex-ai", "jobs on Vertex AI"},
    {"slurm", "jobs on a cluster of your own"},
    {"tuning", "many trials of one job, and the best of them"},
    {"sweeps", "a job for each combination of values"},
    {"watching", "what a watch says, and when it ends"},
    {"logs", "reading what jobs write"},
    {"packaging", "how the trainer travels"},
    {"migrating", "from ML Engine to Vertex AI"},
    {"readiness", "what is looked at before there is a job"},
    {"json", "every field of every answer in JSON"},
    {"security", "what is protected, from whom, and what is not"},
    {"faq", "questions that are asked often"},
    {"benchmarks", "how fast it is, measured"},
};

}  // namespace

std::span<const Topic> topics()
{
    return all_topics;
}

std::string topic_page(std::string_view name)
{
    const bool is_topic = std::any_of(std::begin(all_topics), std::end(all_topics),
        [&](const Topic& topic) { return topic.name == name; });
    if (!is_topic) return "";
    if (name == "job-file") return job_file_page();
    return std::string(embedded_file(fmt::format("docs/{}.md", name)));
}

std::string command_page(std::string_view name)
{
    return std::string(embedded_file(fmt::format("docs/commands/{}.md", name)));
}

std::vector<ManualSource> manual_sources()
{
    std::vector<ManualSource> sources;
    const auto add = [&](int section, std::string name, std::string_view sentence,
                         const std::string& page) {
        const std::string file = fmt::format("{}.{}.scd", name, section);
        sources.push_back(
            {file, manual_page(page, {std::move(name), section, std::string(sentence)})});
    };
    add(1, "mltrain", "training jobs on Google Cloud, or here, without surprises",
        command_page("mltrain"));
    for (const Subcommand& command : all_commands())
        add(1, fmt::format("mltrain-{}", command.name), command.sentence,
            command_page(command.name));
    for (const Topic& topic : topics())
        add(7, fmt::format("mltrain-{}", topic.name), topic.sentence, topic_page(topic.name));
    return sources;
}

void write_manual_sources(const std::filesystem::path& folder)
{
    for (const ManualSource& source : manual_sources())
        create_file(folder / source.file, source.text);
}

}  // namespace mltrain
