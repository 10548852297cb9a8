// A sweep: one job file that stands for many jobs, one for each combination of values. What [sweep] says, and the
// variants that come of it. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mltrain {

/// One thing that differs between the jobs.
struct Axis {
    std::string key;  ///< as --set would name it: "args.batch-size", "master.machine_type"
    std::vector<std::string> values;
    bool operator==(const Axis&) const = default;
};

struct Sweep {
    std::vector<Axis> axes;
    std::vector<std::vector<std::string>>
        zips;                                 ///< keys of axes whose values go together, one by one
    std::optional<std::int64_t> random;       ///< only so many of the combinations, by chance …
    std::optional<std::int64_t> seed;         ///< … that is the same for the same seed
    std::optional<std::int64_t> max_jobs;     ///< more are refused; 100 when left out
    std::optional<std::int64_t> max_running;  ///< the rest is sent as others end

    bool is_empty() const { return axes.empty(); }
};

/// How one of the jobs differs from the job file: a value for each key.
using Variant = std::vector<std::pair<std::string, std::string>>;

/// All of them: the first axis changes slowest. Throws Error for zips that do not fit, for more than max_jobs (exit
/// 5), and for a number that is out of range.
std::vector<Variant> variants_of(const Sweep& sweep);

/// "epochs" of "args.epochs": as people say it.
std::string axis_name(const std::string& key);

/// "batch-size=64 learning-rate=0.1"
std::string variant_text(const Variant& variant);

/// What of a variant can be a label: Google's labels are of small letters, digits, "-" and "_".
std::vector<std::pair<std::string, std::string>> labels_of(const Variant& variant);

/// "census_20261120_143000" and the 7th of 40 jobs: "census_20261120_143000_007".
std::string sweep_job_name(const std::string& sweep, std::size_t number, std::size_t of);

/// `--sweep batch-size=64,128`: an argument of the trainer, or a key of the job file. Throws Error (exit 2).
Axis parse_axis(const std::string& text);

}  // namespace mltrain
