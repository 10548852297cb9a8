// The one table of keys. It feeds the reading of job files, the complaints, `help job-file`,
// docs/job-file.md and the JSON Schema for editors. A key that is not in it does not exist.
#pragma once

#include "job/spec.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mltrain {

/// What a key's value is; decides how it is spelled in TOML and which field it fills.
enum class KeyType {
    text,
    path,       ///< relative ones are relative to the file they stand in; gs:// stays
    word,       ///< any case, - or _: becomes BASIC_GPU
    path_list,  ///< of paths
    text_list,  ///< of words, as they stand
    flag,
    count,     ///< a whole number, 1 or more
    duration,  ///< "12h"
    money,     ///< USD
    table,     ///< free keys: [args], [labels], [env]
};

enum class KeyHome {
    job_file,     ///< in a job file, and as a default in config.toml
    config_only,  ///< in config.toml only: a cloned repository must not decide it
    later,        ///< a known word of a later version
};

/// Which field of the spec a key fills.
using Field = std::variant<std::monostate, std::optional<std::string>*, std::optional<bool>*,
    std::optional<std::int64_t>*, std::optional<Seconds>*, std::optional<Money>*,
    std::vector<std::string>*, Pairs*>;  // monostate: the reader knows what to do

/// Both things that a file can fill.
struct SpecAndSettings {
    JobSpec spec;
    Settings settings;
};

struct Key {
    std::string_view name;  ///< dotted: "limits.max_duration"
    KeyType type;
    KeyHome home;
    std::string_view services;  ///< "all", or the services that know it, separated by spaces
    std::string_view help;      ///< one line
    std::string_view example;   ///< as it stands in a file, right of the equals sign
    std::string_view choices;   ///< the words that are allowed, separated by spaces; "" for any
    Field (*field)(SpecAndSettings&);
};

std::span<const Key> keys();
const Key* find_key(std::string_view name);
/// The names of all tables ("limits", "master"), those of later versions included.
bool is_table(std::string_view name);

/// What was probably meant by a word that is no key: the nearest one, or the same word in its own table.
std::string unknown_key_hint(const std::string& name);

/// "text", "number", … for people.
std::string_view type_name(KeyType type);

/// The key's value in the spec as a job file would spell it; nothing when it is not set.
std::optional<std::string> value_text(const Key& key, const SpecAndSettings& values);

}  // namespace mltrain
