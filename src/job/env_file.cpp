#include "job/env_file.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "system/files.hpp"
#include "system/trust.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_file = 64 * 1024;
constexpr std::size_t shortest_secret = 6;

// sh's own words for what read_env_file() does. Its one variable has a name that nobody else's has.
constexpr const char* reader =
    "while IFS= read -r mltrain_line || [ -n \"$mltrain_line\" ]; do "
    "case $mltrain_line in \"\"|\\#*) ;; *) export \"$mltrain_line\" ;; esac; "
    "done < \"$1\" || exit 74; shift; exec \"$@\"";

/// A file that is somebody else's, as a secret that Kubernetes mounts, keeps its mode.
std::string closing_of(const fs::path& path)
{
    const std::string file = shell_quoted(path.string());
    if (is_closed_by_user(path)) return "chmod 600 " + file;
    return fmt::format("make a copy of your own, and name that one: install -m 600 {} ~/{}", file,
        shell_quoted("my-" + path.filename().string()));
}

void refuse_open(const fs::path& path)
{
    for (const std::string& why : {how_others_read(path), how_others_write(path)}) {
        if (!why.empty())
            throw Error(fmt::format("\"{}\" is no place for secrets: {}", path.string(), why),
                closing_of(path));
    }
}

bool is_in_quotes(std::string_view value)
{
    return value.size() > 1 && value.front() == value.back()
        && (value.front() == '"' || value.front() == '\'');
}

/// What is wrong with a line; "" for nothing.
std::string trouble_with(std::string_view name, std::string_view value, bool has_equals)
{
    if (name.ends_with('\r') || value.ends_with('\r')) return "ends with a carriage return";
    if (!has_equals) return "is no NAME=value";
    if (!is_variable_name(name)) return "has no name of a variable before the =";
    if (value.find('\0') != value.npos) return "holds a NUL character";
    if (is_in_quotes(value)) return "has its value in quotes, which would be part of it";
    return {};
}

}  // namespace

bool is_variable_name(std::string_view name)
{
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !name.empty() && is_letter(name[0])
        && std::all_of(name.begin(), name.end(),
            [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

Pairs read_env_file(const fs::path& path)
{
    refuse_open(path);
    Pairs variables;
    int number = 0;
    const std::string text = read_file(path, largest_file);
    for (const std::string& line : split(text, '\n')) {
        ++number;
        if (line.empty() || line.starts_with('#')) continue;
        const auto equals = line.find('=');
        const std::string name = line.substr(0, equals);
        const std::string value = equals == line.npos ? "" : line.substr(equals + 1);
        std::string trouble = trouble_with(name, value, equals != line.npos);
        if (std::any_of(variables.begin(), variables.end(),
                [&](const auto& known) { return known.first == name; }))
            trouble = "names a variable again";
        if (!trouble.empty()) {
            throw Error(fmt::format("line {} of \"{}\" {}", number, path.string(), trouble),
                line.ends_with('\r') ? "sed -i 's/\\r$//' " + shell_quoted(path.string())
                                     : "a line is NAME=value, word for word: no export, no quotes");
        }
        variables.emplace_back(name, value);
    }
    return variables;
}

std::vector<Problem> problems_of_env_file(const JobSpec& spec)
{
    if (!spec.env_from_file) return {};
    try {
        std::vector<Problem> problems;
        for (const auto& [name, value] : read_env_file(*spec.env_from_file)) {
            const bool is_twice = std::any_of(spec.env.begin(), spec.env.end(),
                [&, &wanted = name](const auto& known) { return known.first == wanted; });
            if (is_twice) {
                problems.push_back({"env." + name,
                    fmt::format(
                        "\"{}\" stands in [env], and in \"{}\", too", name, *spec.env_from_file),
                    "take one of them out"});
            }
        }
        return problems;
    } catch (const Error& error) {
        std::error_code unknown;
        const bool is_gone =
            fs::status(*spec.env_from_file, unknown).type() == fs::file_type::not_found;
        return {{"env_from_file", error.what(),
            is_gone ? "put the file there, or name another: --set env_from_file=FILE"
                    : error.hint}};
    }
}

std::vector<std::string> argv_with_env_file(
    const std::string& path, const std::vector<std::string>& argv)
{
    std::vector<std::string> words = {"sh", "-c", reader, "env_from_file", path};
    words.insert(words.end(), argv.begin(), argv.end());
    return words;
}

std::string without_values(std::string text, const Pairs& variables)
{
    for (const auto& [name, value] : variables) {
        if (value.size() < shortest_secret) continue;
        for (auto at = text.find(value); at != text.npos; at = text.find(value, at))
            text.replace(at, value.size(), "…");
    }
    return text;
}

}  // namespace mltrain
