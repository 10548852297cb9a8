// What a night of watching costs mltrain itself: watch_night [JOBS].
//
// The promise: of 200 jobs of two services, in three places, which end one after the other within eight hours, each
// end is told once; a look takes no more than 10 ms of the processor's time, and the memory stays under 30 MB and
// does not grow. The night passes at once, in this process: what the pretended cloud takes for its answers is not
// counted, what it keeps in memory is. Each answer is as long as that of a job with twenty arguments. Prints a line
// for each hour, and ends with 1 when the promise is not kept.
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
constexpr double promised_milliseconds = 10;
constexpr double promised_megabytes = 30;
/// From the second hour to the last: what a heap may be torn.
constexpr double flat_megabytes = 1;

double megabytes_of(const std::string& what)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(what + ":")) return std::stod(line.substr(what.size() + 1)) / 1024;
    }
    return 0;
}

std::vector<Life> lives_of(int jobs)
{
    const std::vector<CloudPlace> places = {{"ml-engine", "my-project", ""},
        {"vertex-ai", "my-project", "us-central1"}, {"ml-engine", "my-project", ""},
        {"vertex-ai", "my-project", "europe-west4"}};
    const std::vector<std::string> args(
        20, "--train-files=gs://my-bucket/census/2026-11-20/adult.data");
    std::vector<Life> lives;
    for (int i = 1; i <= jobs; ++i) {
        const auto& place = places[static_cast<std::size_t>(i) % places.size()];
        const Seconds end = minutes(10) + (night - minutes(10)) * i / jobs;
        lives.push_back({fmt::format("job_{:03}", i), place,
            {{Seconds(0), "QUEUED"}, {minutes(5), "RUNNING"}, {end, "SUCCEEDED"}},
            Money{190'000'000}, {}, args});
    }
    return lives;
}

struct Hour {
    std::size_t looks = 0;
    double seconds = 0;  ///< of the processor, without the cloud's
    double worst = 0;    ///< of one look
    double megabytes = 0;
};

class Bench {
public:
    explicit Bench(int jobs) : jobs_(jobs), night_(lives_of(jobs)) {}

    bool is_kept()
    {
        night_.fault_of = [this](const Question&) {
            end_look();
            return Fault::none;
        };
        begin_look();
        const Exit exit = night_.mltrain({"watch"});
        end_look();
        for (std::size_t i = 0; i < hours_.size(); ++i)
            print(fmt::format("hour {}", i + 1), hours_[i]);
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
        const auto hour = static_cast<std::size_t>(night_.age() / std::chrono::hours(1));
        hours_.resize(std::max(hours_.size(), hour + 1));
        Hour& current = hours_[hour];
        ++current.looks;
        current.seconds += took;
        current.worst = std::max(current.worst, took);
        current.megabytes = megabytes_of("VmRSS");
        begin_look();
    }

    static void print(const std::string& name, const Hour& hour)
    {
        fmt::print("{:<8}{:>6} looks{:>8.2f} ms each, {:.2f} at worst{:>8.1f} MB\n", name,
            hour.looks, mean(hour), hour.worst * 1e3, hour.megabytes);
    }

    static double mean(const Hour& hour)
    {
        return hour.seconds * 1e3 / static_cast<double>(std::max<std::size_t>(hour.looks, 1));
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
        Hour all;
        for (const Hour& hour : hours_) {
            all.looks += hour.looks;
            all.seconds += hour.seconds;
        }
        fmt::print("a look of {}: {:.2f} ms; promised: no more than {:.0f} ms\n", all.looks,
            mean(all), promised_milliseconds);
        return mean(all) <= promised_milliseconds;
    }

    /// The second hour is held against the last: in the first one a heap finds its size.
    bool is_small() const
    {
        const double most = megabytes_of("VmHWM");
        const double growth = hours_.back().megabytes - hours_.at(1).megabytes;
        fmt::print(
            "memory: {:.1f} MB at most, {:+.1f} MB from the second hour to the last; promised: under {:.0f}, {:.0f}\n",
            most, growth, promised_megabytes, flat_megabytes);
        return most < promised_megabytes && growth < flat_megabytes;
    }

    int jobs_;
    Night night_;
    double begun_ = 0;
    std::vector<Hour> hours_;
};

}  // namespace

}  // namespace mltrain

int main(int count, char** words)
{
    mltrain::Bench bench(count > 1 ? std::max(1, std::atoi(words[1])) : 200);
    return bench.is_kept() ? 0 : 1;
}
