// A ledger of very many jobs, in a second or two.
#pragma once

#include <filesystem>
#include <string>

namespace mltrain {

/// Writes the one job of a ledger down so many times more, each a minute older than the one before: many_1,
/// many_2 and so on. Every row of it is copied, with all that a later schema may have added.
/// The long texts of a row are left out, for the sake of the disk, unless they are kept.
enum class Texts { left_out, kept };
void make_many_jobs(const std::filesystem::path& folder, int jobs, Texts texts = Texts::left_out);

}  // namespace mltrain
