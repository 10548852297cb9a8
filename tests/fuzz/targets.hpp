// What is fuzzed: each target reads any bytes as something that a user's file, gcloud or a service may hand to
// mltrain, and holds what comes of them to a law. README.md says how to run them.
#pragma once

#include <span>
#include <string_view>

namespace mltrain::fuzz {

struct Target {
    std::string_view name;
    void (*read)(std::string_view bytes);  ///< throws std::logic_error when a law is broken
};

std::span<const Target> targets();

/// Throws std::logic_error with these words when it does not hold.
void law(bool holds, std::string_view what);

void config_file(std::string_view bytes);
void durations(std::string_view bytes);
void gcloud_errors(std::string_view bytes);
void gcloud_json(std::string_view bytes);
void ignore_rules(std::string_view bytes);
void job_file(std::string_view bytes);
void legacy_config(std::string_view bytes);
void log_entries(std::string_view bytes);
void metrics(std::string_view bytes);
void migrate_command(std::string_view bytes);
void money(std::string_view bytes);
void price_file(std::string_view bytes);
void shell_quoting(std::string_view bytes);
void slurm_rows(std::string_view bytes);
void times(std::string_view bytes);

}  // namespace mltrain::fuzz
