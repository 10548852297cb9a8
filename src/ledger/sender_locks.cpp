// The locks belong to the open file, not to the process (F_OFD_SETLK): closing another descriptor of the same
// file does not drop them, and two ledgers in one process see each other's.

#include "ledger/sender_locks.hpp"

#include "base/error.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <cstring>

#include <fcntl.h>

namespace mltrain {

namespace {

struct flock byte_lock(int type, std::int64_t row)
{
    struct flock lock = {};
    lock.l_type = static_cast<short>(type);
    lock.l_whence = SEEK_SET;
    lock.l_start = row;
    lock.l_len = 1;
    return lock;
}

}  // namespace

SenderLocks::SenderLocks(const std::filesystem::path& file)
    : file_(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
{
    if (file_.is_open()) return;
    throw Error(fmt::format("cannot open \"{}\": {}", file.string(), std::strerror(errno)),
        "check the folder's permissions, or choose another one with XDG_STATE_HOME");
}

void SenderLocks::take(std::int64_t row)
{
    struct flock lock = byte_lock(F_WRLCK, row);
    if (fcntl(file_.number(), F_OFD_SETLK, &lock) == 0) return;
    throw Error(fmt::format("cannot lock the ledger: {}", std::strerror(errno)),
        "choose a folder on a local disk with XDG_STATE_HOME");
}

void SenderLocks::release(std::int64_t row)
{
    struct flock lock = byte_lock(F_UNLCK, row);
    if (file_.is_open()) fcntl(file_.number(), F_OFD_SETLK, &lock);
}

bool SenderLocks::is_taken(std::int64_t row) const
{
    struct flock lock = byte_lock(F_WRLCK, row);
    return file_.is_open() && fcntl(file_.number(), F_OFD_GETLK, &lock) == 0
        && lock.l_type != F_UNLCK;
}

}  // namespace mltrain
