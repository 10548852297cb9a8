// Fills a ledger with what a small team does in seven weeks: report_sample FOLDER [END]. The same rows every time:
// jobs of three services, failures, cancellations, one that runs, one without a price, a sweep with metrics; and one
// job whose texts try to be HTML.
#include "job/metrics.hpp"
#include "ledger/ledger.hpp"

#include <fmt/core.h>

#include <cmath>
#include <cstdio>
#include <random>

namespace mltrain {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

struct Kind {
    const char* name;
    const char* service;
    const char* region;
    const char* tier_key;
    const char* tier;
    std::int64_t cents_per_hour;
    const char* labels;
    int minutes;
    const char* metric;
};

const Kind kinds[] = {
    {"census", "ml-engine", "us-central1", "scale_tier", "BASIC_GPU", 83, "team=vision,stage=dev",
        95, "accuracy"},
    {"detector", "vertex-ai", "europe-west4", "master.machine_type", "n1-standard-8", 86,
        "team=vision,stage=prod", 260, "val_loss"},
    {"ranker", "vertex-ai", "us-central1", "master.machine_type", "a2-highgpu-1g", 422,
        "team=search,stage=dev", 180, "ndcg"},
    {"smoke", "local", "", "", "", 10, "", 4, "loss"},
};

class Sample {
public:
    Sample(const std::filesystem::path& folder, Time end) : ledger_(Ledger::open(folder)), end_(end)
    {
    }

    void make()
    {
        constexpr int days = 48;
        for (int day = days; day >= 0; --day) {
            const Time morning = end_ - hours(24 * day) - hours(4);
            const bool is_weekend =
                (std::chrono::floor<std::chrono::days>(morning).time_since_epoch().count() + 3) % 7
                >= 5;
            const int jobs =
                is_weekend ? static_cast<int>(below(2)) : 1 + static_cast<int>(below(4));
            for (int i = 0; i < jobs; ++i)
                add_job(
                    kinds[below(4)], morning + minutes(50 * i + static_cast<int>(below(40))), day);
        }
        add_sweep(end_ - hours(24 * 6));
        add_hostile(end_ - hours(44));
        add_hostile(end_ - hours(20));
        add_open(end_ - hours(3));
    }

private:
    std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
    double part() { return static_cast<double>(below(1000)) / 1000; }

    static Json setting(const std::string& key, const std::string& value)
    {
        Json json;
        json["key"] = key;
        json["value"] = value;
        return json;
    }

    Submission submission_of(const Kind& kind, Time at)
    {
        Submission made;
        made.job.id = fmt::format("{:032x}", ++count_);
        made.name = kind.name;
        made.job.name = fmt::format("{}_{}_{}", kind.name, stamp_text(at, Seconds(0)), count_);
        made.job.project = "my-project";
        made.job.region = kind.region;
        made.service = kind.service;
        made.hash = made.job.id;
        made.made_at = made.recorded_at = at;
        made.plan.argv = {"gcloud", "ai", "custom-jobs", "create"};
        Json::Array settings = {setting("name", kind.name)};
        if (*kind.tier_key != '\0') settings.push_back(setting(kind.tier_key, kind.tier));
        if (std::string(kind.tier) == "n1-standard-8") {
            settings.push_back(setting("master.accelerator.type", "NVIDIA_TESLA_T4"));
            settings.push_back(setting("master.accelerator.count", "2"));
        }
        if (*kind.labels != '\0') settings.push_back(setting("labels", kind.labels));
        made.settings = std::move(settings);
        const Money per_hour{kind.cents_per_hour * 10'000'000};
        made.prices.per_hour = per_hour;
        made.prices.likely = minutes(kind.minutes);
        made.prices.likely_cost = scaled(per_hour, kind.minutes, 60);
        made.prices.worst_cost = scaled(per_hour, 12, 1);
        return made;
    }

    void end(const Submission& job, State state, Seconds queued, Seconds ran)
    {
        Sighting last;
        last.created = job.made_at + Seconds(5);
        last.state = state;
        last.word = upper_word(state);
        if (state != State::refused) {
            last.started = *last.created + queued;
            last.ended = *last.started + ran;
        }
        last.seen_at = job.made_at + hours(12);
        if (state == State::failed) last.message = "the replica master 0 exited with a status of 1";
        ledger_.record(job.job.id, last);
    }

    static std::string upper_word(State state)
    {
        return "JOB_STATE_" + std::to_string(static_cast<int>(state));
    }

    void reach(const Submission& job, const std::string& metric, double value)
    {
        ledger_.record(job.job.id,
            MetricsReading{
                {{metric, fmt::format("{:.4f}", value), 1000}}, job.made_at + hours(12)});
    }

    /// Metrics get better with the days, and failures are as frequent as anywhere.
    void add_job(const Kind& kind, Time at, int days_ago)
    {
        Submission job = submission_of(kind, at);
        if (std::string(kind.name) == "smoke" && below(4) == 0) {
            job.prices = {};
        }
        ledger_.record(job);
        const auto length = minutes(1 + kind.minutes / 2
            + static_cast<int>(below(static_cast<std::uint64_t>(kind.minutes))));
        const auto queued = minutes(kind.region[0] == '\0' ? 0 : 2 + static_cast<int>(below(25)));
        const auto dice = below(20);
        const State state = dice < 2 ? State::failed
            : dice == 2              ? State::cancelled
            : dice == 3              ? State::expired
                                     : State::succeeded;
        end(job, state, queued, state == State::failed ? length / 3 : length);
        if (state != State::succeeded) return;
        const double days = 48 - days_ago + 6 * part();
        const bool is_loss = std::string(kind.metric).ends_with("loss");
        reach(job, kind.metric,
            is_loss ? 0.25 + 1.1 * std::exp(-days / 16) : 0.94 - 0.3 * std::exp(-days / 18));
    }

    void add_sweep(Time at)
    {
        SweepRecord sweep;
        sweep.id = fmt::format("{:032x}", 0xabcdef);
        sweep.name = "census_" + stamp_text(at, Seconds(0));
        sweep.made_at = at;
        sweep.settings = Json::Array{setting("name", "census")};
        for (const char* rate : {"0.0001", "0.001", "0.01", "0.1"}) {
            for (const char* batch : {"32", "64", "128"}) {
                for (const char* optimizer : {"adam", "sgd"})
                    sweep.variants.push_back({{"args.learning-rate", rate},
                        {"args.batch-size", batch}, {"args.optimizer", optimizer}});
            }
        }
        ledger_.record(sweep);
        for (std::size_t i = 0; i < sweep.variants.size(); ++i) {
            Submission job = submission_of(kinds[0], at + Seconds(i));
            job.job.name = fmt::format("{}_{:03}", sweep.name, i + 1);
            job.sweep = sweep.id;
            job.sweep_number = static_cast<std::int64_t>(i + 1);
            ledger_.record(job);
            const bool fails = i == 17;
            end(job, fails ? State::failed : State::succeeded, minutes(3 + static_cast<int>(i)),
                minutes(40 + 3 * static_cast<int>(below(20))));
            if (fails) continue;
            const double rate = std::stod(sweep.variants[i][0].second);
            const double from_best = std::log10(rate) + 2.6;
            const bool is_adam = sweep.variants[i][2].second == "adam";
            reach(job, "accuracy",
                0.91 - 0.05 * from_best * from_best + (is_adam ? 0.01 : 0) - 0.02 * part());
        }
    }

    /// What gcloud would refuse as a label may still stand in a job file.
    void add_hostile(Time at)
    {
        Kind kind = kinds[2];
        kind.name = "</td><script>document.title='taken'</script>";
        kind.labels =
            "team=<script>document.title='taken'</script>,stage=\"><img src=x onerror=alert(1)>";
        kind.tier = "'\"><svg onload=document.title='taken'>";
        const Submission job = submission_of(kind, at);
        ledger_.record(job);
        end(job, State::succeeded, minutes(9), minutes(150));
        reach(job, "</title><script>document.title='taken'</script>", 0.5);
    }

    void add_open(Time at)
    {
        const Submission job = submission_of(kinds[1], at);
        ledger_.record(job);
        Sighting last;
        last.state = State::running;
        last.word = "JOB_STATE_RUNNING";
        last.created = at;
        last.started = at + minutes(12);
        last.seen_at = at + hours(2);
        ledger_.record(job.job.id, last);
    }

    Ledger ledger_;
    Time end_;
    std::uint64_t count_ = 0;
    std::mt19937_64 random_{7};
};

}  // namespace

}  // namespace mltrain

int main(int count, char** words)
{
    using namespace mltrain;
    const auto end = parse_time(count > 2 ? words[2] : "2026-11-20T14:30:00Z");
    if (count < 2 || !end) {
        fmt::print(stderr, "usage: report_sample FOLDER [END]\n");
        return 2;
    }
    try {
        std::filesystem::create_directories(words[1]);
        Sample(words[1], *end).make();
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "report_sample: {}\n", error.what());
        return 1;
    }
}
