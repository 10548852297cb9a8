// Starting the trainer, in two steps, so that it is written down before it runs: it is forked and
// held, and runs only when it is let go. If we end in between, it ends too and has run nothing.
#pragma once

#include "local/job_folder.hpp"
#include "system/descriptor.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// A process that will be the trainer once its `go` is given a byte; closing `go` ends it.
struct HeldTrainer {
    int pid = 0;
    Descriptor go;
    Descriptor report;  ///< closed by a start that works; else it says why it does not
};

/// The process has a session of its own and the caller's streams, and no other descriptor of the
/// caller's. The caller has one thread. Throws Error.
HeldTrainer hold_trainer(const LocalCommand& command);

/// As exec takes them, which changes nothing; they point into the words.
std::vector<char*> pointers_to(const std::vector<std::string>& words);

struct StartTrouble {
    std::string message, hint;
};

/// Returns when it runs, or with the reason why it cannot; then it has ended, and is to be waited
/// for.
std::optional<StartTrouble> let_go(HeldTrainer& trainer, const LocalCommand& command);

}  // namespace mltrain
