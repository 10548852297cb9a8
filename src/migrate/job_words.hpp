// The job's name in the words of a command: people make it of variables and a time stamp, and use it again in the
// job's directory and in what they hand to the trainer. A job file says {job} there.
#pragma once

#include "migrate/shell_words.hpp"

#include <string>
#include <vector>

namespace mltrain {

/// What stays of the job's name: without its time stamp, because mltrain appends one, and without what is not known.
/// "" when nothing does.
std::string lasting_name(const ShellWord& job);

struct JobWord {
    std::string text;            ///< with {job} for the job's name and for time stamps
    bool has_own_stamp = false;  ///< one of them was a time stamp that is not the name's
    std::vector<Piece> unknown;  ///< what is neither
};

/// The job's name is known again by its variables, and by its text where a time stamp makes that its own. In a URL
/// a name that is always the same is looked for as text, too, behind the bucket.
JobWord with_job(const ShellWord& word, const ShellWord& job, bool is_url);

}  // namespace mltrain
