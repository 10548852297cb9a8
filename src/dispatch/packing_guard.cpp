#include "dispatch/packing_guard.hpp"

#include "base/sha256.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// What is there of gcloud's while it packs; its setup.py first.
std::vector<fs::path> scratch_of(const fs::path& package)
{
    const fs::path root = package.parent_path();
    const std::string name = package.filename().string();
    return {root / "setup.py", root / "setup.pyc", root / (name + ".egg-info"),
        root / (name + "-0.0.0")};
}

bool is_there(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

/// Only a gcloud that was killed leaves its setup.py; it is known by its words, and nobody else's is touched.
void remove_leftovers(const fs::path& package)
{
    const std::vector<fs::path> scratch = scratch_of(package);
    const std::string own = generated_setup_py(package.filename().string());
    std::error_code ignored;
    if (!fs::is_regular_file(scratch[0], ignored)
        || fs::file_size(scratch[0], ignored) != own.size()
        || read_file(scratch[0], own.size()) != own)
        return;
    for (const fs::path& path : scratch) fs::remove_all(path, ignored);
}

}  // namespace

std::string generated_setup_py(const std::string& package)
{
    return fmt::format("from setuptools import setup, find_packages\n\n"
                       "if __name__ == '__main__':\n"
                       "    setup(\n"
                       "        name='{0}',\n"
                       "        packages=find_packages(include=['{0}'])\n"
                       "    )\n",
        package);
}

PackingGuard::PackingGuard(World& world, const fs::path& package, const Say& say)
{
    const fs::path locks = state_directory(world.environment) / "packing";
    make_private_directory(locks);
    // By the folder in which gcloud works: packages beside each other share its setup.py.
    const std::string name = sha256(package.parent_path().string()).substr(0, 32);
    lock_ = Descriptor(open((locks / name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    bool told = false;
    while (lock_.is_open() && flock(lock_.number(), LOCK_EX | LOCK_NB) != 0
        && (errno == EWOULDBLOCK || errno == EINTR)) {
        if (!told && say)
            say(fmt::format("another submission packs {}; waiting", package.string()));
        told = true;
        if (world.clock.sleep_until(world.clock.now() + Seconds(1)) != Woken::by_time)
            throw Error(
                "interrupted while another submission packed the same code", "", Exit::interrupted);
    }
    remove_leftovers(package);
    for (const fs::path& path : scratch_of(package)) {
        if (!is_there(path)) leftovers_.push_back(path);
    }
}

PackingGuard::~PackingGuard()
{
    std::error_code ignored;
    for (const fs::path& path : leftovers_) fs::remove_all(path, ignored);
}

}  // namespace mltrain
