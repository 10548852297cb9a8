#include "job/secrets.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

// A name is cut into words at - and _; these alone, or two that belong together, tell of a secret.
constexpr std::array<std::string_view, 10> words = {"password", "passwd", "passphrase", "pwd",
    "secret", "secrets", "token", "apikey", "credential", "credentials"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> pairs = {
    {{"api", "key"}, {"access", "key"}, {"secret", "key"}, {"private", "key"}, {"auth", "key"}}};
/// After them a name tells of something about the secret, and not of it: --token-count, --password-file.
constexpr std::array<std::string_view, 18> about = {"file", "path", "dir", "count", "counts",
    "length", "len", "size", "limit", "ids", "id", "type", "types", "name", "embedding", "dropout",
    "budget", "ttl"};

/// A token of these is a word of a model's vocabulary: --pad-token.
constexpr std::array<std::string_view, 12> of_vocabulary = {
    "pad", "eos", "bos", "unk", "mask", "sep", "cls", "special", "start", "stop", "end", "image"};

struct Key {
    std::string_view beginning;
    std::size_t length;  ///< at least, in all
};

// As their owners document them, or as scanners of repositories know them.
constexpr std::array<Key, 17> keys = {{{"AIza", 39}, {"ya29.", 20}, {"GOCSPX-", 20}, {"ghp_", 36},
    {"gho_", 36}, {"ghs_", 36}, {"github_pat_", 40}, {"glpat-", 20}, {"AKIA", 20}, {"ASIA", 20},
    {"sk-", 40}, {"sk_live_", 20}, {"hf_", 30}, {"xoxb-", 20}, {"xoxp-", 20}, {"npm_", 36},
    {"eyJhbGciOi", 40}}};

template <std::size_t n>
bool is_among(const std::array<std::string_view, n>& all, std::string_view word)
{
    return std::find(all.begin(), all.end(), word) != all.end();
}

std::vector<std::string> words_of(std::string_view name)
{
    std::string text = lower(name);
    std::replace(text.begin(), text.end(), '-', '_');
    std::replace(text.begin(), text.end(), '.', '_');
    std::vector<std::string> parts = split(text, '_');
    std::erase(parts, "");
    return parts;
}

void add(std::vector<std::string>& found, std::string place)
{
    if (std::find(found.begin(), found.end(), place) == found.end())
        found.push_back(std::move(place));
}

void look_at_arguments(const std::vector<std::string>& args, std::vector<std::string>& found)
{
    for (std::size_t i = 0; i < args.size(); ++i) {
        const std::string& word = args[i];
        const auto equals = word.find('=');
        const bool is_option = word.starts_with('-');
        const std::string name = is_option ? word.substr(0, equals) : "";
        const bool has_next = i + 1 < args.size() && !args[i + 1].starts_with('-');
        const std::string value = !is_option ? word
            : equals != word.npos            ? word.substr(equals + 1)
            : has_next                       ? args[i + 1]
                                             : "";
        if (value.empty()) continue;
        if (is_option && (is_name_of_secret(name) || is_like_secret(value))) {
            add(found, "args " + name);
            if (equals == word.npos) ++i;
        } else if (!is_option && is_like_secret(value)) {
            add(found, fmt::format("word {} of args", i + 1));
        }
    }
}

}  // namespace

bool is_name_of_secret(std::string_view name)
{
    const std::vector<std::string> parts = words_of(name);
    if (parts.empty() || is_among(about, parts.back())) return false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == "token" && i > 0 && is_among(of_vocabulary, parts[i - 1])) continue;
        if (is_among(words, parts[i])) return true;
        const bool is_pair =
            i > 0 && std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
                return pair.first == parts[i - 1] && pair.second == parts[i];
            });
        if (is_pair) return true;
    }
    return false;
}

bool is_like_secret(std::string_view value)
{
    if (value.find("-----BEGIN ") != value.npos && value.find("PRIVATE KEY") != value.npos)
        return true;
    return std::any_of(keys.begin(), keys.end(), [&](const Key& key) {
        return value.starts_with(key.beginning) && value.size() >= key.length
            && value.find_first_of(" /\\\n") == value.npos;
    });
}

std::vector<std::string> likely_secrets(const JobSpec& spec)
{
    std::vector<std::string> found;
    look_at_arguments(spec.args, found);
    for (const auto& [name, value] : spec.env) {
        if (!value.empty() && (is_name_of_secret(name) || is_like_secret(value)))
            add(found, "env " + name);
    }
    for (const auto& [name, value] : spec.labels) {
        if (!value.empty() && (is_name_of_secret(name) || is_like_secret(value)))
            add(found, "labels " + name);
    }
    return found;
}

std::vector<std::string> notes_of_secrets(const JobSpec& spec, std::string_view service)
{
    const std::vector<std::string> found = likely_secrets(spec);
    if (found.empty()) return {};
    const bool has_no_environment = service == "ml-engine" || service == "ai-platform";
    const bool is_one = found.size() == 1;
    return {fmt::format("{} {} like {}, and {} kept in the ledger{}; {}",
        visible(joined(found, ", ")), is_one ? "looks" : "look", is_one ? "a secret" : "secrets",
        is_one ? "is" : "are", service == "local" ? "" : " and shown by the service",
        has_no_environment
            ? "ML Engine has no environment: let the trainer read it from a file or Secret Manager"
            : "better: env_from_file = \"secrets.env\"")};
}

}  // namespace mltrain
