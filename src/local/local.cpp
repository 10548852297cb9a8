#include "local/local.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "job/log_file.hpp"
#include "local/job_folder.hpp"
#include "local/known.hpp"
#include "local/plan.hpp"
#include "local/tuner.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <cassert>
#include <csignal>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr Seconds deadline_of_start(30);

/// Asks the trainer of a job without supervisor to end, and whatever is below it or in its session.
Sent ask_trainer_to_end(const ProcessIdentity& trainer)
{
    const auto all = all_processes();
    for (const Process& process : descendants_of(trainer.pid, all)) {
        send_signal({trainer.boot, process.pid, process.start}, SIGTERM);
    }
    for (const Process& process : all) {
        const bool is_in_session = process.session == trainer.pid && process.pid != trainer.pid;
        if (is_in_session) send_signal({trainer.boot, process.pid, process.start}, SIGTERM);
    }
    return send_signal(trainer, SIGTERM);
}

Answer refusal(std::string message, std::string hint, Refusal reason = Refusal::other)
{
    Answer answer;
    answer.verdict = Verdict::refused;
    answer.refusal = reason;
    answer.message = std::move(message);
    answer.hint = std::move(hint);
    return answer;
}

Answer no_such_job(const JobReference& job)
{
    return refusal(
        fmt::format("there is no job \"{}\" on this machine", job.name), "", Refusal::not_found);
}

Answer not_settled(std::string message, std::string hint)
{
    Answer answer;
    answer.message = std::move(message);
    answer.hint = std::move(hint);
    return answer;
}

Answer acceptance(const fs::path& folder, const Known& known, Time now)
{
    Answer answer;
    answer.verdict = Verdict::accepted;
    answer.resource = folder.string();
    answer.sighting = sighting_in(folder, known, now);
    return answer;
}

Answer still_starting(const JobReference& job)
{
    return not_settled(fmt::format("job \"{}\" is just being started", job.name),
        "mltrain show " + shell_quoted(job.name));
}

/// What the status means for the question whether the job is there.
Answer settled_by_status(const fs::path& folder, const JobReference& job, Time now)
{
    const Known known = known_of(folder).value_or(Known{});
    if (known.status.state == State::refused) {
        return refusal(known.status.message, known.status.hint);
    }
    const bool may_still_fail =
        known.status.state == State::preparing && known.presence == Presence::supervised;
    return may_still_fail ? still_starting(job) : acceptance(folder, known, now);
}

/// The lock is held, so nobody is starting it; after this nobody can.
void refuse_for_good(const fs::path& folder, const std::string& why, Time now)
{
    LocalStatus status;
    status.state = State::refused;
    status.created = now;
    status.message = why;
    try {
        write_status(folder, status);
    } catch (const Error&) {
        // A full disk: what takes no room does as well.
        if (std::error_code trouble; !fs::remove(command_file(folder), trouble)) throw;
    }
}

/// `why` is what to say when nothing was started.
Answer settled(const fs::path& folder, const JobReference& job, const std::string& why, Time now)
{
    if (std::error_code trouble; fs::status(folder, trouble).type() == fs::file_type::not_found) {
        return no_such_job(job);
    }
    try {
        if (read_status(folder)) return settled_by_status(folder, job, now);
        const auto lock = take_lock(folder);
        if (!lock) return still_starting(job);
        if (read_status(folder)) return settled_by_status(folder, job, now);
        refuse_for_good(folder, why, now);
        return refusal(why, "");
    } catch (const Error& trouble) {
        return not_settled(trouble.what(), trouble.hint);
    }
}

/// Makes the folder with all that the supervisor needs. Throws Error, also when it is there
/// already.
void prepare(const fs::path& folder, const Plan& plan, const JobReference& job)
{
    make_private_directory(folder.parent_path().parent_path());
    make_private_directory(folder.parent_path());
    make_private_directory(folder);
    LocalCommand command;
    command.id = job.id;
    command.job = job.name;
    command.argv = plan.argv;
    command.directory = plan.directory;
    command.env_file = plan.env_file;
    command.limit = plan.limit;
    write_command(folder, command);
}

/// Why the supervisor did not start, from what it said.
std::string reason_of(const Outcome& outcome, const fs::path& program)
{
    if (outcome.not_found) return fmt::format("there is no program \"{}\"", program.string());
    if (outcome.timed_out) return "its supervisor did not answer in time";
    const auto lines = lines_of(trimmed(outcome.err));
    if (lines.empty()) return "its supervisor did not start";
    constexpr std::string_view mark = "error: ";
    const auto found = lines[0].find(mark);
    return visible(
        found == std::string_view::npos ? lines[0] : lines[0].substr(found + mark.size()));
}

std::optional<LocalStudy> asked_of(const fs::path& folder)
{
    try {
        const std::vector<std::string> argv = read_command(folder).argv;
        const bool tunes = argv.size() == 3 && argv[1] == "__tune";
        const auto json = tunes ? parse_json(argv[2]) : std::nullopt;
        return json ? local_study_of(*json) : std::nullopt;
    } catch (const Error&) {
        return {};
    }
}

/// Of a tuning job, whose command is that of the tuner. A file that is not there yet, or cannot be read, tells of no
/// trial.
std::optional<Study> study_in(const fs::path& folder, const Sighting& job)
{
    const auto asked = asked_of(folder);
    if (!asked) return {};
    Study study{
        *asked->tuning.metric, asked->tuning.goal != "MINIMIZE", asked->tuning.trials(), {}};
    constexpr std::size_t largest = 16 * 1024 * 1024;
    try {
        study.trials =
            trials_of(parse_json(read_file(trials_file(*asked), largest)).value_or(Json()));
    } catch (const Error&) {
        return study;
    }
    for (Trial& trial : study.trials) {
        if (is_over(job.state) && !is_over(trial.state)) {
            trial.state = State::cancelled;  // with the job
            trial.ended = job.ended;
        }
    }
    return study;
}

Sighting sighting_with_trials(const fs::path& folder, const Known& known, Time now)
{
    Sighting sighting = sighting_in(folder, known, now);
    const auto study = study_in(folder, sighting);
    if (study) sighting.trials = counts_of(*study, sighting);
    return sighting;
}

Look look_at(const fs::path& folder, Time now)
{
    Look look;
    try {
        const auto known = known_of(folder);
        look.kind = known ? Look::Kind::seen : Look::Kind::not_listed;
        if (known) look.sighting = sighting_with_trials(folder, *known, now);
    } catch (const Error& trouble) {
        look.trouble = trouble.what();
        look.hint = trouble.hint;
        look.lasting = true;
    }
    return look;
}

/// The answer to a cancel that comes too late, and nothing when it does not.
std::optional<Answer> over_already(const fs::path& folder, const Known& known, Time now)
{
    const State state = sighting_in(folder, known, now).state;
    if (!is_over(state)) return {};
    Answer answer = acceptance(folder, known, now);
    answer.message = fmt::format("it is over already: {}", state_name(state));
    return answer;
}

ProcessIdentity identity_or_nobody(const std::optional<ProcessIdentity>& identity)
{
    return identity.value_or(ProcessIdentity{});
}

Answer cancelled(const fs::path& folder, const JobReference& job, Time now)
{
    const auto known = known_of(folder);
    if (!known) return is_locked(folder) ? still_starting(job) : no_such_job(job);
    if (const auto late = over_already(folder, *known, now)) return *late;

    Answer answer = acceptance(folder, *known, now);
    const bool is_alone = known->presence == Presence::alone;
    const Sent sent = is_alone ? ask_trainer_to_end(identity_or_nobody(known->status.trainer))
                               : send_signal(identity_or_nobody(known->status.supervisor), SIGTERM);
    switch (sent) {
    case Sent::yes:
        if (is_alone) answer.message = "its supervisor is gone; the trainer was asked to end";
        return answer;
    case Sent::refused:
        return refusal(fmt::format("job \"{}\" belongs to another user", job.name),
            "cancel it as that user", Refusal::permission);
    case Sent::gone:
        // It may have ended just now, by itself.
        if (const auto latest = known_of(folder)) {
            if (const auto late = over_already(folder, *latest, now)) return *late;
        }
        return not_settled(fmt::format("job \"{}\" cannot be reached from here", job.name),
            "cancel it on the machine, or in the container, that it was submitted on");
    }
    return answer;
}

}  // namespace

LocalService::LocalService(
    Runner& runner, fs::path state_directory, fs::path program, std::string python)
    : runner_(runner),
      state_directory_(std::move(state_directory)),
      program_(std::move(program)),
      python_(std::move(python))
{
}

std::string LocalService::name() const
{
    return "local";
}

std::vector<Problem> LocalService::check(const JobSpec& spec) const
{
    return problems_of_local(spec);
}

std::vector<std::string> LocalService::notes(const JobSpec& spec, Date) const
{
    const Hyperparameters& tuning = spec.hyperparameters;
    const bool asks_for_more = tuning.parallel_trials() > 1 || tuning.early_stopping.value_or(false)
        || tuning.algorithm.value_or("RANDOM_SEARCH") != "RANDOM_SEARCH";
    if (!asks_for_more) return {};
    return {
        "on this machine trials are drawn at random and run one after the other, each to its end"};
}

std::vector<Finding> LocalService::inspect_machine(const JobSpec&)
{
    const Outcome outcome =
        runner_.run({.argv = {python_, "--version"}, .deadline = deadline_of_start});
    const std::string path = runner_.find_program(python_).value_or(python_).string();
    // Python 2 says it on stderr.
    const std::string version = visible(trimmed(outcome.out.empty() ? outcome.err : outcome.out));
    Finding finding{"python", Finding::State::good, fmt::format("{}, {}", version, path)};
    if (outcome.not_found) {
        finding = {"python", Finding::State::bad, fmt::format("there is no \"{}\"", python_),
            "install python3, or set local.python in config.toml"};
    } else if (!version.starts_with("Python ")) {
        finding = {"python", Finding::State::bad, path + " is no Python that runs",
            "set local.python in config.toml"};
    } else if (version.starts_with("Python 2")) {
        finding.state = Finding::State::doubtful;
        finding.cure = "set local.python in config.toml";
    }
    return {finding};
}

std::vector<Finding> LocalService::inspect(const JobSpec& spec)
{
    return inspect_machine(spec);
}

std::vector<Rental> LocalService::rentals(const JobSpec& spec) const
{
    return {Rental{.role = "job",
        .provider = "local",
        .region = "",
        .product = "this machine",
        .count = 1,
        .own_rate = spec.hourly_cost,
        .note = "",
        .own_key = "[local] hourly_cost"}};
}

TimeLimit LocalService::time_limit() const
{
    return {.default_limit = {},
        .default_source = "",
        .billing_step = Seconds(1),
        .billing_minimum = Seconds(0),
        // Ten seconds from asking it to end to killing it, and one because the clock counts whole ones.
        .grace = Seconds(11),
        .one_by_one = true};
}

Plan LocalService::plan(
    const JobSpec& spec, const Identity& identity, std::optional<Seconds> limit) const
{
    return local_plan(spec, identity, limit, python_, program_.string());
}

Answer LocalService::submit(const Plan& plan, const JobReference& job, Time now)
{
    assert(!job.id.empty() && !plan.argv.empty());
    const fs::path folder = folder_of(job);
    const Command command = {.argv = {program_.string(), "__supervise", folder.string()},
        .directory = {},
        .environment = {},
        .deadline = deadline_of_start,
        .on_interrupt = [] {}};  // it takes a moment only: let it come to its end
    try {
        prepare(folder, plan, job);
        const Outcome outcome = runner_.run(command);
        Answer answer = settled(folder, job, reason_of(outcome, program_), now);
        answer.interrupted = outcome.interrupted;
        answer.argv = command.argv;
        answer.exit_code = outcome.exit_code;
        answer.out = outcome.out;
        answer.err = outcome.err;
        return answer;
    } catch (const Error& trouble) {
        // Perhaps because it was submitted before: then what came of that is the answer.
        Answer answer = settled(folder, job, trouble.what(), now);
        if (answer.verdict != Verdict::refused) return answer;
        return refusal(trouble.what(), trouble.hint);
    }
}

Answer LocalService::settle(const JobReference& job, Time now)
{
    return settled(folder_of(job), job, "its supervisor never got going", now);
}

Looks LocalService::look(std::span<const JobReference> jobs, std::optional<std::size_t>, Time now)
{
    Looks looks;
    for (const JobReference& job : jobs) looks.jobs.push_back(look_at(folder_of(job), now));
    return looks;
}

StudyLook LocalService::study(const JobReference& job, Time now)
{
    const fs::path folder = folder_of(job);
    StudyLook look;
    try {
        const auto known = known_of(folder);
        if (!known) throw Error(fmt::format("there is no job \"{}\" on this machine", job.name));
        look.job = sighting_with_trials(folder, *known, now);
        look.study = study_in(folder, look.job);
    } catch (const Error& error) {
        look.trouble = error.what();
        look.hint = error.hint;
    }
    return look;
}

FoundJobs LocalService::find_ours(const std::string&, const std::string&, Time now)
{
    FoundJobs found;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(state_directory_ / "local", missing)) {
        const auto known = known_of(entry.path());
        if (!known) continue;
        const LocalCommand command = read_command(entry.path());
        const JobReference job{command.id, command.job, entry.path().string(), "", ""};
        found.jobs.push_back({job, "", sighting_in(entry.path(), *known, now), {}});
    }
    return found;
}

Answer LocalService::cancel(const JobReference& job, Time now)
{
    try {
        return cancelled(folder_of(job), job, now);
    } catch (const Error& trouble) {
        return not_settled(trouble.what(), trouble.hint);
    }
}

void LocalService::forget(const JobReference& job)
{
    const fs::path folder = folder_of(job);
    std::error_code ignored;
    if (fs::exists(command_file(folder), ignored) && read_command(folder).id == job.id)
        fs::remove_all(folder, ignored);
}

LogPlace LocalService::logs(const JobReference& job) const
{
    return log_file(folder_of(job)).string();
}

std::vector<LogPage> LocalService::read_logs(
    std::span<const JobReference> jobs, std::span<const LogQuestion> questions)
{
    std::vector<LogPage> pages;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const LogQuestion& question = questions[i];
        LogPage page = read_log_file(log_file(folder_of(jobs[i])), question.file, question.is_over);
        for (LogLine& line : page.lines) line.job = jobs[i].id;
        pages.push_back(std::move(page));
    }
    return pages;
}

std::string LocalService::address(const JobReference&) const
{
    return "";
}

fs::path LocalService::folder_of(const JobReference& job) const
{
    // Where it was put when it was submitted, though the state directory may be another one today.
    if (!job.resource.empty()) return job.resource;
    return fs::absolute(state_directory_) / "local" / job.id;
}

}  // namespace mltrain
