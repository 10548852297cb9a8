#include "local/local.hpp"

#include "base/error.hpp"
#include "local/job_folder.hpp"
#include "local/known.hpp"
#include "local/plan.hpp"
#include "local/process_identity.hpp"
#include "system/files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <unistd.h>

using namespace mltrain;
namespace fs = std::filesystem;

namespace {

const Time noon = *parse_time("2026-11-20T12:00:00Z");

/// A directory of the test's own.
class Scratch {
public:
    Scratch()
    {
        std::string pattern = (fs::temp_directory_path() / "local-test-XXXXXX").string();
        path = mkdtemp(pattern.data());
    }
    ~Scratch() { fs::remove_all(path); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    fs::path path;
};

/// Does what the test says a supervisor would do, and starts nothing.
class PretendedRunner final : public Runner {
public:
    Outcome run(const Command& command) override
    {
        commands.push_back(command);
        return answer(command.argv.back());
    }
    std::optional<fs::path> find_program(const std::string&) override { return {}; }

    std::function<Outcome(const fs::path& folder)> answer = [](const fs::path&) {
        return Outcome{};
    };
    std::vector<Command> commands;
};

ProcessIdentity myself()
{
    return *identity_of(getpid());
}

ProcessIdentity somebody_gone()
{
    ProcessIdentity identity = myself();
    identity.start -= 1;
    return identity;
}

ProcessIdentity somebody_before_a_restart()
{
    ProcessIdentity identity = myself();
    identity.boot = "00000000-0000-0000-0000-000000000000";
    return identity;
}

LocalStatus running_status(const ProcessIdentity& supervisor, const ProcessIdentity& trainer)
{
    LocalStatus status;
    status.state = State::running;
    status.created = noon;
    status.started = noon + Seconds(1);
    status.supervisor = supervisor;
    status.trainer = trainer;
    return status;
}

LocalStatus ended_status(State state)
{
    LocalStatus status = running_status(somebody_gone(), somebody_gone());
    status.state = state;
    status.ended = noon + Seconds(61);
    if (state == State::succeeded) status.exit_code = 0;
    return status;
}

Plan some_plan()
{
    Plan plan;
    plan.argv = {"python3", "-m", "trainer.task"};
    plan.directory = "/home/somebody/census";
    plan.limit = Seconds(3600);
    return plan;
}

JobReference some_job()
{
    JobReference job;
    job.id = "0123456789abcdef0123456789abcdef";
    job.name = "census_20261120_120000";
    return job;
}

/// A service whose jobs live in a scratch directory.
struct Bench {
    Scratch scratch;
    PretendedRunner runner;
    LocalService service{runner, scratch.path / "state", "/usr/bin/mltrain"};
    JobReference job = some_job();
    fs::path folder = scratch.path / "state" / "local" / job.id;

    void has(const LocalStatus& status) const
    {
        fs::create_directories(folder);
        write_status(folder, status);
    }
    Look look() { return service.look(std::array{job}, {}, noon).jobs.front(); }
};

std::vector<std::string> keys_of(const std::vector<Problem>& problems)
{
    std::vector<std::string> keys;
    for (const Problem& problem : problems) keys.push_back(problem.key);
    return keys;
}

JobSpec good_spec()
{
    JobSpec spec;
    spec.package_path = "/home/somebody/census/trainer";
    spec.module_name = "trainer.task";
    return spec;
}

}  // namespace

TEST_CASE("what is to run survives being written down")
{
    const Scratch scratch;
    LocalCommand command;
    command.id = "0123";
    command.job = "census_1";
    command.argv = {"python3", "-m", "trainer.task", "", "two words", "quote\"\n\tück"};
    command.directory = "/home/somebody";
    SUBCASE("without a limit") {}
    SUBCASE("with a limit")
    {
        command.limit = Seconds(90);
    }
    SUBCASE("with another grace")
    {
        command.grace = Seconds(0);
    }
    write_command(scratch.path, command);
    CHECK(read_command(scratch.path) == command);
}

TEST_CASE("words that would arrive as others are refused")
{
    const Scratch scratch;
    LocalCommand command;
    command.argv = {"python3", "caf\xe9"};
    CHECK_THROWS_AS(write_command(scratch.path, command), Error);
    command.argv = {"python3", std::string("a\0b", 3)};
    CHECK_THROWS_AS(write_command(scratch.path, command), Error);
    CHECK_FALSE(fs::exists(command_file(scratch.path)));
}

TEST_CASE("a command is written once")
{
    const Scratch scratch;
    LocalCommand command;
    command.argv = {"true"};
    write_command(scratch.path, command);
    CHECK_THROWS_AS(write_command(scratch.path, command), Error);
}

TEST_CASE("a command that lacks something is none")
{
    for (const char* text : {"{}", "[]", R"({"argv": [], "directory": "/", "grace": 1})",
             R"({"argv": ["a", 1], "directory": "/", "grace": 1})",
             R"({"argv": ["a"], "grace": 1})", R"({"argv": ["a"], "directory": "/"})",
             R"({"argv": ["a"], "directory": "/", "grace": 1, "limit": "1h"})"}) {
        CAPTURE(text);
        CHECK_FALSE(local_command_of(*parse_json(text)));
    }
}

TEST_CASE("what became of it survives being written down")
{
    const Scratch scratch;
    CHECK_FALSE(read_status(scratch.path));
    LocalStatus status;
    SUBCASE("preparing") {}
    SUBCASE("running")
    {
        status = running_status(myself(), myself());
    }
    SUBCASE("succeeded")
    {
        status = ended_status(State::succeeded);
    }
    SUBCASE("killed")
    {
        status = ended_status(State::failed);
        status.signal = SIGKILL;
    }
    SUBCASE("refused")
    {
        status.state = State::refused;
        status.message = "there is no program \"python3\"";
        status.hint = "install it";
    }
    write_status(scratch.path, status);
    CHECK(read_status(scratch.path) == status);
}

TEST_CASE("a status that nobody can have written is an error, and never an end")
{
    Bench bench;
    fs::create_directories(bench.folder);
    replace_file(bench.folder / "status.json", "{\"state\": \"fine\"}");
    CHECK_THROWS_AS(read_status(bench.folder), Error);
    CHECK(bench.look().kind == Look::Kind::failed);
    CHECK(bench.service.settle(bench.job, noon).verdict == Verdict::unsettled);
    CHECK(bench.service.cancel(bench.job, noon).verdict == Verdict::unsettled);
}

TEST_CASE("the kernel's row of a process is read whatever its name")
{
    const std::string rest = " S 7 9 8 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 4711 1 2 3";
    for (const char* name : {"sh", "two words", "a) R 1 (b", "", ")"}) {
        CAPTURE(name);
        const auto process = parse_process("12 (" + std::string(name) + ")" + rest);
        CHECK(process == Process{.pid = 12, .parent = 7, .session = 8, .start = 4711});
    }
    CHECK(parse_process("12 (sh) Z 7 9 8 0 -1 0 1 2 3 4 5 6 7 8 20 0 1 0 4711")->ended);
    CHECK_FALSE(parse_process(""));
    CHECK_FALSE(parse_process("12 (sh) S 7 9 8"));
    CHECK_FALSE(parse_process("twelve (sh)" + rest));
}

TEST_CASE("descendants are found in whatever order the table is")
{
    const auto process = [](int pid, int parent) { return Process{.pid = pid, .parent = parent}; };
    const std::vector<Process> all = {
        process(30, 20), process(20, 10), process(10, 1), process(11, 1), process(21, 10)};
    std::vector<int> found;
    for (const Process& below : descendants_of(10, all)) found.push_back(below.pid);
    CHECK(found == std::vector{20, 21, 30});
    CHECK(descendants_of(11, all).empty());
}

TEST_CASE("a process is known by boot, number and start, and by nothing less")
{
    CHECK(is_alive(myself()));
    CHECK(send_signal(myself(), 0) == Sent::yes);
    for (const ProcessIdentity& other :
        {somebody_gone(), somebody_before_a_restart(), ProcessIdentity{}}) {
        CHECK_FALSE(is_alive(other));
        CHECK(send_signal(other, SIGKILL) == Sent::gone);
    }
}

TEST_CASE("a sighting says what the status says")
{
    LocalStatus status = ended_status(State::failed);
    SUBCASE("exit code")
    {
        status.exit_code = 3;
        const Sighting sighting = sighting_of({status}, "ValueError: no", noon);
        CHECK(sighting.message == "exit code 3: ValueError: no");
        CHECK(sighting.exit_code == 3);
        CHECK(sighting.word == "failed");
        CHECK(sighting.created == noon);
        CHECK(sighting.started == noon + Seconds(1));
        CHECK(sighting.ended == noon + Seconds(61));
        CHECK(sighting.seen_at == noon);
    }
    SUBCASE("signal")
    {
        status.signal = SIGKILL;
        const Sighting sighting = sighting_of({status}, "", noon);
        CHECK(sighting.message == "killed by signal 9 (Killed)");
        CHECK_FALSE(sighting.exit_code);
    }
    SUBCASE("success has nothing to explain")
    {
        const Sighting sighting = sighting_of({ended_status(State::succeeded)}, "bye", noon);
        CHECK(sighting.state == State::succeeded);
        CHECK(sighting.message == "");
    }
}

TEST_CASE("who is still there decides about a job whose status is not an end")
{
    struct Row {
        ProcessIdentity supervisor, trainer;
        State state;
        const char* message;
    };
    const Row rows[] = {
        {myself(), myself(), State::running, ""},
        {somebody_gone(), myself(), State::running, "its supervisor is gone"},
        {somebody_gone(), somebody_gone(), State::failed,
            "ended without a record: its supervisor was killed"},
        {somebody_before_a_restart(), somebody_before_a_restart(), State::failed,
            "ended without a record: the machine restarted"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.message);
        const Bench bench;
        bench.has(running_status(row.supervisor, row.trainer));
        const auto known = known_of(bench.folder);
        REQUIRE(known);
        const Sighting sighting = sighting_of(*known, "", noon);
        CHECK(sighting.state == row.state);
        CHECK(sighting.message == row.message);
        CHECK(sighting.word == state_name(row.state));
    }
}

TEST_CASE("a supervisor that cannot be seen from here but holds the lock is alive")
{
    Bench bench;
    bench.has(running_status(somebody_before_a_restart(), somebody_before_a_restart()));
    {
        const auto lock = take_lock(bench.folder);
        REQUIRE(lock);
        CHECK(bench.look().sighting.state == State::running);
        CHECK(bench.service.cancel(bench.job, noon).verdict == Verdict::unsettled);
    }
    CHECK(bench.look().sighting.state == State::failed);
}

TEST_CASE("a status that names nobody leads to nobody")
{
    Bench bench;
    LocalStatus status;
    status.state = State::running;
    bench.has(status);
    CHECK(bench.service.cancel(bench.job, noon).message == "it is over already: failed");
    const auto lock = take_lock(bench.folder);
    CHECK(bench.service.cancel(bench.job, noon).verdict == Verdict::unsettled);
}

TEST_CASE("looking answers for every job, in order")
{
    Bench bench;
    bench.has(ended_status(State::expired));
    JobReference other = bench.job;
    other.id = "fedc";
    const auto looks = bench.service.look(std::array{other, bench.job}, {}, noon).jobs;
    REQUIRE(looks.size() == 2);
    CHECK(looks[0].kind == Look::Kind::not_listed);
    CHECK(looks[1].kind == Look::Kind::seen);
    CHECK(looks[1].sighting.state == State::expired);
}

TEST_CASE("a job is found where it was put, though the state directory has moved")
{
    const Bench before;
    before.has(ended_status(State::succeeded));
    Bench now;
    now.job.resource = before.folder.string();
    CHECK(now.look().sighting.state == State::succeeded);
    CHECK(std::get<std::string>(now.service.logs(now.job)) == (before.folder / "log").string());
}

TEST_CASE("the last line of the log explains a failure")
{
    Bench bench;
    LocalStatus status = ended_status(State::failed);
    status.exit_code = 1;
    bench.has(status);
    replace_file(log_file(bench.folder), "Traceback\nModuleNotFoundError: No module named 'x'\n");
    CHECK(bench.look().sighting.message == "exit code 1: ModuleNotFoundError: No module named 'x'");
}

TEST_CASE("submitting writes down what to run and has it supervised")
{
    Bench bench;
    bench.runner.answer = [](const fs::path& folder) {
        write_status(folder, running_status(myself(), myself()));
        return Outcome{};
    };
    const Answer answer = bench.service.submit(some_plan(), bench.job, noon);
    CHECK(answer.verdict == Verdict::accepted);
    CHECK(answer.resource == bench.folder.string());
    REQUIRE(answer.sighting);
    CHECK(answer.sighting->state == State::running);

    const std::vector<std::string> argv = {
        "/usr/bin/mltrain", "__supervise", bench.folder.string()};
    CHECK(answer.argv == argv);
    REQUIRE(bench.runner.commands.size() == 1);
    CHECK(bench.runner.commands[0].argv == argv);
    CHECK(bench.runner.commands[0].deadline == Seconds(30));

    const LocalCommand command = read_command(bench.folder);
    CHECK(command.id == bench.job.id);
    CHECK(command.job == bench.job.name);
    CHECK(command.argv == some_plan().argv);
    CHECK(command.directory == some_plan().directory);
    CHECK(command.limit == Seconds(3600));
    CHECK(command.grace == Seconds(10));
    CHECK(fs::status(bench.folder).permissions() == fs::perms::owner_all);

    SUBCASE("and the same again starts nothing")
    {
        const Answer again = bench.service.submit(some_plan(), bench.job, noon);
        CHECK(again.verdict == Verdict::accepted);
        CHECK(bench.runner.commands.size() == 1);
    }
}

TEST_CASE("a job that could not be started is refused, with the reason")
{
    Bench bench;
    SUBCASE("its supervisor says why")
    {
        bench.runner.answer = [](const fs::path& folder) {
            LocalStatus status;
            status.state = State::refused;
            status.message = "there is no program \"python3\"";
            status.hint = "install it";
            write_status(folder, status);
            Outcome outcome;
            outcome.exit_code = 1;
            return outcome;
        };
        const Answer answer = bench.service.submit(some_plan(), bench.job, noon);
        CHECK(answer.verdict == Verdict::refused);
        CHECK(answer.message == "there is no program \"python3\"");
        CHECK(answer.hint == "install it");
        CHECK(answer.exit_code == 1);
    }
    SUBCASE("there is no supervisor")
    {
        bench.runner.answer = [](const fs::path&) {
            Outcome outcome;
            outcome.not_found = true;
            return outcome;
        };
        const Answer answer = bench.service.submit(some_plan(), bench.job, noon);
        CHECK(answer.verdict == Verdict::refused);
        CHECK(answer.message == "there is no program \"/usr/bin/mltrain\"");
    }
    SUBCASE("the supervisor could not say why but on stderr")
    {
        bench.runner.answer = [](const fs::path&) {
            Outcome outcome;
            outcome.exit_code = 1;
            outcome.err = "mltrain: error: cannot write \"status.json\": No space left\n";
            return outcome;
        };
        const Answer answer = bench.service.submit(some_plan(), bench.job, noon);
        CHECK(answer.verdict == Verdict::refused);
        CHECK(answer.message == "cannot write \"status.json\": No space left");
    }
    SUBCASE("running it failed altogether")
    {
        bench.runner.answer = [](const fs::path&) -> Outcome { throw Error("no processes left"); };
        const Answer answer = bench.service.submit(some_plan(), bench.job, noon);
        CHECK(answer.verdict == Verdict::refused);
        CHECK(answer.message == "no processes left");
    }
    SUBCASE("there is no place for its folder")
    {
        create_file(bench.scratch.path / "state", "");
        const Answer answer = bench.service.submit(some_plan(), bench.job, noon);
        CHECK(answer.verdict == Verdict::refused);
        CHECK(answer.refusal == Refusal::other);
        CHECK(bench.runner.commands.empty());
        return;
    }
    // For good: settling does not change it.
    CHECK(bench.service.settle(bench.job, noon).verdict == Verdict::refused);
    CHECK(bench.look().sighting.state == State::refused);
}

TEST_CASE("settling finds out what a lost submission came to")
{
    Bench bench;
    SUBCASE("it never came so far")
    {
        const Answer answer = bench.service.settle(bench.job, noon);
        CHECK(answer.verdict == Verdict::refused);
        CHECK(answer.refusal == Refusal::not_found);
        CHECK_FALSE(fs::exists(bench.folder));
    }
    SUBCASE("it had started")
    {
        bench.has(running_status(myself(), myself()));
        CHECK(bench.service.settle(bench.job, noon).verdict == Verdict::accepted);
    }
    SUBCASE("it is over")
    {
        bench.has(ended_status(State::succeeded));
        const Answer answer = bench.service.settle(bench.job, noon);
        CHECK(answer.verdict == Verdict::accepted);
        REQUIRE(answer.sighting);
        CHECK(answer.sighting->state == State::succeeded);
    }
    SUBCASE("it may have run, and nobody is left to ask")
    {
        LocalStatus status = running_status(somebody_gone(), somebody_gone());
        status.state = State::preparing;
        bench.has(status);
        const Answer answer = bench.service.settle(bench.job, noon);
        CHECK(answer.verdict == Verdict::accepted);
        CHECK(answer.sighting->state == State::failed);
    }
    SUBCASE("its supervisor is about to start it")
    {
        LocalStatus status = running_status(myself(), myself());
        status.state = State::preparing;
        bench.has(status);
        CHECK(bench.service.settle(bench.job, noon).verdict == Verdict::unsettled);
    }
    SUBCASE("its supervisor holds the lock and has written nothing yet")
    {
        fs::create_directories(bench.folder);
        const auto lock = take_lock(bench.folder);
        CHECK(bench.service.settle(bench.job, noon).verdict == Verdict::unsettled);
        CHECK_FALSE(read_status(bench.folder));
    }
    SUBCASE("its supervisor never got going")
    {
        fs::create_directories(bench.folder);
        CHECK(bench.service.settle(bench.job, noon).verdict == Verdict::refused);
        CHECK(read_status(bench.folder)->state == State::refused);
    }
}

TEST_CASE("cancelling what is over, or was never there, signals nobody")
{
    Bench bench;
    CHECK(bench.service.cancel(bench.job, noon).refusal == Refusal::not_found);

    LocalStatus status = ended_status(State::succeeded);
    status.supervisor = status.trainer = myself();
    bench.has(status);
    const Answer late = bench.service.cancel(bench.job, noon);
    CHECK(late.verdict == Verdict::accepted);
    CHECK(late.message == "it is over already: succeeded");

    bench.has(running_status(somebody_gone(), somebody_before_a_restart()));
    const Answer lost = bench.service.cancel(bench.job, noon);
    CHECK(lost.verdict == Verdict::accepted);
    CHECK(lost.message == "it is over already: failed");
}

TEST_CASE("the plan is the trainer's own command")
{
    JobSpec spec = good_spec();
    spec.args = {"--epochs", "20"};
    const Identity identity = {.id = "", .hash = "", .job = "census_1"};
    const auto plan_of = [&] {
        return local_plan(spec, identity, Seconds(60), "python3", "mltrain");
    };
    using Words = std::vector<std::string>;

    SUBCASE("without a job_dir")
    {
        const Plan plan = plan_of();
        CHECK(plan.argv == Words{"python3", "-m", "trainer.task", "--epochs", "20"});
        CHECK(plan.directory == "/home/somebody/census");
        CHECK(plan.limit == Seconds(60));
    }
    SUBCASE("the job_dir comes last, named after the job")
    {
        spec.job_dir = "/data/runs/{job}";
        CHECK(plan_of().argv
            == Words{"python3", "-m", "trainer.task", "--epochs", "20", "--job-dir",
                "/data/runs/census_1"});
    }
    SUBCASE("a relative job_dir is relative to where we are, like the job file")
    {
        spec.job_dir = "./runs/{job}/";
        CHECK(plan_of().argv.back() == (fs::current_path() / "runs/census_1").string());
    }
    SUBCASE("a slash behind the package changes nothing")
    {
        spec.package_path = "/home/somebody/census/./trainer/";
        CHECK(plan_of().directory == "/home/somebody/census");
    }
    SUBCASE("a package in the current directory")
    {
        spec.package_path = "trainer";
        CHECK(plan_of().directory == fs::current_path().string());
    }
}

TEST_CASE("the checks name what is missing and what is not known here")
{
    JobSpec spec = good_spec();
    using Words = std::vector<std::string>;
    SUBCASE("nothing")
    {
        CHECK(problems_of_local(spec).empty());
    }
    SUBCASE("lines for the cloud may stay")
    {
        spec.project = "p";
        spec.region = "us-central1";
        spec.staging_bucket = "gs://b";
        spec.packaging = "auto";
        spec.runtime_version = "2.11";
        spec.python_version = "3.7";
        spec.labels = {{"team", "mot"}};
        spec.limits.max_duration = Seconds(60);
        spec.limits.max_cost = Money{1};
        spec.hourly_cost = Money{1};
        spec.job_dir = "runs/{job}";
        CHECK(problems_of_local(spec).empty());
    }
    SUBCASE("package and module are needed")
    {
        CHECK(keys_of(problems_of_local({})) == Words{"package_path", "module_name"});
    }
    SUBCASE("what would be believed to have an effect may not stay")
    {
        spec.scale_tier = "BASIC_GPU";
        spec.packages = {"gs://b/p.tar.gz"};
        spec.image_uri = "gcr.io/p/i";
        spec.service_account = "a@b";
        spec.network = "n";
        spec.kms_key = "k";
        spec.enable_web_access = false;
        spec.limits.max_wait = Seconds(1800);
        auto keys = keys_of(problems_of_local(spec));
        std::sort(keys.begin(), keys.end());
        CHECK(keys
            == Words{"enable_web_access", "image_uri", "kms_key", "limits.max_wait", "network",
                "packages", "scale_tier", "service_account"});
    }
    SUBCASE("of a role's table there is one complaint, where it begins")
    {
        spec.workers.machine_type = "n1-standard-8";
        spec.workers.accelerator_type = "NVIDIA_TESLA_T4";
        spec.master.image_uri = "gcr.io/p/i";
        const auto problems = problems_of_local(spec);
        CHECK(keys_of(problems) == Words{"master.image_uri", "workers.machine_type"});
        CHECK(problems[1].message == "\"workers\" is not known to service \"local\"");
        CHECK(problems[1].hint == "take it out, or set service = \"ml-engine\"");
    }
    SUBCASE("a job_dir is a folder here")
    {
        spec.job_dir = "gs://b/jobs";
        const auto problems = problems_of_local(spec);
        CHECK(keys_of(problems) == Words{"job_dir"});
        CHECK(problems[0].message == "\"gs://b/jobs\" is no folder on this machine");
    }
}

TEST_CASE("this machine is rented at the user's own price, for any time")
{
    const Bench bench;
    JobSpec spec = good_spec();
    spec.hourly_cost = Money{250'000'000};
    Rental expected;
    expected.role = "job";
    expected.provider = "local";
    expected.product = "this machine";
    expected.own_rate = Money{250'000'000};
    expected.own_key = "[local] hourly_cost";
    CHECK(bench.service.rentals(spec) == std::vector{expected});
    CHECK_FALSE(bench.service.time_limit().default_limit);
    CHECK(bench.service.time_limit().billing_step == Seconds(1));
    CHECK(bench.service.time_limit().billing_minimum == Seconds(0));
    CHECK(bench.service.name() == "local");
    CHECK(bench.service.address(bench.job) == "");
}
