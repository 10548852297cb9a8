// gcloud's exit code carries one bit: 0, 2 for its own usage errors, 1 for everything else. What happened is
// only in the words on stderr, and they are meant for people. This file is the one place that reads them.
//
// Two rules keep it honest. First, text that is not known is `unknown`, never a refusal: a create that ended
// in unknown words may have made a job. Second, only what gcloud says before it sends a create, or what the
// service itself answers with a 4xx, is a certain refusal. Measured with gcloud 528:
//   - 429 and other 4xx are tried once, 5xx and broken connections five times over 25 to 36 seconds; with
//     those nobody knows whether the last try was applied. A 429 may answer the second of two tries.
//   - "already exists" proves nothing: gcloud's own second try says it of a job that its first try made.
//   - a token endpoint that answers 503 reads like a login that is gone, but it will pass.

#include "gcloud/trouble.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <array>

namespace mltrain {

namespace {

using Kind = Trouble::Kind;

struct Words {
    std::string_view text;
    Kind kind;
};

// In this order: the first that is found decides. The more special stands before the more general.
constexpr std::array known = {
    Words{"Invalid choice: 'ml-engine'", Kind::unknown_group},
    Words{"gcloud crashed", Kind::passing},
    Words{"'backend: None'", Kind::passing},
    Words{"HttpError accessing", Kind::passing},
    Words{"Connection aborted", Kind::passing},
    Words{"Max retries exceeded", Kind::passing},
    Words{"500 Could not upload", Kind::passing},
    Words{"502 Could not upload", Kind::passing},
    Words{"503 Could not upload", Kind::passing},
    Words{"504 Could not upload", Kind::passing},
    Words{"do not currently have an active account", Kind::login},
    Words{"does not have any valid credentials", Kind::login},
    Words{"problem refreshing", Kind::login},
    Words{"Reauthentication", Kind::login},
    Words{"UNAUTHENTICATED", Kind::login},
    Words{"required property [project]", Kind::no_project},
    Words{"Failed to find attribute [project]", Kind::no_project},
    Words{"flag was set to Project number", Kind::no_project},
    Words{"has been deprecated. Please use Vertex AI", Kind::invalid},
    Words{"does not have permission", Kind::permission},
    Words{"PERMISSION_DENIED", Kind::permission},
    Words{"403 Could not upload", Kind::permission},
    Words{"429 Could not upload", Kind::quota},
    Words{"RESOURCE_EXHAUSTED", Kind::quota},
    Words{"subject of a conflict", Kind::conflict},
    Words{"ALREADY_EXISTS", Kind::conflict},
    Words{"bucket does not exist", Kind::not_found},
    Words{"NOT_FOUND", Kind::not_found},
    Words{"not found: 404", Kind::not_found},  // of gcloud storage
    Words{"instance [", Kind::not_found},      // "Projects instance [p] not found"
    Words{"INVALID_ARGUMENT", Kind::invalid},
    Words{"FAILED_PRECONDITION", Kind::invalid},
    Words{"is not a valid Python package", Kind::invalid},
    Words{"Unable to read file", Kind::invalid},
    Words{"flag must be given", Kind::invalid},
    Words{"must have packages", Kind::invalid},
    Words{"required property [", Kind::invalid},
};

Kind kind_of(const Outcome& outcome, std::string_view text)
{
    if (outcome.not_found || outcome.exit_code == 127) return Kind::no_gcloud;
    if (outcome.timed_out || outcome.interrupted || outcome.exit_code > 128) return Kind::passing;
    for (const Words& words : known) {
        if (text.find(words.text) != text.npos) return words.kind;
    }
    return outcome.exit_code == 2 ? Kind::our_usage : Kind::unknown;
}

std::string hint_of(Kind kind, std::string_view text)
{
    if (text.find("SERVICE_DISABLED") != text.npos) {
        for (const char* service : {"aiplatform", "logging"}) {
            const std::string name = fmt::format("{}.googleapis.com", service);
            if (text.find(name) != text.npos) return "gcloud services enable " + name;
        }
        return "gcloud services enable ml.googleapis.com";
    }
    if (text.find("Please use Vertex AI") != text.npos) {
        return "this service was shut down on 2025-01-31; for Vertex AI: mltrain migrate; to try a job on this machine: --service local";
    }
    switch (kind) {
    case Kind::no_gcloud:
        return "install it from https://cloud.google.com/sdk/docs/install, or train on this machine: --service local";
    case Kind::login: return "gcloud auth login";
    case Kind::no_project:
        return "set project in the job file, or: gcloud config set project PROJECT";
    case Kind::permission:
        return "ask the project's owner for the role; who you are: gcloud auth list";
    case Kind::not_found:
        return text.find("bucket") != text.npos
            ? "check staging_bucket, or make it: gcloud storage buckets create gs://NAME"
            : "check project and region";
    case Kind::quota: return "try again later, or ask for more quota";
    case Kind::our_usage:
        return "gcloud does not know what mltrain asked; is it very old? see gcloud --version";
    case Kind::passing: return "mltrain sync asks again";
    case Kind::none:
    case Kind::conflict:
    case Kind::invalid:
    case Kind::unknown_group:
    case Kind::unknown: return "";
    }
    return "";
}

/// Takes "ERROR: (gcloud.ai-platform.jobs.describe) " off the front.
std::string_view without_prefix(std::string_view line)
{
    if (line.starts_with("ERROR: ")) line.remove_prefix(7);
    const auto end = line.find(") ");
    if (line.starts_with("(gcloud") && end != line.npos) line.remove_prefix(end + 2);
    return trimmed(line);
}

}  // namespace

namespace {

/// Python's own words of a crash, and the dictionaries of an HTTP answer, say nothing to a person.
std::string plainly(std::string_view text)
{
    constexpr std::string_view mark = "'status': ";
    if (const auto status = text.find(mark);
        text.starts_with("HttpError accessing") && status != text.npos) {
        const auto digits = text.find_first_of("0123456789", status + mark.size());
        return fmt::format("the service answered {}", text.substr(digits, 3));
    }
    if (text.starts_with("HttpError accessing")) return "the service gave no proper answer";
    if (text.starts_with("gcloud crashed ("))
        return std::string(text.substr(0, text.find(')') + 1));
    std::string out;
    for (const char c : text) {
        if (c != ' ' || !out.ends_with(' ')) out += c;
    }
    return out;
}

}  // namespace

std::string error_text(std::string_view standard_error)
{
    std::string plain, error;
    for (const std::string_view line : lines_of(standard_error)) {
        // gcloud storage prints its progress before it, on the same line.
        const auto brace = line.find("{\"version\"");
        if (brace != line.npos) {
            const auto entry = parse_json(line.substr(brace));
            if (entry && entry->text_at("verbosity") == "ERROR") error = entry->text_at("message");
        } else if (line.starts_with("ERROR: ")) {
            error = line;
        } else if (!trimmed(line).empty()) {
            plain = line;
        }
    }
    const std::string_view best =
        without_prefix(error.empty() ? std::string_view(plain) : std::string_view(error));
    // One line is enough for a person; the whole text stands in the ledger.
    return visible(plainly(trimmed(best.substr(0, best.find('\n')))));
}

Trouble trouble_of(const Outcome& outcome)
{
    if (outcome.finished() && outcome.exit_code == 0) return {};
    Trouble trouble;
    trouble.kind = kind_of(outcome, outcome.err);
    trouble.message = error_text(outcome.err);
    if (outcome.not_found) trouble.message = "there is no gcloud on this machine";
    if (outcome.timed_out) trouble.message = "gcloud did not answer in time";
    if (outcome.interrupted) trouble.message = "gcloud was interrupted";
    if (trouble.message.empty())
        trouble.message =
            fmt::format("gcloud ended with exit code {} and no word", outcome.exit_code);
    trouble.hint = hint_of(trouble.kind, outcome.err);
    return trouble;
}

bool certainly_refused(Trouble::Kind kind)
{
    switch (kind) {
    case Kind::no_gcloud:
    case Kind::login:
    case Kind::no_project:
    case Kind::permission:
    case Kind::not_found:
    case Kind::invalid:
    case Kind::our_usage:
    case Kind::unknown_group: return true;
    case Kind::
        quota:  // it may be the answer to gcloud's second try, after a first that made the job
    case Kind::none:
    case Kind::conflict:
    case Kind::passing:
    case Kind::unknown: return false;
    }
    return false;
}

bool is_lasting(Trouble::Kind kind)
{
    return kind != Kind::quota && kind != Kind::passing && kind != Kind::unknown;
}

Refusal refusal_of(Trouble::Kind kind)
{
    switch (kind) {
    case Kind::no_gcloud: return Refusal::no_program;
    case Kind::login: return Refusal::login;
    case Kind::no_project: return Refusal::project;
    case Kind::permission: return Refusal::permission;
    case Kind::not_found: return Refusal::not_found;
    case Kind::quota: return Refusal::quota;
    case Kind::invalid: return Refusal::invalid;
    case Kind::our_usage:
    case Kind::unknown_group: return Refusal::our_usage;
    case Kind::none: return Refusal::none;
    case Kind::conflict:
    case Kind::passing:
    case Kind::unknown: return Refusal::other;
    }
    return Refusal::other;
}

}  // namespace mltrain
