#include "job/values.hpp"

#include "base/text.hpp"
#include "base/toml_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

using Trouble = std::optional<ValueTrouble>;

/// A path as it is meant: relative to its file, unless it names cloud storage.
std::string resolved(const std::string& path, const fs::path& directory)
{
    if (path.empty() || path.find("://") != path.npos || fs::path(path).is_absolute()) return path;
    std::string whole = (directory / path).lexically_normal().string();
    if (whole.size() > 1 && whole.ends_with('/')) whole.pop_back();
    return whole;
}

/// Any case, - or _: as the API spells it.
std::string as_word(std::string text)
{
    text = upper(text);
    std::replace(text.begin(), text.end(), '-', '_');
    return text;
}

/// One overload for each type of field.
struct Filler {
    const Key& key;
    const std::vector<std::string>& words;
    const fs::path& directory;
    const std::string text = words.empty() ? std::string() : words[0];

    Trouble operator()(std::monostate) const { return {}; }
    Trouble operator()(Pairs*) const { return {}; }

    Trouble operator()(std::vector<std::string>* list) const
    {
        list->clear();
        for (const std::string& word : words) {
            const bool is_path = key.type == KeyType::path_list;
            if (is_path && word.empty()) return ValueTrouble{"holds an empty text", "take it out"};
            list->push_back(is_path ? resolved(word, directory) : word);
        }
        return {};
    }

    Trouble operator()(std::optional<std::string>* field) const
    {
        if (text.empty()) return ValueTrouble{"is empty", "give it a value, or take it out"};
        if (text.find('\0') != text.npos) return ValueTrouble{"holds a NUL character", ""};
        *field = text;
        if (key.type == KeyType::word) *field = as_word(text);
        if (key.type == KeyType::path) *field = resolved(text, directory);
        const std::vector<std::string> choices = split(key.choices, ' ');
        if (key.choices.empty()
            || std::find(choices.begin(), choices.end(), **field) != choices.end())
            return {};
        return ValueTrouble{fmt::format("cannot be \"{}\"", text), choice_hint(text, choices)};
    }

    Trouble operator()(std::optional<bool>* field) const
    {
        *field = text == "true";
        if (text == "true" || text == "false") return {};
        return ValueTrouble{"must be true or false", ""};
    }

    Trouble operator()(std::optional<std::int64_t>* field) const
    {
        constexpr std::int64_t most = 1000;
        const auto number = parse_billionths(text);
        const bool whole = number && *number % nanos_per_unit == 0;
        if (!whole || *number <= 0 || *number > most * nanos_per_unit) {
            return ValueTrouble{fmt::format("must be a whole number from 1 to {}", most), ""};
        }
        *field = *number / nanos_per_unit;
        return {};
    }

    Trouble operator()(std::optional<Seconds>* field) const
    {
        const auto duration = parse_duration(text);
        if (!duration || *duration == Seconds(0)) {
            return ValueTrouble{
                fmt::format("is no duration: \"{}\"", text), std::string(duration_hint)};
        }
        *field = duration;
        return {};
    }

    Trouble operator()(std::optional<Money>* field) const
    {
        constexpr std::int64_t most = 1'000'000;
        const auto money = parse_money(text);
        const bool may_be_zero = key.home == KeyHome::config_only;
        if (!money || *money < Money{} || (*money == Money{} && !may_be_zero)) {
            return ValueTrouble{
                "must be a positive number of US dollars", fmt::format("such as {}", key.example)};
        }
        if (*money > Money{most * nanos_per_unit})
            return ValueTrouble{fmt::format("is at most {}", most), ""};
        *field = money;
        return {};
    }
};

/// A shorter way to say it, for what lies below the directory.
std::string path_from(const fs::path& directory, const std::string& path)
{
    if (path.find("://") != path.npos) return path;
    const std::string relative = fs::path(path).lexically_proximate(directory).string();
    return relative.starts_with("..") ? path : relative;
}

}  // namespace

std::optional<ValueTrouble> fill(const Key& key, SpecAndSettings& values,
    const std::vector<std::string>& words, const fs::path& directory)
{
    return std::visit(Filler{key, words, directory}, key.field(values));
}

std::string toml_value(
    const Key& key, const std::vector<std::string>& words, const fs::path& directory)
{
    const bool is_path = key.type == KeyType::path || key.type == KeyType::path_list;
    const bool is_bare =
        key.type == KeyType::flag || key.type == KeyType::count || key.type == KeyType::money;
    std::vector<std::string> texts;
    for (const std::string& word : words) {
        texts.push_back(is_bare ? word : toml_quoted(is_path ? path_from(directory, word) : word));
    }
    const bool is_list = key.type == KeyType::path_list || key.type == KeyType::text_list
        || key.type == KeyType::table;
    return is_list ? "[" + joined(texts, ", ") + "]" : joined(texts, "");
}

}  // namespace mltrain
