// From text to a key's value: the one place that knows how text, counts, durations and money are spelled,
// whether they come from a file or from --set.
#pragma once

#include "job/keys.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// What is wrong with a value; the message begins with a verb: "is empty".
struct ValueTrouble {
    std::string message;
    std::string hint;
};

/// Fills the key's field. One word for each key that is no list. Relative paths become relative to where
/// we are, by way of the directory they stand in.
std::optional<ValueTrouble> fill(const Key& key, SpecAndSettings& values,
    const std::vector<std::string>& words, const std::filesystem::path& directory);

/// The way back: the value as it stands right of the equals sign in a job file in `directory`. Paths below it become
/// relative to it. `args` is a list here.
std::string toml_value(
    const Key& key, const std::vector<std::string>& words, const std::filesystem::path& directory);

/// How a duration is spelled, for hints.
constexpr std::string_view duration_hint =
    "such as \"90m\", \"12h\", \"1h30m\" or \"2d\"; at most 366 days";

}  // namespace mltrain
