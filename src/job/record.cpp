#include "job/record.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace mltrain {

namespace {

std::string setting_of(const Submission& submission, std::string_view key)
{
    for (const Json& setting :
        submission.settings.array() ? *submission.settings.array() : Json::Array{}) {
        if (setting.text_at("key") == key) return setting.text_at("value");
    }
    return "";
}

}  // namespace

std::vector<std::string> labels_of(const Submission& submission)
{
    const std::string labels = setting_of(submission, "labels");
    return labels.empty() ? std::vector<std::string>() : split(labels, ',');
}

std::string job_dir_of(const Submission& submission)
{
    return with_job_name(setting_of(submission, "job_dir"), submission.job.name);
}

std::vector<std::int64_t> unsent_numbers(
    const SweepRecord& sweep, const std::vector<Entry>& entries)
{
    std::vector<bool> sent(sweep.variants.size() + 1);
    for (const Entry& entry : entries) {
        const auto number = static_cast<std::size_t>(entry.submission.sweep_number);
        if (entry.last.state != State::refused && number < sent.size()) sent[number] = true;
    }
    std::vector<std::int64_t> unsent;
    for (std::size_t number = 1; number < sent.size(); ++number) {
        if (!sent[number]) unsent.push_back(static_cast<std::int64_t>(number));
    }
    return unsent;
}

bool tunes(const Submission& submission)
{
    const Json::Array* settings = submission.settings.array();
    return settings != nullptr
        && std::any_of(settings->begin(), settings->end(), [](const Json& setting) {
               return setting.text_at("key").starts_with("hyperparameters.");
           });
}

}  // namespace mltrain
