#include "job/arguments.hpp"

#include <algorithm>

namespace mltrain {

void Arguments::set(const std::string& name, const std::vector<std::string>& values)
{
    const std::string option = "--" + name;
    if (values.size() == 1 && values[0].starts_with('-'))
        return put(name, {option + "=" + values[0]});
    std::vector<std::string> words = {option};
    words.insert(words.end(), values.begin(), values.end());
    put(name, std::move(words));
}

void Arguments::set_flag(const std::string& name, bool on)
{
    put(name, on ? std::vector{"--" + name} : std::vector<std::string>{});
}

void Arguments::replace_all(std::vector<std::string> words)
{
    named_.clear();
    words_ = std::move(words);
}

std::vector<std::string> Arguments::words() const
{
    std::vector<std::string> all = words_;
    for (const auto& [name, words] : named_) all.insert(all.end(), words.begin(), words.end());
    return all;
}

void Arguments::put(const std::string& name, std::vector<std::string> words)
{
    const auto found = std::find_if(
        named_.begin(), named_.end(), [&](const auto& entry) { return entry.first == name; });
    if (found != named_.end()) {
        found->second = std::move(words);
    } else {
        named_.emplace_back(name, std::move(words));
    }
}

}  // namespace mltrain
