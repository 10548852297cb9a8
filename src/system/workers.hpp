// Several processes of our own that work at the same time. Each takes the next task when it is done with the one
// before, and answers in a text. They are copies of this very process, so that nothing is shared and nothing needs a
// lock; who works must open for itself what it writes to.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace mltrain {

struct Work {
    std::size_t tasks = 0;
    std::size_t processes = 1;  ///< with one, it is done here, one task after the other
    /// In a worker: does the n-th task. May say something on the way.
    std::function<std::string(std::size_t task, const std::function<void(std::string)>& say)> task;
    /// In this process: what a worker said on the way.
    std::function<void(std::size_t task, const std::string& text)> said = [](auto, auto&) {};
    /// In this process: a task is done. False: no further one is begun.
    std::function<bool(std::size_t task, const std::string& answer)> done;
};

/// Returns when all that was begun has ended. A worker that dies answers "". When this process dies, the workers get
/// a SIGTERM. Throws Error when no worker can be started.
void run(const Work& work);

}  // namespace mltrain
