// The functions of the C library that SQLite changes files with, under their own names: a program's own functions
// come before those of the libraries it uses. SIGKILL leaves all that was written, synced or not. What a power cut
// leaves is what SQLite itself assumes of a disk: a write that was never synced is there or not, whatever came
// later; size and name of a file are there at once.
#include "ledger/dying_disk.hpp"

#include <algorithm>
#include <csignal>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

using mltrain::Death;

struct Unsynced {
    ino_t file;
    off_t offset;
    off_t end;
    off_t size_before;
    std::string bytes_before;
};

Death death = Death::never;
int calls_left = 0;
std::mt19937 chance;
std::vector<Unsynced> unsynced;
/// Of our own, and never closed: to close one would let go of SQLite's locks.
std::map<ino_t, int> descriptors;

ssize_t really_write(int file, const void* bytes, std::size_t count, off_t offset)
{
    return syscall(SYS_pwrite64, file, bytes, count, offset);
}

void lose(const Unsynced& write)
{
    const int file = descriptors[write.file];
    struct stat status = {};
    if (fstat(file, &status) != 0) _exit(9);
    const std::string zeros(static_cast<std::size_t>(write.end - write.offset), '\0');
    really_write(file, zeros.data(), zeros.size(), write.offset);
    really_write(file, write.bytes_before.data(), write.bytes_before.size(), write.offset);
    const bool was_last = status.st_size == write.end && write.size_before < write.end;
    if (was_last && syscall(SYS_ftruncate, file, write.size_before) != 0) _exit(9);
}

[[noreturn]] void end()
{
    if (death == Death::power_cut) {
        std::reverse(unsynced.begin(), unsynced.end());
        for (const Unsynced& write : unsynced) {
            if (chance() % 3 != 0) lose(write);
        }
    }
    kill(getpid(), SIGKILL);
    while (true) pause();
}

bool is_last_call()
{
    return death != Death::never && --calls_left == 0;
}

void note(int file, std::size_t count, off_t offset)
{
    struct stat status = {};
    if (fstat(file, &status) != 0) _exit(9);
    if (!descriptors.contains(status.st_ino))
        descriptors[status.st_ino] = fcntl(file, F_DUPFD_CLOEXEC, 100);
    std::string before(count, '\0');
    const ssize_t got = pread(file, before.data(), count, offset);
    before.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    const off_t after = offset + static_cast<off_t>(count);
    unsynced.push_back({status.st_ino, offset, after, status.st_size, before});
}

}  // namespace

namespace mltrain {

void die(Death how, int call, unsigned seed)
{
    death = how;
    calls_left = call;
    chance.seed(seed);
}

}  // namespace mltrain

extern "C" {

ssize_t pwrite64(int file, const void* bytes, std::size_t count, off64_t offset)
{
    const bool last = is_last_call();
    if (death == Death::power_cut) note(file, count, offset);
    if (last && death == Death::midway) really_write(file, bytes, count / 2, offset);
    if (last && death != Death::power_cut) end();
    const ssize_t written = really_write(file, bytes, count, offset);
    if (last) end();
    return written;
}

int fdatasync(int file)
{
    if (is_last_call()) end();
    struct stat status = {};
    if (fstat(file, &status) != 0) return -1;
    std::erase_if(unsynced, [&](const Unsynced& write) { return write.file == status.st_ino; });
    return 0;
}

int ftruncate64(int file, off64_t size) noexcept
{
    if (is_last_call()) end();
    return static_cast<int>(syscall(SYS_ftruncate, file, size));
}

int unlink(const char* path) noexcept
{
    if (is_last_call()) end();
    return static_cast<int>(syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}
}
