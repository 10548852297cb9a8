// What a migration changed, as numbered lines with their reasons, and as --json.
#pragma once

#include "base/json.hpp"
#include "cost/estimate.hpp"
#include "show/style.hpp"

#include <string>
#include <vector>

namespace mltrain {

/// One choice on the way from one job to another.
struct MigrationNote {
    std::string where;  ///< a key of the job file, or a place in the command: "command:3:5"
    std::string from, to;
    std::string reason;
    bool is_loss = false;  ///< to be looked at
};

struct MigrationPage {
    std::vector<MigrationNote> notes;
    std::string from_service, to_service;  ///< the first "" where there is nothing to compare with
    Projection before, after;
    std::vector<std::string>
        to_do;  ///< what is wrong with the new job file still, and what is good to know of it
};

std::string migration_text(const MigrationPage& page, Style style);
Json migration_json(const MigrationPage& page, const std::string& job_file);

}  // namespace mltrain
