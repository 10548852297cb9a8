// The fault campaign: the whole program, again and again, in a world that is cut, garbled, killed and lied to;
// and afterwards each wanted job exists exactly once and is known. A seed is a day at one machine: a few
// submissions, a cancel, a sync, programs that run in the middle of others, and what chance makes of them. Then
// the faults end, an hour passes, `mltrain sync` is run, and ledger and cloud must tell the same. Every other day the
// jobs go to Vertex AI, where gcloud's own repeated creates make several of one submission: then the first of them is
// the job, the others must have been cancelled, and what somebody made by hand with the same label must not.
//
//   MLTRAIN_FAULTS=20000     so many seeds instead of 2,000
//   MLTRAIN_FAULT_SEED=17    this one alone, with all that happened in it
#include "app.hpp"
#include "base/text.hpp"
#include "faults/cloud.hpp"
#include "job/submission.hpp"
#include "ledger/ledger.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <tuple>
#include <utility>

#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// A kill -9 of mltrain. Nothing of ours catches it.
struct Killed {};

/// The same on every machine: the distributions of the standard library are not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}

    std::size_t below(std::size_t count) { return engine_() % count; }
    int between(int low, int high)
    {
        return low + static_cast<int>(below(static_cast<std::size_t>(high - low) + 1));
    }
    bool chance(int percent) { return between(1, 100) <= percent; }
    template <class Value>
    Value one_of(std::initializer_list<Value> values)
    {
        return *(values.begin() + below(values.size()));
    }

private:
    std::mt19937_64 engine_;
};

/// How bad a day is, in per cent.
struct Weather {
    int faults, kills, lags, meetings, steps_back, interrupts;
};

/// Where a program may be killed.
enum class Boundary { before_gcloud, after_gcloud, sleep, elsewhere };

/// What somebody started.
struct Run {
    std::vector<std::string> words;
    std::vector<std::string> ids{};  ///< of the submissions it made up
    std::size_t began = 0;           ///< how many jobs were in the cloud then
    std::optional<Exit> exit{};      ///< nothing: it was killed
    bool is_disturbed = false;       ///< while it looked what there is

    bool has(const std::string& word) const
    {
        return std::find(words.begin(), words.end(), word) != words.end();
    }
    bool made(const std::string& id) const
    {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    }
    bool submits() const { return words[0] == "submit"; }
    std::size_t files() const
    {
        return static_cast<std::size_t>(std::count_if(words.begin(), words.end(),
            [](const std::string& word) { return word.ends_with(".toml"); }));
    }
};

enum class Breach { lost, doubled, other };

struct Violation {
    Breach breach;
    std::string text;
};

/// A machine with its disk, its clock and its way to the cloud, on one day.
class Machine {
public:
    Machine(std::uint64_t seed, fs::path job_files, fs::path home)
        : dice(seed),
          job_files_(std::move(job_files)),
          home_(std::move(home)),
          vertex_(seed % 2 == 0)
    {
        weather = {dice.one_of({5, 20, 40, 80}), dice.one_of({0, 20, 50}), dice.one_of({0, 0, 40}),
            dice.one_of({0, 10, 30}), dice.one_of({0, 0, 10}), dice.one_of({0, 0, 10})};
        cloud.knows_ml_engine = !dice.chance(4);
    }

    void live_through_the_day();
    std::vector<Violation> judge();

    void tell(std::string line) { story.push_back(std::string(2 * depth_, ' ') + std::move(line)); }
    void complain(Breach breach, std::string text)
    {
        if (!complaints_.insert(text).second) return;
        tell("*** " + text);
        violations_.push_back({breach, std::move(text)});
    }
    bool strikes(int percent) { return !calm_ && dice.chance(percent); }
    /// Another program on the same ledger, while one waits.
    void meet_another();
    void step_back();
    Fate fate_of(const Command& command);
    /// What a run has sent, and what it cancelled that nobody wanted cancelled.
    void remember(const Run& run, const Command& command, const std::set<std::string>& before);
    std::set<std::string> cancelled() const;
    /// Nobody who did not say --again has two jobs of one spec alive.
    void look_for_twins(const Run& run);

    Dice dice;
    Weather weather{};
    Cloud cloud;
    Time now = *parse_time("2026-11-20T14:30:00Z");
    Seconds clock_error{0};  ///< what the clock shows beyond the true time
    Seconds worst_clock_error{0};
    std::set<std::string> told;  ///< resources that a sync said it left alone, when all was calm
    bool is_calm() const { return calm_; }
    int last_id = 0;
    int faults = 0;
    std::vector<std::string> story;

private:
    Exit start(std::vector<std::string> words);
    std::string some_file(const std::string& name);
    std::vector<std::string> some_submission();
    void pass_time();
    void paste_a_create();
    void be_calm();
    void add_repeats(Fate& fate);
    Seconds some_lag();
    /// The jobs on Vertex AI with a label, in the order in which they were made.
    std::vector<const CloudJob*> made_for(const std::string& id) const;
    bool is_by_hand(const CloudJob& job) const { return by_hand_.contains(job.resource); }
    bool moves_on(const CloudJob& job) const;
    void judge_end(const Run& run);
    void judge_exits();
    void judge_ledger();
    void judge_doubles(const Entry& entry);
    void judge_cloud(const std::map<std::string, State>& known);

    fs::path job_files_, home_;
    bool misled_ = false;               ///< a list looked empty
    bool vertex_;                       ///< a day on Vertex AI
    std::vector<Command> creates_;      ///< that were sent to it
    std::set<std::string> by_hand_;     ///< resources that somebody made of a copied command
    std::set<std::string> as_doubles_;  ///< resources that mltrain cancelled of its own accord
    std::vector<Run> runs_;
    std::vector<Violation> violations_;
    std::set<std::string> complaints_;
    std::set<std::string> created_;  ///< names of the jobs that were looked at for twins
    std::size_t depth_ = 0;
    int meetings_ = 0;
    bool calm_ = false;
};

/// One run of mltrain: everything it touches outside its own memory.
class Program final : public Runner, public Clock, public Random, public Console {
public:
    Program(Machine& machine, Run& run) : machine_(machine), run_(run)
    {
        if (machine_.strikes(machine_.weather.kills)) {
            end_ = machine_.dice.one_of({Boundary::before_gcloud, Boundary::after_gcloud,
                Boundary::after_gcloud, Boundary::sleep, Boundary::elsewhere, Boundary::elsewhere});
            lives_ = machine_.dice.between(0, *end_ == Boundary::elsewhere ? 40 : 3);
        }
    }

    Outcome run(const Command& command) override
    {
        pass(Boundary::before_gcloud);
        const Time end = machine_.now + command.deadline;
        meet();
        Fate fate = machine_.fate_of(command);
        if (machine_.now >= end) {  // the others took so long
            fate = Fate{};
            fate.fault = Fault::timed_out;
        }
        fate.pause = [&](Seconds pause) { return wait_in_gcloud(pause, end); };
        machine_.now += fate.earlier_tries.empty() ? time_taken(fate, command) : Seconds(1);
        run_.is_disturbed |= verb_of(command) != "submit" && fate.fault != Fault::none;
        const std::set<std::string> cancelled = machine_.cancelled();
        const Outcome outcome = machine_.cloud.run(command, fate, machine_.now);
        machine_.tell(fmt::format("> {} {}{}", verb_of(command), subject_of(command), told(fate)));
        machine_.remember(run_, command, cancelled);
        machine_.look_for_twins(run_);
        meet();
        pass(Boundary::after_gcloud);
        return outcome;
    }

    std::optional<fs::path> find_program(const std::string& name) override
    {
        if (name == "squeue") return {};  // no Slurm on this machine
        return "/usr/bin/" + name;
    }

    Time now() override
    {
        pass(Boundary::elsewhere);
        return machine_.now + machine_.clock_error;
    }

    Seconds local_offset(Time) override { return Seconds(3600); }

    Woken sleep_until(Time time) override
    {
        pass(Boundary::sleep);
        machine_.now = std::max(machine_.now, time - machine_.clock_error);
        meet();
        machine_.step_back();
        if (!machine_.strikes(machine_.weather.interrupts)) return Woken::by_time;
        run_.is_disturbed = true;
        ++machine_.faults;
        machine_.tell("interrupted while it waits");
        return Woken::by_interrupt;
    }

    std::string hex_digits(int count) override
    {
        pass(Boundary::elsewhere);
        run_.ids.push_back(fmt::format("{:0{}x}", ++machine_.last_id, count));
        return run_.ids.back();
    }

    void out(std::string_view text) override { write("1| ", text); }
    void err(std::string_view text) override { write("2| ", text); }
    /// Who is asked may be at lunch.
    bool confirms(std::string_view) override
    {
        pass(Boundary::elsewhere);
        machine_.now += Seconds(machine_.dice.one_of({2, 1800}));
        meet();
        const bool yes = machine_.dice.chance(90);
        machine_.tell(yes ? "says yes" : "says no");
        return yes;
    }
    bool can_ask() const override { return true; }
    Screen out_screen() const override { return {}; }
    Screen err_screen() const override { return {}; }

private:
    static std::string told(const Fate& fate)
    {
        std::string text;
        if (fate.fault != Fault::none)
            text +=
                fmt::format(": {}{}", kind_of(fate.fault).name, fate.applied ? ", applied" : "");
        for (const Fate::Try& earlier : fate.earlier_tries)
            text += fmt::format(", after one unseen for {} s, {} s before the next",
                earlier.read_lag.count(), earlier.pause.count());
        if (fate.read_lag > Seconds(0))
            text += fmt::format(", unseen for {} s", fate.read_lag.count());
        return text;
    }

    /// Between two tries of gcloud's own; nothing when it was ended meanwhile.
    std::optional<Time> wait_in_gcloud(Seconds pause, Time deadline)
    {
        machine_.tell("> a first try is applied, and gcloud tries again");
        machine_.now = std::min(machine_.now + pause, std::max(machine_.now, deadline));
        meet();
        pass(Boundary::after_gcloud);
        if (machine_.now >= deadline) return {};
        return machine_.now;
    }

    static Seconds time_taken(const Fate& fate, const Command& command)
    {
        if (fate.fault == Fault::timed_out) return command.deadline;
        return Seconds(kind_of(fate.fault).exit_code == 1 ? 30 : 1);
    }

    void pass(Boundary boundary)
    {
        if (end_ != boundary || lives_-- > 0) return;
        ++machine_.faults;
        throw Killed();
    }

    void meet()
    {
        if (machine_.strikes(machine_.weather.meetings)) machine_.meet_another();
    }

    void write(const char* mark, std::string_view text)
    {
        pass(Boundary::elsewhere);
        for (const std::string& line : split(text, '\n')) {
            if (line.starts_with("mltrain:")) machine_.tell(mark + line);
            if (machine_.is_calm() && line.ends_with("it is left alone"))
                machine_.told.insert(split(line, ' ').at(1));
        }
    }

    Machine& machine_;
    Run& run_;
    std::optional<Boundary> end_;
    int lives_ = 0;
};

Exit Machine::start(std::vector<std::string> words)
{
    tell("$ mltrain " + joined(words, " "));
    for (std::string& word : words) {
        if (word.ends_with(".toml")) word = (job_files_ / word).string();
    }
    const std::size_t mine = runs_.size();
    runs_.push_back({words});
    Run run = runs_.back();  // others are appended while it runs
    run.began = cloud.jobs.size();
    ++depth_;
    try {
        Program program(*this, run);
        World world{.runner = program,
            .clock = program,
            .random = program,
            .console = program,
            .environment = Environment({{"HOME", home_.string()}, {"TMPDIR", home_.string()},
                {"XDG_STATE_HOME", home_.string()}, {"CLOUDSDK_CORE_PROJECT", "my-project"},
                {"CLOUDSDK_API_ENDPOINT_OVERRIDES_ML", "http://127.0.0.1:1/"}}),
            .program = "/usr/bin/mltrain"};
        run.exit = mltrain::run(world, words);
    } catch (const Killed&) {
        tell("killed");
    } catch (const std::exception& bug) {
        complain(Breach::other, fmt::format("it threw: {}", bug.what()));
    }
    --depth_;
    if (run.exit) tell(fmt::format("[{}]", static_cast<int>(*run.exit)));
    judge_end(run);
    runs_[mine] = run;
    return run.exit.value_or(Exit::interrupted);
}

std::string Machine::some_file(const std::string& name)
{
    return vertex_ && !dice.chance(10) ? "vertex_" + name : name;
}

std::vector<std::string> Machine::some_submission()
{
    std::vector<std::string> words = {
        "submit", some_file(dice.one_of({"a.toml", "a.toml", "b.toml"}))};
    if (dice.chance(10)) words.push_back(some_file("c.toml"));
    if (dice.chance(50)) words.emplace_back("--yes");
    if (dice.chance(20)) words.emplace_back("--again");
    return words;
}

void Machine::meet_another()
{
    if (depth_ > 1 || meetings_ == 3) return;
    ++meetings_;
    ++faults;
    tell("meanwhile:");
    switch (dice.below(4)) {
    case 0: start({"sync"}); break;
    case 1: start({"cancel", "latest"}); break;
    default: start(some_submission());
    }
}

Fate Machine::fate_of(const Command& command)
{
    Fate fate;
    const std::string verb = verb_of(command);
    if (!calm_ && verb != "submit" && !cloud.jobs.empty() && dice.chance(20)) {
        CloudJob& job = cloud.jobs[dice.below(cloud.jobs.size())];
        if (moves_on(job)) Cloud::move_on(job);
    }
    if (verb == "submit") fate.read_lag = some_lag();
    if (!strikes(weather.faults)) return fate;
    const bool names_are_unique = !is_for_vertex_ai(command);
    const auto kinds = fault_kinds();
    const FaultKind* kind = nullptr;
    while (!kind || (!kind->verbs.empty() && kind->verbs != verb)
        || (kind->fault == Fault::name_taken && !names_are_unique))
        kind = &kinds[dice.below(kinds.size())];
    // An answer without a body reads like an empty list: it may mislead once, but not each time.
    const bool misleads = kind->fault == Fault::empty_answer && verb == "list";
    if (misleads && std::exchange(misled_, true)) return fate;
    fate.fault = kind->fault;
    fate.applied = kind->may_be_applied && dice.chance(50);
    if (verb == "submit" && !names_are_unique && fate.applied) add_repeats(fate);
    if (dice.chance(50)) fate.stranger_id = fmt::format("f{:031x}", ++last_id);
    ++faults;
    return fate;
}

Seconds Machine::some_lag()
{
    if (!strikes(weather.lags)) return Seconds(0);
    ++faults;
    return Seconds(dice.between(1, static_cast<int>(longest_read_lag.count())));
}

/// gcloud tries up to five times; it waits a little longer each time, or its own time-out for a reply.
void Machine::add_repeats(Fate& fate)
{
    int repeats = dice.chance(30) ? dice.between(1, 4) : 0;
    if (fate.fault == Fault::reply_lost) repeats = std::max(1, repeats);
    const Seconds time_out{dice.one_of({0, 0, 0, 20, 290})};
    for (int i = 0; i < repeats; ++i) {
        fate.earlier_tries.push_back(
            {some_lag(), time_out + Seconds((2 << i) + dice.between(-1, 1))});
        ++faults;
    }
}

std::vector<const CloudJob*> Machine::made_for(const std::string& id) const
{
    std::vector<const CloudJob*> made;
    for (const CloudJob& job : cloud.jobs) {
        if (job.id == id && !job.resource.empty()) made.push_back(&job);
    }
    std::sort(made.begin(), made.end(), [](const CloudJob* a, const CloudJob* b) {
        return std::tie(a->created, a->resource) < std::tie(b->created, b->resource);
    });
    return made;
}

/// A double does not come to an end before it is found: whether it was cancelled must be seen.
bool Machine::moves_on(const CloudJob& job) const
{
    const bool may_end =
        job.resource.empty() || job.is_cancelled() || made_for(job.id).front() == &job;
    return may_end || job.state != "RUNNING";
}

std::set<std::string> Machine::cancelled() const
{
    std::set<std::string> resources;
    for (const CloudJob& job : cloud.jobs) {
        if (job.is_cancelled()) resources.insert(job.resource);
    }
    return resources;
}

void Machine::remember(const Run& run, const Command& command, const std::set<std::string>& before)
{
    if (!is_for_vertex_ai(command)) return;
    const std::string verb = verb_of(command);
    if (verb == "submit") creates_.push_back(command);
    if (verb != "cancel" || run.words[0] == "cancel") return;
    for (const std::string& resource : cancelled()) {
        if (!before.contains(resource)) as_doubles_.insert(resource);
    }
}

void Machine::look_for_twins(const Run& run)
{
    for (std::size_t i = 0; i < cloud.jobs.size(); ++i) {
        const CloudJob& job = cloud.jobs[i];
        const bool is_new = run.made(job.id) && created_.insert(job.name + job.resource).second;
        if (!is_new || run.has("--again")) continue;
        for (std::size_t j = 0; j < i; ++j) {
            const CloudJob& twin = cloud.jobs[j];
            // Of several that were made at once the ledger knows one; of those made by hand none.
            if (is_by_hand(twin) || (!twin.resource.empty() && made_for(twin.id).size() > 1))
                continue;
            const bool meant = std::any_of(runs_.begin(), runs_.end(),
                [&](const Run& other) { return other.made(twin.id) && other.has("--again"); });
            if (twin.spec == job.spec && twin.is_alive() && (!meant || j < run.began))
                complain(Breach::doubled,
                    fmt::format("{} was started while {} is alive", job.name, twin.name));
        }
    }
}

void Machine::pass_time()
{
    now += Seconds(dice.one_of({0, 0, 1, 30, 3600}));
    step_back();
}

void Machine::step_back()
{
    if (!strikes(weather.steps_back)) return;
    ++faults;
    clock_error -= Seconds(dice.one_of({1, 60, 7200}));
    worst_clock_error = std::min(worst_clock_error, clock_error);
    tell("the clock steps back");
}

/// Somebody copies a command from `mltrain show` into a shell, long after it was sent.
void Machine::paste_a_create()
{
    if (creates_.empty()) return;
    const int times = dice.between(1, 2);
    now += Seconds(3600);
    for (int i = 0; i < times; ++i) {
        now += Seconds(5);
        cloud.run(creates_[dice.below(creates_.size())], Fate{}, now);
        by_hand_.insert(cloud.jobs.back().resource);
        tell("somebody makes by hand: " + cloud.jobs.back().resource);
        ++faults;
    }
}

void Machine::live_through_the_day()
{
    const int submissions = dice.between(1, 3);
    for (int i = 0; i < submissions; ++i) {
        start(some_submission());
        pass_time();
        if (vertex_ && dice.chance(10)) paste_a_create();
        if (dice.chance(15)) start({"cancel", "latest"});
        if (dice.chance(25))
            start(dice.chance(20) ? std::vector<std::string>{"sync", "--adopt"}
                                  : std::vector<std::string>{"sync"});
    }
    be_calm();
}

void Machine::be_calm()
{
    tell("an hour later, without faults:");
    calm_ = true;
    now += Seconds(3600);
    clock_error = Seconds(0);
    for (int i = 0; i < 3; ++i) {
        const Exit exit = start({"sync"});
        if (vertex_ && i == 0) judge_ledger();  // one is enough
        if (exit == Exit::done || (exit == Exit::could_not && !told.empty())) return;
    }
    complain(Breach::other, "sync does not come to its end");
}

std::vector<Violation> Machine::judge()
{
    judge_exits();
    judge_ledger();
    return violations_;
}

/// Who submits and is not disturbed leaves no double behind: gcloud took long, and so all looks were late enough.
void Machine::judge_end(const Run& run)
{
    const bool can_know = run.submits() && run.exit == Exit::done && !run.is_disturbed
        && worst_clock_error == Seconds(0);
    for (const std::string& id : can_know ? run.ids : std::vector<std::string>{}) {
        const std::vector<const CloudJob*> made = made_for(id);
        const bool slow =
            !made.empty() && made.back()->created - made.front()->created > Seconds(4);
        const bool left = slow
            && !std::all_of(made.begin() + 1, made.end(),
                [](const CloudJob* job) { return job->is_cancelled(); });
        if (left)
            complain(Breach::doubled,
                made.front()->name + " was submitted, and a double was left alive");
    }
}

/// What the user was told is true.
void Machine::judge_exits()
{
    for (const Run& run : runs_) {
        std::set<std::string> names;
        for (const CloudJob& job : cloud.jobs) {
            if (run.made(job.id) && !is_by_hand(job)) names.insert(job.name);
        }
        const std::size_t exist = names.size();
        const std::string said =
            run.exit ? fmt::format("exit {}", static_cast<int>(*run.exit)) : "killed";
        if (exist > run.files())
            complain(Breach::doubled, fmt::format("one submission made {} jobs", exist));
        if (!run.exit) continue;
        const std::set<Exit> submit = {Exit::done, Exit::could_not, Exit::needs_gcloud,
            Exit::refused, Exit::outcome_unknown, Exit::interrupted};
        const std::set<Exit> other = {
            Exit::done, Exit::could_not, Exit::outcome_unknown, Exit::interrupted};
        if (!(run.submits() ? submit : other).contains(*run.exit))
            complain(Breach::other, fmt::format("{}: {}", run.words[0], said));
        if (*run.exit == Exit::done && exist < run.files())
            complain(Breach::lost, fmt::format("submit: {}, and {} jobs exist", said, exist));
        const std::set<Exit> refused = {Exit::could_not, Exit::needs_gcloud, Exit::refused};
        if (run.files() == 1 && refused.contains(*run.exit) && exist > 0)
            complain(Breach::lost, fmt::format("submit: {}, and the job exists", said));
    }
}

/// Every submission is accepted or refused, and each accepted one exists once.
void Machine::judge_ledger()
{
    std::map<std::string, State> known;
    const auto ledger = Ledger::open_to_read(home_ / "mltrain");
    for (const Entry& entry : ledger ? ledger->entries() : std::vector<Entry>{}) {
        const JobReference& job = entry.submission.job;
        const State state = entry.last.state;
        known[job.id] = state;
        const auto exist = std::count_if(cloud.jobs.begin(), cloud.jobs.end(),
            [&](const CloudJob& there) { return there.id == job.id && there.name == job.name; });
        if (entry.submission.service == "vertex-ai" && state != State::unsettled && exist > 0)
            judge_doubles(entry);
        else if (state == State::unsettled)
            complain(Breach::lost, job.name + " is unsettled still");
        else if (state != State::refused && exist != 1)
            complain(exist > 1 ? Breach::doubled : Breach::lost,
                fmt::format("{} is {} and exists {} times", job.name, state_name(state), exist));
    }
    judge_cloud(known);
}

/// The first one is the job and nobody cancelled it but who wanted its end; its doubles are cancelled; and those
/// that were made by hand are left alone.
void Machine::judge_doubles(const Entry& entry)
{
    const JobReference& job = entry.submission.job;
    const std::vector<const CloudJob*> made = made_for(job.id);
    const CloudJob& first = *made.front();
    if (job.resource != first.resource) {
        complain(Breach::lost,
            fmt::format(
                "{} is {}, and the ledger says {}", job.name, first.resource, job.resource));
    }
    if (is_over(entry.last.state) == first.is_alive()) {
        complain(Breach::lost,
            fmt::format("{} is {}, and the ledger says {}", first.resource, first.state,
                state_name(entry.last.state)));
    }
    for (const CloudJob* other : made) {
        const bool is_double = other != &first && !is_by_hand(*other);
        const bool clock_lied = worst_clock_error < Seconds(-100);  // so the user has to decide
        const bool known = other->is_cancelled() || (clock_lied && told.contains(other->resource));
        if (is_double && !known)
            complain(Breach::doubled,
                fmt::format("{} lives on beside {}", other->resource, first.resource));
        if (!is_double && as_doubles_.contains(other->resource))
            complain(Breach::lost, other->resource + " was cancelled, and is no double");
    }
}

/// Nothing of ours exists that the ledger does not know, and nothing twice.
void Machine::judge_cloud(const std::map<std::string, State>& known)
{
    std::map<std::string, int> times;
    for (const CloudJob& job : cloud.jobs) {
        if (job.id.empty() || job.id.starts_with('f')) continue;
        if (job.resource.empty() && ++times[job.id] == 2)
            complain(Breach::doubled, "two jobs carry the id of " + job.name);
        const auto entry = known.find(job.id);
        if (entry == known.end())
            complain(Breach::lost, job.name + " exists, and the ledger does not know it");
        else if (entry->second == State::refused)
            complain(Breach::lost, job.name + " exists, and the ledger says it was refused");
    }
}

/// In memory where that is possible: the ledger waits for the disk some ten times in every run.
class Ground {
public:
    Ground()
    {
        const bool in_memory = access("/dev/shm", W_OK) == 0;
        std::string pattern = ((in_memory ? fs::path("/dev/shm") : fs::temp_directory_path())
            / "mltrain_faults_XXXXXX")
                                  .string();
        if (!mkdtemp(pattern.data())) throw std::runtime_error("cannot make a scratch directory");
        path = pattern;
    }
    ~Ground()
    {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    Ground(const Ground&) = delete;
    Ground& operator=(const Ground&) = delete;

    fs::path path;
};

void write_job_files(const fs::path& directory)
{
    const std::string common =
        "name = \"census\"\nproject = \"my-project\"\nregion = \"us-central1\"\n"
        "module_name = \"trainer.task\"\npackages = [\"gs://my-bucket/p.tar.gz\"]\n";
    spill(directory / "a.toml", common);
    spill(directory / "b.toml", common + "[limits]\nmax_duration = \"1h\"\n");
    spill(directory / "c.toml", common + "[args]\nepochs = 3\n");
    const std::string vertex =
        "name = \"census\"\nservice = \"vertex-ai\"\nproject = \"my-project\"\n"
        "region = \"us-central1\"\nmodule_name = \"trainer.task\"\n"
        "framework = \"pytorch 2.4\"\n";
    const std::string machine = "[master]\nmachine_type = \"n1-standard-4\"\n";
    const std::string there = "packages = [\"gs://my-bucket/p.tar.gz\"]\n" + machine;
    spill(directory / "p.tar.gz", "a package");
    spill(directory / "vertex_a.toml", vertex + there);
    spill(directory / "vertex_b.toml", vertex + there + "[limits]\nmax_duration = \"1h\"\n");
    spill(directory / "vertex_c.toml",
        vertex + "staging_bucket = \"gs://my-bucket\"\n"
            + fmt::format("packages = [\"{}\"]\n", (directory / "p.tar.gz").string()) + machine);
}

std::uint64_t number_from(const char* variable, std::uint64_t otherwise)
{
    const char* text = std::getenv(variable);
    const bool is_set = text != nullptr && *text != 0;
    return is_set ? std::strtoull(text, nullptr, 10) : otherwise;
}

}  // namespace

TEST_CASE("whatever goes wrong, no job is lost and none is started twice")
{
    const Ground ground;
    write_job_files(ground.path);
    const std::uint64_t alone = number_from("MLTRAIN_FAULT_SEED", 0);
    const bool is_alone = alone > 0;
    const std::uint64_t first = is_alone ? alone : 1;
    const std::uint64_t last = is_alone ? alone : number_from("MLTRAIN_FAULTS", 2000);
    int faults = 0, lost = 0, doubled = 0;
    for (std::uint64_t seed = first; seed <= last; ++seed) {
        const fs::path home = ground.path / std::to_string(seed);
        fs::create_directory(home);
        Machine machine(seed, ground.path, home);
        machine.live_through_the_day();
        const std::vector<Violation> violations = machine.judge();
        fs::remove_all(home);
        faults += machine.faults;
        for (const Violation& violation : violations) {
            lost += violation.breach == Breach::lost ? 1 : 0;
            doubled += violation.breach == Breach::doubled ? 1 : 0;
            FAIL_CHECK("MLTRAIN_FAULT_SEED=" << seed << ": " << violation.text);
        }
        if (is_alone) fmt::print("{}\n", joined(machine.story, "\n"));
    }
    fmt::print("faults {}, lost {}, doubled {}\n", faults, lost, doubled);
    if (!is_alone) CHECK(faults >= 2000);
}

}  // namespace mltrain
