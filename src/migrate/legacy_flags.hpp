// The flags of `gcloud ml-engine jobs submit training` and of gcloud itself, and what becomes of each in a job file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

enum class Takes { value, nothing, maybe_value };

/// What becomes of a flag: it fills a key, it is explained away, or (neither) it is read in its own
/// way.
struct FlagRule {
    std::string_view name;
    Takes takes;
    std::string_view key;     ///< of the job file
    std::string_view reason;  ///< why it is left out
};

/// By its name ("--region"), also with the "no-" that gcloud allows where a flag takes no value; null for none.
const FlagRule* legacy_flag(std::string_view name);

/// A flag that makes another command of it, or hides a part of it.
struct RefusedFlag {
    std::string_view name, message, hint;
};

const RefusedFlag* refused_flag(std::string_view name);

/// The names of all of them.
std::vector<std::string> legacy_flags();

}  // namespace mltrain
