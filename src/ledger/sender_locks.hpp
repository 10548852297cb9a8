// Who is being sent at this moment: a byte of a lock file for each submission, locked for as long as the
// program that sends it lives. The kernel lets go of it however that program ends.
#pragma once

#include "system/descriptor.hpp"

#include <cstdint>
#include <filesystem>

namespace mltrain {

class SenderLocks {
public:
    /// Locks nothing and sees nothing locked.
    SenderLocks() = default;
    /// Makes the file when it is not there. Throws Error.
    explicit SenderLocks(const std::filesystem::path& file);

    /// Throws Error. The row must be nobody else's, as one that was just inserted is.
    void take(std::int64_t row);
    void release(std::int64_t row);
    /// By another program.
    bool is_taken(std::int64_t row) const;

private:
    Descriptor file_;
};

}  // namespace mltrain
