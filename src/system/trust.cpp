#include "system/trust.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <optional>
#include <string_view>

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

enum class Follow { links, nothing };

std::optional<struct stat> status_of(const fs::path& path, Follow follow)
{
    struct stat status = {};
    const int trouble =
        follow == Follow::links ? stat(path.c_str(), &status) : lstat(path.c_str(), &status);
    return trouble == 0 ? std::optional(status) : std::nullopt;
}

bool is_own(uid_t owner)
{
    return owner == 0 || owner == geteuid();
}

std::string foreign_owner(uid_t owner)
{
    const passwd* user = getpwuid(owner);
    return user ? fmt::format("it belongs to the user \"{}\"", user->pw_name)
                : fmt::format("it belongs to the user {}", owner);
}

/// Debian gives each user a group of the same name: what it may do is no more than what its one member may.
bool is_own_group(gid_t group)
{
    const passwd* user = getpwuid(geteuid());
    if (!user || user->pw_gid != group) return false;
    const std::string name = user->pw_name;
    const struct group* entry = getgrgid(group);
    if (!entry || name != entry->gr_name) return false;
    for (char** member = entry->gr_mem; *member; ++member) {
        if (name != *member) return false;
    }
    return true;
}

/// By the bits of a mode: `of_group` and `of_others` are those of writing, or of reading.
std::string how_others_use(
    const struct stat& status, mode_t of_group, mode_t of_others, std::string_view verb)
{
    if (!is_own(status.st_uid)) return foreign_owner(status.st_uid);
    if ((status.st_mode & of_others) != 0) return fmt::format("everybody can {} it", verb);
    if ((status.st_mode & of_group) != 0 && !is_own_group(status.st_gid))
        return fmt::format("its group can {} it", verb);
    return {};
}

}  // namespace

std::string how_others_write(const fs::path& path)
{
    const auto link = status_of(path, Follow::nothing);
    if (!link) return {};
    if (S_ISLNK(link->st_mode) && !is_own(link->st_uid)) return foreign_owner(link->st_uid);
    const auto status = status_of(path, Follow::links);
    return status ? how_others_use(*status, S_IWGRP, S_IWOTH, "write") : std::string();
}

std::string Openness::cure() const
{
    const bool is_foreign = why.starts_with("it belongs");
    return fmt::format("{} {}", is_foreign ? "make it yours: sudo chown \"$USER\"" : "chmod go-w",
        shell_quoted(path.string()));
}

Openness openness_of_file(const fs::path& file)
{
    std::error_code broken;
    const fs::path real = fs::weakly_canonical(file, broken);
    for (const fs::path& path : {file.parent_path(), file, real.parent_path()}) {
        if (std::string why = how_others_write(path); !why.empty()) return {path, std::move(why)};
    }
    return {};
}

std::string how_others_read(const fs::path& path)
{
    const auto status = status_of(path, Follow::links);
    return status ? how_others_use(*status, S_IRGRP, S_IROTH, "read") : std::string();
}

void refuse_open_folder(const fs::path& directory)
{
    const auto refuse = [](const Openness& open) {
        if (open.why.empty()) return;
        throw Error(fmt::format("\"{}\" is not yours alone: {}", open.path.string(), open.why),
            open.cure() + ", or choose another folder with XDG_STATE_HOME");
    };
    refuse({directory, how_others_write(directory)});
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(directory, unreadable)) {
        refuse({entry.path(), how_others_write(entry.path())});
    }
}

}  // namespace mltrain
