// Eight programs at one ledger in the same instant: crowd [ROUNDS].
//
// Each is this program, started anew, and waits until a pipe is closed. Then it opens the ledger and writes a job of
// its own, tries to be the one of eight who may submit the same spec, and the one who gets the same name. Nobody may
// see an error. In most rounds there is no ledger yet; in the last there is one of 100,000 jobs.
#include "ledger/rows.hpp"
#include "support/many_jobs.hpp"
#include "support/scratch.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mltrain {

namespace {

namespace fs = std::filesystem;

constexpr int together = 8;
constexpr int jobs_in_a_large_one = 100'000;

constexpr char is_ready = 'r', may_submit = 's', has_the_name = 'n';

void say(char word)
{
    require(write(STDOUT_FILENO, &word, 1) == 1, "nobody listens");
}

void wait_for_the_start()
{
    say(is_ready);
    char nothing = 0;
    require(read(STDIN_FILENO, &nothing, 1) == 0, "the start is not the end of a pipe");
}

void write_own_job(Ledger& ledger, const std::string& job)
{
    const Submission submission = submission_of(job, 0);
    require(ledger.record(submission, Ledger::Duplicates::refused) == Ledger::Recorded::yes,
        "not " + job);
    ledger.record(submission.job.id, "submit", answer_of(job, 0), submission.made_at);
    for (int i = 0; i < 3; ++i) ledger.record(submission.job.id, sighting_of(job, i));
}

void try_the_same_spec(Ledger& ledger, const std::string& me)
{
    Submission submission = submission_of("spec_" + me, 0);
    submission.hash = "the same spec";
    const Ledger::Recorded recorded = ledger.record(submission, Ledger::Duplicates::refused);
    if (recorded == Ledger::Recorded::yes) say(may_submit);
}

void try_the_same_name(Ledger& ledger, const std::string& me)
{
    Submission submission = submission_of("same_name", 0);
    submission.job.id = "the same name for " + me;
    if (ledger.record(submission) == Ledger::Recorded::yes) say(has_the_name);
}

void join(const fs::path& folder, const std::string& me)
{
    wait_for_the_start();
    Ledger ledger = Ledger::open(folder);
    write_own_job(ledger, "job_" + me);
    try_the_same_spec(ledger, me);
    try_the_same_name(ledger, me);
}

/// A pipe whose ends our children inherit only where they are told to.
struct Pipe {
    Pipe() { require(pipe2(ends, O_CLOEXEC) == 0, "no pipe"); }
    ~Pipe()
    {
        for (const int end : ends) close(end);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    int ends[2] = {};
};

class Crowd {
public:
    explicit Crowd(const fs::path& folder)
    {
        for (int i = 0; i < together; ++i) start(folder, std::to_string(i));
        while (std::count(words_.begin(), words_.end(), is_ready) < together) listen();
        close(std::exchange(start_.ends[1], -1));
    }

    /// What they said, once they are all gone without an error.
    std::string words()
    {
        close(std::exchange(said_.ends[1], -1));
        while (listen()) {}
        for (const pid_t child : children_) {
            int status = 0;
            waitpid(child, &status, 0);
            require(status == 0, fmt::format("one ended with status {}", status));
        }
        return words_;
    }

private:
    void start(const fs::path& folder, const std::string& me)
    {
        const pid_t child = fork();
        if (child == 0) {
            dup2(start_.ends[0], STDIN_FILENO);
            dup2(said_.ends[1], STDOUT_FILENO);
            execl("/proc/self/exe", "crowd", "join", folder.c_str(), me.c_str(),
                static_cast<char*>(nullptr));
            _exit(127);
        }
        children_.push_back(child);
    }

    bool listen()
    {
        char word = 0;
        const bool got = read(said_.ends[0], &word, 1) == 1;
        if (got) words_ += word;
        return got;
    }

    Pipe start_, said_;
    std::vector<pid_t> children_;
    std::string words_;
};

void meet(const fs::path& folder, int jobs_before)
{
    const std::string words = Crowd(folder).words();
    require(
        std::count(words.begin(), words.end(), may_submit) == 1, "not one may submit: " + words);
    require(std::count(words.begin(), words.end(), has_the_name) == 1,
        "not one has the name: " + words);
    const Ledger ledger = Ledger::open(folder);
    for (int i = 0; i < together; ++i) {
        const std::string job = fmt::format("job_{}", i);
        require(ledger.find(job).last == sighting_of(job, 2), job + " is lost");
    }
    require(static_cast<int>(ledger.count()) == jobs_before + together + 2, "jobs are missing");
    require(pragma(folder, "journal_mode") == "wal", "the journal is no write-ahead log");
}

int run(const std::vector<std::string>& words)
{
    if (words.size() == 3 && words[0] == "join") {
        join(words[1], words[2]);
        return 0;
    }
    const int rounds = words.empty() ? 50 : std::stoi(words[0]);
    for (int round = 0; round < rounds; ++round) {
        const Scratch scratch;
        meet(scratch.path() / "mltrain", 0);
    }
    const Scratch scratch;
    Ledger::open(scratch.path()).record(submission_of("one_of_many", 0));
    make_many_jobs(scratch.path(), jobs_in_a_large_one - 1);
    meet(scratch.path(), jobs_in_a_large_one);
    fmt::print("{} times {} at once, and once at a ledger of {} jobs\n", rounds, together,
        jobs_in_a_large_one);
    return 0;
}

}  // namespace

}  // namespace mltrain

int main(int count, char** words)
{
    try {
        return mltrain::run({words + 1, words + count});
    } catch (const std::exception& error) {
        fmt::print(stderr, "crowd: {}\n", error.what());
        return 1;
    }
}
