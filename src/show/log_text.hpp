// Lines of logs for people and as --json, and what goes wrong while they are read. Whatever a trainer writes, a
// terminal is sent no control characters.
#pragma once

#include "base/json.hpp"
#include "job/log.hpp"
#include "show/job_text.hpp"

#include <string>

namespace mltrain {

/// Whether each line is to say which job it is of.
enum class NameJob { no, yes };

/// One or more whole lines: a message of several lines has its time, level and task before each of them.
std::string log_text(const LogNews& news, const Moment& moment, NameJob name_job);
Json log_json(const LogNews& news, Time now);

}  // namespace mltrain
