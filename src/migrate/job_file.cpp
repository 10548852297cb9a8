#include "migrate/job_file.hpp"

#include "base/text.hpp"
#include "base/toml_words.hpp"
#include "job/arguments.hpp"
#include "job/hyperparameters.hpp"
#include "job/keys.hpp"
#include "job/values.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <regex>
#include <set>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// The lines of one table: its keys, each with its value as TOML spells it.
using Lines = std::vector<std::pair<std::string, std::string>>;

std::string aligned(const Lines& lines)
{
    int widest = 0;
    for (const auto& [key, value] : lines) widest = std::max(widest, columns_of(key));
    std::string text;
    for (const auto& [key, value] : lines) {
        const auto padding = static_cast<std::size_t>(std::max(0, widest - columns_of(key)));
        text += fmt::format("{}{} = {}\n", key, std::string(padding, ' '), value);
    }
    return text;
}

std::string toml_key(const std::string& name)
{
    static const std::regex bare("[A-Za-z0-9_-]+");
    return std::regex_match(name, bare) ? name : toml_quoted(name);
}

/// A number stays one where TOML would spell it the same.
std::string argument_text(const std::string& word)
{
    static const std::regex number("-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,15})?(e-?[0-9]{1,2})?");
    return std::regex_match(word, number) ? word : toml_quoted(word);
}

/// An option with the words that follow it.
struct Option {
    std::string name;
    std::vector<std::string> values;
};

bool is_option(const std::string& word)
{
    return word.size() > 2 && word.starts_with("--");
}

/// The words as options, whether or not they can be said so.
std::vector<Option> options_of(const std::vector<std::string>& words)
{
    std::vector<Option> options;
    for (const std::string& word : words) {
        const auto equals = std::min(word.find('='), word.size());
        if (!is_option(word)) {
            if (options.empty()) options.push_back({});
            options.back().values.push_back(word);
        } else if (equals < word.size()) {
            options.push_back({word.substr(2, equals - 2), {word.substr(equals + 1)}});
        } else {
            options.push_back({word.substr(2), {}});
        }
    }
    return options;
}

/// As a table, where the reader of job files makes the very same words of it.
std::optional<Lines> argument_table(const std::vector<std::string>& words)
{
    Arguments arguments;
    std::set<std::string> names;
    Lines lines;
    for (const auto& [name, values] : options_of(words)) {
        const bool fits = !name.empty() && !name.starts_with('-')
            && name.find_first_of(" =") == name.npos && names.insert(name).second;
        const bool dashed =
            std::any_of(values.begin(), values.end(), [](auto& v) { return v.starts_with('-'); });
        if (!fits || (values.size() > 1 && dashed)) return {};
        if (values.empty()) {
            arguments.set_flag(name, true);
        } else {
            arguments.set(name, values);
        }
        std::vector<std::string> texts;
        for (const std::string& value : values) texts.push_back(argument_text(value));
        std::string text = joined(texts, ", ");
        if (texts.empty()) text = "true";
        if (texts.size() > 1) text = "[" + text + "]";
        lines.emplace_back(toml_key(name), text);
    }
    if (arguments.words() != words) return {};
    return lines;
}

/// Word for word; an option stands on one line with what follows it.
std::string argument_list(const std::vector<std::string>& words)
{
    std::string text = "args = [";
    for (const std::string& word : words) {
        const bool begins = &word == words.data() || word.starts_with('-');
        text += (begins ? "\n    " : " ") + toml_quoted(word) + ",";
    }
    return text + "\n]\n";
}

class Writer {
public:
    Writer(const JobSpec& spec, fs::path directory)
        : values_{spec, {}},
          directory_(std::move(directory))
    {
    }

    std::string text()
    {
        std::string text = aligned(lines_of_table(""));
        const auto& args = values_.spec.args;
        const auto table = argument_table(args);
        if (!args.empty() && !table) text += "\n" + argument_list(args);
        if (!args.empty() && table) text += "\n[args]\n" + aligned(*table);
        for (const auto& [name, pairs] :
            {std::pair("labels", &values_.spec.labels), std::pair("env", &values_.spec.env)}) {
            if (!pairs->empty()) text += fmt::format("\n[{}]\n{}", name, aligned(lines_of(*pairs)));
        }
        for (const std::string& name : tables()) {
            const Lines lines = lines_of_table(name);
            if (!lines.empty()) text += fmt::format("\n[{}]\n{}", name, aligned(lines));
        }
        Lines parameters;
        for (const Hyperparameter& parameter : values_.spec.hyperparameters.params)
            parameters.emplace_back(toml_key(parameter.name), inline_table(parameter));
        if (!parameters.empty()) text += "\n[hyperparameters.params]\n" + aligned(parameters);
        return text;
    }

private:
    /// In the order of the table of keys.
    static std::vector<std::string> tables()
    {
        std::vector<std::string> names;
        for (const Key& key : keys()) {
            const std::string name(key.name.substr(0, key.name.find('.')));
            const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
            if (is_new && name != key.name && key.home == KeyHome::job_file) names.push_back(name);
        }
        return names;
    }

    static Lines lines_of(const Pairs& pairs)
    {
        Lines lines;
        for (const auto& [name, value] : pairs)
            lines.emplace_back(toml_key(name), toml_quoted(value));
        return lines;
    }

    /// What is set of one table; of the file itself for "". A table within it becomes a line.
    Lines lines_of_table(const std::string& table) const
    {
        Lines lines;
        const std::string prefix = table.empty() ? "" : table + ".";
        for (const Key& key : keys()) {
            const bool is_inside = key.home == KeyHome::job_file && key.name.starts_with(prefix)
                && (!table.empty() || key.name.find('.') == key.name.npos);
            const auto value = is_inside ? spelled(key) : std::nullopt;
            if (!value) continue;
            const std::string name(key.name.substr(prefix.size()));
            const auto dot = name.find('.');
            const std::string outer = name.substr(0, dot);
            if (dot == name.npos) {
                lines.emplace_back(name, *value);
            } else if (const std::string inner = name.substr(dot + 1) + " = " + *value;
                       !lines.empty() && lines.back().first == outer) {
                lines.back().second.insert(lines.back().second.size() - 2, ", " + inner);
            } else {
                lines.emplace_back(outer, "{ " + inner + " }");
            }
        }
        return lines;
    }

    std::optional<std::string> spelled(const Key& key) const
    {
        const auto text = value_text(key, values_);
        if (!text) return {};
        std::vector<std::string> words = {*text};
        SpecAndSettings values = values_;  // a field is given for writing
        const Field field = key.field(values);
        if (const auto* list = std::get_if<std::vector<std::string>*>(&field)) words = **list;
        return toml_value(key, words, directory_);
    }

    SpecAndSettings values_;
    fs::path directory_;
};

}  // namespace

std::string pretty_job_file(const JobSpec& spec, const fs::path& directory)
{
    return Writer(spec, directory).text();
}

}  // namespace mltrain
