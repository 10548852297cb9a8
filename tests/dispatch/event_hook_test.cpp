#include "dispatch/event_hook.hpp"

#include "support/fakes.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace mltrain {

namespace {

/// Remembers what it is asked to run, and answers the same to all.
class Told final : public Nobody {
public:
    Outcome run(const Command& command) override
    {
        commands.push_back(command);
        return answer;
    }

    std::vector<Command> commands;
    Outcome answer;
};

struct Hooked {
    Told told{};
    FakeClock clock{Time{}};
    FakeRandom random{};
    World world{told, clock, random, told, Environment(std::map<std::string, std::string>{}), ""};
    std::vector<std::string> warnings{};
    EventHook hook;

    explicit Hooked(std::vector<std::string> argv)
        : hook(
            world, std::move(argv), [this](const std::string& text) { warnings.push_back(text); })
    {
    }

    std::string variable(const std::string& name) const
    {
        const auto& all = told.commands.back().environment;
        const auto found =
            std::find_if(all.begin(), all.end(), [&](auto& entry) { return entry.first == name; });
        return found == all.end() ? "unset" : found->second;
    }
};

Json event()
{
    Json json;
    json["event"] = "over";
    json["message"] = "line\nbreak\x1b";
    json["percent"] = 80;
    json["cost"] = Json();
    json["jobs"] = Json::Array{};
    return json;
}

}  // namespace

TEST_CASE("a program is told of an event by variables and on stdin")
{
    Hooked hooked({"notify", "two words"});
    hooked.hook.tell(event());
    REQUIRE(hooked.told.commands.size() == 1);
    CHECK(hooked.told.commands[0].argv == std::vector<std::string>{"notify", "two words"});
    CHECK(parse_json(hooked.told.commands[0].input) == event());
    CHECK(hooked.variable("MLTRAIN_EVENT") == "over");
    CHECK(hooked.variable("MLTRAIN_PERCENT") == "80");
    CHECK(hooked.variable("MLTRAIN_MESSAGE") == "line\\x0abreak\\x1b");
    CHECK(hooked.variable("MLTRAIN_COST") == "unset");
    CHECK(hooked.variable("MLTRAIN_JOBS") == "unset");
    CHECK(hooked.told.commands[0].deadline <= Seconds(10));
    CHECK(hooked.warnings.empty());
}

TEST_CASE("where no program is named nothing is run")
{
    Hooked hooked({});
    hooked.hook.tell(event());
    CHECK(hooked.told.commands.empty());
}

TEST_CASE("a program that fails is a warning, once as long as it fails alike")
{
    Hooked hooked({"notify"});
    hooked.told.answer.exit_code = 3;
    hooked.told.answer.err = "trying\nno network\n";
    for (int i = 0; i < 3; ++i) hooked.hook.tell(event());
    hooked.told.answer = {};
    hooked.told.answer.timed_out = true;
    hooked.hook.tell(event());
    hooked.told.answer = {};
    hooked.told.answer.not_found = true;
    hooked.hook.tell(event());
    CHECK(hooked.warnings
        == std::vector<std::string>{"watch.on_event \"notify\": exit code 3: no network",
            "watch.on_event \"notify\": it did not end within 10 s",
            "watch.on_event \"notify\": there is no such program"});
    hooked.told.answer = {};
    hooked.told.answer.interrupted = true;
    hooked.hook.tell(event());
    CHECK(hooked.warnings.size() == 3);
}

}  // namespace mltrain
