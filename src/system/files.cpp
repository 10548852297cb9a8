#include "system/files.hpp"

#include "base/error.hpp"
#include "system/descriptor.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(std::string_view what, const fs::path& path, int number)
{
    throw Error(fmt::format("{} \"{}\": {}", what, path.string(), std::strerror(number)));
}

/// Of a file that cannot be written.
std::string cure_of(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT: return "make room on the disk, or choose another place";
    case EFBIG: return "files may not grow so large here: ulimit -f";
    case EACCES:
    case EPERM:
    case EROFS: return "choose a place that you may write to";
    case EEXIST: return "choose another name";
    case ENOENT: return "make its folder first, or choose another place";
    default: return "choose another place";
    }
}

[[noreturn]] void fail_to(std::string_view what, const fs::path& path, int number)
{
    throw Error(fmt::format("cannot {} \"{}\": {}", what, path.string(), std::strerror(number)),
        cure_of(number));
}

void write_whole(int descriptor, std::string_view bytes, const fs::path& path)
{
    while (!bytes.empty()) {
        const auto written = write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail_to("write", path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (fsync(descriptor) != 0 && errno != EINVAL) fail_to("write", path, errno);
}

/// `meant` is the file that the user knows of.
void write_new(const fs::path& path, std::string_view bytes, const fs::path& meant)
{
    const Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.is_open()) fail_to(path == meant ? "create" : "write", meant, errno);
    try {
        write_whole(file.number(), bytes, meant);
    } catch (const Error&) {
        unlink(path.c_str());
        throw;
    }
}

fs::path home_based(
    const Environment& environment, const std::string& variable, const char* below_home)
{
    const std::string chosen = environment[variable];
    if (!chosen.empty() && fs::path(chosen).is_absolute()) return fs::path(chosen) / "mltrain";
    const std::string home = environment["HOME"];
    if (home.empty()) {
        throw Error("there is no home directory to keep the ledger in", "set HOME or " + variable);
    }
    return fs::path(home) / below_home / "mltrain";
}

}  // namespace

std::string read_file(const fs::path& path, std::size_t limit)
{
    const Descriptor file(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!file.is_open()) fail("cannot read", path, errno);
    struct stat status = {};
    if (fstat(file.number(), &status) != 0) fail("cannot read", path, errno);
    if (S_ISDIR(status.st_mode)) fail("cannot read", path, EISDIR);
    if (!S_ISREG(status.st_mode))
        throw Error(fmt::format("cannot read \"{}\": it is no regular file", path.string()));

    std::string bytes;
    char buffer[16384];
    while (true) {
        const auto got = read(file.number(), buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("cannot read", path, errno);
        if (got == 0) return bytes;
        bytes.append(buffer, static_cast<std::size_t>(got));
        if (bytes.size() > limit) {
            throw Error(fmt::format(
                "cannot read \"{}\": it is larger than {} KiB", path.string(), limit / 1024));
        }
    }
}

void replace_file(const fs::path& path, std::string_view bytes)
{
    fs::path fresh = path;
    fresh += fmt::format(".{}", getpid());
    write_new(fresh, bytes, path);
    if (rename(fresh.c_str(), path.c_str()) != 0) {
        const int number = errno;
        unlink(fresh.c_str());
        fail_to("write", path, number);
    }
}

void create_file(const fs::path& path, std::string_view bytes)
{
    write_new(path, bytes, path);
}

void make_folder(const fs::path& path)
{
    if (mkdir(path.c_str(), 0777) != 0) fail_to("make the folder", path, errno);
}

void open_to_others(const fs::path& path)
{
    const mode_t closed = umask(0);
    umask(closed);
    std::error_code ignored;
    fs::permissions(path, fs::perms(0666U & ~closed), ignored);
}

void make_private_directory(const fs::path& path)
{
    std::error_code trouble;
    fs::create_directories(path.parent_path(), trouble);
    if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
        throw Error(fmt::format("cannot make the directory \"{}\": {}", path.string(),
                        std::strerror(errno)),
            "make it, or choose another place with XDG_STATE_HOME");
    }
}

std::string network_file_system_name(std::uint64_t number)
{
    switch (number) {  // from linux/magic.h, and where it has none, the system's own sources
    case 0x6969: return "NFS";
    case 0x517b:
    case 0xfe534d42:
    case 0xff534d42: return "SMB";
    case 0x5346414f:
    case 0x6b414653: return "AFS";
    case 0x73757245: return "Coda";
    case 0x00c36400: return "Ceph";
    case 0x0bd00bd0: return "Lustre";
    case 0x47504653: return "GPFS";
    case 0x19830326: return "BeeGFS";
    default: return "";
    }
}

std::string network_file_system(const fs::path& directory)
{
    struct statfs status = {};
    if (statfs(directory.c_str(), &status) != 0) return "";
    return network_file_system_name(static_cast<std::uint32_t>(status.f_type));
}

fs::path existing_part(fs::path path)
{
    std::error_code missing;
    while (!fs::exists(path, missing) && path.has_relative_path()) path = path.parent_path();
    return path;
}

bool is_writable(const fs::path& path)
{
    return access(path.c_str(), W_OK) == 0 || errno == ENOENT;
}

fs::path state_directory(const Environment& environment)
{
    return home_based(environment, "XDG_STATE_HOME", ".local/state");
}

fs::path config_directory(const Environment& environment)
{
    return home_based(environment, "XDG_CONFIG_HOME", ".config");
}

fs::path temporary_directory(const Environment& environment)
{
    const std::string chosen = environment["TMPDIR"];
    return chosen.empty() ? fs::path("/tmp") : fs::absolute(chosen);
}

}  // namespace mltrain
