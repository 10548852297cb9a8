#include "gcloud/env.hpp"

#include <functional>
#include <string_view>

namespace mltrain {

namespace {

using Change = std::function<Json(std::string_view key, const Json& value)>;

/// The same value with every member of every object replaced, from the inside to the outside.
Json changed(const Json& json, const Change& change)
{
    if (const auto* array = json.array()) {
        Json::Array items;
        for (const Json& item : *array) items.push_back(changed(item, change));
        return items;
    }
    if (const auto* object = json.object()) {
        Json::Object members;
        for (const auto& [key, value] : *object)
            members.emplace_back(key, change(key, changed(value, change)));
        return members;
    }
    return json;
}

}  // namespace

Json::Array env_json(const Pairs& variables)
{
    Json::Array all;
    for (const auto& [name, value] : variables) {
        Json& variable = all.emplace_back();
        variable["name"] = name;
        variable["value"] = value;
    }
    return all;
}

Json with_variables(const Json& config, const Pairs& variables)
{
    return changed(config, [&](std::string_view key, const Json& value) {
        if (key != "pythonPackageSpec" && key != "containerSpec") return value;
        Json trainer = value;
        Json::Array env = trainer["env"].array() ? *trainer["env"].array() : Json::Array{};
        for (Json& variable : env_json(variables)) env.push_back(std::move(variable));
        trainer["env"] = std::move(env);
        return trainer;
    });
}

std::string without_env_values(const std::string& answer)
{
    if (answer.find("\"env\"") == answer.npos) return answer;
    const auto json = parse_json(answer);
    if (!json) return "";  // cut short in the middle of a value, perhaps
    return pretty_json(changed(*json, [](std::string_view key, const Json& value) {
        if (key != "env" || !value.array()) return value;
        Json::Array variables = *value.array();
        for (Json& variable : variables) {
            if (variable.is_object()) variable["value"] = "…";
        }
        return Json(std::move(variables));
    })) + "\n";
}

}  // namespace mltrain
