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
    text += "\n";
    if (!key.example.empty()) text += fmt::format("  `{} = {}`\n", last, key.example);
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

}  // namespace

std::string job_file_page()
{
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
        + keys_of(KeyHome::config_only) + "\n## Known, but not in this version\n\n"
        + keys_of(KeyHome::later);
}

}  // namespace mltrain
