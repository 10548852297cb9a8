// Kills the program that it is preloaded into (LD_PRELOAD) before one exact step. A step is a call of the C
// library that changes what others can see: a file made, written, brought to the disk, renamed or removed, and a
// program started. Killed before its first step, its second, and so on, the program is killed everywhere that
// makes a difference. What it starts is left alone.
//
//   KILL_AT_STORY=FILE    each step is written there, and the kill
//   KILL_AT_STEP=N        the step to die before, counted from 1
//   KILL_AT_SIGNAL=9      by which signal; 19, and it stands still
//   KILL_AT_TORN=yes      when one half of it is done, if the step is a write
//   KILL_AT_LOCKS=yes     steps are the places where another program may come between instead: before a lock is
//                         taken, and before a program is started
//   KILL_AT_LATER=3600    so many seconds is the clock ahead
//
// Nobody waits here: a wait that ends by itself puts the clock forward instead.
#include <array>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

constexpr long nanoseconds = 1'000'000'000;

/// What was asked for; then it is out of the environment, and what the program starts knows nothing of it.
struct Orders {
    Orders()
    {
        for (const char* name : {"LD_PRELOAD", "KILL_AT_STORY", "KILL_AT_STEP", "KILL_AT_SIGNAL",
                 "KILL_AT_TORN", "KILL_AT_LOCKS", "KILL_AT_LATER"})
            unsetenv(name);
    }

    static std::string text(const char* name)
    {
        const char* value = getenv(name);
        return value ? value : "";
    }
    static long number(const char* name) { return std::strtol(text(name).c_str(), nullptr, 10); }

    std::string story = text("KILL_AT_STORY");
    long step = number("KILL_AT_STEP");
    int signal = static_cast<int>(number("KILL_AT_SIGNAL"));
    bool torn = !text("KILL_AT_TORN").empty();
    bool locks = !text("KILL_AT_LOCKS").empty();
    long ahead = number("KILL_AT_LATER") * nanoseconds;
    long taken = 0;           ///< steps
    bool is_started = false;  ///< this is a child, on its way to be another program
};

Orders& orders()
{
    // Never destroyed: the program's last steps come after all destructors.
    // NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): it counts
    static Orders& read_once = *new Orders;
    return read_once;
}

/// Before main, so that main does not see them either.
[[maybe_unused]] const Orders& read_before_main = orders();

/// The function of this name that would have been called without us.
template <class Function>
Function* real(const char* name, Function*)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

/// By system calls, which are no steps.
void tell(const std::string& line)
{
    const std::string whole = "mltrain " + std::to_string(getpid()) + " " + line + "\n";
    const long file = syscall(SYS_openat, AT_FDCWD, orders().story.c_str(),
        O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return;
    syscall(SYS_write, file, whole.data(), whole.size());
    syscall(SYS_close, file);
}

std::string last_name(std::string_view path)
{
    return std::string(path.substr(path.rfind('/') + 1));
}

std::string name_of(int file)
{
    std::array<char, 512> path = {};
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    const ssize_t length = readlink(link.c_str(), path.data(), path.size());
    return length < 0 ? "?" : last_name({path.data(), static_cast<std::size_t>(length)});
}

enum class Kind { effect, lock, both };

/// Whether this step is the one.
bool is_due(Kind kind, const char* what, const std::string& on)
{
    Orders& now = orders();
    if (now.is_started || now.story.empty()) return false;
    if (kind == (now.locks ? Kind::effect : Kind::lock)) return false;
    tell("step " + std::to_string(++now.taken) + " " + what + " " + on);
    return now.taken == now.step;
}

void strike()
{
    const int signal = orders().signal;
    tell(signal == SIGSTOP ? "stands still" : "kill by " + std::to_string(signal));
    kill(getpid(), signal);
}

void before(const char* what, const std::string& on, Kind kind = Kind::effect)
{
    if (is_due(kind, what, on)) strike();
}

void before_write(const char* what, int file, std::size_t count, const auto& write_so_much)
{
    struct stat status = {};
    // What wakes one's own loop has no type, and nobody else sees it.
    if (fstat(file, &status) != 0 || (status.st_mode & S_IFMT) == 0) return;
    if (!is_due(Kind::effect, what, name_of(file))) return;
    if (orders().torn) write_so_much(count / 2);
    strike();
}

int open_with(int (*next)(const char*, int, ...), const char* path, int flags, va_list rest)
{
    if ((flags & O_CREAT) == 0) return next(path, flags);
    before("open", last_name(path));
    return next(path, flags, va_arg(rest, mode_t));  // NOLINT(clang-analyzer-valist.*): it is
}

void before_lock(int file, int command, const void* argument)
{
    const bool locks = command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK
        || command == F_OFD_SETLKW;
    if (!locks || static_cast<const struct flock*>(argument)->l_type == F_UNLCK) return;
    before("lock", name_of(file), Kind::lock);
}

}  // namespace

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): the other names are the C library's own
extern "C" {

ssize_t write(int file, const void* bytes, std::size_t count)
{
    const auto next = real("write", write);
    before_write("write", file, count, [&](std::size_t some) { (void)next(file, bytes, some); });
    return next(file, bytes, count);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t count, off64_t at)
{
    const auto next = real("pwrite64", pwrite64);
    before_write(
        "pwrite64", file, count, [&](std::size_t some) { (void)next(file, bytes, some, at); });
    return next(file, bytes, count, at);
}

int open(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const int result = open_with(real("open", open), path, flags, rest);
    va_end(rest);
    return result;
}

int open64(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const int result = open_with(real("open64", open64), path, flags, rest);
    va_end(rest);
    return result;
}

int fcntl(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void* const argument = va_arg(rest, void*);
    va_end(rest);
    before_lock(file, command, argument);
    return real("fcntl", fcntl)(file, command, argument);
}

int fcntl64(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void* const argument = va_arg(rest, void*);
    va_end(rest);
    before_lock(file, command, argument);
    return real("fcntl64", fcntl64)(file, command, argument);
}

int flock(int file, int operation) noexcept
{
    if ((operation & LOCK_UN) == 0) before("flock", name_of(file), Kind::lock);
    return real("flock", flock)(file, operation);
}

int mkdir(const char* path, mode_t mode) noexcept
{
    before("mkdir", last_name(path));
    return real("mkdir", mkdir)(path, mode);
}

int ftruncate64(int file, off64_t length) noexcept
{
    before("ftruncate64", name_of(file));
    return real("ftruncate64", ftruncate64)(file, length);
}

int fsync(int file)
{
    before("fsync", name_of(file));
    return real("fsync", fsync)(file);
}

int fdatasync(int file)
{
    before("fdatasync", name_of(file));
    return real("fdatasync", fdatasync)(file);
}

int rename(const char* from, const char* to) noexcept
{
    before("rename", last_name(to));
    return real("rename", rename)(from, to);
}

int unlink(const char* path) noexcept
{
    before("unlink", last_name(path));
    return real("unlink", unlink)(path);
}

int remove(const char* path) noexcept
{
    before("remove", last_name(path));
    return real("remove", remove)(path);
}

pid_t fork() noexcept
{
    before("fork", "", Kind::both);
    const pid_t child = real("fork", fork)();
    if (child == 0) orders().is_started = true;
    return child;
}

int clock_gettime(clockid_t clock, timespec* time) noexcept
{
    const int result = real("clock_gettime", clock_gettime)(clock, time);
    if (result != 0 || clock != CLOCK_REALTIME) return result;
    time->tv_sec += orders().ahead / nanoseconds;
    time->tv_nsec += orders().ahead % nanoseconds;
    if (time->tv_nsec >= nanoseconds) {
        ++time->tv_sec;
        time->tv_nsec -= nanoseconds;
    }
    return 0;
}

int poll(pollfd* files, nfds_t count, int milliseconds)
{
    const auto next = real("poll", poll);
    if (milliseconds < 0) return next(files, count, milliseconds);
    const int ready = next(files, count, 0);
    if (ready == 0) orders().ahead += milliseconds * (nanoseconds / 1000);
    return ready;
}

}  // extern "C"
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
