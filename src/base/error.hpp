// What can go wrong, as values. `Error` is the one exception: a command that cannot be done.
// It is thrown anywhere and caught once, in app.cpp, which prints it. A `Complaint` is one mistake
// in a file of the user's, with its place and its cure; an Error may carry many of them.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace mltrain {

/// The exit codes, as documented in docs/exit-codes.md.
enum class Exit {
    done = 0,
    could_not = 1,
    usage = 2,            ///< wrong command line, or the job file is wrong
    job_failed = 3,       ///< the job itself failed, or succeeded only in part
    needs_gcloud = 4,     ///< gcloud is missing, or needs a login or a project
    refused = 5,          ///< by a guard: limit, budget, duplicate, or the user's own "no"
    job_cancelled = 6,    ///< cancelled, or ended by its time limit
    outcome_unknown = 7,  ///< contact lost; a submission that could not be settled
    interrupted = 130,
};

/// One mistake in a file, or on the command line when `file` is "--set" or "command line".
struct Complaint {
    std::string file;
    int line = 0;      ///< 1-based; 0 when no line is meant
    int column = 0;    ///< 1-based, in code points
    int width = 1;     ///< how many code points the caret underlines
    std::string text;  ///< the line as it stands in the file; empty when no line is meant
    std::string message;
    std::string hint;  ///< what to do; may be empty

    bool operator==(const Complaint&) const = default;
};

class Error : public std::runtime_error {
public:
    explicit Error(const std::string& what, std::string cure = {}, Exit code = Exit::could_not)
        : std::runtime_error(what),
          hint(std::move(cure)),
          exit(code)
    {
    }

    Error(const std::string& what, std::vector<Complaint> all)
        : std::runtime_error(what),
          exit(Exit::usage),
          complaints(std::move(all))
    {
    }

    std::string hint;
    Exit exit;
    std::vector<Complaint> complaints;
};

}  // namespace mltrain
