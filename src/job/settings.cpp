#include "job/settings.hpp"

#include "base/text.hpp"

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
    if (path.starts_with("gs://")) return path;
    return std::filesystem::absolute(path).lexically_normal().string();
}

std::vector<std::string> absolute_paths(std::vector<std::string> paths)
{
    for (std::string& path : paths) path = absolute_path(path);
    return paths;
}

/// Text as TOML spells it. JSON's spelling is the same, but for one character.
std::string quoted(const std::string& text)
{
    std::string toml;
    for (const char c : json_text(Json(text))) toml += c == '\x7f' ? "\\u007F" : std::string(1, c);
    return toml;
}

/// A shorter way to say it, for what lies below where we are.
std::string path_from_here(const std::string& path)
{
    const std::string relative = path.starts_with("gs://")
        ? path
        : std::filesystem::path(path).lexically_proximate(std::filesystem::current_path()).string();
    return relative.starts_with("..") ? path : relative;
}

std::string toml_value(const Key& key, const Json& value)
{
    if (const Json::Array* list = value.array()) {
        std::vector<std::string> words;
        for (const Json& word : *list) words.push_back(quoted(word.text() ? *word.text() : ""));
        return "[" + joined(words, ", ") + "]";
    }
    const std::string text = value.text() ? *value.text() : "";
    const bool bare =
        key.type == KeyType::flag || key.type == KeyType::count || key.type == KeyType::money;
    if (key.type == KeyType::path_list)  // as version 0.1.0 wrote it first
        return toml_value(key, Json::array(split(text, ' ')));
    return bare ? text : quoted(key.type == KeyType::path ? path_from_here(text) : text);
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
            std::vector<std::string> pairs;
            for (const auto& [name, value] : file.spec.labels) pairs.push_back(name + "=" + value);
            settings.push_back({"labels", joined(pairs, ","), table_origin(file, "labels")});
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
        const Key* key = find_key(setting.key);
        Json item;
        item["key"] = setting.key;
        item["value"] = setting.value;
        if (key->type == KeyType::path) item["value"] = absolute_path(setting.value);
        if (setting.key == "packages")
            item["value"] = Json::array(absolute_paths(file.spec.packages));
        if (setting.key == "args") item["value"] = Json::array(file.spec.args);
        item["origin"] = setting.origin.empty() ? Json() : Json(setting.origin);
        settings.push_back(std::move(item));
    }
    return settings;
}

std::string job_file_text(const Json& settings)
{
    std::string text;
    for (const Json& setting : settings.array() ? *settings.array() : Json::Array{}) {
        const Key* key = find_key(setting.text_at("key"));
        if (!key) continue;
        if (key->name != "labels") {
            text += fmt::format("{} = {}\n", key->name, toml_value(*key, setting["value"]));
            continue;
        }
        for (const std::string& label : split(setting.text_at("value"), ',')) {
            const auto equals = label.find('=');
            text += fmt::format("labels.{} = {}\n", quoted(label.substr(0, equals)),
                quoted(label.substr(equals + 1)));
        }
    }
    return text;
}

}  // namespace mltrain
