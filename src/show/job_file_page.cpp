#include "show/job_file_page.hpp"

#include "base/text.hpp"
#include "job/keys.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

std::string key_entry(const Key& key)
{
    const std::string_view last = key.name.substr(key.name.rfind('.') + 1);
    std::string text = fmt::format("- `{}` ({}): {}", key.name, type_name(key.type), key.help);
    if (key.services != "all")
        text += fmt::format(". For {}", joined(split(key.services, ' '), ", "));
    text += ".\n";
    if (!key.example.empty()) text += fmt::format("  Such as `{} = {}`.\n", last, key.example);
    return text;
}

std::string keys_of(KeyHome home)
{
    std::string text;
    for (const Key& key : keys()) {
        if (key.home == home) text += key_entry(key);
    }
    return text;
}

/// As it would stand in a file, below the line of its table.
std::string example_of(const Key& key)
{
    const auto dot = key.name.rfind('.');
    if (dot == key.name.npos) return fmt::format("    {} = {}\n", key.name, key.example);
    return fmt::format(
        "    [{}]\n    {} = {}\n", key.name.substr(0, dot), key.name.substr(dot + 1), key.example);
}

std::string_view home_text(KeyHome home)
{
    switch (home) {
    case KeyHome::job_file: return "a job file, and config.toml as a default";
    case KeyHome::config_only: return "config.toml only";
    case KeyHome::later: return "no file yet: a later version will know it";
    }
    return "";
}

std::string key_page(const Key& key)
{
    std::string text = fmt::format("# {}\n\n{}.\n\n", key.name, key.help);
    text += fmt::format("- value: {}\n", type_name(key.type));
    if (!key.choices.empty())
        text += fmt::format("- one of: {}\n", joined(split(key.choices, ' '), ", "));
    text += fmt::format("- services: {}\n", joined(split(key.services, ' '), ", "));
    text += fmt::format("- stands in {}\n", home_text(key.home));
    if (!key.example.empty()) text += "\n" + example_of(key);
    return text;
}

}  // namespace

std::string job_file_keys_page(std::string_view name)
{
    if (const Key* const key = find_key(name)) return key_page(*key);
    std::string entries;
    for (const Key& key : keys()) {
        if (key.name.starts_with(std::string(name) + ".")) entries += key_entry(key);
    }
    return entries.empty() ? "" : fmt::format("# [{}]\n\n{}", name, entries);
}

std::string job_file_page()
{
    const std::string later = keys_of(KeyHome::later);
    return "# The job file\n\n"
           "A job file is TOML. Its keys carry the names of gcloud's flags, with underscores. Relative paths are\n"
           "relative to the file. A dotted key such as `limits.max_duration` stands in a table: `[limits]` on a\n"
           "line of its own, and `max_duration = …` below it.\n\n"
           "Defaults for any key may stand in `~/.config/mltrain/config.toml`. What wins: `--set` on the command\n"
           "line, then the job file, then config.toml. `mltrain check --origins` says where each value came from.\n\n"
           "In `[args]` a number travels as it is spelled, `true` becomes `--key`, `false` is left out, and a value\n"
           "that begins with a dash travels as `--key=value`. Durations are `\"90m\"`, `\"12h\"`, `\"1h30m\"`, `\"2d\"`.\n\n"
           "## Keys\n\n"
        + keys_of(KeyHome::job_file) + "\n## Keys of config.toml only\n\n"
        + keys_of(KeyHome::config_only)
        + (later.empty() ? "" : "\n## Known, but not in this version\n\n" + later);
}

}  // namespace mltrain
