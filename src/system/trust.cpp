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

/// In a sticky folder, such as /tmp, nobody but root, its owner and the file's takes a file away.
bool is_kept_by_folder(const fs::path& file)
{
    const fs::path folder = file.parent_path();
    for (const auto& status : {status_of(file, Follow::nothing), status_of(folder, Follow::nothing),
             status_of(folder, Follow::links)}) {
        if (!status || !is_own(status->st_uid)) return false;
    }
    return (status_of(folder, Follow::links)->st_mode & S_ISVTX) != 0;
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

bool is_closed_by_user(const fs::path& path)
{
    const auto link = status_of(path, Follow::nothing);
    const auto status = status_of(path, Follow::links);
    return link && status && link->st_uid == geteuid() && status->st_uid == geteuid();
}

std::string Openness::cure(std::string_view otherwise) const
{
    if (is_closed_by_user(path))
        return fmt::format("chmod go-w {}, or {}", shell_quoted(path.string()), otherwise);
    const bool is_foreign = why.starts_with("it belongs");
    return fmt::format(
        "{}{}", geteuid() == 0 && is_foreign ? "run mltrain as that user, or " : "", otherwise);
}

void Openness::refuse(std::string_view otherwise) const
{
    if (why.empty()) return;
    throw Error(fmt::format("\"{}\" is not yours alone: {}", path.string(), why), cure(otherwise));
}

Openness openness_of_file(const fs::path& file)
{
    if (!status_of(file, Follow::links)) return {};
    std::error_code broken;
    const fs::path real = fs::weakly_canonical(file, broken);
    for (const fs::path& path : {file, real}) {
        const fs::path folder = path.parent_path();
        std::string why = how_others_write(folder);
        if (!why.empty() && !is_kept_by_folder(path)) return {folder, std::move(why)};
        if (why = how_others_write(path); !why.empty()) return {path, std::move(why)};
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
    constexpr std::string_view otherwise = "choose another folder with XDG_STATE_HOME";
    Openness{directory, how_others_write(directory)}.refuse(otherwise);
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(directory, unreadable))
        Openness{entry.path(), how_others_write(entry.path())}.refuse(otherwise);
}

}  // namespace mltrain
