// Which process is meant. A process number alone means nothing: numbers are given out again after
// an end and after a restart. Together with the boot of the machine and the moment the process was
// started it names one process for good. Nothing here believes or signals a number alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

struct ProcessIdentity {
    std::string boot;  ///< /proc/sys/kernel/random/boot_id
    int pid = 0;
    std::int64_t start = 0;  ///< clock ticks from boot to its start (/proc/PID/stat, field 22)

    bool operator==(const ProcessIdentity&) const = default;
};

/// A row of the kernel's table of processes.
struct Process {
    int pid = 0;
    int parent = 0;
    int session = 0;
    std::int64_t start = 0;
    bool ended = false;  ///< a zombie: over, and merely not collected yet

    bool operator==(const Process&) const = default;
};

/// What /proc/PID/stat says; nothing when the text is no such thing.
std::optional<Process> parse_process(std::string_view text);
/// Nothing when there is no process of that number.
std::optional<Process> find_process(int pid);
std::vector<Process> all_processes();

/// Those below `root` in the tree, without itself. Pure.
std::vector<Process> descendants_of(int root, const std::vector<Process>& all);

/// Of this boot of the machine; "" when /proc does not say.
std::string boot_id();

/// The identity of a process that is there now.
std::optional<ProcessIdentity> identity_of(int pid);

/// It is there and has not ended.
bool is_alive(const ProcessIdentity& identity);

enum class Sent {
    yes,
    gone,     ///< there is no such process any more
    refused,  ///< it belongs to somebody else
};

/// Signals exactly this process, or nobody.
Sent send_signal(const ProcessIdentity& identity, int signal);

}  // namespace mltrain
