#include "package/tree.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "system/descriptor.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// More is no source tree but somebody's home directory with a setup.py in it.
constexpr std::size_t most_files = 100'000;
constexpr const char* leave_it_out = "leave it out: name it in .gcloudignore or .gitignore";

Stamp stamp_of(const struct stat& status)
{
    return {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
        std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
}

[[noreturn]] void complain_of_change(const std::string& path)
{
    throw Error(fmt::format("\"{}\" has changed while it was packed", visible(path)),
        "once more when nothing writes there; or leave it out, in .gcloudignore");
}

std::string_view kind_of(mode_t mode)
{
    if (S_ISSOCK(mode)) return "a socket";
    if (S_ISFIFO(mode)) return "a pipe";
    return "a device";
}

class Walk {
public:
    explicit Walk(const TreeQuestion& question) : question_(question), ignores_(question.ignores) {}

    Tree tree()
    {
        visit_directory(question_.root, "");
        const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
        std::sort(tree_.files.begin(), tree_.files.end(), by_path);
        std::sort(tree_.left_out.begin(), tree_.left_out.end(), by_path);
        return std::move(tree_);
    }

private:
    void leave_out(const std::string& path, std::string_view why)
    {
        tree_.left_out.push_back({path, std::string(why)});
    }

    /// `directory` is without links; `below` is how its entries' paths begin.
    void visit_directory(const fs::path& directory, const std::string& below)
    {
        open_.push_back(directory);
        const std::size_t outer = ignores_.size();
        std::error_code missing;
        if (question_.reads_gitignores && fs::is_regular_file(directory / ".gitignore", missing)) {
            const std::string place = question_.prefix + below;
            ignores_.push_back(read_gitignore(place + ".gitignore", place,
                read_file(directory / ".gitignore", largest_ignore_file)));
        }
        std::error_code unreadable;
        fs::directory_iterator at(directory, unreadable);
        for (; !unreadable && at != fs::directory_iterator(); at.increment(unreadable))
            visit(*at, below + at->path().filename().string());
        if (unreadable) {
            throw Error(fmt::format("cannot read the folder \"{}\": {}",
                            visible(directory.string()), unreadable.message()),
                leave_it_out);
        }
        ignores_.erase(ignores_.begin() + static_cast<std::ptrdiff_t>(outer), ignores_.end());
        open_.pop_back();
    }

    void visit(const fs::path& source, const std::string& path)
    {
        struct stat status = {};
        if (lstat(source.c_str(), &status) != 0) complain_of_change(path);
        if (S_ISLNK(status.st_mode)) {
            visit_link(source, path);
        } else {
            visit_real(source, path, status);
        }
    }

    void visit_real(const fs::path& source, const std::string& path, const struct stat& status)
    {
        const bool is_directory = S_ISDIR(status.st_mode);
        if (is_left_out(source, path, is_directory)) return;
        if (is_directory) {
            visit_directory(source, path + "/");
        } else if (S_ISREG(status.st_mode)) {
            add_file(source, path, status);
        } else {
            leave_out(path, kind_of(status.st_mode));
        }
    }

    void add_file(const fs::path& source, const std::string& path, const struct stat& status)
    {
        check_name(path);
        tree_.files.push_back({path, source, (status.st_mode & S_IXUSR) != 0, stamp_of(status)});
        tree_.bytes += static_cast<std::uint64_t>(status.st_size);
        if (tree_.files.size() > most_files) {
            throw Error(fmt::format("\"{}\" holds more than {} files",
                            visible(question_.root.string()), most_files),
                "name in .gcloudignore what the trainer does not need", Exit::refused);
        }
    }

    bool is_left_out(const fs::path& source, const std::string& path, bool is_directory)
    {
        std::string why(why_not(source, path, is_directory));
        if (why.empty()) {
            const Ruling ruling = ruling_on(ignores_, question_.prefix + path, is_directory);
            if (!ruling.leaves_out()) return false;
            why = fmt::format("{}:{}", ruling.file->name, ruling.rule->line);
        }
        leave_out(path, why);
        return true;
    }

    std::string_view why_not(
        const fs::path& source, const std::string& path, bool is_directory) const
    {
        const std::string name = path.substr(path.rfind('/') + 1);
        if (question_.is_project && name == path) {
            const bool left_over = is_directory ? name == question_.left_over
                                                : name == question_.left_over + ".tar.gz";
            if (left_over) return "left from packing";
            if (const auto why = why_not_at_top(source, name); is_directory && !why.empty())
                return why;
        }
        if (!is_directory) return why_not_file(name);
        const auto why = why_not_directory(name);
        return why.empty() ? why_not_holding(source) : why;
    }

    /// What it leads to is packed under its own name. A rule that leaves out the link needs no sound link.
    void visit_link(const fs::path& link, const std::string& path)
    {
        std::error_code broken;
        const bool to_directory = fs::is_directory(link, broken);
        if (is_left_out(link, path, to_directory)) return;
        const fs::path target = fs::canonical(link, broken);
        const std::string shown = visible(path);
        if (broken == std::errc::too_many_symbolic_link_levels)
            throw Error(fmt::format("the link \"{}\" leads in a circle", shown), leave_it_out);
        if (broken) {
            throw Error(fmt::format("the link \"{}\" leads to \"{}\", which cannot be found", shown,
                            visible(fs::read_symlink(link, broken).string())),
                leave_it_out);
        }
        const std::string inside = target.lexically_relative(question_.root).string();
        if (inside == ".." || inside.starts_with("../")) {
            throw Error(fmt::format("the link \"{}\" leads out of \"{}\", to \"{}\"", shown,
                            visible(question_.root.string()), visible(target.string())),
                "put a copy in its place; or leave it out, in .gcloudignore");
        }
        if (std::find(open_.begin(), open_.end(), target) != open_.end())
            throw Error(fmt::format("the link \"{}\" leads in a circle", shown), leave_it_out);
        if (const auto why = why_not_target(inside); !why.empty()) {
            leave_out(path, why);
            return;
        }
        struct stat status = {};
        if (lstat(target.c_str(), &status) != 0) complain_of_change(path);
        visit_target(target, path, status);
    }

    void visit_target(const fs::path& target, const std::string& path, const struct stat& status)
    {
        if (S_ISDIR(status.st_mode)) {
            visit_directory(target, path + "/");
        } else if (S_ISREG(status.st_mode)) {
            add_file(target, path, status);
        } else {
            leave_out(path, kind_of(status.st_mode));
        }
    }

    /// A link must not bring in, under another name, what never travels.
    std::string_view why_not_target(const std::string& inside) const
    {
        for (auto slash = inside.find('/');; slash = inside.find('/', slash + 1)) {
            const std::string path = inside.substr(0, slash);
            std::error_code missing;
            const fs::path source = question_.root / path;
            const auto why = why_not(source, path, fs::is_directory(source, missing));
            if (!why.empty() || slash == inside.npos) return why;
        }
    }

    const TreeQuestion& question_;
    std::vector<IgnoreFile> ignores_;
    std::vector<fs::path> open_;  ///< the folders that are being gone through, from root
    Tree tree_;
};

std::string read_whole(int descriptor, std::size_t size)
{
    std::string bytes(size + 1, '\0');  // one more: a file that has grown is noticed
    std::size_t got = 0;
    while (got < bytes.size()) {
        const auto more = read(descriptor, bytes.data() + got, bytes.size() - got);
        if (more < 0 && errno == EINTR) continue;
        if (more <= 0) break;
        got += static_cast<std::size_t>(more);
    }
    bytes.resize(got);
    return bytes;
}

}  // namespace

void check_name(const std::string& path)
{
    if (visible(path) == path) return;
    throw Error(
        fmt::format("no archive can hold the name of \"{}\" on every machine", visible(path)),
        "rename it; or leave it out, in .gcloudignore");
}

Tree read_tree(const TreeQuestion& question)
{
    return Walk(question).tree();
}

std::string read_tree_file(const TreeFile& file)
{
    const Descriptor open_file(
        open(file.source.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!open_file.is_open() && (errno == ENOENT || errno == ENOTDIR || errno == ELOOP))
        complain_of_change(file.path);
    if (!open_file.is_open()) {
        throw Error(fmt::format("cannot read \"{}\": {}", visible(file.path), std::strerror(errno)),
            leave_it_out);
    }
    struct stat status = {};
    std::string bytes;
    if (fstat(open_file.number(), &status) == 0 && stamp_of(status) == file.stamp)
        bytes = read_whole(open_file.number(), file.stamp.size);
    const bool same = fstat(open_file.number(), &status) == 0 && stamp_of(status) == file.stamp
        && bytes.size() == file.stamp.size;
    if (!same) complain_of_change(file.path);
    return bytes;
}

void check_unchanged(const Tree& before, const TreeQuestion& question)
{
    const Tree now = read_tree(question);
    const auto [was, is] =
        std::mismatch(before.files.begin(), before.files.end(), now.files.begin(), now.files.end());
    if (was == before.files.end() && is == now.files.end()) return;
    const bool is_new =
        was == before.files.end() || (is != now.files.end() && is->path < was->path);
    complain_of_change(is_new ? is->path : was->path);
}

}  // namespace mltrain
