// What is offered at the cursor: "|" in a line.
#include "commands/complete.hpp"

#include "base/text.hpp"
#include "commands/table.hpp"
#include "ledger/ledger.hpp"
#include "support/fakes.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace mltrain {

namespace {

/// A user's world, with a ledger if there is to be one.
class Desk {
public:
    void submit(const std::string& job, State state)
    {
        Ledger ledger = Ledger::open(scratch_.path() / "mltrain");
        Submission submission;
        submission.job.id = "id-" + job;
        submission.job.name = job;
        submission.name = job;
        submission.service = "local";
        submission.made_at = clock_.now();
        CHECK(ledger.record(submission) == Ledger::Recorded::yes);
        Sighting seen;
        seen.state = state;
        seen.seen_at = clock_.now();
        ledger.record(submission.job.id, seen);
    }

    void send_sweep(const std::string& name)
    {
        Ledger ledger = Ledger::open(scratch_.path() / "mltrain");
        SweepRecord sweep;
        sweep.id = "id-" + name;
        sweep.name = name;
        sweep.variants.resize(3);
        ledger.record(sweep);
    }

    Completions at(const std::vector<std::string>& words)
    {
        const World world{.runner = nobody_,
            .clock = clock_,
            .random = random_,
            .console = nobody_,
            .environment = Environment({{"XDG_STATE_HOME", scratch_.path().string()}}),
            .program = "/usr/bin/mltrain"};
        return complete(world, words);
    }

    /// The words that are offered, in a line.
    std::string offered(const std::vector<std::string>& words)
    {
        const Completions completions = at(words);
        std::vector<std::string> found;
        for (const auto& candidate : completions.candidates) found.push_back(candidate.word);
        return joined(found, " ");
    }

private:
    Scratch scratch_;
    FakeClock clock_{Time{}};
    FakeRandom random_;
    Nobody nobody_;
};

}  // namespace

TEST_CASE("commands and options are offered, each once")
{
    Desk desk;
    CHECK(desk.offered({"su"}) == "submit");
    CHECK(desk.offered({"co"}) == "cost compare completion");
    CHECK(desk.offered({"--"}) == "--json --color --verbose --help --version");
    CHECK(desk.offered({"--json", "wat"}) == "watch");
    CHECK(desk.offered({"cancel", "--a"}) == "--async");
    CHECK(desk.offered({"cancel", "--async", "--a"}) == "");
    CHECK(desk.offered({"submit", "--set", "region=x", "--se"}) == "--set --service");
    CHECK(desk.offered({"list", "-a", "--al"}) == "");
    CHECK(desk.offered({"version", ""}) == "--json --color --verbose --help");
    CHECK(desk.offered({"nonsense", ""}) == "");
    CHECK(desk.at({"su"}).candidates[0].help == "plan a job, say what it costs, and send it");
}

TEST_CASE("an option's values are offered, also behind an equals sign")
{
    Desk desk;
    CHECK(desk.offered({"list", "--state", "run"}) == "running");
    CHECK(desk.offered({"list", "--state=c"}) == "--state=cancelling --state=cancelled");
    CHECK(desk.offered({"list", "--color", ""}) == "auto always never");
    CHECK(desk.offered({"submit", "--service", "v"}) == "vertex-ai");
    CHECK(desk.offered({"watch", "--on-interrupt=d"}) == "--on-interrupt=detach");
    CHECK(desk.offered({"compare", "--region", "us-e"}) == "us-east1 us-east4 us-east5");
    CHECK(desk.offered({"compare", "--provider", "ec"}) == "ec2");
    CHECK(desk.offered({"logs", "--level", "E"}) == "ERROR EMERGENCY");
    CHECK(desk.offered({"logs", "--since", ""}) == "");
    CHECK(desk.offered({"ledger", "b"}) == "backup");
    CHECK(desk.offered({"completion", ""}) == "bash zsh fish");
}

TEST_CASE("keys of --set are offered, then their values")
{
    Desk desk;
    CHECK(desk.offered({"cost", "--set", "limits.max_c"}) == "limits.max_cost=");
    CHECK(desk.offered({"cost", "--set", "scale_tier=BASIC_T"}) == "scale_tier=BASIC_TPU");
    CHECK(desk.offered({"cost", "--set=service=l"}) == "--set=service=local");
    CHECK(desk.offered({"submit", "--sweep", "region=us-east4"}) == "region=us-east4");
    CHECK(desk.offered({"cost", "--set", "no_key=x"}) == "");
    CHECK(desk.offered({"help", "job-file", "limits.max_c"}) == "limits.max_cost");
}

TEST_CASE("topics are offered, and a word that is command and topic once")
{
    Desk desk;
    CHECK(desk.offered({"help", "pri"}) == "prices");
    CHECK(desk.offered({"help", "exit"}) == "exit-codes");
    CHECK(desk.offered({"help", "submit", ""}) == "");
}

TEST_CASE("jobs of the ledger are offered, with how they stand")
{
    Desk desk;
    CHECK(desk.offered({"show", ""}) == "");  // there is no ledger yet, and none is made
    desk.submit("census_1", State::succeeded);
    desk.submit("census_2", State::running);
    desk.submit("other_1", State::queued);
    desk.send_sweep("grid_1");
    CHECK(desk.offered({"show", "cen"}) == "census_2 census_1");
    CHECK(desk.offered({"show", "la"}) == "latest");
    CHECK(desk.offered({"show", "census_1", ""}) == "--json --color --verbose --help");
    CHECK(desk.offered({"submit", "--from", "o"}) == "other_1");
    CHECK(desk.at({"show", "o"}).candidates[0].help == "queued on local");
    CHECK(desk.offered({"list", "--sweep", ""}) == "grid_1");
}

TEST_CASE("watch and cancel are offered what is not over, and nothing twice")
{
    Desk desk;
    desk.submit("census_1", State::succeeded);
    desk.submit("census_2", State::running);
    desk.send_sweep("grid_1");
    CHECK(desk.offered({"cancel", "c"}) == "census_2");
    CHECK(desk.offered({"watch", "census_2", "c"}) == "");
    CHECK(desk.offered({"cancel", "g"}) == "grid_1");
}

TEST_CASE("files are left to the shell")
{
    Desk desk;
    CHECK(completions_text(desk.at({"submit", "job"})) == ":job-files\n");
    CHECK(completions_text(desk.at({"init", ""})) == ":folders\n");
    CHECK(completions_text(desk.at({"package", "-o", ""})) == ":files\n");
    CHECK(completions_text(desk.at({"migrate", "--from-config=x"})) == ":files\n");
    CHECK(completions_text(desk.at({"submit", "job.toml", "--", "x"})) == ":files\n");
    CHECK(completions_text(desk.at({"list", "--state", "run"})) == "running\n");
}

TEST_CASE("it is known what every option takes")
{
    for (const Subcommand& command : all_commands()) {
        const Options options = command.describe();
        std::vector<std::string> placeholders = {options.argument_name};
        for (const Option& option : options.options) placeholders.push_back(option.placeholder);
        for (const std::string& placeholder : placeholders) {
            CHECK_MESSAGE((placeholder.empty() || is_completed(placeholder)),
                "say in src/commands/complete.cpp what " << placeholder << " of "
                                                         << std::string(command.name) << " is");
        }
    }
}

}  // namespace mltrain
