// Jobs as rows of a list and as a page; and both as --json.
#pragma once

#include "base/json.hpp"
#include "job/record.hpp"
#include "show/style.hpp"

#include <string>
#include <vector>

namespace mltrain {

/// What is the same for all that is shown at one moment.
struct Moment {
    Time now{};
    Seconds local_offset{0};
    int columns = 80;
    Style style;
    int rows = 24;
};

/// With a note for each, where there are some.
std::string list_text(const std::vector<Entry>& entries, const Moment& moment,
    const std::vector<std::string>& notes = {});

/// One job in full.
struct JobPage {
    const Entry& entry;
    const std::vector<Attempt>& attempts;
    const std::vector<Sighting>& sightings;
    std::string address;
    std::string log;
    std::string made;  ///< where what it made is; "" while there is nothing
    Metrics metrics{};
};
std::string page_text(const JobPage& page, const Moment& moment);
Json page_json(const JobPage& page, Time now);

/// Name, id and where it runs: how every object about a job begins.
Json identity_json(const Submission& submission);

/// State, times, cost: one job as the lists say it.
Json entry_json(const Entry& entry, Time now);

/// "2 h 5 min ago".
std::string age_text(Time then, Time now);

}  // namespace mltrain
