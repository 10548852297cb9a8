// What a night of watching costs mltrain itself, or some days of it: watch_night [JOBS [DAYS]].
//
// The promise: of 200 jobs of two services, in three places, which end one after the other within eight hours, each
// end is told once; a look takes no more than 0.05 ms of the processor's time for a job, and the memory stays under 30 MB
// (0.05 MB more for each job above 200) and does not grow. The night passes at once, in this process: what the
// pretended cloud takes for its answers is not counted, what it keeps in memory is. Each answer is as long as that of a
// job with twenty arguments; with two, when it is days. Prints a line for each hour, or day, and ends with 1 when the
// promise is not kept.
#include "support/night.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace mltrain {

namespace {

using std::chrono::minutes;

constexpr Seconds night = std::chrono::hours(8);
constexpr double promised_milliseconds = 0.05;  ///< for a job
constexpr int usual_jobs = 200;
constexpr double promised_megabytes = 30, promised_for_a_job = 0.05;
/// From the end of the first day, or the second hour, to the last: what a heap may be torn.
constexpr double flat_megabytes = 1;

double megabytes_of(const std::string& what)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(what + ":")) return std::stod(line.substr(what.size() + 1)) / 1024;
    }
    return 0;
}

std::vector<Life> lives_of(int jobs, Seconds all, std::size_t words)
{
    const std::vector<CloudPlace> places = {{"ml-engine", "my-project", ""},
        {"vertex-ai", "my-project", "us-central1"}, {"ml-engine", "my-project", ""},
        {"vertex-ai", "my-project", "europe-west4"}};
    const std::vector<std::string> args(
        words, "--train-files=gs://my-bucket/census/2026-11-20/adult.data");
    std::vector<Life> lives;
    for (int i = 1; i <= jobs; ++i) {
        const auto& place = places[static_cast<std::size_t>(i) % places.size()];
        const Seconds end = minutes(10) + (all - minutes(10)) * i / jobs;
        lives.push_back({fmt::format("job_{:03}", i), place,
            {{Seconds(0), "QUEUED"}, {minutes(5), "RUNNING"}, {end, "SUCCEEDED"}},
            Money{190'000'000}, {}, args});
    }
    return lives;
}

/// An hour of a night, or a day of several.
struct Part {
    std::size_t looks = 0;
    double seconds = 0;  ///< of the processor, without the cloud's
    double worst = 0;    ///< of one look
    double megabytes = 0;
};

class Bench {
public:
    Bench(int jobs, int days)
        : jobs_(jobs),
          days_(days),
          part_(days > 0 ? Seconds(std::chrono::days(1)) : Seconds(std::chrono::hours(1))),
          night_(days > 0 ? lives_of(jobs, std::chrono::days(days), 2) : lives_of(jobs, night, 20))
    {
    }

    bool is_kept()
    {
        night_.fault_of = [this](const Question&) {
            end_look();
            // What was asked is kept for tests, and would be the memory that grows.
            night_.questions.erase(night_.questions.begin(), night_.questions.end() - 1);
            return Fault::none;
        };
        begin_look();
        const Exit exit = night_.mltrain({"watch"});
        end_look();
        for (std::size_t i = 0; i < parts_.size(); ++i)
            print(fmt::format("{} {}", days_ > 0 ? "day" : "hour", i + 1), parts_[i]);
        const bool told = is_told_once();
        const bool quick = is_quick();
        const bool small = is_small();
        return exit == Exit::done && told && quick && small;
    }

private:
    double own_time() const { return processor_time() - night_.cloud_seconds; }
    void begin_look() { begun_ = own_time(); }

    /// A look lasts from one question to the next.
    void end_look()
    {
        const double took = own_time() - begun_;
        const auto part = static_cast<std::size_t>(night_.age() / part_);
        parts_.resize(std::max(parts_.size(), part + 1));
        Part& current = parts_[part];
        ++current.looks;
        current.seconds += took;
        current.worst = std::max(current.worst, took);
        current.megabytes = megabytes_of("VmRSS");
        begin_look();
    }

    static void print(const std::string& name, const Part& part)
    {
        fmt::print("{:<8}{:>6} looks{:>8.2f} ms each, {:.2f} at worst{:>8.1f} MB\n", name,
            part.looks, mean(part), part.worst * 1e3, part.megabytes);
    }

    static double mean(const Part& part)
    {
        return part.seconds * 1e3 / static_cast<double>(std::max<std::size_t>(part.looks, 1));
    }

    bool is_told_once() const
    {
        bool once = true;
        for (int i = 1; i <= jobs_; ++i) {
            const std::string end = fmt::format("job_{:03} succeeded", i);
            const auto first = night_.shown.find(end);
            once = once && first != std::string::npos
                && night_.shown.find(end, first + 1) == std::string::npos;
        }
        fmt::print("{} ends, each told once: {}\n", jobs_, once ? "yes" : "NO");
        return once;
    }

    bool is_quick() const
    {
        Part all;
        for (const Part& part : parts_) {
            all.looks += part.looks;
            all.seconds += part.seconds;
        }
        fmt::print("a look of {}: {:.2f} ms; promised: no more than {:.0f} ms\n", all.looks,
            mean(all), promised_milliseconds * jobs_);
        return mean(all) <= promised_milliseconds * jobs_;
    }

    /// In its first hour a heap finds its size.
    bool is_small() const
    {
        const double most = megabytes_of("VmHWM");
        const Part& first = parts_.at(days_ > 0 ? 0 : 1);
        const double growth = parts_.back().megabytes - first.megabytes;
        const double promised =
            promised_megabytes + promised_for_a_job * std::max(0, jobs_ - usual_jobs);
        fmt::print(
            "memory: {:.1f} MB at most, {:+.1f} MB from the end of the {} to the last; promised: under {:.0f}, {:.0f}\n",
            most, growth, days_ > 0 ? "first day" : "second hour", promised, flat_megabytes);
        return most < promised && growth < flat_megabytes;
    }

    int jobs_, days_;
    Seconds part_;
    Night night_;
    double begun_ = 0;
    std::vector<Part> parts_;
};

}  // namespace

}  // namespace mltrain

int main(int count, char** words)
{
    const int jobs = count > 1 ? std::max(1, std::atoi(words[1])) : mltrain::usual_jobs;
    mltrain::Bench bench(jobs, count > 2 ? std::atoi(words[2]) : 0);
    return bench.is_kept() ? 0 : 1;
}
