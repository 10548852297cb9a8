// Starting gcloud: which program, with which variables, how long it may take; and what can be read of its
// own settings without starting it.
#pragma once

#include "system/environment.hpp"
#include "system/runner.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// A create may take this long: gcloud retries by itself for up to half a minute, and uploads before.
constexpr Seconds create_deadline{600};
constexpr Seconds question_deadline{120};
/// A person waits for the answer; a network that is down has gcloud try for half a minute.
constexpr Seconds inspection_deadline{60};
/// A large package over a slow line.
constexpr Seconds upload_deadline{1800};

/// The gcloud that runs our commands: $MLTRAIN_GCLOUD, the user's config.toml, else the one on PATH.
class Gcloud {
public:
    Gcloud(Runner& runner, std::string program) : runner_(runner), program_(std::move(program)) {}

    /// Without prompts, surveys and update checks, errors as one JSON object a line. argv[0] is "gcloud".
    Outcome run(std::vector<std::string> argv, Seconds deadline,
        std::function<void()> on_interrupt = {}) const;
    /// A question whose two streams belong together: both are `out`.
    Outcome ask_with_errors(std::vector<std::string> argv) const;

    /// Several, at the same time; the outcomes in their order.
    std::vector<Outcome> run_all(
        std::vector<std::vector<std::string>> questions, Seconds deadline) const;
    /// Where it is; its name where it is not found.
    std::string path() const;

private:
    Command command(std::vector<std::string> argv, Seconds deadline) const;

    Runner& runner_;
    std::string program_;
};

struct Project {
    std::string id;
    std::string origin;  ///< "CLOUDSDK_CORE_PROJECT", or the configuration file's path
};

/// gcloud's own region: what it is set to for Vertex AI, else for Compute Engine. Found like the project.
std::string configured_region(const Environment& environment);

/// gcloud's own project setting: its environment variable, else its active configuration file, which is
/// read, not asked. Nothing when there is none.
std::optional<Project> configured_project(const Environment& environment);

/// Requests go to Google's own endpoint, and not to an override of the user's.
bool uses_googles_endpoint(const Environment& environment);

}  // namespace mltrain
