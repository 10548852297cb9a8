// A job file with some of its values changed: comments, order and all that stays are as the user wrote them.
#pragma once

#include "job/spec_file.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace mltrain {

/// `text` as it must be to say `after`. Keys that are gone lose their line, new ones get one; `directory` is where the
/// file stands. Nothing where that cannot be done line by line (inline tables that grow, values over several lines).
std::optional<std::string> edited_job_file(
    const std::string& text, const JobSpec& after, const std::filesystem::path& directory);

}  // namespace mltrain
