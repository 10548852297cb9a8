// What a ledger of 100,000 jobs costs, or of another number: large_ledger PROGRAM [RUNS [JOBS]].
//
// The promises: the jobs of years are listed as fast as those of a week; median of 15 runs of the release build, by the
// clock, or where others are at work on this machine, in time of the processor. A submission takes at most 5 ms longer
// than with an empty ledger; the two take turns, and the fastest of each counts, by the clock, for it waits for the disk.
// All jobs come from one job file, which is submitted once more, and all are over. A report of all of them takes less
// than 20 µs for each. All but a report takes less than 15 MB of memory, however many jobs there are. Prints a table of
// what was promised and what was measured, and ends with 1 when a promise is not kept. The program is its own stand-in
// for gcloud, which accepts every job as done.
#include "ledger/ledger.hpp"
#include "support/many_jobs.hpp"
#include "support/scratch.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mltrain {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;
using Words = std::vector<std::string>;

constexpr double small = 15;  ///< megabytes
/// What is slow beyond measure need not be run fifteen times.
constexpr Milliseconds longest_measurement(1000);

constexpr const char* job_file = R"(
name           = "census"
project        = "my-project"
region         = "us-central1"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
)";

/// What gcloud would print for `ml-engine jobs submit training NAME`.
int answer_as_gcloud(const Words& words)
{
    if (words.size() < 5 || words[2] != "submit") return 1;
    fmt::print(R"({{"jobId": "{}", "state": "SUCCEEDED"}})", words[4]);
    return 0;
}

struct Measured {
    Milliseconds took;
    Milliseconds may_take;
    double megabytes;
    double may_fill;

    bool is_kept() const { return took < may_take && megabytes < may_fill; }
};

class Bench {
public:
    Bench(const char* program, int runs, int jobs)
        : program_(fs::absolute(program)),
          runs_(runs),
          jobs_(jobs)
    {
        scratch_.write("job.toml", job_file);
        scratch_.write("trainer/__init__.py", "");
        scratch_.write("trainer/task.py", "");
        fs::current_path(scratch_.path());
        setenv("HOME", scratch_.path().c_str(), 1);
        setenv("MLTRAIN_GCLOUD", fs::read_symlink("/proc/self/exe").c_str(), 1);
        for (const char* other : {"XDG_CONFIG_HOME", "CLOUDSDK_CONFIG", "CLOUDSDK_CORE_PROJECT"})
            unsetenv(other);
    }

    void make_ledgers()
    {
        run("empty", submission);
        run("large", submission);
        run("full", submission);
        const auto start = Clock::now();
        in_a_process([&] {
            make_many_jobs(scratch_.path() / "large/mltrain", jobs_ - 1);
            make_many_jobs(scratch_.path() / "full/mltrain", jobs_ - 1, Texts::kept);
        });
        const Milliseconds took = Clock::now() - start;
        ::sync();  // what was made years ago is on the disk, and no submission waits for it
        fmt::print("{} jobs, made in {:.0f} ms; median of {} runs\n", jobs_, took.count(), runs_);
        std::fflush(stdout);
    }

    void measure(
        const Words& words, double may_take, const char* ledger = "large", double may_fill = small)
    {
        std::string name = words[0];
        for (std::size_t i = 1; i < words.size(); ++i) name += " " + words[i];
        promise(name, [&] {
            const Costs costs = rounds_of({ledger}, words)[0];
            return Measured{std::min(median(costs, &Cost::clock), median(costs, &Cost::processor)),
                Milliseconds(may_take), most_megabytes(costs), may_fill};
        });
    }

    /// It reads every job, with its settings.
    void measure_report(const Words& more)
    {
        constexpr double milliseconds = 0.02, megabytes = 0.0015;  // for a job
        Words words = {"report", "--since", "2000-01-01"};
        words.insert(words.end(), more.begin(), more.end());
        measure(words, milliseconds * jobs_ + 10, "full", megabytes * jobs_ + 2 * small);
    }

    void measure_submission(double may_take)
    {
        promise("submit", [&] {
            const std::vector<Costs> rounds = rounds_of({"large", "empty"}, submission);
            const Costs &large = rounds[0], &empty = rounds[1];
            return Measured{fastest(large), fastest(empty) + Milliseconds(may_take),
                most_megabytes(large), small};
        });
    }

    bool is_kept() const { return is_kept_; }

private:
    inline static const Words submission = {"submit", "job.toml"};

    struct Cost {
        Milliseconds clock, processor;
        double megabytes;
    };
    using Costs = std::vector<Cost>;

    Cost run(const char* ledger, const Words& words) const
    {
        std::vector<char*> arguments = {const_cast<char*>(program_.c_str())};
        for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        setenv("XDG_STATE_HOME", (scratch_.path() / ledger).c_str(), 1);
        const auto start = Clock::now();
        const pid_t child = fork();
        if (child == 0) {
            const int nowhere = open("/dev/null", O_RDWR);
            for (const int stream : {0, 1, 2}) dup2(nowhere, stream);
            execv(arguments[0], arguments.data());
            _exit(127);
        }
        int status = 0;
        rusage usage = {};
        wait4(child, &status, 0, &usage);
        const Milliseconds took = Clock::now() - start;
        if (status != 0)
            throw std::runtime_error(
                fmt::format("mltrain {} ended with status {}", words[0], status));
        return {took, duration_of(usage.ru_utime) + duration_of(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) / 1024};
    }

    /// A program's peak memory begins with that of whoever started it, and we start programs.
    static void in_a_process(const std::function<void()>& act)
    {
        const pid_t child = fork();
        if (child == 0) {
            try {
                act();
            } catch (const std::exception& error) {
                fmt::print(stderr, "large_ledger: {}\n", error.what());
                _exit(1);
            }
            _exit(0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        if (status != 0) throw std::runtime_error("the ledgers could not be made");
    }

    static Milliseconds duration_of(const timeval& time)
    {
        return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
    }

    static Milliseconds median(std::vector<Milliseconds> times)
    {
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    }

    static Milliseconds median(const Costs& costs, Milliseconds Cost::*what)
    {
        std::vector<Milliseconds> times;
        for (const Cost& cost : costs) times.push_back(cost.*what);
        return median(std::move(times));
    }

    /// By the clock: whoever else writes to the disk can only add to it.
    static Milliseconds fastest(const Costs& costs)
    {
        const auto faster = [](const Cost& a, const Cost& b) { return a.clock < b.clock; };
        return std::min_element(costs.begin(), costs.end(), faster)->clock;
    }

    static double most_megabytes(const Costs& costs)
    {
        double most = 0;
        for (const Cost& cost : costs) most = std::max(most, cost.megabytes);
        return most;
    }

    /// One after the other in every round, so that what else the machine does is the same for each. By ledger.
    std::vector<Costs> rounds_of(const std::vector<const char*>& ledgers, const Words& words) const
    {
        std::vector<Costs> costs(ledgers.size());
        const auto start = Clock::now();
        for (int i = 0; i < runs_ && Clock::now() - start < longest_measurement; ++i) {
            for (std::size_t which = 0; which < ledgers.size(); ++which)
                costs[which].push_back(run(ledgers[which], words));
        }
        return costs;
    }

    /// What is not kept is measured again, twice: somebody else may be at work on this machine.
    void promise(const std::string& what, const std::function<Measured()>& measure_it)
    {
        Measured measured = measure_it();
        for (int again = 0; again < 2 && !measured.is_kept(); ++again) measured = measure_it();
        fmt::print("{:<60}{:>8.1f} ms, under {:>7.1f}{:>8.1f} MB, under {:>6.1f}{}\n", what,
            measured.took.count(), measured.may_take.count(), measured.megabytes, measured.may_fill,
            measured.is_kept() ? "" : "   NOT KEPT");
        std::fflush(stdout);
        is_kept_ = is_kept_ && measured.is_kept();
    }

    Scratch scratch_;
    fs::path program_;
    int runs_;
    int jobs_;
    bool is_kept_ = true;
};

int run(const Words& words)
{
    if (!words.empty() && words[0] == "ml-engine") return answer_as_gcloud(words);
    if (words.empty()) throw std::runtime_error("usage: large_ledger PROGRAM [RUNS [JOBS]]");
    constexpr int usual_runs = 15, usual_jobs = 100'000;
    const int jobs = words.size() > 2 ? std::stoi(words[2]) : usual_jobs;
    Bench bench(words[0].c_str(), words.size() > 1 ? std::stoi(words[1]) : usual_runs, jobs);
    bench.make_ledgers();
    bench.measure({"version"}, 15);
    bench.measure({"list"}, 50);
    bench.measure({"list", "--json"}, 50);
    bench.measure({"show", "latest"}, 20);
    bench.measure({"show", fmt::format("many_{}", jobs / 2)}, 20);
    bench.measure_submission(5);
    bench.measure({"watch"}, 50);
    bench.measure({"sync"}, 50);
    bench.measure({"__complete", "show", ""}, 15);
    bench.measure({"__complete", "show", "m"}, 15);
    bench.measure({"__complete", "watch", ""}, 15);
    bench.measure_report({});
    bench.measure_report({"--html", "report.html", "--force"});
    bench.measure_report({"--csv"});
    return bench.is_kept() ? 0 : 1;
}

}  // namespace

}  // namespace mltrain

int main(int count, char** words)
{
    try {
        return mltrain::run({words + 1, words + count});
    } catch (const std::exception& error) {
        fmt::print(stderr, "large_ledger: {}\n", error.what());
        return 2;
    }
}
