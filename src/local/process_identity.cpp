#include "local/process_identity.hpp"

#include "base/error.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "system/descriptor.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <filesystem>
#include <set>

#include <sys/syscall.h>
#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// A file of the kernel's; "" when it is not there, as when the process has just gone.
std::string kernel_file(const fs::path& path)
{
    try {
        return read_file(path, 64 * 1024);
    } catch (const Error&) {
        return {};
    }
}

// By number, because <sys/pidfd.h> of glibc 2.36 declares the two for C only.
int pidfd_open(int pid)
{
    return static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
}

bool pidfd_send_signal(int handle, int signal)
{
    return syscall(SYS_pidfd_send_signal, handle, signal, nullptr, 0) == 0;
}

}  // namespace

std::optional<Process> parse_process(std::string_view text)
{
    // PID (NAME) STATE PARENT GROUP SESSION …; the name may hold spaces and parentheses itself.
    const auto name_end = text.rfind(") ");
    const auto name_begin = text.find(" (");
    if (name_end == text.npos || name_begin == text.npos) return {};
    const auto fields = split(trimmed(text.substr(name_end + 2)), ' ');
    // From the third field on.
    constexpr std::size_t state = 0;
    constexpr std::size_t parent = 1;
    constexpr std::size_t session = 3;
    constexpr std::size_t start = 19;
    if (fields.size() <= start) return {};

    const auto pid_number = parse_number<int>(text.substr(0, name_begin));
    const auto parent_number = parse_number<int>(fields[parent]);
    const auto session_number = parse_number<int>(fields[session]);
    const auto start_number = parse_number<std::int64_t>(fields[start]);
    if (!pid_number || !parent_number || !session_number || !start_number) return {};
    return Process{.pid = *pid_number,
        .parent = *parent_number,
        .session = *session_number,
        .start = *start_number,
        .ended = fields[state] == "Z" || fields[state] == "X"};
}

std::optional<Process> find_process(int pid)
{
    return parse_process(kernel_file(fmt::format("/proc/{}/stat", pid)));
}

std::vector<Process> all_processes()
{
    std::vector<Process> all;
    std::error_code trouble;
    for (fs::directory_iterator entry("/proc", trouble), end; !trouble && entry != end;
         entry.increment(trouble)) {
        const auto pid = parse_number<int>(entry->path().filename().string());
        if (!pid) continue;
        if (const auto process = find_process(*pid)) all.push_back(*process);
    }
    return all;
}

std::vector<Process> descendants_of(int root, const std::vector<Process>& all)
{
    std::vector<Process> found;
    std::set<int> family = {root};
    std::size_t known = 0;
    while (family.size() != known) {
        known = family.size();
        for (const Process& process : all) {
            const bool is_child = family.contains(process.parent);
            if (is_child && family.insert(process.pid).second) found.push_back(process);
        }
    }
    return found;
}

std::string boot_id()
{
    return std::string(trimmed(kernel_file("/proc/sys/kernel/random/boot_id")));
}

std::optional<ProcessIdentity> identity_of(int pid)
{
    const auto process = find_process(pid);
    if (!process) return {};
    return ProcessIdentity{.boot = boot_id(), .pid = pid, .start = process->start};
}

bool is_alive(const ProcessIdentity& identity)
{
    if (identity.boot.empty() || identity.boot != boot_id()) return false;
    const auto process = find_process(identity.pid);
    return process && process->start == identity.start && !process->ended;
}

Sent send_signal(const ProcessIdentity& identity, int signal)
{
    // The handle first, then the look: a handle never passes on to a later process of that number.
    const Descriptor handle(pidfd_open(identity.pid));
    const bool is_nobody = errno == ESRCH || errno == EINVAL;  // EINVAL: no number of a process
    if (!handle.is_open()) return is_nobody ? Sent::gone : Sent::refused;
    if (!is_alive(identity)) return Sent::gone;
    if (pidfd_send_signal(handle.number(), signal)) return Sent::yes;
    return errno == ESRCH ? Sent::gone : Sent::refused;
}

}  // namespace mltrain
