// What could stand where the cursor is: behind the completion of bash, zsh and fish, whose scripts hand over the words of
// the line. Commands and options are those that are declared; what an option takes is told by its placeholder. Reads
// the ledger, asks nobody, and has no errors: where nothing is known, nothing is offered.
#pragma once

#include "system/world.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

struct Completions {
    struct Candidate {
        std::string word;
        std::string help;
    };
    /// What the shell itself is to offer, besides.
    enum class Files { none, all, job_files, folders };

    std::vector<Candidate> candidates{};
    Files files = Files::none;
};

/// `words` follow "mltrain"; the last is the one that is being typed, perhaps empty.
Completions complete(const World& world, const std::vector<std::string>& words);

/// A line for each candidate, with its help behind a tab; then ":files", ":job-files" or ":folders".
std::string completions_text(const Completions& completions);

/// Whether it is said what stands for such a placeholder, be it nothing.
bool is_completed(std::string_view placeholder);

}  // namespace mltrain
