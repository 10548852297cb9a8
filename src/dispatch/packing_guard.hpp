// While gcloud itself packs a folder of the user's: it writes a setup.py beside the package and works in there, so that
// two at once upload broken archives and exit with 0. One at a time, then, and nothing of gcloud's stays behind, also
// not of one that was killed.
#pragma once

#include "dispatch/submit.hpp"
#include "system/descriptor.hpp"
#include "system/world.hpp"

#include <filesystem>
#include <vector>

namespace mltrain {

class PackingGuard {
public:
    /// Waits until no other mltrain of this user packs there; says so when that takes long. Throws Error (130) when the
    /// user does not want to wait.
    PackingGuard(World& world, const std::filesystem::path& package, const Say& say);
    /// Removes what gcloud left.
    ~PackingGuard();
    PackingGuard(const PackingGuard&) = delete;
    PackingGuard& operator=(const PackingGuard&) = delete;

private:
    Descriptor lock_;
    std::vector<std::filesystem::path>
        leftovers_;  ///< what gcloud may leave, and was not there before
};

/// The setup.py that gcloud 528 writes where there is none, word for word.
std::string generated_setup_py(const std::string& package);

}  // namespace mltrain
