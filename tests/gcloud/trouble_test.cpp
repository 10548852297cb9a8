// What gcloud 528 wrote, row by row, when each of these was done to it.
#include "gcloud/trouble.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <array>

namespace mltrain {

namespace {

using Kind = Trouble::Kind;

constexpr Kind all_kinds[] = {Kind::none, Kind::no_gcloud, Kind::login, Kind::no_project,
    Kind::permission, Kind::not_found, Kind::conflict, Kind::quota, Kind::invalid, Kind::our_usage,
    Kind::unknown_group, Kind::passing, Kind::unknown};

std::string kind_name(Kind kind)
{
    constexpr std::array names = {"none", "no gcloud", "login", "no project", "permission",
        "not found", "conflict", "quota", "invalid", "our usage", "unknown group", "passing",
        "unknown"};
    static_assert(names.size() == std::size(all_kinds));
    return names.at(static_cast<std::size_t>(kind));
}

enum class Certain { no, yes };

/// gcloud's message as it stands behind "ERROR: ".
struct Row {
    std::string title;
    int exit_code;
    std::string text;
    Kind kind;
    Certain refused;
    std::string message;
};

const std::string submit = "(gcloud.ml-engine.jobs.submit.training) ";
const std::string renamed =
    "The `gcloud ml-engine` commands have been renamed and will soon be removed. Please use "
    "`gcloud ai-platform` instead.";
const std::string report =
    "\nIf you would like to report this issue, please run the following command:\n"
    "  gcloud feedback\n\nTo check gcloud for common problems, please run the following command:\n"
    "  gcloud info --run-diagnostics\n";

std::string log_line(const std::string& verbosity, const std::string& message)
{
    Json entry;
    entry["version"] = "0.0.1";
    entry["verbosity"] = verbosity;
    entry["timestamp"] = "2026-11-20T22:20:53.529Z";
    entry["message"] = message;
    return json_text(entry) + "\n";
}

Outcome outcome(int exit_code, const std::string& err)
{
    Outcome outcome;
    outcome.exit_code = exit_code;
    outcome.err = err;
    return outcome;
}

Outcome plain(const Row& row)
{
    return outcome(row.exit_code, "WARNING: " + renamed + "\nERROR: " + row.text + "\n" + report);
}

Outcome structured(const Row& row)
{
    return outcome(
        row.exit_code, log_line("WARNING", renamed) + log_line("ERROR", row.text) + report);
}

std::string http_error(int status, const std::string& content)
{
    return fmt::format(
        "HttpError accessing <https://ml.googleapis.com/v1/projects/p/jobs?alt=json>: response: "
        "<{{'content-type': 'application/json', 'status': {}}}>, content <{}>",
        status, content);
}

const std::string see_network =
    "\nThis may be due to network connectivity issues. Please check your network settings, "
    "and the status of the service you are trying to reach.";
const std::string log_in = "\nPlease run:\n\n  $ gcloud auth login\n\nto obtain new credentials.";

const std::vector<Row> rows = {
    {"a flag that gcloud does not know", 2,
        submit + "unrecognized arguments: --nosuchflag=1 \n\nTo search the help text",
        Kind::our_usage, Certain::yes, "unrecognized arguments: --nosuchflag=1"},
    {"a label that it refuses itself", 2,
        submit + "argument --labels: Bad value [Bad]: Only hyphens (-), are allowed.",
        Kind::our_usage, Certain::yes,
        "argument --labels: Bad value [Bad]: Only hyphens (-), are allowed."},
    {"a tier that it refuses itself", 2,
        submit + "argument --scale-tier: Invalid choice: 'basic-gpus'. Did you mean 'basic-gpu'?",
        Kind::our_usage, Certain::yes,
        "argument --scale-tier: Invalid choice: 'basic-gpus'. Did you mean 'basic-gpu'?"},
    {"a command group that it does not know", 2, "(gcloud) Invalid choice: 'ml-engine'.",
        Kind::unknown_group, Certain::yes, "Invalid choice: 'ml-engine'."},
    {"a job id that the service refuses", 1,
        submit
            + "INVALID_ARGUMENT: Field: job.job_id Error: A name should start with a letter and contain only letters.",
        Kind::invalid, Certain::yes,
        "INVALID_ARGUMENT: Field: job.job_id Error: A name should start with a letter and contain only letters."},
    {"a bucket that is not there", 1,
        submit + "Could not upload file: [b-b] bucket does not exist.", Kind::not_found,
        Certain::yes, "Could not upload file: [b-b] bucket does not exist."},
    {"a bucket without permission", 1,
        submit + "403 Could not upload file [TMP/output/trainer-0.0.0.tar.gz] to [b-b/x]: no.",
        Kind::permission, Certain::yes,
        "403 Could not upload file [TMP/output/trainer-0.0.0.tar.gz] to [b-b/x]: no."},
    {"an upload too many", 1,
        submit + "429 Could not upload file [t/dep-1.0.tar.gz] to [b-b/x]: slow down", Kind::quota,
        Certain::no, "429 Could not upload file [t/dep-1.0.tar.gz] to [b-b/x]: slow down"},
    {"an upload when storage is ill", 1,
        submit + "503 Could not upload file [t/dep-1.0.tar.gz] to [b-b/x]: later", Kind::passing,
        Certain::no, "503 Could not upload file [t/dep-1.0.tar.gz] to [b-b/x]: later"},
    {"an upload when storage is slow", 1,
        submit + "504 Could not upload file [t/dep-1.0.tar.gz] to [b-b/x]: later", Kind::passing,
        Certain::no, "504 Could not upload file [t/dep-1.0.tar.gz] to [b-b/x]: later"},
    {"a package that has nowhere to go", 1,
        submit
            + "If local packages are provided, the `--staging-bucket` or `--job-dir` flag must be given.",
        Kind::invalid, Certain::yes,
        "If local packages are provided, the `--staging-bucket` or `--job-dir` flag must be given."},
    {"a package path without a package", 1,
        submit + "[/home/me/nosuch] is not a valid Python package because it does not.",
        Kind::invalid, Certain::yes,
        "[/home/me/nosuch] is not a valid Python package because it does not."},
    {"a package file that is missing", 1,
        submit + "Unable to read file [t/nosuch.tar.gz]: [Errno 2] No such file", Kind::invalid,
        Certain::yes, "Unable to read file [t/nosuch.tar.gz]: [Errno 2] No such file"},
    {"no packages and no image", 1, submit + "Non-custom jobs must have packages.", Kind::invalid,
        Certain::yes, "Non-custom jobs must have packages."},
    {"no region", 1,
        submit
            + "The required property [region] is not currently set.\nIt can be set on a per-command basis",
        Kind::invalid, Certain::yes, "The required property [region] is not currently set."},
    {"no project", 1,
        submit
            + "The required property [project] is not currently set.\nIt can be set on a per-command basis",
        Kind::no_project, Certain::yes, "The required property [project] is not currently set."},
    {"no project, on Vertex AI", 1,
        "(gcloud.ai.custom-jobs.create) Error parsing [region].\nThe [region] resource is not properly specified.\n"
        "Failed to find attribute [project].",
        Kind::no_project, Certain::yes, "Error parsing [region]."},
    {"a project's number", 1,
        submit
            + "The value of ``--project'' flag was set to Project number.To use this command, set it to PROJECT ID instead.",
        Kind::no_project, Certain::yes,
        "The value of ``--project'' flag was set to Project number.To use this command, set it to PROJECT ID instead."},
    {"nobody is logged in", 1,
        submit + "You do not currently have an active account selected." + log_in, Kind::login,
        Certain::yes, "You do not currently have an active account selected."},
    {"an account without credentials", 1,
        submit + "Your current active account [x] does not have any valid credentials" + log_in,
        Kind::login, Certain::yes,
        "Your current active account [x] does not have any valid credentials"},
    {"a login that has expired", 1,
        submit
            + "There was a problem refreshing auth tokens for account sa@p: ('invalid_grant: Bad Request', {})"
            + log_in,
        Kind::login, Certain::yes,
        "There was a problem refreshing auth tokens for account sa@p: ('invalid_grant: Bad Request', {})"},
    {"a login server that is ill", 1,
        submit
            + "There was a problem refreshing auth tokens for account sa@p: ('backend: None', 'later')"
            + log_in,
        Kind::passing, Certain::no,
        "There was a problem refreshing auth tokens for account sa@p: ('backend: None', 'later')"},
    {"a login server that hangs up", 1,
        submit
            + "There was a problem refreshing your current auth tokens: ('Connection aborted.', RemoteDisconnected())"
            + log_in,
        Kind::passing, Certain::no,
        "There was a problem refreshing your current auth tokens: ('Connection aborted.', RemoteDisconnected())"},
    {"a login server that cannot be found, as on a laptop without network", 1,
        submit
            + "There was a problem refreshing your current auth tokens: HTTPSConnectionPool(host='oauth2.googleapis.com', "
              "port=443): Max retries exceeded with url: /token"
            + log_in,
        Kind::passing, Certain::no,
        "There was a problem refreshing your current auth tokens: HTTPSConnectionPool(host='oauth2.googleapis.com', "
        "port=443): Max retries exceeded with url: /token"},
    {"401", 1, submit + "UNAUTHENTICATED: Request had invalid authentication credentials.",
        Kind::login, Certain::yes,
        "UNAUTHENTICATED: Request had invalid authentication credentials."},
    {"403 on a create", 1,
        submit
            + "[me@example.com] does not have permission to access projects instance [demo-project] (or it may not "
              "exist): no",
        Kind::permission, Certain::yes,
        "[me@example.com] does not have permission to access projects instance [demo-project] (or it may not exist): no"},
    {"403 on a question", 1, "(gcloud.ml-engine.jobs.describe) PERMISSION_DENIED: no",
        Kind::permission, Certain::yes, "PERMISSION_DENIED: no"},
    {"a service that is not enabled", 1,
        submit
            + "[me] does not have permission to access projects instance [p] (or it may not exist): disabled\n"
              "- reason: SERVICE_DISABLED",
        Kind::permission, Certain::yes,
        "[me] does not have permission to access projects instance [p] (or it may not exist): disabled"},
    {"404 on a create", 1, submit + "Projects instance [demo-project] not found: none",
        Kind::not_found, Certain::yes, "Projects instance [demo-project] not found: none"},
    {"404 on a question", 1, "(gcloud.ml-engine.jobs.describe) NOT_FOUND: none", Kind::not_found,
        Certain::yes, "NOT_FOUND: none"},
    {"409 on a create, which may be ours", 1,
        submit
            + "Resource in projects [demo-project] is the subject of a conflict: Field: job.job_id Error: A job with this "
              "id already exists.",
        Kind::conflict, Certain::no,
        "Resource in projects [demo-project] is the subject of a conflict: Field: job.job_id Error: A job with this id "
        "already exists."},
    {"409 elsewhere", 1, "(gcloud.ai.custom-jobs.create) ALREADY_EXISTS: there", Kind::conflict,
        Certain::no, "ALREADY_EXISTS: there"},
    {"408", 1, submit + "UNKNOWN: emulated 408", Kind::unknown, Certain::no,
        "UNKNOWN: emulated 408"},
    {"412", 1, submit + "FAILED_PRECONDITION: emulated 412", Kind::invalid, Certain::yes,
        "FAILED_PRECONDITION: emulated 412"},
    {"the service that was shut down", 1,
        submit
            + "FAILED_PRECONDITION: Cloud AI Platform has been deprecated. Please use Vertex AI instead.",
        Kind::invalid, Certain::yes,
        "FAILED_PRECONDITION: Cloud AI Platform has been deprecated. Please use Vertex AI instead."},
    {"500", 1, submit + http_error(500, R"({"error": {"code": 500}})") + see_network, Kind::passing,
        Certain::no, "the service answered 500"},
    {"503, whatever words it has", 1,
        submit + http_error(503, R"({"status": "NOT_FOUND PERMISSION_DENIED INVALID_ARGUMENT"})")
            + see_network,
        Kind::passing, Certain::no, "the service answered 503"},
    {"502 in HTML", 1,
        submit + http_error(502, "<html><title>502 Bad Gateway</title></html>") + see_network,
        Kind::passing, Certain::no, "the service answered 502"},
    {"a connection that drops", 1,
        "gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection'))",
        Kind::passing, Certain::no, "gcloud crashed (ConnectionError)"},
    {"a name that cannot be resolved", 1,
        "gcloud crashed (ConnectionError): HTTPSConnectionPool(host='ml.googleapis.com', port=443): Max retries exceeded",
        Kind::passing, Certain::no, "gcloud crashed (ConnectionError)"},
    {"an answer that ends early", 1,
        "gcloud crashed (ChunkedEncodingError): ('Connection broken: IncompleteRead(10 bytes)')",
        Kind::passing, Certain::no, "gcloud crashed (ChunkedEncodingError)"},
    {"an answer that never comes", 1, "gcloud crashed (ReadTimeout): read timed out", Kind::passing,
        Certain::no, "gcloud crashed (ReadTimeout)"},
    {"an answer that is no JSON", 1,
        R"(gcloud crashed (InvalidDataFromServerError): Error decoding response "{"jobId": "x", "state": ")",
        Kind::passing, Certain::no, "gcloud crashed (InvalidDataFromServerError)"},
    {"an empty configuration", 1,
        "gcloud crashed (AttributeError): 'NoneType' object has no attribute 'get'", Kind::passing,
        Certain::no, "gcloud crashed (AttributeError)"},
    {"words that nobody knows", 1, submit + "The moon is full.", Kind::unknown, Certain::no,
        "The moon is full."},
    {"words that nobody knows, in another language", 1, submit + "Größer als 5 €", Kind::unknown,
        Certain::no, "Größer als 5 €"},
    {"words that would move the cursor", 1, submit + "a\x1b[2Jb\tc", Kind::unknown, Certain::no,
        "a\\x1b[2Jb c"},
};

}  // namespace

TEST_CASE("each of gcloud's errors is recognized, plain and as a structured log")
{
    for (const Row& row : rows) {
        for (const bool as_log : {false, true}) {
            CAPTURE(row.title);
            CAPTURE(as_log);
            const Trouble trouble = trouble_of(as_log ? structured(row) : plain(row));
            CHECK(kind_name(trouble.kind) == kind_name(row.kind));
            CHECK(trouble.message == row.message);
            CHECK(certainly_refused(trouble.kind) == (row.refused == Certain::yes));
        }
    }
}

TEST_CASE("a 429 may be the answer to gcloud's own second try, after a first that made the job")
{
    const Row row = {"429", 1, submit + "RESOURCE_EXHAUSTED: Quota exceeded for quota metric",
        Kind::quota, Certain::no, ""};
    CHECK(kind_name(trouble_of(plain(row)).kind) == "quota");
    CHECK_FALSE(certainly_refused(trouble_of(plain(row)).kind));
}

TEST_CASE("how gcloud ended says more than its words")
{
    Outcome missing;
    missing.not_found = true;
    Outcome late = outcome(143, "ERROR: " + submit + "INVALID_ARGUMENT: no\n");
    late.timed_out = true;
    Outcome cut = outcome(143, "");
    cut.interrupted = true;
    const struct {
        std::string title;
        Outcome outcome;
        Kind kind;
        std::string message;
    } cases[] = {
        {"done", outcome(0, "WARNING: NOT_FOUND\n"), Kind::none, ""},
        {"there is no gcloud", missing, Kind::no_gcloud, "there is no gcloud on this machine"},
        {"there is no Python for it", outcome(127, "gcloud: 192: exec: /nonexistent: not found\n"),
            Kind::no_gcloud, "gcloud: 192: exec: /nonexistent: not found"},
        {"our deadline passed", late, Kind::passing, "gcloud did not answer in time"},
        {"the user did not wait", cut, Kind::passing, "gcloud was interrupted"},
        {"killed", outcome(137, ""), Kind::passing, "gcloud ended with exit code 137 and no word"},
        {"killed while it said no", outcome(143, "ERROR: " + submit + "INVALID_ARGUMENT: no\n"),
            Kind::passing, "INVALID_ARGUMENT: no"},
        {"interrupted by itself", outcome(130, "Command killed by keyboard interrupt\n"),
            Kind::passing, "Command killed by keyboard interrupt"},
        {"interrupted while packing", outcome(241, ""), Kind::passing,
            "gcloud ended with exit code 241 and no word"},
        {"silent", outcome(1, ""), Kind::unknown, "gcloud ended with exit code 1 and no word"},
        {"silent usage error", outcome(2, "\n \n"), Kind::our_usage,
            "gcloud ended with exit code 2 and no word"},
    };
    for (const auto& [title, one, kind, message] : cases) {
        CAPTURE(title);
        const Trouble trouble = trouble_of(one);
        CHECK(kind_name(trouble.kind) == kind_name(kind));
        CHECK(trouble.message == message);
    }
}

TEST_CASE("of several lines the last error speaks, and without one the last line")
{
    const struct {
        std::string err;
        std::string text;
    } cases[] = {
        {"", ""},
        {"plain words\n", "plain words"},
        {"first\nsecond\n\n", "second"},
        {"ERROR: one\nERROR: two\nthree\n", "two"},
        {"ERROR: (gcloud.ml-engine.jobs.describe) one\n", "one"},
        {"ERROR: (gcloud.x) one (two) three\n", "one (two) three"},
        {"WARNING: careful\n", "WARNING: careful"},
        {log_line("ERROR", "one") + log_line("WARNING", "two"), "one"},
        {log_line("ERROR", "one") + log_line("ERROR", "two"), "two"},
        {log_line("ERROR", "one\ntwo"), "one"},
        {log_line("ERROR", "(gcloud.x) " + std::string(100, 'a')), std::string(100, 'a')},
        {"{ this is no JSON\nERROR: one\n", "one"},
        {"{\"message\": \"no verbosity\"}\nlast\n", "last"},
        {log_line("WARNING", renamed), ""},
    };
    for (const auto& [err, text] : cases) {
        CAPTURE(err);
        CHECK(error_text(err) == text);
    }
}

TEST_CASE("what can be cured comes with its cure")
{
    const struct {
        std::string title;
        std::string hint;
    } cases[] = {
        {"nobody is logged in", "gcloud auth login"},
        {"no project", "set project in the job file, or: gcloud config set project PROJECT"},
        {"a service that is not enabled", "gcloud services enable ml.googleapis.com"},
        {"a bucket that is not there",
            "check staging_bucket, or make it: gcloud storage buckets create gs://NAME"},
        {"404 on a question", "check project and region"},
        {"403 on a question",
            "ask the project's owner for the role; who you are: gcloud auth list"},
        {"the service that was shut down",
            "this service was shut down on 2025-01-31; for Vertex AI: mltrain migrate; to try a job on this machine: --service local"},
        {"500", "mltrain sync asks again"},
        {"words that nobody knows", ""},
    };
    for (const auto& [title, hint] : cases) {
        CAPTURE(title);
        const auto row = std::find_if(
            rows.begin(), rows.end(), [&](const Row& one) { return one.title == title; });
        REQUIRE(row != rows.end());
        CHECK(trouble_of(plain(*row)).hint == hint);
        CHECK(trouble_of(structured(*row)).hint == hint);
    }
}

TEST_CASE("what waiting cures is told from what lasts, and each kind has its refusal")
{
    const struct {
        Kind kind;
        bool lasts;
        Refusal refusal;
    } cases[] = {
        {Kind::no_gcloud, true, Refusal::no_program},
        {Kind::login, true, Refusal::login},
        {Kind::no_project, true, Refusal::project},
        {Kind::permission, true, Refusal::permission},
        {Kind::not_found, true, Refusal::not_found},
        {Kind::conflict, true, Refusal::other},
        {Kind::quota, false, Refusal::quota},
        {Kind::invalid, true, Refusal::invalid},
        {Kind::our_usage, true, Refusal::our_usage},
        {Kind::unknown_group, true, Refusal::our_usage},
        {Kind::passing, false, Refusal::other},
        {Kind::unknown, false, Refusal::other},
    };
    for (const auto& [kind, lasts, refusal] : cases) {
        CAPTURE(kind_name(kind));
        CHECK(is_lasting(kind) == lasts);
        CHECK(refusal_of(kind) == refusal);
    }
    CHECK(refusal_of(Kind::none) == Refusal::none);
    CHECK_FALSE(certainly_refused(Kind::none));
}

TEST_CASE("only what is known to be a no is a no")
{
    for (const Kind kind : all_kinds) {
        const bool open = kind == Kind::none || kind == Kind::conflict || kind == Kind::passing
            || kind == Kind::unknown;
        if (open) CHECK_FALSE(certainly_refused(kind));
    }
}

}  // namespace mltrain
