// mltrain on the terminal this program was started on: its own console, and in front of it a clock that moves by
// waiting and a pretended cloud, so that every run writes the same bytes. The jobs were submitted during the
// evening; at 23:40 somebody sits down and watches.
//
//   watch_stage WORD…
//       job NAME           one of the roles below, submitted before
//       crowd N            so many jobs, submitted before
//       submit NAME        is submitted with --watch, in place of `mltrain watch`
//       lost FROM TO       between these seconds ML Engine is not reached
//       resize AT C R      after so many seconds the terminal has C columns and R rows
//       look AT            somebody looks
//       interrupt AT       and presses Ctrl-C
//
// What happens to the terminal is marked in the output by a sequence that terminals ignore: ESC ] 777 ; WORDS BEL.
#include "app.hpp"
#include "faults/cloud.hpp"
#include "support/fakes.hpp"
#include "support/scratch.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include <sys/ioctl.h>
#include <unistd.h>

using namespace mltrain;

namespace {

constexpr Time evening{
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(20)};
constexpr Time midnight = evening + std::chrono::minutes(220);

/// What becomes of a job, in seconds after the watch began.
struct Role {
    std::string name;
    std::string service;
    Seconds submitted, started, ended;
    std::string end;
    std::string error{};
};

const std::vector<Role> roles = {
    {"census", "ml-engine", Seconds(-11520), Seconds(-11100), Seconds(95), "SUCCEEDED"},
    {"resnet50_finetune_batch_256", "vertex-ai", Seconds(-7260), Seconds(-6700), Seconds(70),
        "FAILED",
        "The replica workerpool0-0 exited with a non-zero status of 1. Termination reason: Error."},
    {"mnist", "ml-engine", Seconds(-610), Seconds(20), Seconds(130), "SUCCEEDED"},
    {"tabular", "vertex-ai", Seconds(-305), Seconds(45), Seconds(140), "SUCCEEDED"},
    {"bert_large", "ml-engine", Seconds(-240), Seconds(-60), Seconds(115), "CANCELLED"},
    {"recommender", "vertex-ai", Seconds(-60), Seconds(60), Seconds(150), "SUCCEEDED"},
};

Role role_of(const std::string& name)
{
    const auto found = std::find_if(
        roles.begin(), roles.end(), [&](const Role& role) { return role.name == name; });
    if (found == roles.end()) throw std::runtime_error("nobody plays " + name);
    return *found;
}

/// One of many: they begin and end one after the other.
Role extra(int number)
{
    return {fmt::format("trial_{:02}", number), number % 3 == 0 ? "vertex-ai" : "ml-engine",
        Seconds(-3600), Seconds(number * 4 - 40), Seconds(number * 2 + 80),
        number % 10 == 7 ? "FAILED" : "SUCCEEDED", number % 10 == 7 ? "Out of memory." : ""};
}

void play(const Role& role, CloudJob& job, Time now)
{
    const Time started = midnight + role.started;
    const Time ended = midnight + role.ended;
    job.state = now < started ? "QUEUED" : now < ended ? "RUNNING" : role.end;
    if (now >= started) job.started = started;
    if (now < ended) return;
    job.ended = ended;
    job.error = role.error;
}

void write_to_terminal(const std::string& text)
{
    if (write(STDERR_FILENO, text.data(), text.size()) < 0) std::abort();
}

void mark(const std::string& words)
{
    write_to_terminal("\x1b]777;" + words + "\a");
}

void resize(int columns, int rows)
{
    mark(fmt::format("resize {} {}", columns, rows));
    winsize size = {};
    size.ws_col = static_cast<unsigned short>(columns);
    size.ws_row = static_cast<unsigned short>(rows);
    if (ioctl(STDERR_FILENO, TIOCSWINSZ, &size) != 0) throw std::runtime_error("not on a terminal");
}

/// Does what is due before it lets time pass.
class StageClock final : public Clock {
public:
    struct Deed {
        Time at;
        std::function<void()> act;
    };

    Time now() override { return clock.now(); }
    Seconds local_offset(Time) override { return Seconds(0); }
    Woken sleep_until(Time time) override
    {
        for (; !deeds.empty() && deeds.front().at <= now(); deeds.pop_front()) deeds.front().act();
        const Woken woken = clock.sleep_until(time);
        if (woken == Woken::by_interrupt) write_to_terminal("^C");  // as the terminal echoes it
        return woken;
    }

    FakeClock clock{evening};
    std::deque<Deed> deeds;  ///< in the order of time
};

class Silence final : public Console {
public:
    void out(std::string_view) override {}
    void err(std::string_view text) override { said += text; }
    bool confirms(std::string_view) override { return false; }
    bool can_ask() const override { return false; }
    Screen out_screen() const override { return {}; }
    Screen err_screen() const override { return {}; }

    std::string said;
};

class Stage final : public Runner {
public:
    Outcome run(const Command& command) override
    {
        meanwhile();  // gcloud is slow
        for (CloudJob& job : cloud_.jobs) play(role_in(job), job, clock.now());
        const bool hidden = !is_for_vertex_ai(command) && clock.now() >= midnight + lost_from
            && clock.now() < midnight + lost_until;
        Fate fate;
        if (hidden) fate.fault = Fault::connection_refused;
        return cloud_.run(command, fate, clock.now());
    }

    std::optional<std::filesystem::path> find_program(const std::string& name) override
    {
        if (name == "squeue") return {};  // no Slurm on this machine
        return "/usr/bin/" + name;
    }

    Exit mltrain(Console& console, const std::vector<std::string>& words)
    {
        World world{.runner = *this,
            .clock = clock,
            .random = random_,
            .console = console,
            .environment = Environment({{"HOME", scratch_.path().string()}, {"PATH", "/usr/bin"},
                {"TMPDIR", scratch_.path().string()},
                {"CLOUDSDK_API_ENDPOINT_OVERRIDES_ML", "http://127.0.0.1:8790/"}}),
            .program = "/usr/bin/mltrain"};
        return mltrain::run(world, words);
    }

    /// Writes the job file of a role.
    std::string job_file(const Role& role)
    {
        cast_.push_back(role);
        const std::string text =
            fmt::format("name = \"{}\"\nservice = \"{}\"\n{}", role.name, role.service,
                "project = \"my-project\"\nregion = \"us-central1\"\n"
                "image_uri = \"gcr.io/my-project/trainer:1\"\n"
                "[master]\nmachine_type = \"n1-standard-8\"\n"
                "accelerator = { type = \"NVIDIA_TESLA_T4\", count = 1 }\n"
                "[limits]\nmax_cost = 20.00\n[estimate]\nduration = \"4h\"\n");
        const std::string scale = role.service == "ml-engine" ? "scale_tier = \"CUSTOM\"\n" : "";
        return scratch_.write(role.name + ".toml", scale + text).string();
    }

    void submit(const Role& role)
    {
        clock.clock.sleep_until(midnight + role.submitted);
        Silence silence;
        if (mltrain(silence, {"submit", job_file(role)}) != Exit::done)
            throw std::runtime_error(silence.said);
    }

    StageClock clock;
    Seconds lost_from{0}, lost_until{0};

private:
    /// A job's name is that of its role and the time.
    const Role& role_in(const CloudJob& job) const
    {
        return *std::find_if(cast_.begin(), cast_.end(),
            [&](const Role& role) { return job.name.starts_with(role.name + "_2026"); });
    }

    Scratch scratch_;
    FakeRandom random_;
    Cloud cloud_;
    std::vector<Role> cast_;
};

/// The words of the command line, one after the other.
class Script {
public:
    Script(char** begin, char** end) : words_(begin, end) {}

    bool is_at_end() const { return words_.empty(); }
    std::string word()
    {
        if (words_.empty()) throw std::runtime_error("the script ends in the middle");
        std::string word = std::move(words_.front());
        words_.pop_front();
        return word;
    }
    int number() { return std::stoi(word()); }
    Seconds seconds() { return Seconds(number()); }

private:
    std::deque<std::string> words_;
};

int played(Script script)
{
    Stage stage;
    std::vector<Role> before;
    std::vector<std::string> words = {"watch"};
    while (!script.is_at_end()) {
        const std::string word = script.word();
        if (word == "job") {
            before.push_back(role_of(script.word()));
        } else if (word == "crowd") {
            const int count = script.number();
            for (int i = 1; i <= count; ++i) before.push_back(extra(i));
        } else if (word == "submit") {
            words = {"submit", stage.job_file(role_of(script.word())), "--watch"};
        } else if (word == "lost") {
            stage.lost_from = script.seconds();
            stage.lost_until = script.seconds();
        } else if (word == "resize") {
            const Time at = midnight + script.seconds();
            const int columns = script.number();
            const int rows = script.number();
            stage.clock.deeds.push_back({at, [=] { resize(columns, rows); }});
        } else if (word == "look") {
            stage.clock.deeds.push_back({midnight + script.seconds(), [] { mark("look"); }});
        } else if (word == "interrupt") {
            stage.clock.clock.interrupts.push_back(midnight + script.seconds());
        } else {
            throw std::runtime_error("a script has no word " + word);
        }
    }
    std::stable_sort(before.begin(), before.end(),
        [](const Role& one, const Role& other) { return one.submitted < other.submitted; });
    for (const Role& role : before) stage.submit(role);
    stage.clock.clock.sleep_until(midnight);
    TerminalConsole console;
    return static_cast<int>(stage.mltrain(console, words));
}

}  // namespace

int main(int count, char** words)
{
    try {
        return played({words + 1, words + count});
    } catch (const std::exception& trouble) {
        fmt::print(stderr, "watch_stage: {}\n", std::string_view(trouble.what()));
        return 99;
    }
}
