#include "faults/cloud.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace mltrain {

namespace {

// An exit code above 128 is a signal.
constexpr std::array kinds = {
    FaultKind{Fault::reply_lost, "reply lost", "", true, 0, ""},
    FaultKind{Fault::dropped, "dropped", "", true, 1,
        "gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed "
        "connection without response'))"},
    FaultKind{Fault::reset, "reset", "", true, 1,
        "gcloud crashed (ConnectionError): ('Connection aborted.', ConnectionResetError(104, 'Connection "
        "reset by peer'))"},
    FaultKind{Fault::connection_refused, "connection refused", "", false, 1,
        "gcloud crashed (ConnectionError): HTTPSConnectionPool(host='ml.googleapis.com', port=443): Max "
        "retries exceeded with url: /v1/projects (Caused by NewConnectionError('[Errno 111] Connection "
        "refused'))"},
    FaultKind{
        Fault::read_timeout, "read timeout", "", true, 1, "gcloud crashed (ReadTimeout): None"},
    FaultKind{Fault::truncated_body, "truncated body", "", true, 1,
        "gcloud crashed (ChunkedEncodingError): ('Connection broken: IncompleteRead(10 bytes read, 490 more "
        "expected)', IncompleteRead(10 bytes read, 490 more expected))"},
    FaultKind{Fault::too_many_requests, "429", "", true, 1,
        "@RESOURCE_EXHAUSTED: Quota exceeded for quota metric 'Job submission requests'"},
    FaultKind{Fault::request_timeout, "408", "", true, 1, "@UNKNOWN: request timeout"},
    FaultKind{Fault::error_500, "500", "", true, 1,
        "@HttpError accessing <https://ml.googleapis.com/v1/projects/p/jobs?alt=json>: response: "
        "<{'content-type': 'application/json', 'status': 500}>, content <{\n  \"error\": {\"code\": 500}\n}>"},
    FaultKind{Fault::error_503, "503", "", true, 1,
        "@HttpError accessing <https://ml.googleapis.com/v1/projects/p/jobs?alt=json>: response: "
        "<{'content-type': 'application/json', 'status': 503}>, content <{\n  \"error\": {\"code\": 503}\n}>"},
    FaultKind{Fault::html_502, "HTML 502", "", true, 1,
        "@HttpError accessing <https://ml.googleapis.com/v1/projects/p/jobs?alt=json>: response: "
        "<{'content-type': 'text/html', 'status': 502}>, content <<html><title>404 NOT_FOUND</title></html>>"},
    FaultKind{Fault::malformed_json, "malformed JSON", "", true, 1,
        "gcloud crashed (InvalidDataFromServerError): Error decoding response \"{\"jobId\": \"x\", \"state\": "
        "\" as type GoogleCloudMlV1Job: Expecting value: line 1 column 27 (char 26)"},
    FaultKind{Fault::empty_answer, "empty answer", "", true, 0, ""},
    FaultKind{Fault::cut_output, "cut output", "", true, 0, ""},
    FaultKind{Fault::half_list, "half a list", "list", false, 1,
        "@PERMISSION_DENIED: the second page failed"},
    FaultKind{Fault::login_server_ill, "login server ill", "", false, 1,
        "@There was a problem refreshing auth tokens for account sa@p: ('backend: None', 'later')"},
    FaultKind{Fault::storage_ill, "storage ill", "submit", false, 1,
        "@503 Could not upload file [dep-1.0.tar.gz] to [my-bucket/x]: later"},
    FaultKind{Fault::no_permission, "no permission", "", false, 1,
        "@[me@example.com] does not have permission to access projects instance [my-project] (or it may not "
        "exist): no"},
    FaultKind{Fault::unknown_words, "unknown words", "", true, 1, "@The flux has no capacity."},
    FaultKind{Fault::killed, "killed", "", true, 137, ""},
    FaultKind{Fault::timed_out, "timed out", "", true, 143, ""},
    FaultKind{Fault::interrupted, "interrupted", "", true, 143, ""},
    FaultKind{Fault::interrupted_once, "interrupted once", "submit", true, 0, ""},
    FaultKind{Fault::no_gcloud, "no gcloud", "", false, 0, ""},
    FaultKind{Fault::no_python, "no python", "", false, 127, ""},
    FaultKind{Fault::name_taken, "name taken", "submit", false, 0, ""},
};

/// The value of --name=value before the trainer's own words.
std::string flag(const std::vector<std::string>& argv, const std::string& name)
{
    const std::string start = "--" + name + "=";
    for (const std::string& word : argv) {
        if (word == "--") break;
        if (word.starts_with(start)) return word.substr(start.size());
    }
    return {};
}

std::string label(const std::vector<std::string>& argv, std::string_view key)
{
    const std::string labels = flag(argv, "labels");
    for (const std::string& pair : split(labels, ',')) {
        if (pair.starts_with(fmt::format("{}=", key))) return pair.substr(key.size() + 1);
    }
    return {};
}

/// "(gcloud.ml-engine.jobs.submit.training) "
std::string prefix(const std::vector<std::string>& argv)
{
    if (argv.at(1) == "storage") return "";
    if (argv[1] == "ai") return fmt::format("(gcloud.ai.{}.{}) ", argv.at(2), argv.at(3));
    return fmt::format(
        "(gcloud.{}.jobs.{}) ", argv[1], argv.at(3) == "submit" ? "submit.training" : argv.at(3));
}

/// As gcloud prints it when structured logs are asked for.
Outcome failure(int exit_code, const std::string& message)
{
    Json line;
    line["version"] = "0.0.1";
    line["verbosity"] = "ERROR";
    line["message"] = message;
    Outcome outcome;
    outcome.exit_code = exit_code;
    outcome.err = json_text(line) + "\n";
    return outcome;
}

Outcome success(const Json& answer, std::string err = {})
{
    Outcome outcome;
    outcome.out = pretty_json(answer) + "\n";
    outcome.err = std::move(err);
    return outcome;
}

Outcome not_found(const std::vector<std::string>& argv)
{
    return failure(
        1, prefix(argv) + "NOT_FOUND: Field: name Error: The specified job was not found.");
}

/// Of Vertex AI, for which nothing is prepared but what waits.
std::string job_state(const std::string& state)
{
    return "JOB_STATE_" + (state == "PREPARING" ? "PENDING" : state);
}

Json json_of(const CloudJob& job)
{
    Json json;
    const bool vertex = !job.resource.empty();
    if (vertex) json["name"] = job.resource;
    json[vertex ? "displayName" : "jobId"] = job.name;
    json["state"] = vertex ? job_state(job.state) : job.state;
    json["createTime"] = time_text(job.created);
    if (job.started) json["startTime"] = time_text(*job.started);
    if (job.ended) json["endTime"] = time_text(*job.ended);
    if (!job.error.empty()) (vertex ? json["error"]["message"] : json["errorMessage"]) = job.error;
    if (!job.id.empty()) json["labels"]["mltrain-id"] = job.id;
    if (!job.spec.empty()) json["labels"]["mltrain-spec"] = job.spec;
    if (vertex && !job.args.empty()) {
        Json pool;
        pool["machineSpec"]["machineType"] = "n1-standard-4";
        pool["pythonPackageSpec"]["args"] = Json::array(job.args);
        json["jobSpec"]["workerPoolSpecs"] = Json::Array{pool};
    }
    if (vertex) return json;
    if (!job.args.empty()) json["trainingInput"]["args"] = Json::array(job.args);
    json["trainingInput"]["region"] = "us-central1";
    json["trainingInput"]["scaleTier"] = "BASIC";
    return json;
}

/// Reads may lag behind the create.
bool shows(const CloudJob& job, Time now)
{
    return now >= job.created + job.read_lag;
}

Outcome faulty(const Command& command, const FaultKind& kind, const Outcome& natural)
{
    Outcome outcome;
    switch (kind.fault) {
    case Fault::none:
    case Fault::reply_lost:
    case Fault::interrupted_once:
    case Fault::name_taken: return natural;
    case Fault::no_gcloud: outcome.not_found = true; return outcome;
    case Fault::timed_out: outcome.timed_out = true; break;
    case Fault::interrupted: outcome.interrupted = true; break;
    case Fault::empty_answer:
        outcome.out = verb_of(command) == "list" ? "[]\n" : "{}\n";
        return outcome;
    case Fault::cut_output: outcome.out = natural.out.substr(0, natural.out.size() / 2); break;
    default: break;
    }
    if (!kind.words.empty()) {
        const bool own = kind.words.starts_with('@');
        outcome.err = failure(1,
            (own ? prefix(command.argv) : std::string())
                + std::string(kind.words.substr(own ? 1 : 0)))
                          .err;
    }
    outcome.exit_code = kind.exit_code;
    return outcome;
}

}  // namespace

std::span<const FaultKind> fault_kinds()
{
    return kinds;
}

const FaultKind& kind_of(Fault fault)
{
    static constexpr FaultKind none{Fault::none, "none", "", true, 0, ""};
    const auto found = std::find_if(
        kinds.begin(), kinds.end(), [&](const FaultKind& kind) { return kind.fault == fault; });
    return found == kinds.end() ? none : *found;
}

std::string verb_of(const Command& command)
{
    if (command.argv.at(1) == "storage") return "upload";
    const std::string& word = command.argv.at(3);
    return word == "create" ? "submit" : word;
}

bool is_for_vertex_ai(const Command& command)
{
    return command.argv.at(1) == "ai";
}

std::string subject_of(const Command& command)
{
    const std::string verb = verb_of(command);
    if (!is_for_vertex_ai(command)) return command.argv.at(verb == "submit" ? 5 : 4);
    if (verb == "submit") return flag(command.argv, "display-name");
    return verb == "list" ? flag(command.argv, "filter") : command.argv.at(4);
}

void Cloud::move_on(CloudJob& job)
{
    constexpr std::array way = {"QUEUED", "PREPARING", "RUNNING", "SUCCEEDED"};
    const auto here = std::find(way.begin(), way.end(), job.state);
    if (job.state == "CANCELLING") job.state = "CANCELLED";
    if (here < way.end() - 1) job.state = *(here + 1);
}

Outcome Cloud::run(const Command& command, const Fate& fate, Time now)
{
    const auto& argv = command.argv;
    const std::string group = argv.at(1) + " " + argv.at(2);
    const bool known = group == "ml-engine jobs" || group == "ai-platform jobs"
        || group == "ai custom-jobs" || group == "ai hp-tuning-jobs" || group == "storage cp";
    if (!known || argv[0] != "gcloud")
        throw std::logic_error("the pretended gcloud does not know " + group);
    const FaultKind& kind = kind_of(fate.fault);
    const bool interrupts =
        fate.fault == Fault::interrupted || fate.fault == Fault::interrupted_once;
    if (interrupts && command.on_interrupt) command.on_interrupt();
    if (argv[1] == "ml-engine" && !knows_ml_engine && fate.fault != Fault::no_gcloud)
        return failure(2, "(gcloud) Invalid choice: 'ml-engine'.");

    if (fate.fault == Fault::name_taken && find(argv.at(5), flag(argv, "project")) == nullptr) {
        CloudJob stranger;
        stranger.name = argv[5];
        stranger.project = flag(argv, "project");
        stranger.id = fate.stranger_id;
        stranger.created = now;
        jobs.push_back(std::move(stranger));
    }
    // With its reply lost it is asked once more. What only reads is not changed by being asked.
    for (const Fate::Try& earlier : fate.earlier_tries) {
        done(argv, earlier.read_lag, now);
        const auto later = fate.pause(earlier.pause);
        if (!later) return faulty(command, kind_of(Fault::timed_out), {});
        now = *later;
    }
    const bool twice =
        fate.fault == Fault::reply_lost && fate.applied && !is_for_vertex_ai(command);
    if (twice) done(argv, fate.read_lag, now);
    const bool answers = fate.fault == Fault::none || fate.fault == Fault::reply_lost
        || fate.fault == Fault::interrupted_once || fate.fault == Fault::name_taken;
    const bool reads = verb_of(command) == "list";  // of which a part may be shown
    Outcome natural;
    if (answers || reads || fate.applied) natural = done(argv, fate.read_lag, now);
    if (fate.fault == Fault::half_list) {
        const auto whole = parse_json(natural.out).value();
        Json::Array page = *whole.array();
        page.resize(page.size() / 2);
        natural.out = pretty_json(Json(page)) + "\n";
    }
    Outcome outcome = faulty(command, kind, natural);
    if (fate.fault == Fault::half_list) outcome.out = natural.out;
    return outcome;
}

CloudJob* Cloud::find(const std::string& name, const std::string& project)
{
    const auto found = std::find_if(jobs.begin(), jobs.end(),
        [&](const CloudJob& job) { return job.name == name && job.project == project; });
    return found == jobs.end() ? nullptr : &*found;
}

CloudJob* Cloud::find(const std::vector<std::string>& argv)
{
    if (argv.at(1) != "ai") return find(argv.at(4), flag(argv, "project"));
    const auto found = std::find_if(
        jobs.begin(), jobs.end(), [&](const CloudJob& job) { return job.resource == argv.at(4); });
    return found == jobs.end() ? nullptr : &*found;
}

Outcome Cloud::done(const std::vector<std::string>& argv, Seconds read_lag, Time now)
{
    if (argv.at(1) == "storage") return {};
    if (argv.at(3) == "create") return create_custom_job(argv, read_lag, now);
    if (argv[3] == "submit") return create(argv, read_lag, now);
    if (argv[3] == "describe") return describe(argv, now);
    if (argv[3] == "list") return list(argv, now);
    if (argv[3] == "cancel") return cancel(argv);
    throw std::logic_error("the pretended gcloud does not know " + argv[3]);
}

Outcome Cloud::create(const std::vector<std::string>& argv, Seconds read_lag, Time now)
{
    CloudJob job;
    job.name = argv.at(5);
    job.project = flag(argv, "project");
    job.id = label(argv, "mltrain-id");
    job.spec = label(argv, "mltrain-spec");
    job.created = now;
    job.read_lag = read_lag;
    if (find(job.name, job.project)) {
        return failure(1,
            fmt::format(
                "{}Resource in projects [{}] is the subject of a conflict: Field: job.job_id Error: A "
                "job with this id already exists.",
                prefix(argv), job.project));
    }
    jobs.push_back(job);
    return success(json_of(job),
        fmt::format("Job [{}] submitted successfully.\nYour job is still active.\n", job.name));
}

/// Nothing is unique but the number that the service gives, in no order.
Outcome Cloud::create_custom_job(const std::vector<std::string>& argv, Seconds read_lag, Time now)
{
    constexpr std::uint64_t step = 4000795213665529001, end = 9000000000000000000;
    CloudJob job;
    job.name = flag(argv, "display-name");
    job.project = flag(argv, "project");
    job.resource = fmt::format("projects/123456789012/locations/{}/customJobs/{}",
        flag(argv, "region"), step * (jobs.size() + 1) % end);
    job.id = label(argv, "mltrain-id");
    job.spec = label(argv, "mltrain-spec");
    job.created = now;
    job.read_lag = read_lag;
    jobs.push_back(job);
    return success(
        json_of(job), fmt::format("CustomJob [{}] is submitted successfully.\n", job.resource));
}

Outcome Cloud::describe(const std::vector<std::string>& argv, Time now)
{
    const CloudJob* job = find(argv);
    return job && shows(*job, now) ? success(json_of(*job)) : not_found(argv);
}

Outcome Cloud::list(const std::vector<std::string>& argv, Time now)
{
    const bool vertex = argv.at(1) == "ai";
    const std::string filter = flag(argv, "filter");
    const std::string region = fmt::format("/locations/{}/", flag(argv, "region"));
    Json::Array all;
    for (const CloudJob& job : jobs) {
        const bool wanted = !filter.starts_with("labels.mltrain-id=") || filter.ends_with(job.id);
        const bool here = job.project == flag(argv, "project") && vertex != job.resource.empty()
            && (!vertex || job.resource.find(region) != job.resource.npos)
            && argv.at(2) != "hp-tuning-jobs";
        if (here && wanted && shows(job, now)) all.push_back(json_of(job));
    }
    return success(Json(all));
}

Outcome Cloud::cancel(const std::vector<std::string>& argv)
{
    CloudJob* job = find(argv);
    if (!job) return not_found(argv);
    if (!job->is_alive()) {
        return failure(1,
            prefix(argv)
                + "FAILED_PRECONDITION: At least one of the pre-conditions you specified did not hold.");
    }
    job->state = "CANCELLING";
    return success(Json(Json::Object{}));
}

}  // namespace mltrain
