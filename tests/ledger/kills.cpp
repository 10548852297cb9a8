// Kills a ledger's writers: kills [KILLS] [SEED].
//
// A writer is this program, started anew. It writes jobs, attempts and sightings, and says each on a pipe once
// `record` has returned. It dies at a random moment, or at one of the calls by which SQLite changes the disk (see
// dying_disk.hpp). The promise: what was said is there, and whole; the file is sound; the next one opens it at once.
//
// First a new ledger dies at each call of its making; then one ledger lives through all KILLS. Some of its writers
// work two at a time, and half of them beside a ledger that is held open, as by `mltrain watch`.
#include "ledger/dying_disk.hpp"
#include "ledger/rows.hpp"
#include "support/scratch.hpp"

#include <fmt/core.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <random>
#include <vector>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mltrain {

namespace {

namespace fs = std::filesystem;
using std::chrono::microseconds;

/// What a writer says it has written: the number of its job, and which of the job's rows.
enum Row : int { intent, attempt, sighting };
struct Said {
    int number;
    Row row;
};

void say(int number, Row row)
{
    const Said said{number, row};
    require(write(STDOUT_FILENO, &said, sizeof said) == sizeof said, "nobody listens");
}

std::string job_of(const std::string& writer, int number)
{
    return fmt::format("{}_{}", writer, number);
}

void write_job(Ledger& ledger, const std::string& job, int number)
{
    const Submission submission = submission_of(job, number);
    const Ledger::Recorded recorded = ledger.record(submission, Ledger::Duplicates::refused);
    require(recorded == Ledger::Recorded::yes, job + " is there already");
    say(number, intent);
    const std::string& id = submission.job.id;
    ledger.record(id, "submit", answer_of(job, number), submission.made_at);
    say(number, attempt);
    ledger.record(id, sighting_of(job, number));
    say(number, sighting);
}

/// Writes, and waits for its end. The ledger is closed now and then, which is when its journal goes into the file.
void write_jobs(const fs::path& folder, const std::string& writer)
{
    constexpr int most = 20;
    for (int number = 0; number < most;) {
        Ledger ledger = Ledger::open(folder);
        for (int i = 0; i < 2; ++i, ++number) write_job(ledger, job_of(writer, number), number);
    }
    alarm(10);
    pause();
}

struct Fate {
    Death death = Death::never;
    int call = 0;
    unsigned seed = 0;
};

class Writer {
public:
    Writer(const fs::path& folder, std::string name, Fate fate) : name_(std::move(name))
    {
        int ends[2] = {};
        require(pipe(ends) == 0, "no pipe");
        child_ = fork();
        if (child_ == 0) {
            dup2(ends[1], STDOUT_FILENO);
            close(ends[0]);
            close(ends[1]);
            execl("/proc/self/exe", "kills", "write", folder.c_str(), name_.c_str(),
                std::to_string(static_cast<int>(fate.death)).c_str(),
                std::to_string(fate.call).c_str(), std::to_string(fate.seed).c_str(),
                static_cast<char*>(nullptr));
            _exit(127);
        }
        close(ends[1]);
        from_ = ends[0];
    }

    void wait_for_a_word() const
    {
        pollfd word = {.fd = from_, .events = POLLIN, .revents = 0};
        poll(&word, 1, -1);
    }

    void kill_now() const { kill(child_, SIGKILL); }

    /// Waits for its end, which must be a kill.
    void wait()
    {
        Said said{};
        while (read(from_, &said, sizeof said) == sizeof said) said_.push_back(said);
        close(from_);
        int status = 0;
        waitpid(child_, &status, 0);
        require(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL,
            fmt::format("{} was not killed but ended with status {}", name_, status));
    }

    const std::vector<Said>& said() const { return said_; }
    const std::string& name() const { return name_; }

private:
    std::string name_;
    pid_t child_ = 0;
    int from_ = 0;
    std::vector<Said> said_;
};

void check_row(const Ledger& ledger, const std::string& job, Said said)
{
    const Submission made = submission_of(job, said.number);
    const Entry entry = ledger.find(job);
    require(entry.submission.job.id == made.job.id, job + " is lost");
    require(entry.submission.plan.argv == made.plan.argv
            && entry.submission.plan.config->bytes == made.plan.config->bytes,
        job + " is not whole");
    const std::vector<Attempt> attempts = ledger.attempts(made.job.id);
    if (said.row >= attempt) {
        require(attempts.size() == 1, "an attempt of " + job + " is lost");
        require(attempts[0].errors == answer_of(job, said.number).err,
            "an attempt of " + job + " is not whole");
    }
    if (said.row >= sighting)
        require(entry.last == sighting_of(job, said.number), "a sighting of " + job + " is lost");
}

void check_rows(const Ledger& ledger, const Writer& writer)
{
    for (const Said& said : writer.said())
        check_row(ledger, job_of(writer.name(), said.number), said);
}

/// The next one that comes: it writes a row of its own, and reads what was written.
void check(const fs::path& folder, const std::vector<Writer>& writers)
{
    const auto start = std::chrono::steady_clock::now();
    Ledger ledger = Ledger::open(folder);
    const std::string job = "after_" + writers[0].name();
    require(ledger.record(submission_of(job, 0)) == Ledger::Recorded::yes, "no " + job);
    const auto took = std::chrono::steady_clock::now() - start;
    require(took < std::chrono::seconds(2), "the next one had to wait");
    for (const Writer& writer : writers) check_rows(ledger, writer);
    require(pragma(folder, "integrity_check") == "ok", pragma(folder, "integrity_check"));
}

/// One writer on a new ledger; how many rows it wrote before it died.
std::size_t kill_new(Fate fate)
{
    const Scratch scratch;
    std::vector<Writer> writers;
    writers.emplace_back(scratch.path(), "first", fate).wait();
    check(scratch.path(), writers);
    return writers[0].said().size();
}

/// A ledger dies at the first call of its making, another at the second, and so on until one has rows.
int kill_each_new(unsigned seed)
{
    int kills = 0;
    for (const Death death : {Death::before, Death::midway, Death::power_cut}) {
        constexpr std::size_t rows_of_a_job = 3;
        for (int call = 1;
             kill_new({death, call, seed + static_cast<unsigned>(call)}) <= rows_of_a_job; ++call)
            ++kills;
    }
    return kills;
}

/// The ledger that lives through it all.
class Survivor {
public:
    explicit Survivor(unsigned seed) : chance_(seed) {}

    void kill(int number, int of)
    {
        if (number == of / 2) held_open_.emplace(Ledger::open(scratch_.path()));
        std::vector<Writer> writers;
        const bool exactly = number % 2 == 0;
        const int together = exactly ? 1 : 1 + number / 2 % 2;
        for (int i = 0; i < together; ++i)
            writers.emplace_back(
                scratch_.path(), fmt::format("w{}_{}", number, i), exactly ? fate() : Fate{});
        for (Writer& writer : writers) {
            if (!exactly) end_soon(writer);
            writer.wait();
            rows_ += writer.said().size();
        }
        check(scratch_.path(), writers);
    }

    std::size_t rows() const { return rows_; }

private:
    /// A power cut would end those, too, who hold the ledger open.
    Fate fate()
    {
        const int kinds = held_open_ ? 2 : 3;
        const auto death = static_cast<Death>(1 + random(kinds));
        return {death, 1 + random(100), static_cast<unsigned>(chance_())};
    }

    /// While it opens the ledger, or while it writes.
    void end_soon(const Writer& writer)
    {
        if (random(2) == 0) writer.wait_for_a_word();
        usleep(static_cast<useconds_t>(random(4000)));
        writer.kill_now();
    }

    int random(int below) { return static_cast<int>(chance_() % static_cast<unsigned>(below)); }

    Scratch scratch_;
    std::mt19937 chance_;
    std::optional<Ledger> held_open_;
    std::size_t rows_ = 0;
};

int kill_all(int kills, unsigned seed)
{
    const int young = kill_each_new(seed);
    Survivor survivor(seed);
    for (int number = 0; number < kills; ++number) survivor.kill(number, kills);
    fmt::print("{} kills of new ledgers; {} of one ledger, which kept {} rows\n", young, kills,
        survivor.rows());
    return 0;
}

int run(const std::vector<std::string>& words)
{
    if (words.size() == 6 && words[0] == "write") {
        die(static_cast<Death>(std::stoi(words[3])), std::stoi(words[4]),
            static_cast<unsigned>(std::stoul(words[5])));
        write_jobs(words[1], words[2]);
        return 1;
    }
    const int kills = words.empty() ? 200 : std::stoi(words[0]);
    const unsigned seed = words.size() > 1 ? static_cast<unsigned>(std::stoul(words[1])) : 1;
    return kill_all(kills, seed);
}

}  // namespace

}  // namespace mltrain

int main(int count, char** words)
{
    try {
        return mltrain::run({words + 1, words + count});
    } catch (const std::exception& error) {
        fmt::print(stderr, "kills: {}\n", error.what());
        return 1;
    }
}
