#include "fuzz/targets.hpp"

#include <array>
#include <stdexcept>
#include <string>

namespace mltrain::fuzz {

std::span<const Target> targets()
{
    static constexpr std::array<Target, 15> all = {{
        {"job_file", job_file},
        {"gcloud_json", gcloud_json},
        {"migrate_command", migrate_command},
        {"ignore_rules", ignore_rules},
        {"config_file", config_file},
        {"price_file", price_file},
        {"gcloud_errors", gcloud_errors},
        {"log_entries", log_entries},
        {"times", times},
        {"money", money},
        {"durations", durations},
        {"shell_quoting", shell_quoting},
        {"legacy_config", legacy_config},
        {"metrics", metrics},
        {"slurm_rows", slurm_rows},
    }};
    return all;
}

void law(bool holds, std::string_view what)
{
    if (!holds) throw std::logic_error(std::string(what));
}

}  // namespace mltrain::fuzz
