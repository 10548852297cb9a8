#include "job/job.hpp"

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

struct Named {
    State state;
    std::string_view name;
};

constexpr std::array names = {
    Named{State::unsettled, "unsettled"},
    Named{State::refused, "refused"},
    Named{State::queued, "queued"},
    Named{State::preparing, "preparing"},
    Named{State::running, "running"},
    Named{State::cancelling, "cancelling"},
    Named{State::paused, "paused"},
    Named{State::unknown, "unknown"},
    Named{State::succeeded, "succeeded"},
    Named{State::partly_succeeded, "partly_succeeded"},
    Named{State::failed, "failed"},
    Named{State::cancelled, "cancelled"},
    Named{State::expired, "expired"},
};

}  // namespace

bool is_over(State state)
{
    switch (state) {
    case State::unsettled:
    case State::queued:
    case State::preparing:
    case State::running:
    case State::cancelling:
    case State::paused:
    case State::unknown: return false;
    case State::refused:
    case State::succeeded:
    case State::partly_succeeded:
    case State::failed:
    case State::cancelled:
    case State::expired: return true;
    }
    return false;
}

std::string_view state_name(State state)
{
    for (const Named& named : names) {
        if (named.state == state) return named.name;
    }
    return "unknown";
}

std::optional<State> parse_state(std::string_view name)
{
    for (const Named& named : names) {
        if (named.name == name) return named.state;
    }
    return {};
}

std::string job_name(std::string_view name, std::string_view stamp, int attempt)
{
    return numbered(std::string(name) + "_" + std::string(stamp), attempt);
}

std::string numbered(std::string name, int attempt)
{
    if (attempt > 1) name += "_" + std::to_string(attempt);
    return name;
}

std::string own_name(const std::string& job)
{
    const auto is_stamp = [&](std::size_t at) {
        return at + 16 <= job.size() && job[at] == '_' && job[at + 9] == '_'
            && std::all_of(job.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                job.begin() + static_cast<std::ptrdiff_t>(at) + 9,
                [](char c) { return c >= '0' && c <= '9'; });
    };
    for (std::size_t at = 1; at < job.size(); ++at) {
        if (is_stamp(at)) return job.substr(0, at);
    }
    return job;
}

std::string with_job_name(std::string_view text, std::string_view job)
{
    constexpr std::string_view mark = "{job}";
    std::string out;
    while (true) {
        const auto found = text.find(mark);
        out += text.substr(0, found);
        if (found == text.npos) return out;
        out += job;
        text.remove_prefix(found + mark.size());
    }
}

std::vector<std::string> with_job_name(std::vector<std::string> texts, std::string_view job)
{
    for (std::string& text : texts) text = with_job_name(text, job);
    return texts;
}

std::optional<Seconds> run_time(const Sighting& sighting, Time now)
{
    if (!sighting.started) return {};
    const Time end = sighting.ended.value_or(is_over(sighting.state) ? sighting.seen_at : now);
    return end > *sighting.started ? end - *sighting.started : Seconds(0);
}

}  // namespace mltrain
