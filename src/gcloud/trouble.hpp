// What a gcloud that did not do its job means: one classifier from exit code and stderr to what went
// wrong, whether it is certain that nothing was done, whether it will pass, and what to do about it.
#pragma once

#include "job/service.hpp"
#include "system/runner.hpp"

#include <string>
#include <string_view>

namespace mltrain {

struct Trouble {
    enum class Kind {
        none,       ///< exit 0; what it said must still be read
        no_gcloud,  ///< there is no gcloud, or not the Python it needs
        login,
        no_project,
        permission,
        not_found,  ///< what was asked for, or the bucket
        conflict,   ///< "already exists": ours or another's
        quota,
        invalid,        ///< the service or gcloud refuses the values
        our_usage,      ///< gcloud does not know a flag of ours: our mistake, or an old gcloud
        unknown_group,  ///< gcloud does not know the command group ml-engine
        passing,        ///< network, 5xx, a crash: nobody knows what happened
        unknown,        ///< words that we do not know: nobody knows what happened
    };

    Kind kind = Kind::none;
    std::string message;  ///< gcloud's own words, on one line, safe to show
    std::string hint;
};

Trouble trouble_of(const Outcome& outcome);

/// It is certain that a create with this trouble made nothing.
bool certainly_refused(Trouble::Kind kind);
/// Waiting alone will not cure it.
bool is_lasting(Trouble::Kind kind);
Refusal refusal_of(Trouble::Kind kind);

/// gcloud's error in its own words: the last error of its structured or plain stderr, without "ERROR:"
/// and the command's name.
std::string error_text(std::string_view standard_error);

}  // namespace mltrain
