#include "local/tuner.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "job/metrics.hpp"
#include "local/trainer.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <csignal>
#include <cstdlib>
#include <cstring>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// Into the log of the job.
void say(const std::string& text)
{
    const std::string line = text + "\n";
    [[maybe_unused]] const auto written = write(STDOUT_FILENO, line.data(), line.size());
}

/// With no signal blocked and none ignored. Its wait status; nothing when it cannot be started.
std::optional<int> run(const std::vector<std::string>& words)
{
    const std::vector<char*> argv = pointers_to(words);
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_t plain;
    posix_spawnattr_init(&plain);
    posix_spawnattr_setsigdefault(&plain, &all);
    posix_spawnattr_setsigmask(&plain, &none);
    posix_spawnattr_setflags(&plain, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    pid_t pid = 0;
    const int trouble = posix_spawnp(&pid, argv[0], nullptr, &plain, argv.data(), environ);
    posix_spawnattr_destroy(&plain);
    if (trouble != 0) {
        say(fmt::format("mltrain: cannot run \"{}\": {}", words[0], std::strerror(trouble)));
        return {};
    }
    int how = 0;
    while (waitpid(pid, &how, 0) < 0 && errno == EINTR) {}
    return how;
}

std::string failure_of(const std::optional<int>& how)
{
    if (!how) return "cannot be run";
    if (WIFSIGNALED(*how)) return fmt::format("killed by signal {}", WTERMSIG(*how));
    return WEXITSTATUS(*how) == 0 ? "" : fmt::format("exit code {}", WEXITSTATUS(*how));
}

std::optional<Metric> read_metric(const fs::path& folder, const std::string& name)
{
    const MetricsLook look = look_at_metrics(folder.string());
    if (!look.trouble.empty()) say(fmt::format("mltrain: {}", look.trouble));
    const Metric* metric = find_metric(look.metrics, name);
    return metric ? std::optional(*metric) : std::nullopt;
}

class Tuner {
public:
    Tuner(LocalStudy study, Clock& clock)
        : study_(std::move(study)),
          clock_(clock),
          chance_(static_cast<std::uint64_t>(study_.tuning.seed.value_or(1)))
    {
    }

    int run_all()
    {
        const Hyperparameters& tuning = study_.tuning;
        std::int64_t failed = 0;
        for (std::int64_t number = 1; number <= tuning.trials(); ++number) {
            if (!run_one(number)) ++failed;
            if (tuning.max_failed_trials && failed >= *tuning.max_failed_trials) {
                say(fmt::format("{} failed, which is max_failed_trials",
                    counted(static_cast<std::size_t>(failed), "trial")));
                return 1;
            }
        }
        if (failed < tuning.trials()) return 0;
        say("no trial succeeded");
        return 1;
    }

private:
    bool run_one(std::int64_t number)
    {
        Trial& trial = trials_.emplace_back();
        trial.number = std::to_string(number);
        trial.state = State::running;
        trial.parameters = draw(study_.tuning.params, chance_);
        trial.started = clock_.now();
        const fs::path folder = fs::path(study_.job_dir) / trial.number;
        make_private_directory(folder);
        for (const char* name : {metrics_file, metrics_lines_file})
            fs::remove(folder / name);  // of an earlier run
        record();
        const std::vector<std::string> words = words_of(trial, folder);
        say(fmt::format("trial {} of {}: {}", number, study_.tuning.trials(), shell_line(words)));
        // As the services do, for trainers that report with cloudml-hypertune.
        setenv("CLOUD_ML_HP_METRIC_FILE", (folder / metrics_file).c_str(), 1);
        setenv("CLOUD_ML_TRIAL_ID", trial.number.c_str(), 1);
        trial.message = failure_of(run(words));
        trial.ended = clock_.now();
        return judge(trial, folder);
    }

    std::vector<std::string> words_of(const Trial& trial, const fs::path& folder) const
    {
        std::vector<std::string> words = study_.argv;
        for (const auto& [name, value] : trial.parameters)
            words.push_back(fmt::format("--{}={}", name, value));
        words.emplace_back("--job-dir");
        words.push_back(folder.string());
        return words;
    }

    bool judge(Trial& trial, const fs::path& folder)
    {
        const std::string& metric = *study_.tuning.metric;
        const auto measured = read_metric(folder, metric);
        if (trial.message.empty() && !measured)
            trial.message = fmt::format("no \"{}\" in {}", metric, metrics_file);
        const bool succeeded = trial.message.empty();
        trial.state = succeeded ? State::succeeded : State::failed;
        if (succeeded) {
            trial.objective = measured->value;
            trial.step = measured->step;
        }
        record();
        say(fmt::format("trial {}: {}", trial.number,
            succeeded ? metric + " " + measured->value : trial.message));
        return succeeded;
    }

    void record() const { replace_file(trials_file(study_), pretty_json(to_json(trials_)) + "\n"); }

    LocalStudy study_;
    Clock& clock_;
    std::mt19937_64 chance_;
    std::vector<Trial> trials_;
};

}  // namespace

fs::path trials_file(const LocalStudy& study)
{
    return fs::path(study.job_dir) / "trials.json";
}

int tune(const std::string& study, Clock& clock)
{
    // The supervisor ends all of us; nothing is to be tidied up.
    for (const int number : {SIGTERM, SIGINT}) (void)std::signal(number, SIG_DFL);
    const auto json = parse_json(study);
    auto read = json ? local_study_of(*json) : std::nullopt;
    if (!read) throw Error("this is no study");
    make_private_directory(read->job_dir);
    return Tuner(std::move(*read), clock).run_all();
}

}  // namespace mltrain
