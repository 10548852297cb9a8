// A ledger of very many jobs, in a second or two.
#pragma once

#include <filesystem>
#include <string>

namespace mltrain {

/// Writes the one job of a ledger down so many times more, each a minute older than the one before: many_1,
/// many_2 and so on. Every row of it is copied, with all that a later schema may have added.
void make_many_jobs(const std::filesystem::path& folder, int jobs);

}  // namespace mltrain
