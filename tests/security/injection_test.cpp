// What a job file, a name or a label could smuggle in: each case is a sentence of docs/security.md.
#include "base/text.hpp"
#include "gcloud/argv.hpp"
#include "gcloud/custom_job.hpp"
#include "job/check.hpp"
#include "job/keys.hpp"
#include "job/spec_file.hpp"
#include "ledger/ledger.hpp"
#include "slurm/plan.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

const std::string robert = "x'); DROP TABLE submission; --%_*?\"\\";

Submission submission_called(const std::string& name)
{
    Submission submission;
    submission.job = {"id " + name, name, "", name, name};
    submission.name = submission.service = submission.hash = submission.code_hash = name;
    submission.over_budget = name;
    submission.plan.argv = {name};
    submission.plan.directory = name;
    submission.plan.config = PlannedFile{"", name};
    submission.settings = Json(name);
    submission.projection = Json(name);
    return submission;
}

const Identity identity = {"0123456789abcdef0123456789abcdef",
    "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210", "census_20261120_143000"};

/// A spec that says the same word wherever a job file takes text.
JobSpec spec_of(const std::string& word)
{
    SpecAndSettings values;
    for (const Key& key : keys()) {
        if (key.home != KeyHome::job_file) continue;
        const Field field = key.field(values);
        if (auto* const* text = std::get_if<std::optional<std::string>*>(&field)) **text = word;
        if (auto* const* list = std::get_if<std::vector<std::string>*>(&field)) **list = {word};
    }
    values.spec.labels = {{"team", "vision"}};
    values.spec.args = {word, "--", word};
    return values.spec;
}

/// What each word is to the program: the name of an option, or a word that is none.
std::vector<std::string> options_in(const std::vector<std::string>& argv)
{
    std::vector<std::string> options;
    for (const std::string& word : argv) {
        if (word == "--") break;
        options.push_back(word.substr(0, word.find('=')));
    }
    return options;
}

}  // namespace

TEST_CASE("A job file names no program of this machine")
{
    std::set<std::string> own;
    for (const Key& key : keys()) {
        if (key.home != KeyHome::config_only) continue;
        own.insert(std::string(key.name));
        const SpecFile file =
            parse_spec("job.toml", std::string(key.name) + " = " + std::string(key.example), "/");
        REQUIRE_MESSAGE(file.complaints.size() == 1, key.name);
        CHECK_MESSAGE(
            file.complaints[0].message.find("config.toml") != std::string::npos, key.name);
        const SpecAndSettings values{file.spec, file.settings};
        CHECK_MESSAGE(!value_text(key, values), key.name);
    }
    for (const char* program : {"gcloud", "local.python", "slurm.python", "watch.on_event"})
        CHECK_MESSAGE(own.contains(program), program);
}

TEST_CASE(
    "A program in config.toml is a name on PATH or an absolute path, and never one of the folder "
    "where you happen to stand")
{
    const Scratch scratch;
    const auto complaints_of = [&](const std::string& line) {
        const fs::path config = scratch.write("mltrain/config.toml", line + "\n");
        fs::permissions(config.parent_path(), fs::perms::owner_all);
        fs::permissions(config, fs::perms::owner_read | fs::perms::owner_write);
        return read_spec_text(config, "job.toml", "", {}, {}).complaints;
    };
    for (const char* key : {"gcloud", "local.python"}) {
        const std::string name = key;
        CHECK(complaints_of(name + " = \"tool\"").empty());
        CHECK(complaints_of(name + " = \"/opt/bin/tool\"").empty());
        for (const char* relative : {"./tool", "bin/tool", "../tool", "~/tool"})
            CHECK(complaints_of(name + " = \"" + relative + "\"").size() == 1);
    }
    CHECK(complaints_of("watch.on_event = [\"tell\", \"a/b\"]").empty());
    CHECK(complaints_of("watch.on_event = [\"./tell\"]").size() == 1);
}

TEST_CASE("mltrain asks gcloud for no token, and has no place for one")
{
    const std::regex token("print-(access|identity)-token|config-helper");
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(source_tree() / "src")) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".sql") continue;
        ++files;
        CHECK_MESSAGE(!std::regex_search(slurp(entry.path()), token), entry.path().string());
    }
    CHECK(files > 100);
}

TEST_CASE("Nor are they more than a value in SQL")
{
    const Scratch scratch;
    Ledger ledger = Ledger::open(scratch.path() / "mltrain");
    for (const std::string& name : {robert, std::string("plain")}) {
        const Submission submission = submission_called(name);
        REQUIRE(ledger.record(submission, Ledger::Duplicates::refused) == Ledger::Recorded::yes);
        Sighting sighting;
        sighting.state = State::running;
        sighting.word = sighting.message = name;
        ledger.record(submission.job.id, sighting);
        Answer answer;
        answer.message = answer.resource = answer.out = answer.err = name;
        ledger.record(submission.job.id, name, answer, Time{});
    }
    CHECK(ledger.count() == 2);
    CHECK(ledger.find(robert).submission.job.name == robert);
    CHECK(ledger.find(robert).last.message == robert);
    CHECK(ledger.attempts("id " + robert).at(0).verb == robert);
    CHECK(ledger.open_twin(robert)->submission.job.name == robert);
    for (const char* pattern : {"pl_in", "pl%", "pl*", "%", "_", "*", "' OR 1=1 --"})
        CHECK_THROWS_AS(ledger.find(pattern), Error);
    CHECK(ledger.damages().empty());
}

TEST_CASE("No value of a job file becomes an option of gcloud or sbatch")
{
    const JobSpec plain = spec_of("plain");
    for (const char* word : {"--flags-file=/etc/passwd", "-h", "--", "^:^a:b", "@/etc/passwd",
             " --quiet", "x --quiet", "x\n--quiet", "--project=theirs", "%j"}) {
        CAPTURE(word);
        const JobSpec hostile = spec_of(word);
        const auto ml_engine = submit_argv("ml-engine", hostile, identity, word);
        CHECK(options_in(ml_engine)
            == options_in(submit_argv("ml-engine", plain, identity, "plain")));
        // The trainer's own stand behind the first --, word for word; or in a file, what gcloud takes even there.
        const auto dashes = std::find(ml_engine.begin(), ml_engine.end(), "--");
        const Json config = training_config(hostile, {}).value_or(Json());
        if (dashes == ml_engine.end()) {
            CHECK(config["trainingInput"]["args"] == Json::array(hostile.args));
        } else {
            CHECK(std::vector<std::string>(dashes + 1, ml_engine.end()) == hostile.args);
            CHECK(config["trainingInput"]["args"].is_null());
        }
        CHECK(options_in(create_job_argv("custom-jobs", hostile, identity, word))
            == options_in(create_job_argv("custom-jobs", plain, identity, "plain")));
        const SlurmSite site{.shared_folder = "/shared", .scratch = "/tmp"};
        CHECK(options_in(slurm_plan(hostile, identity, {}, site).argv)
            == options_in(slurm_plan(plain, identity, {}, site).argv));
    }
    // gcloud takes labels and packages as lists, in which these letters would begin something new.
    for (const char* letters : {"a,b", "a=b", "^:^a", "a b", "-a", "A", "a\nb"}) {
        CAPTURE(letters);
        JobSpec spec = plain;
        spec.labels = {{letters, "vision"}};
        const auto complains_of = [&](const std::string& key) {
            const auto problems = check(spec);
            return std::any_of(problems.begin(), problems.end(),
                [&](const Problem& problem) { return problem.key == key; });
        };
        CHECK(complains_of(std::string("labels.") + letters));
        spec.labels.clear();
        spec.packages = {letters};
        CHECK(complains_of("packages"));
    }
}

}  // namespace mltrain
