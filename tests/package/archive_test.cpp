#include "package/archive.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "package/tree.hpp"
#include "package/untar.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <clocale>
#include <map>
#include <optional>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> paths_of(const Archive& archive)
{
    std::vector<std::string> paths;
    for (const PackedFile& file : archive.files) paths.push_back(file.path);
    return paths;
}

bool holds_path(const Archive& archive, const std::string& path)
{
    const auto paths = paths_of(archive);
    return std::find(paths.begin(), paths.end(), path) != paths.end();
}

/// Why a path was left out; "" when it was not.
std::string why_left_out(const Archive& archive, const std::string& path)
{
    for (const LeftOut& each : archive.left_out) {
        if (each.path == path) return each.why;
    }
    return "";
}

std::optional<Error> error_of(
    const fs::path& package, const std::vector<std::string>& requirements = {})
{
    try {
        pack(package, requirements);
    } catch (const Error& error) {
        return error;
    }
    return {};
}

/// Whether packing fails with an Error that names the thing and has a cure.
bool refuses(const fs::path& package, const std::string& thing)
{
    const auto error = error_of(package);
    if (error) CHECK(!error->hint.empty());
    return error && std::string(error->what()).find(thing) != std::string::npos;
}

/// A package with a module, a sub-package and data, written in the order that is asked for.
void write_trainer(const Scratch& scratch, bool backwards = false)
{
    std::vector<std::pair<std::string, std::string>> files = {{"trainer/__init__.py", ""},
        {"trainer/B.py", "b = 1\n"}, {"trainer/a.py", "a = 1\n"}, {"trainer/run.sh", "#!/bin/sh\n"},
        {"trainer/sub/__init__.py", ""}, {"trainer/sub/words.txt", "words\n"},
        {"trainer/\xc3\xa4.txt", "umlaut\n"}};
    if (backwards) std::reverse(files.begin(), files.end());
    for (const auto& [path, text] : files) scratch.write(path, text);
    fs::permissions(
        scratch.path() / "trainer/run.sh", fs::perms::owner_exec, fs::perm_options::add);
}

}  // namespace

TEST_CASE("a package without a setup.py gets one, and all of it is packed, sorted by bytes")
{
    const Scratch scratch;
    write_trainer(scratch);
    scratch.write("other.py", "");
    const Archive archive = pack(scratch.path() / "trainer", {"numpy"});
    CHECK(archive.name == "trainer-0.0.0.tar.gz");
    CHECK(archive.is_generated);
    CHECK(archive.sha256 == sha256(archive.bytes));
    CHECK(archive.warnings.empty());
    CHECK(archive.left_out.empty());
    CHECK(paths_of(archive)
        == std::vector<std::string>{"PKG-INFO", "setup.py", "trainer/B.py", "trainer/__init__.py",
            "trainer/a.py", "trainer/run.sh", "trainer/sub/__init__.py", "trainer/sub/words.txt",
            "trainer/\xc3\xa4.txt"});
    const auto files = untar(archive.bytes);
    REQUIRE(files.size() == archive.files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        CHECK(files[i].path == "trainer-0.0.0/" + archive.files[i].path);
        CHECK(files[i].bytes.size() == archive.files[i].bytes);
        CHECK(files[i].mode == (files[i].path.ends_with(".sh") ? 0755U : 0644U));
    }
    CHECK(files[0].bytes == "Metadata-Version: 1.0\nName: trainer\nVersion: 0.0.0\n");
    CHECK(files[1].bytes.find("\"numpy\"") != std::string::npos);
    CHECK(files[1].bytes.find("\"trainer.sub\"") != std::string::npos);
}

TEST_CASE("the same tree is the same bytes, whoever made it, when, where and in which order")
{
    const Scratch here, there;
    write_trainer(here);
    const mode_t before = umask(0077);
    const std::string locale = std::setlocale(LC_ALL, nullptr);
    (void)std::setlocale(LC_ALL, "C.UTF-8");
    write_trainer(there, true);
    fs::last_write_time(
        there.path() / "trainer/a.py", fs::file_time_type::clock::now() - std::chrono::hours(99));
    const Archive other = pack(there.path() / "trainer" / "", {});
    umask(before);
    (void)std::setlocale(LC_ALL, locale.c_str());
    const Archive archive = pack(here.path() / "trainer", {});
    CHECK(archive.bytes == other.bytes);
    CHECK(archive.bytes == pack(here.path() / "trainer/sub/..", {}).bytes);

    here.write("trainer/a.py", "a = 2\n");
    CHECK(archive.sha256 != pack(here.path() / "trainer", {}).sha256);
}

TEST_CASE("a project of the user's own is packed as it is")
{
    const Scratch scratch;
    write_trainer(scratch);
    scratch.write("setup.py", "mine");
    scratch.write("README.md", "");
    scratch.write("other/__init__.py", "");
    scratch.write("build/lib/trainer/a.py", "");
    scratch.write("dist/trainer-1.0.tar.gz", "");
    scratch.write("trainer-0.0.0.tar.gz", "");
    scratch.write("trainer-0.0.0/setup.py", "");
    scratch.write("trainer/build/lib/a.py", "");
    const Archive archive = pack(scratch.path() / "trainer", {});
    CHECK_FALSE(archive.is_generated);
    CHECK(holds_path(archive, "PKG-INFO"));
    CHECK(holds_path(archive, "README.md"));
    CHECK(holds_path(archive, "other/__init__.py"));
    CHECK(holds_path(archive, "trainer/build/lib/a.py"));
    const std::vector<LeftOut> left_out = {{"build", "setuptools makes it again"},
        {"dist", "setuptools makes it again"}, {"trainer-0.0.0", "left from packing"},
        {"trainer-0.0.0.tar.gz", "left from packing"}};
    CHECK(archive.left_out == left_out);
    for (const Unpacked& file : untar(archive.bytes)) {
        if (file.path == "trainer-0.0.0/setup.py") CHECK(file.bytes == "mine");
    }

    const auto error = error_of(scratch.path() / "trainer", {"numpy"});
    REQUIRE(error);
    CHECK(error->exit == Exit::usage);
    CHECK(error->hint.find("setup.py") != std::string::npos);
}

TEST_CASE("a pyproject.toml is a project when it builds, and a PKG-INFO of the user's own stays")
{
    const Scratch scratch;
    write_trainer(scratch);
    scratch.write("pyproject.toml", "[tool.ruff]\n");
    CHECK(pack(scratch.path() / "trainer", {}).is_generated);
    scratch.write("pyproject.toml", "[project]\nname = 'x'\n");
    scratch.write("PKG-INFO", "mine");
    const Archive archive = pack(scratch.path() / "trainer", {});
    CHECK_FALSE(archive.is_generated);
    CHECK_FALSE(holds_path(archive, "setup.py"));
    CHECK(untar(archive.bytes)[0].bytes == "mine");
}

TEST_CASE("what is no package, and what is no requirement, is refused")
{
    const Scratch scratch;
    scratch.write("data/a.csv", "");
    CHECK(refuses(scratch.path() / "data", "__init__.py"));
    CHECK(refuses(scratch.path() / "gone/data", "gone"));
    write_trainer(scratch);
    const auto error = error_of(scratch.path() / "trainer", {"numpy", "-r requirements.txt"});
    REQUIRE(error);
    CHECK(error->exit == Exit::usage);
    CHECK(std::string(error->what()) == "\"-r requirements.txt\" is no requirement");
}

TEST_CASE("ignore files are respected: those of the repository above, and nested ones")
{
    const Scratch scratch;
    write_trainer(scratch);
    const fs::path package = scratch.path() / "trainer";
    scratch.write(".gitignore", "*.log\n");
    scratch.write("trainer/.gitignore", "/tmp/\n");
    scratch.write("trainer/sub/.gitignore", "!keep.log\n");
    scratch.write("trainer/a.log", "");
    scratch.write("trainer/sub/keep.log", "");
    scratch.write("trainer/tmp/x", "");
    Archive archive = pack(package, {});
    CHECK(why_left_out(archive, "trainer/a.log") == ".gitignore:1");
    CHECK(why_left_out(archive, "trainer/tmp") == "trainer/.gitignore:1");
    CHECK(holds_path(archive, "trainer/sub/keep.log"));

    const Scratch repository;
    repository.write(".git/HEAD", "");
    repository.write(".gitignore", "/ml/model/trainer/a.py\n");
    repository.write("ml/.gitignore", "B.py\n");
    fs::copy(scratch.path(), repository.path() / "ml/model", fs::copy_options::recursive);
    archive = pack(repository.path() / "ml/model/trainer", {});
    CHECK(why_left_out(archive, "trainer/a.py") == ".gitignore:1");
    CHECK(why_left_out(archive, "trainer/B.py") == "ml/.gitignore:1");
    CHECK(why_left_out(archive, "trainer/a.log") == "ml/model/.gitignore:1");
    CHECK(why_left_out(archive, "trainer/tmp") == "ml/model/trainer/.gitignore:1");
    repository.write("ml/model/setup.py", "");
    archive = pack(repository.path() / "ml/model/trainer", {});
    CHECK(why_left_out(archive, "trainer/B.py") == "ml/.gitignore:1");
    CHECK(why_left_out(archive, "trainer/a.log") == "ml/model/.gitignore:1");
}

TEST_CASE("a .gcloudignore stands in for all .gitignore files, unless it includes one")
{
    const Scratch scratch;
    write_trainer(scratch);
    const fs::path package = scratch.path() / "trainer";
    scratch.write(".gitignore", "a.py\n");
    scratch.write("trainer/.gitignore", "B.py\n");
    scratch.write(".gcloudignore", "# mine\n/trainer/sub/words.txt\n");
    Archive archive = pack(package, {});
    CHECK(archive.left_out == std::vector<LeftOut>{{"trainer/sub/words.txt", ".gcloudignore:2"}});
    scratch.write(".gcloudignore", "#!include:.gitignore\n");
    archive = pack(package, {});
    CHECK(archive.left_out == std::vector<LeftOut>{{"trainer/a.py", ".gitignore:1"}});
}

TEST_CASE("an ignore file cannot leave out what the archive is worth nothing without")
{
    const Scratch scratch;
    write_trainer(scratch);
    scratch.write("setup.py", "");
    for (const char* rule : {"setup.py", "trainer", "__init__.py", "*"}) {
        scratch.write(".gitignore", rule);
        CHECK(refuses(scratch.path() / "trainer", "would be left out"));
    }
}

TEST_CASE("secrets, caches and environments stay here, whatever the ignore file says")
{
    const Scratch scratch;
    write_trainer(scratch);
    scratch.write(".gitignore", "!.env\n!key.pem\n!venv/\n");
    scratch.write("trainer/.env", "TOKEN=1");
    scratch.write("trainer/key.pem", "");
    scratch.write("trainer/venv/pyvenv.cfg", "");
    scratch.write("trainer/account", R"({"type":"service_account","private_key":"x"})");
    scratch.write("trainer/__pycache__/a.pyc", "");
    const Archive archive = pack(scratch.path() / "trainer", {});
    const std::vector<LeftOut> left_out = {{"trainer/.env", "may hold secrets"},
        {"trainer/__pycache__", "a cache"}, {"trainer/account", "the key of a service account"},
        {"trainer/key.pem", "a private key"}, {"trainer/venv", "a virtual environment"}};
    CHECK(archive.left_out == left_out);
    CHECK(gunzipped(archive.bytes).find("account") == std::string::npos);
}

TEST_CASE("a link in the tree is packed as what it leads to")
{
    const Scratch scratch;
    write_trainer(scratch);
    const fs::path package = scratch.path() / "trainer";
    fs::create_symlink("a.py", package / "link.py");
    fs::create_directory_symlink("sub", package / "again");
    fs::create_symlink(package / "sub/words.txt", package / "absolute.txt");
    const Archive archive = pack(package, {});
    CHECK(holds_path(archive, "trainer/link.py"));
    CHECK(holds_path(archive, "trainer/absolute.txt"));
    CHECK(holds_path(archive, "trainer/again/words.txt"));
    for (const Unpacked& file : untar(archive.bytes)) {
        if (file.path.ends_with("/link.py")) CHECK(file.bytes == "a = 1\n");
    }
}

TEST_CASE("a package that is itself a link keeps the name it is known by")
{
    const Scratch scratch;
    write_trainer(scratch);
    fs::create_directory_symlink("trainer", scratch.path() / "alias");
    const Archive archive = pack(scratch.path() / "alias", {});
    CHECK(archive.name == "alias-0.0.0.tar.gz");
    CHECK(holds_path(archive, "alias/a.py"));
}

TEST_CASE("a link brings in no secret under another name")
{
    const Scratch scratch;
    write_trainer(scratch);
    scratch.write("trainer/.env", "TOKEN=1");
    scratch.write("trainer/.git/config", "");
    fs::create_symlink(".env", scratch.path() / "trainer/settings");
    fs::create_symlink(".git/config", scratch.path() / "trainer/config");
    const Archive archive = pack(scratch.path() / "trainer", {});
    CHECK(why_left_out(archive, "trainer/settings") == "may hold secrets");
    CHECK(why_left_out(archive, "trainer/config") == "version control");
}

TEST_CASE("a link out of the tree, to nothing or in a circle is refused, unless it is left out")
{
    const struct {
        std::string link;
        std::string target;
        std::string says;
    } cases[] = {{"out.py", "../secret.py", "leads out of"}, {"etc", "/etc", "leads out of"},
        {"gone.py", "no.py", "cannot be found"}, {"self", "self", "in a circle"},
        {"here", ".", "in a circle"}, {"sub/up", "..", "in a circle"}};
    for (const auto& [link, target, says] : cases) {
        CAPTURE(link);
        const Scratch scratch;
        write_trainer(scratch);
        scratch.write("secret.py", "");
        fs::create_symlink(target, scratch.path() / "trainer" / link);
        CHECK(refuses(scratch.path() / "trainer", "the link \"" + link + "\" "));
        CHECK(refuses(scratch.path() / "trainer", says));
        scratch.write(".gcloudignore", "/trainer/" + link + "\n");
        CHECK_FALSE(error_of(scratch.path() / "trainer"));
    }
}

TEST_CASE("two folders that link to each other are a circle")
{
    const Scratch scratch;
    write_trainer(scratch);
    scratch.write("trainer/x/a", "");
    scratch.write("trainer/y/a", "");
    fs::create_directory_symlink("../y", scratch.path() / "trainer/x/to_y");
    CHECK_FALSE(error_of(scratch.path() / "trainer"));
    fs::create_directory_symlink("../x", scratch.path() / "trainer/y/to_x");
    CHECK(refuses(scratch.path() / "trainer", "in a circle"));
}

TEST_CASE("what is no file is left out and said")
{
    const Scratch scratch;
    write_trainer(scratch);
    REQUIRE(mkfifo((scratch.path() / "trainer/pipe").c_str(), 0600) == 0);
    const int end = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const std::string place = (scratch.path() / "trainer/door").string();
    place.copy(address.sun_path, sizeof address.sun_path - 1);
    REQUIRE(bind(end, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    close(end);
    const Archive archive = pack(scratch.path() / "trainer", {});
    const std::vector<LeftOut> left_out = {
        {"trainer/door", "a socket"}, {"trainer/pipe", "a pipe"}};
    CHECK(archive.left_out == left_out);
}

TEST_CASE("a name that not every machine can hold is refused")
{
    for (const char* name : {"two\nlines", "latin\xe4", "bell\a"}) {
        const Scratch scratch;
        write_trainer(scratch);
        scratch.write(fs::path("trainer") / name, "");
        CHECK(refuses(scratch.path() / "trainer", "no archive can hold the name"));
        scratch.write(fs::path(name) / "__init__.py", "");
        CHECK(refuses(scratch.path() / name, "no archive can hold the name"));
    }
}

TEST_CASE("a file that changes or goes while it is packed is noticed")
{
    const Scratch scratch;
    write_trainer(scratch);
    TreeQuestion question;
    question.root = fs::canonical(scratch.path());
    const Tree tree = read_tree(question);
    const auto file = std::find_if(
        tree.files.begin(), tree.files.end(), [](auto& f) { return f.path == "trainer/a.py"; });
    REQUIRE(file != tree.files.end());
    CHECK(read_tree_file(*file) == "a = 1\n");
    check_unchanged(tree, question);

    scratch.write("trainer/new.py", "");
    CHECK_THROWS_WITH_AS(check_unchanged(tree, question),
        "\"trainer/new.py\" has changed while it was packed", Error);
    fs::remove(scratch.path() / "trainer/new.py");
    scratch.write("trainer/a.py", "a = 10\n");
    CHECK_THROWS_AS(read_tree_file(*file), Error);
    fs::remove(scratch.path() / "trainer/a.py");
    CHECK_THROWS_WITH_AS(
        read_tree_file(*file), "\"trainer/a.py\" has changed while it was packed", Error);
    CHECK_THROWS_WITH_AS(
        check_unchanged(tree, question), "\"trainer/a.py\" has changed while it was packed", Error);
}

TEST_CASE("large files are warned of, by name, and too large ones are refused before they are read")
{
    const Scratch scratch;
    write_trainer(scratch);
    const auto grow = [&](const char* name, std::uintmax_t bytes) {
        scratch.write(fs::path("trainer") / name, "");
        fs::resize_file(scratch.path() / "trainer" / name, bytes);
    };
    constexpr std::uintmax_t megabyte = 1024 * 1024;
    grow("a.bin", 2 * megabyte);
    grow("b.bin", 5 * megabyte);
    grow("c.bin", 1 * megabyte);
    CHECK(pack(scratch.path() / "trainer", {}).warnings.empty());
    grow("d.bin", 3 * megabyte);
    CHECK(pack(scratch.path() / "trainer", {}).warnings
        == std::vector<std::string>{"11.0 MB of files travel with each job, the largest b.bin "
                                    "(5.0 MB), d.bin (3.0 MB), a.bin (2.0 MB)"});
    grow("e.bin", 500 * megabyte);
    const auto error = error_of(scratch.path() / "trainer");
    REQUIRE(error);
    CHECK(error->exit == Exit::refused);
    CHECK(std::string(error->what()).find("511.0 MB") == 0);
}

}  // namespace mltrain
