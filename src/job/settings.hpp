// The settings in force, each with its value and where it came from: a plan shows them, the ledger keeps them,
// and from what it kept the job file can be written again.
#pragma once

#include "base/json.hpp"
#include "job/spec_file.hpp"

#include <string>
#include <vector>

namespace mltrain {

struct Setting {
    std::string key, value, origin;
};

/// Those that are set, in the order of the table of keys; for people.
std::vector<Setting> settings_in_force(const SpecFile& file);

/// [{"key", "value", "origin"}]; paths are absolute, args and lists are lists.
Json settings_json(const SpecFile& file);

/// A job file that says what settings_json() told.
std::string job_file_text(const Json& settings);

}  // namespace mltrain
