#include "job/record.hpp"

#include "base/text.hpp"

namespace mltrain {

std::vector<std::string> labels_of(const Submission& submission)
{
    for (const Json& setting :
        submission.settings.array() ? *submission.settings.array() : Json::Array{}) {
        if (setting.text_at("key") == "labels") return split(setting.text_at("value"), ',');
    }
    return {};
}

}  // namespace mltrain
