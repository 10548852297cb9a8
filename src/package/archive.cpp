#include "package/archive.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "package/setup_py.hpp"
#include "package/tar.hpp"
#include "package/tree.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_pyproject = std::size_t{1024} * 1024;

/// Where everything is, before anything is packed.
struct Place {
    std::string package;     ///< the folder's name, "trainer"
    fs::path project;        ///< the folder it stands in
    std::string build_file;  ///< of the project: "setup.py", "pyproject.toml"; "" for none
    TreeQuestion question;
    std::string below;  ///< how paths of the tree begin in the archive: "", or "trainer/"
};

/// A file of the archive.
struct Member {
    std::string path;
    std::string bytes;
    bool is_executable = false;
};

bool is_file(const fs::path& path)
{
    std::error_code missing;
    return fs::is_regular_file(path, missing);
}

std::string build_file_of(const fs::path& project)
{
    if (is_file(project / "setup.py")) return "setup.py";
    const fs::path file = project / "pyproject.toml";
    const bool builds = is_file(file) && says_how_to_build(read_file(file, largest_pyproject));
    return builds ? "pyproject.toml" : "";
}

fs::path real_folder(const fs::path& path)
{
    std::error_code trouble;
    fs::path real = fs::canonical(path, trouble);
    if (trouble) {
        throw Error(
            fmt::format("cannot pack \"{}\": {}", visible(path.string()), trouble.message()),
            "package_path is the folder that holds the trainer's __init__.py", Exit::usage);
    }
    return real;
}

/// The folder with .git above, or the project where there is none: as far up as git looks for .gitignore.
fs::path ignore_top(const fs::path& project)
{
    std::error_code missing;
    for (fs::path at = project;; at = at.parent_path()) {
        if (fs::exists(at / ".git", missing)) return at;
        if (at == at.parent_path()) return project;
    }
}

/// "" where both are the same, else ending with "/".
std::string from_top(const fs::path& top, const fs::path& directory)
{
    const std::string relative = directory.lexically_relative(top).string();
    return relative == "." ? "" : relative + "/";
}

/// From the top down to that folder; none where it stands above the top.
std::vector<fs::path> folders_down_to(const fs::path& last, const fs::path& top)
{
    std::vector<fs::path> folders;
    if (from_top(top, last).starts_with("../")) return folders;
    for (fs::path at = last; at != top; at = at.parent_path()) folders.push_back(at);
    folders.push_back(top);
    std::reverse(folders.begin(), folders.end());
    return folders;
}

std::string ignore_text(const fs::path& path)
{
    return read_file(path, largest_ignore_file);
}

/// The folders above the tree; the tree's own .gitignore files are read where they are met.
void find_gitignores(Place& place)
{
    TreeQuestion& question = place.question;
    const fs::path top = ignore_top(place.project);
    question.reads_gitignores = true;
    question.prefix = from_top(top, place.project) + place.below;
    const fs::path above = question.is_project ? place.project.parent_path() : place.project;
    for (const fs::path& folder : folders_down_to(above, top)) {
        const fs::path file = folder / ".gitignore";
        const std::string below = from_top(top, folder);
        if (!is_file(file)) continue;
        question.ignores.push_back(read_gitignore(below + ".gitignore", below, ignore_text(file)));
    }
}

void find_ignores(Place& place)
{
    const fs::path file = place.project / ".gcloudignore";
    if (!is_file(file)) {
        find_gitignores(place);
        return;
    }
    place.question.prefix = place.below;
    place.question.ignores = read_gcloudignore(".gcloudignore", "", ignore_text(file),
        [&](const std::string& name) { return ignore_text(place.project / name); });
}

Place place_of(const fs::path& package_path)
{
    // "trainer/" and "." are names, too; a link keeps the name it is known by.
    const fs::path package = (fs::absolute(package_path) / "").lexically_normal().parent_path();
    Place place;
    place.package = package.filename().string();
    place.project = real_folder(package.parent_path());
    if (!is_file(package / "__init__.py")) {
        throw Error(fmt::format("\"{}\" is no Python package: it has no __init__.py",
                        visible(package_path.string())),
            "touch " + shell_quoted((package_path / "__init__.py").string()), Exit::usage);
    }
    check_name(place.package);  // of what is in it, the tree looks after
    place.build_file = build_file_of(place.project);
    place.question.is_project = !place.build_file.empty();
    if (!place.question.is_project) place.below = place.package + "/";
    place.question.root = place.question.is_project ? place.project : real_folder(package);
    place.question.left_over =
        fmt::format("{}-{}", distribution_name(place.package), generated_version);
    find_ignores(place);
    return place;
}

void check_requirements(const Place& place, const std::vector<std::string>& requirements)
{
    if (requirements.empty()) return;
    if (!place.build_file.empty()) {
        throw Error(
            fmt::format("requirements cannot be added to a \"{}\" of your own", place.build_file),
            fmt::format("name them in {}, and take \"requirements\" out of the job file",
                (place.project / place.build_file).string()),
            Exit::usage);
    }
    for (const std::string& requirement : requirements) {
        const std::string hint = trouble_with_requirement(requirement);
        if (hint.empty()) continue;
        throw Error(
            fmt::format("\"{}\" is no requirement", visible(requirement)), hint, Exit::usage);
    }
}

std::string megabytes(std::uint64_t bytes)
{
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1024 * 1024));
}

std::string largest_of(std::vector<TreeFile> files)
{
    constexpr std::size_t most = 3;
    std::stable_sort(files.begin(), files.end(),
        [](const TreeFile& a, const TreeFile& b) { return a.stamp.size > b.stamp.size; });
    files.resize(std::min(files.size(), most));
    std::vector<std::string> words;
    words.reserve(files.size());
    for (const TreeFile& file : files)
        words.push_back(fmt::format("{} ({})", visible(file.path), megabytes(file.stamp.size)));
    return joined(words, ", ");
}

void check_size(const Tree& tree)
{
    if (tree.bytes <= largest_archive) return;
    throw Error(fmt::format("{} of files are too large to travel with each job, the largest {}",
                    megabytes(tree.bytes), largest_of(tree.files)),
        fmt::format("at most {}; put data into a bucket, and its name into .gcloudignore",
            megabytes(largest_archive)),
        Exit::refused);
}

/// All that travels, read; what is a key by its content goes to left_out instead.
std::vector<Member> read_members(
    const Place& place, const Tree& tree, std::vector<LeftOut>& left_out)
{
    std::vector<Member> members;
    for (const TreeFile& file : tree.files) {
        std::string bytes = read_tree_file(file);
        const std::string path = place.below + file.path;
        if (const auto why = why_not_content(bytes); !why.empty()) {
            left_out.push_back({path, std::string(why)});
        } else {
            members.push_back({path, std::move(bytes), file.is_executable});
        }
    }
    check_unchanged(tree, place.question);
    return members;
}

/// A rule may leave out what the archive is worth nothing without.
void check_complete(const Place& place, const Archive& archive)
{
    for (const std::string& needed : {place.build_file, place.package + "/__init__.py"}) {
        const auto names = [&](const LeftOut& left_out) {
            return needed == left_out.path || needed.starts_with(left_out.path + "/");
        };
        const auto found = std::find_if(archive.left_out.begin(), archive.left_out.end(), names);
        if (needed.empty() || found == archive.left_out.end()) continue;
        throw Error(
            fmt::format("\"{}\" would be left out ({}), and the trainer cannot be installed "
                        "without it",
                needed, found->why),
            "let the ignore file spare it; or write a .gcloudignore beside the package, which then "
            "decides alone",
            Exit::usage);
    }
}

void add_generated(
    const Place& place, const std::vector<std::string>& requirements, std::vector<Member>& members)
{
    const std::string name = distribution_name(place.package);
    const bool has_info = std::any_of(
        members.begin(), members.end(), [](const Member& m) { return m.path == "PKG-INFO"; });
    std::vector<std::string> files;
    files.reserve(members.size());
    for (const Member& member : members) files.push_back(member.path.substr(place.below.size()));
    if (!has_info) members.push_back({"PKG-INFO", pkg_info(name)});
    if (place.build_file.empty()) {
        members.push_back(
            {"setup.py", setup_py(name, contents_of(place.package, files), requirements)});
    }
    std::sort(members.begin(), members.end(),
        [](const Member& a, const Member& b) { return a.path < b.path; });
}

}  // namespace

Archive pack(const fs::path& package_path, const std::vector<std::string>& requirements)
{
    const Place place = place_of(package_path);
    check_requirements(place, requirements);
    const Tree tree = read_tree(place.question);
    check_size(tree);

    Archive archive;
    archive.name = place.question.left_over + ".tar.gz";
    archive.is_generated = place.build_file.empty();
    for (const LeftOut& each : tree.left_out)
        archive.left_out.push_back({place.below + each.path, each.why});
    std::vector<Member> members = read_members(place, tree, archive.left_out);
    std::sort(archive.left_out.begin(), archive.left_out.end(),
        [](const LeftOut& a, const LeftOut& b) { return a.path < b.path; });
    check_complete(place, archive);
    add_generated(place, requirements, members);

    TarGz tar;
    for (const Member& member : members) {
        tar.add(fmt::format("{}/{}", place.question.left_over, member.path), member.bytes,
            member.is_executable);
        archive.files.push_back({member.path, member.bytes.size()});
    }
    archive.bytes = tar.finish();
    archive.sha256 = sha256(archive.bytes);
    if (tree.bytes > large_archive) {
        archive.warnings.push_back(fmt::format("{} of files travel with each job, the largest {}",
            megabytes(tree.bytes), largest_of(tree.files)));
    }
    return archive;
}

}  // namespace mltrain
