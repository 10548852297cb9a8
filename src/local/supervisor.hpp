// The process that stays with a local job from its start to its end, when the terminal and the
// mltrain that started it are long gone.
#pragma once

#include "system/clock.hpp"

#include <filesystem>

namespace mltrain {

/// `mltrain __supervise FOLDER`: starts what FOLDER/command.json says and leaves a supervisor
/// behind. Returns once the trainer runs (0), or could not be started (1, and FOLDER/status.json
/// says why). Throws Error when the folder cannot be used, or has or had a supervisor. This process
/// must have one thread; what it was given to read and write is not kept open by what it leaves
/// behind.
int supervise(const std::filesystem::path& given, Clock& clock);

}  // namespace mltrain
