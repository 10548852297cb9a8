// A pretended cloud behind a pretended gcloud. It keeps training jobs of ML Engine and of Vertex AI, answers in the
// words and exit codes of gcloud 528, and goes wrong in each of the ways that were measured with it. What goes wrong
// is an argument: here is no chance.
#pragma once

#include "base/time.hpp"
#include "system/runner.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// What goes wrong with one run of gcloud.
enum class Fault {
    none,
    reply_lost,  ///< gcloud tries again by itself: of a create that was applied it hears "already exists"
    dropped,
    reset,
    connection_refused,
    read_timeout,
    truncated_body,
    too_many_requests,  ///< 429; applied: to the second try, after a first one whose reply was lost
    request_timeout,    ///< 408
    error_500,
    error_503,
    html_502,
    malformed_json,
    empty_answer,  ///< 200 without a body: exit 0
    cut_output,    ///< exit 0, and half of what it wanted to print
    half_list,     ///< the second page fails: exit 1 with the first page printed
    login_server_ill,
    storage_ill,
    no_permission,
    unknown_words,
    killed,
    timed_out,         ///< our own deadline
    interrupted,       ///< by the user, who did not want to wait
    interrupted_once,  ///< by the user, who then waited
    no_gcloud,
    no_python,
    name_taken,  ///< by a stranger, a moment before
};

struct FaultKind {
    Fault fault;
    std::string_view name;
    std::string_view verbs;  ///< of gcloud's jobs group; "" for all
    bool may_be_applied;     ///< what was asked may have been done all the same
    int exit_code;
    std::string_view words;  ///< behind "ERROR: "; @ stands for the command's own prefix
};

/// All but `none`.
std::span<const FaultKind> fault_kinds();
const FaultKind& kind_of(Fault fault);

/// What becomes of one run of gcloud.
struct Fate {
    Fault fault = Fault::none;
    bool applied = false;  ///< what was asked is done before it goes wrong
    Seconds read_lag{0};   ///< so long no look shows the job created now
    std::string
        stranger_id;  ///< the label mltrain-id of the stranger who took the name; "" for none

    /// A try of a create on Vertex AI that was applied, whose reply was lost, and that gcloud repeated.
    struct Try {
        Seconds read_lag{0};
        Seconds pause{0};  ///< until the next
    };
    std::vector<Try> earlier_tries{};
    /// Lets so much time pass between two tries; nothing when gcloud was ended meanwhile.
    std::function<std::optional<Time>(Seconds)> pause{};
};

struct CloudJob {
    std::string name, project;
    std::string resource;  ///< on Vertex AI, which does not know it by its name; else ""
    std::string id, spec;  ///< the labels mltrain-id and mltrain-spec
    std::string state = "QUEUED";
    Time created{};
    std::optional<Time> started{}, ended{};
    std::string error{};              ///< why it failed
    std::vector<std::string> args{};  ///< of the trainer
    Seconds read_lag{0};

    bool is_alive() const
    {
        return state != "SUCCEEDED" && state != "FAILED" && state != "CANCELLED";
    }
    bool is_cancelled() const { return state == "CANCELLING" || state == "CANCELLED"; }
};

class Cloud {
public:
    Outcome run(const Command& command, const Fate& fate, Time now);
    /// A step towards its end.
    static void move_on(CloudJob& job);

    std::vector<CloudJob> jobs;
    bool knows_ml_engine = true;  ///< else this gcloud knows the group by its newer word only

private:
    CloudJob* find(const std::string& name, const std::string& project);
    /// The job that a command is about.
    CloudJob* find(const std::vector<std::string>& argv);
    Outcome done(const std::vector<std::string>& argv, Seconds read_lag, Time now);
    Outcome create(const std::vector<std::string>& argv, Seconds read_lag, Time now);
    Outcome create_custom_job(const std::vector<std::string>& argv, Seconds read_lag, Time now);
    Outcome describe(const std::vector<std::string>& argv, Time now);
    Outcome list(const std::vector<std::string>& argv, Time now);
    Outcome cancel(const std::vector<std::string>& argv);
};

/// "submit", "describe", "list", "cancel", "upload".
std::string verb_of(const Command& command);
bool is_for_vertex_ai(const Command& command);
/// Which job, file or label a command is about.
std::string subject_of(const Command& command);

}  // namespace mltrain
