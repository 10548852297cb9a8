#include "job/settings.hpp"

#include "base/text.hpp"
#include "base/toml_words.hpp"
#include "job/hyperparameters.hpp"
#include "job/values.hpp"

#include <fmt/core.h>

#include <filesystem>

namespace mltrain {

namespace {

std::string origin_text(const SpecFile& file, std::string_view key)
{
    const auto found = file.origins.find(key);
    if (found == file.origins.end()) return "";
    const Origin& origin = found->second;
    // The file's own name is enough beside a value; the whole path would push the value off the screen.
    const std::string name = std::filesystem::path(origin.file).filename().string();
    return origin.line > 0 ? fmt::format("{}:{}", name, origin.line) : origin.file;
}

/// Where the first of a table's entries came from, and from where else.
std::string table_origin(const SpecFile& file, std::string_view table)
{
    std::string text = origin_text(file, table);
    for (const auto& [key, origin] : file.origins) {
        if (key.starts_with(std::string(table) + ".") && text.empty())
            text = origin_text(file, key);
    }
    return text.empty() ? "command line" : text;
}

/// The same from wherever it is read.
std::string absolute_path(const std::string& path)
{
    if (path.find("://") != path.npos) return path;
    return std::filesystem::absolute(path).lexically_normal().string();
}

std::vector<std::string> absolute_paths(std::vector<std::string> paths)
{
    for (std::string& path : paths) path = absolute_path(path);
    return paths;
}

/// The words of a value in the ledger.
std::vector<std::string> words_of(const Key& key, const Json& value)
{
    if (const Json::Array* list = value.array()) {
        std::vector<std::string> words;
        for (const Json& word : *list) words.push_back(word.text() ? *word.text() : "");
        return words;
    }
    const std::string text = value.text() ? *value.text() : "";
    // A list of paths is one text as version 0.1.0 wrote it first.
    return key.type == KeyType::path_list ? split(text, ' ') : std::vector{text};
}

std::vector<std::string> pairs_text(const Pairs& pairs)
{
    std::vector<std::string> words;
    for (const auto& [name, value] : pairs) words.push_back(name + "=" + value);
    return words;
}

/// A parameter of [hyperparameters.params] is a setting, too: by its name, as a table on one line.
constexpr std::string_view parameter_prefix = "hyperparameters.params.";

Json parameter_json(const std::string& key, const SpecFile& file)
{
    for (const Hyperparameter& parameter : file.spec.hyperparameters.params) {
        if (key.substr(parameter_prefix.size()) == parameter.name) return inline_table(parameter);
    }
    return {};
}

/// As it is read back: what is a list stays one.
Json value_json(const Key& key, const std::string& text, const SpecFile& file)
{
    SpecAndSettings values{file.spec, {}};
    const Field field = key.field(values);
    if (const auto* list = std::get_if<std::vector<std::string>*>(&field))
        return Json::array(key.type == KeyType::path_list ? absolute_paths(**list) : **list);
    if (key.name == "args") return Json::array(file.spec.args);
    if (key.name == "env") return Json::array(pairs_text(file.spec.env));
    return key.type == KeyType::path ? absolute_path(text) : text;
}

/// `labels."team" = "vision"`, a line each.
std::string pair_lines(std::string_view table, const std::vector<std::string>& pairs)
{
    std::string text;
    for (const std::string& pair : pairs) {
        const auto equals = pair.find('=');
        text += fmt::format("{}.{} = {}\n", table, toml_quoted(pair.substr(0, equals)),
            toml_quoted(pair.substr(equals + 1)));
    }
    return text;
}

}  // namespace

std::vector<Setting> settings_in_force(const SpecFile& file)
{
    std::vector<Setting> settings;
    const SpecAndSettings values{file.spec, file.settings};
    for (const Key& key : keys()) {
        if (key.home != KeyHome::job_file) continue;
        if (key.name == "args" && !file.spec.args.empty()) {
            settings.push_back({"args", shell_line(file.spec.args), table_origin(file, "args")});
        } else if (key.name == "labels" && !file.spec.labels.empty()) {
            settings.push_back({"labels", joined(pairs_text(file.spec.labels), ","),
                table_origin(file, "labels")});
        } else if (key.name == "env" && !file.spec.env.empty()) {
            settings.push_back(
                {"env", shell_line(pairs_text(file.spec.env)), table_origin(file, "env")});
        } else if (key.name == "hyperparameters.params") {
            for (const Hyperparameter& parameter : file.spec.hyperparameters.params) {
                const std::string name = std::string(parameter_prefix) + parameter.name;
                settings.push_back({name, brief_text(parameter), origin_text(file, name)});
            }
        } else if (const auto value = value_text(key, values)) {
            settings.push_back({std::string(key.name), *value, origin_text(file, key.name)});
        }
    }
    return settings;
}

Json settings_json(const SpecFile& file)
{
    Json::Array settings;
    for (const Setting& setting : settings_in_force(file)) {
        Json item;
        item["key"] = setting.key;
        const Key* key = find_key(setting.key);
        item["value"] =
            key ? value_json(*key, setting.value, file) : parameter_json(setting.key, file);
        item["origin"] = setting.origin.empty() ? Json() : Json(setting.origin);
        settings.push_back(std::move(item));
    }
    return settings;
}

std::string job_file_text(const Json& settings)
{
    std::string text;
    for (const Json& setting : settings.array() ? *settings.array() : Json::Array{}) {
        const std::string name = setting.text_at("key");
        if (name.starts_with(parameter_prefix)) {
            text += fmt::format("{}{} = {}\n", parameter_prefix,
                toml_quoted(name.substr(parameter_prefix.size())), setting.text_at("value"));
        }
        const Key* key = find_key(name);
        if (!key) continue;
        if (key->name == "labels") {
            text += pair_lines(key->name, split(setting.text_at("value"), ','));
        } else if (key->name == "env") {
            text += pair_lines(key->name, words_of(*key, setting["value"]));
        } else {
            text += fmt::format("{} = {}\n", key->name,
                toml_value(
                    *key, words_of(*key, setting["value"]), std::filesystem::current_path()));
        }
    }
    return text;
}

}  // namespace mltrain
