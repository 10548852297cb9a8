// What was read of somebody's gcloud command: the job that it submits, and what of it a job file cannot keep.
#pragma once

#include "job/spec.hpp"

#include <string>
#include <vector>

namespace mltrain {

/// Something that is not in the spec as it stood in the command, and why.
struct Remark {
    std::string file;  ///< "command", or the name of the configuration file
    int line = 0;      ///< 1-based
    int column = 0;    ///< 1-based, in code points
    std::string what;  ///< as it was written: "--stream-logs"
    std::string reason;

    bool operator==(const Remark&) const = default;
};

struct LegacyJob {
    JobSpec spec;
    std::vector<Remark> remarks;  ///< in the order in which they were met
};

}  // namespace mltrain
