// A job file with some of its values changed: comments, order and all that stays are as the user wrote them.
#pragma once

#include "job/spec_file.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace mltrain {

/// `text`, which stands in `directory`, as it must be in the folder `to` to say `after`. Keys that are gone lose their
/// line, new ones get one. Nothing where that cannot be done line by line (inline tables that grow, values over several
/// lines).
std::optional<std::string> edited_job_file(const std::string& text, const JobSpec& after,
    const std::filesystem::path& directory, const std::filesystem::path& to);

}  // namespace mltrain
