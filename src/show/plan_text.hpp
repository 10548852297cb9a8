// The plan of a submission as a person reads it, the script that a dry run prints, and both as --json.
#pragma once

#include "base/json.hpp"
#include "cost/estimate.hpp"
#include "job/code.hpp"
#include "job/record.hpp"
#include "job/spec_file.hpp"
#include "show/style.hpp"

#include <optional>
#include <string>

namespace mltrain {

/// What a plan is shown from.
struct PlanView {
    const Submission& submission;
    const SpecFile& file;
    const Projection& projection;
    const TimeLimit& rules;
    const std::optional<Code>& code;
    int columns = 80;  ///< of the terminal: long values are cut
};

/// Effective settings with their origins, the code, the cost. For stderr.
std::string plan_text(const PlanView& view, Style style);

/// A POSIX script that can be pasted: the configuration as a here-document where one is needed, then
/// exactly the command. For stdout.
std::string script_text(const Plan& plan);

/// The code that travels: {"files", "bytes", "left_out"}; null when there is no package.
Json code_json(const std::optional<Code>& code);

/// "submit --json": name, service, project, state, argv, config, settings, cost. `state` is "planned" for a
/// dry run.
Json submission_json(const Submission& submission, std::string_view state);

}  // namespace mltrain
