// How long the start, a press of the Tab key, a dry run, a projection and a comparison take, and how much memory:
// start_up PROGRAM JOB_FILE [--strict].
//
// The promise: under 3, 15, 10, 10 and 20 ms, and under 15 MB, 25 for the comparison; median of 50 runs of the release
// build. By the clock, or where others are at work on this machine, whom the clock would blame on us, in time of the
// processor. Prints what it measured, and what is not kept. It is small itself: a program's peak memory begins with
// that of whoever started it.
//
// A virtual machine is slower by half from one minute to the next when others share its host: 19 and 27 ms were seen
// of one binary, on an idle machine. So only twice the promised time ends with 1; with --strict the promise itself does.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct Command {
    const char* name;
    std::vector<const char*> words;
    double promised_milliseconds, promised_megabytes;
    bool takes_job = true;
};

const std::vector<Command> commands = {
    {"start", {"version"}, 3, 15, false},
    {"completion", {"__complete", "submit", "--set", "scale_tier="}, 15, 15, false},
    {"dry run", {"submit", "--dry-run"}, 10, 15},
    {"cost", {"cost"}, 10, 15},
    {"compare", {"compare"}, 20, 25},
};

struct Run {
    double milliseconds;  ///< by the clock
    double processor_milliseconds;
    double megabytes;
};

double milliseconds_of(const timeval& time)
{
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

Run run_once(const char* program, const Command& command, const char* job)
{
    std::vector<const char*> words = {program};
    words.insert(words.end(), command.words.begin(), command.words.end());
    if (command.takes_job) words.push_back(job);
    words.push_back(nullptr);
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_RDWR);
        for (const int stream : {0, 1, 2}) dup2(nowhere, stream);
        execv(program, const_cast<char**>(words.data()));
        _exit(127);
    }
    int status = 0;
    rusage usage = {};
    wait4(child, &status, 0, &usage);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    if (status != 0) {
        std::fprintf(stderr, "%s ended with status %d\n", command.name, status);
        std::exit(2);
    }
    return {took.count(), milliseconds_of(usage.ru_utime) + milliseconds_of(usage.ru_stime),
        static_cast<double>(usage.ru_maxrss) / 1024};
}

constexpr double beyond_measure = 1000;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

constexpr int runs = 50;

/// How many times as long as was promised.
double measure(const char* program, const Command& command, const char* job)
{
    run_once(program, command, job);
    std::vector<double> times, processor_times, sizes;
    for (int i = 0; i < runs; ++i) {
        const Run run = run_once(program, command, job);
        times.push_back(run.milliseconds);
        processor_times.push_back(run.processor_milliseconds);
        sizes.push_back(run.megabytes);
    }
    const double by_clock = median(times), of_processor = median(processor_times);
    const double megabytes = median(sizes);
    std::printf(
        "%s, median of %d: %.1f ms (%.1f ms of the processor), %.1f MB; promised: under %.0f ms and %.0f MB\n",
        command.name, runs, by_clock, of_processor, megabytes, command.promised_milliseconds,
        command.promised_megabytes);
    if (megabytes >= command.promised_megabytes) return beyond_measure;
    return std::min(by_clock, of_processor) / command.promised_milliseconds;
}

}  // namespace

int main(int count, char** words)
{
    if (count < 3) {
        std::fprintf(stderr, "usage: start_up PROGRAM JOB_FILE [--strict]\n");
        return 2;
    }
    const double tolerated = count > 3 ? 1 : 2;
    bool is_kept = true;
    for (const Command& command : commands) {
        // What is not kept is measured again, twice: somebody else may be at work on this machine.
        double least = beyond_measure;
        for (int tries = 0; tries < 3 && least >= 1; ++tries)
            least = std::min(least, measure(words[1], command, words[2]));
        if (least >= 1)
            std::printf("%s: NOT KEPT here, %.1f times the promise\n", command.name, least);
        is_kept = is_kept && least < tolerated;
    }
    return is_kept ? 0 : 1;
}
