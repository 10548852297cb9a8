// One local job from its start to its end: what the supervisor does once it is on its own. The
// essay at the head of supervisor.cpp tells the whole story.
#pragma once

#include "local/job_folder.hpp"
#include "system/clock.hpp"
#include "system/descriptor.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace mltrain {

class Supervision {
public:
    /// From here on SIGCHLD, SIGTERM and SIGINT are watched and nothing else stops this process.
    /// Throws Error.
    Supervision(std::filesystem::path folder, LocalCommand command, Clock& clock);

    /// False when the trainer cannot be started; the status says why. Throws Error when nothing was
    /// started and not even that could be written down.
    bool start();

    /// After a start. Returns when the trainer and all that it started have ended, and that is
    /// written down.
    void see_to_the_end();

private:
    std::optional<State> wait_for_trainer();
    bool is_over_limit() const;
    std::chrono::milliseconds time_to_nap() const;
    void wait_for_news(std::chrono::milliseconds at_most);
    bool collect_children();
    void end_everybody(Seconds grace);
    bool signal_everybody(int signal);
    bool record();
    void record_for_good();

    std::filesystem::path folder_;
    LocalCommand command_;
    Clock& clock_;
    Descriptor signals_;
    LocalStatus status_;
    std::string boot_;
    int trainer_ = 0;  ///< its number, which is its own until it is collected
    std::optional<Time> deadline_;
    std::set<std::pair<int, std::int64_t>> asked_;  ///< number and start of those who got SIGTERM
    bool cancel_is_asked_ = false;
    bool trainer_has_ended_ = false;
};

/// Into the log of the job: there is nobody else to tell.
void note(std::string_view text);

}  // namespace mltrain
