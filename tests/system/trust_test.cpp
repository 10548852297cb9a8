#include "system/trust.hpp"

#include "base/error.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <sys/stat.h>
#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr uid_t eve = 54321;

/// A settings file in a folder of its own, each with a mode.
struct Settings {
    Scratch scratch;
    fs::path folder = scratch.path() / "mltrain", file = folder / "config.toml";

    Settings(mode_t of_folder, mode_t of_file)
    {
        scratch.write("mltrain/config.toml", "");
        chmod(file.c_str(), of_file);
        chmod(folder.c_str(), of_folder);
    }

    std::string opened_by() const
    {
        const Openness open = openness_of_file(file);
        if (open.why.empty()) return "";
        return fmt::format("{}: {}", open.path.filename().string(), open.why);
    }
};

}  // namespace

TEST_CASE("a file is as open as it is, or as the folder in which it could be replaced")
{
    CHECK(Settings(0700, 0600).opened_by() == "");
    CHECK(Settings(0755, 0644).opened_by() == "");
    CHECK(Settings(0700, 0602).opened_by() == "config.toml: everybody can write it");
    CHECK(Settings(0702, 0600).opened_by() == "mltrain: everybody can write it");
}

TEST_CASE("what is not there is not open, whatever its folder")
{
    const Settings settings(0777, 0600);
    CHECK(openness_of_file(settings.folder / "prices.toml").why == "");
    CHECK(openness_of_file("").why == "");
    fs::create_symlink("nowhere", settings.folder / "dangling.toml");
    CHECK(openness_of_file(settings.folder / "dangling.toml").why == "");
}

TEST_CASE("in a sticky folder nobody replaces a file of another's")
{
    CHECK(Settings(01777, 0600).opened_by() == "");
    CHECK(Settings(01777, 0602).opened_by() == "config.toml: everybody can write it");
    const Settings linked(0700, 0600);
    const Settings store(01777, 0444);
    fs::remove(linked.file);
    fs::create_symlink(store.file, linked.file);
    CHECK(linked.opened_by() == "");
    chmod(store.folder.c_str(), 0777);
    CHECK(linked.opened_by() == "mltrain: everybody can write it");
    if (geteuid() != 0) return;  // only root gives a file away
    chmod(store.folder.c_str(), 01777);
    REQUIRE(chown(store.file.c_str(), eve, eve) == 0);
    CHECK(linked.opened_by() == "config.toml: it belongs to the user 54321");
    REQUIRE(chown(store.file.c_str(), 0, 0) == 0);
    REQUIRE(chown(store.folder.c_str(), eve, eve) == 0);
    CHECK(linked.opened_by() == "mltrain: it belongs to the user 54321");
}

TEST_CASE("a cure is chosen by whose the thing is, and takes nothing from anybody")
{
    const Settings settings(0777, 0600);
    const Openness open = openness_of_file(settings.file);
    CHECK(open.cure("go elsewhere")
        == fmt::format("chmod go-w {}, or go elsewhere", settings.folder.string()));
    if (geteuid() != 0) return;
    REQUIRE(chown(settings.folder.c_str(), eve, eve) == 0);
    CHECK(openness_of_file(settings.file).cure("go elsewhere")
        == "run mltrain as that user, or go elsewhere");
}

}  // namespace mltrain
