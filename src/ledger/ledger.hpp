// The record of every job that was ever submitted from here: intents, attempts, sightings. Facts are only
// appended; an intent is on the disk before gcloud starts. The one room that spells SQL.
#pragma once

#include "job/record.hpp"
#include "ledger/sender_locks.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mltrain {

class Database;

/// Asked in the transaction that writes a submission down, with all others since then: may it be? Throws Error
/// when not.
struct RecordGuard {
    Time since{};
    std::function<void(const std::vector<Entry>&)> check{};
};

class Ledger {
public:
    /// Makes file and folder when they are not there, and brings an older ledger up to this version. Throws
    /// Error, with a cure, when nothing can be written, and on a network file system: its locks do not hold.
    static Ledger open(const std::filesystem::path& directory);
    /// Nothing when there is no ledger yet, or only one of an older version, which open() will bring up.
    static std::optional<Ledger> open_to_read(const std::filesystem::path& directory);

    Ledger(Ledger&&) noexcept;
    ~Ledger();

    /// False for one that was opened to be read.
    bool is_writable() const { return writable_; }

    /// What became of an intent. A number of a sweep is given once, until it is refused. Decided and written in
    /// one transaction, so that two programs in the same instant cannot both pass. From then on it is being
    /// sent, until the first attempt is written down or this program ends.
    enum class Recorded {
        yes,           ///< on the disk
        name_taken,    ///< a job of that name is there already
        duplicate,     ///< the same spec is there and not over
        sent_already,  ///< by another program, as that number of the sweep
    };
    enum class Duplicates { refused, allowed };
    Recorded record(const Submission& submission, Duplicates duplicates = Duplicates::allowed,
        const RecordGuard& guard = {});
    /// Of several that are sent as one: all of them are written down, or none, and `which` is the first that could
    /// not be.
    struct Intent {
        const Submission& submission;
        RecordGuard guard{};
    };
    Recorded record(const std::vector<Intent>& intents, Duplicates duplicates, std::size_t& which);
    /// Another program that lives sends it at this moment.
    bool is_being_sent(const std::string& id) const;
    /// The newest job of the same spec that is not over.
    std::optional<Entry> open_twin(const std::string& hash) const;
    void record(const std::string& id, const std::string& verb, const Answer& answer, Time at);
    /// Written only when it differs from the last one by more than its time.
    void record(const std::string& id, const Sighting& sighting);

    /// Newest first; all of them, or no more than so many.
    std::vector<Entry> entries(std::optional<std::size_t> most = {}) const;
    /// Jobs whose names begin so, in the falling order of their names, which end in their times.
    std::vector<Entry> entries_beginning_with(const std::string& name, std::size_t most) const;
    std::vector<SweepRecord> sweeps_beginning_with(const std::string& name, std::size_t most) const;
    std::size_t count() const;
    /// Written down before the first of its jobs. Throws Error when its name is taken.
    void record(const SweepRecord& sweep);
    /// False, and nothing is dropped, when it has a job.
    bool forget_empty_sweep(const std::string& id);
    /// By its name, or by its id.
    std::optional<SweepRecord> find_sweep(const std::string& word) const;
    /// Its jobs, in the order of their numbers; several of a number where one was refused and sent again.
    std::vector<Entry> entries_of_sweep(const std::string& id) const;
    /// The newest sweeps that some variant of was never sent, or refused.
    std::vector<SweepRecord> unfinished_sweeps() const;

    /// Submitted since then, by the team too; newest first.
    std::vector<Entry> entries_since(Time since) const;
    /// Calls visit(entry) for each that was submitted in that time, by the team too, newest first, with just what a Run
    /// (cost/run) is made of: all there is of a hundred thousand jobs is hundreds of megabytes.
    void each_between(Time from, Time until, const std::function<void(const Entry&)>& visit) const;
    std::int64_t schema() const;
    /// Those that are not over, newest first.
    std::vector<Entry> open_entries() const;
    /// Where the newest jobs ran, so many of them.
    std::vector<CloudPlace> places(std::size_t most) const;
    /// By "latest", a full name, or a unique beginning of one. Throws Error when there is none, or several.
    Entry find(const std::string& job) const;
    /// By the id of the submission, also of the team's.
    std::optional<Entry> find_id(const std::string& id) const;

    void record(const std::string& id, const MetricsReading& reading);
    /// The last reading of a job's metrics; nothing when they were never read.
    std::optional<MetricsReading> metrics(const std::string& id) const;
    /// Those of all jobs that were submitted since then, by the ids of their submissions.
    std::map<std::string, Metrics> metrics_since(Time since) const;
    /// For who only shows what is seen: written down where that can be, and left out on a full disk, say.
    template <class Seen>
    void record_if_possible(const std::string& id, const Seen& seen);

    std::vector<Attempt> attempts(const std::string& id) const;
    std::vector<Sighting> sightings(const std::string& id) const;

    /// How long past jobs of that name ran there that succeeded: the median, the 90th percentile (nine of ten
    /// were not longer), and of how many. Of the last hundred that were sent there, the last fifty that succeeded.
    struct Experience {
        Seconds median{0};
        Seconds percentile_90{0};
        std::size_t jobs = 0;
    };
    std::optional<Experience> experience(const std::string& name, const std::string& service) const;
    /// Jobs of that name that succeeded, the newest first, and no more than so many.
    std::vector<Entry> succeeded(const std::string& name, std::size_t most) const;

    /// What is wrong with the file, in SQLite's words; empty when it is sound.
    std::vector<std::string> damages() const;
    /// The same, faster: indexes are not held against the rows.
    std::vector<std::string> damages_at_a_glance() const;
    /// A copy that is whole, whoever writes meanwhile. Mode 0600. Throws Error, also for a file that is there.
    void back_up(const std::filesystem::path& file) const;
    /// Those that are over and were submitted before then, newest first.
    std::vector<Entry> prunable(Time before) const;
    /// Drops them and what was seen of them; only their ids stay, so that no service's old job is a stranger.
    void prune(const std::vector<Entry>& entries, Time now);
    /// One of the team's becomes one of ours.
    void adopt(const std::string& id);
    bool was_pruned(const std::string& id) const;

    const std::filesystem::path& file() const { return file_; }

private:
    Ledger(std::filesystem::path file, std::unique_ptr<Database> database, bool writable);
    std::int64_t row_of(const std::string& id) const;
    Recorded insert(const Submission& submission, Duplicates duplicates, const RecordGuard& guard);
    bool is_sent(const std::string& sweep, std::int64_t number) const;

    std::filesystem::path file_;
    std::unique_ptr<Database> database_;
    SenderLocks locks_;
    bool writable_ = false;
};

template <class Seen>
void Ledger::record_if_possible(const std::string& id, const Seen& seen)
{
    if (!writable_) return;
    try {
        record(id, seen);
    } catch (const Error&) {  // whoever must write it down says so
    }
}

std::string_view verdict_name(Verdict verdict);

}  // namespace mltrain
