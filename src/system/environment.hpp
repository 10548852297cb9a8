// The environment variables, read once at the start and then a value.
#pragma once

#include <map>
#include <string>
#include <utility>

namespace mltrain {

class Environment {
public:
    Environment() = default;
    explicit Environment(std::map<std::string, std::string> variables)
        : variables_(std::move(variables))
    {
    }

    /// The variable's value; "" when it is not set.
    std::string operator[](const std::string& name) const
    {
        const auto found = variables_.find(name);
        return found == variables_.end() ? std::string() : found->second;
    }

private:
    std::map<std::string, std::string> variables_;
};

}  // namespace mltrain
