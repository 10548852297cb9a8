#include "dispatch/packing_guard.hpp"

#include "support/fakes.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <optional>

namespace mltrain {

namespace {

struct Desk {
    Scratch scratch{};
    Nobody nobody{};
    FakeClock clock{Time{}};
    FakeRandom random{};
    World world{nobody, clock, random, nobody,
        Environment(std::map<std::string, std::string>{{"HOME", scratch.path().string()}}), ""};
    std::vector<std::string> said{};

    std::filesystem::path package() const { return scratch.path() / "work/trainer"; }
    Say say()
    {
        return [this](const std::string& text) { said.push_back(text); };
    }
    bool has(const std::string& name) const
    {
        return std::filesystem::exists(scratch.path() / "work" / name);
    }
    /// As gcloud does while it packs.
    void pack() const
    {
        if (!has("setup.py")) scratch.write("work/setup.py", generated_setup_py("trainer"));
        scratch.write("work/trainer.egg-info/PKG-INFO", "");
        scratch.write("work/trainer-0.0.0/setup.py", "");
    }
};

}  // namespace

TEST_CASE("nothing of gcloud's stays, and everything of the user's does")
{
    Desk desk;
    desk.scratch.write("work/trainer/__init__.py", "");
    desk.scratch.write("work/notes.txt", "");
    {
        const PackingGuard guard(desk.world, desk.package(), desk.say());
        desk.pack();
    }
    for (const char* name : {"setup.py", "trainer.egg-info", "trainer-0.0.0"})
        CHECK_FALSE(desk.has(name));
    CHECK(desk.has("trainer/__init__.py"));
    CHECK(desk.has("notes.txt"));
}

TEST_CASE("what was there before stays as it was")
{
    Desk desk;
    desk.scratch.write("work/setup.py", "# mine");
    desk.scratch.write("work/trainer.egg-info/mine", "");
    {
        const PackingGuard guard(desk.world, desk.package(), desk.say());
        desk.pack();
    }
    CHECK(desk.scratch.read("work/setup.py") == "# mine");
    CHECK(desk.has("trainer.egg-info/mine"));
    CHECK_FALSE(desk.has("trainer-0.0.0"));
}

TEST_CASE("what a killed gcloud left is gone before the next one packs")
{
    Desk desk;
    desk.scratch.write("work/trainer/__init__.py", "");
    desk.pack();
    const PackingGuard guard(desk.world, desk.package(), desk.say());
    for (const char* name : {"setup.py", "trainer.egg-info", "trainer-0.0.0"})
        CHECK_FALSE(desk.has(name));
}

TEST_CASE("one at a time packs a folder; who comes second waits, and may stop waiting")
{
    Desk desk;
    desk.clock.interrupts = {desk.clock.now() + Seconds(30)};
    std::optional<PackingGuard> first;
    first.emplace(desk.world, desk.package(), desk.say());
    CHECK_THROWS_AS(PackingGuard(desk.world, desk.package(), desk.say()), Error);
    CHECK(desk.clock.now() == Time{} + Seconds(30));
    REQUIRE(desk.said.size() == 1);
    CHECK(desk.said[0].starts_with("another submission packs "));
    const PackingGuard other(desk.world, desk.scratch.path() / "elsewhere/trainer", desk.say());
    first.reset();
    const PackingGuard second(desk.world, desk.package(), desk.say());
    CHECK(desk.said.size() == 1);
}

}  // namespace mltrain
