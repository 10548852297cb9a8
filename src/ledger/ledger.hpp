// The record of every job that was ever submitted from here: intents, attempts, sightings. Facts are only
// appended; an intent is on the disk before gcloud starts. The one room that spells SQL.
#pragma once

#include "job/record.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mltrain {

class Database;

class Ledger {
public:
    /// Makes file and folder when they are not there. Throws Error, with a cure, when nothing can be written.
    static Ledger open(const std::filesystem::path& directory);
    /// Nothing when there is no ledger yet.
    static std::optional<Ledger> open_to_read(const std::filesystem::path& directory);

    Ledger(Ledger&&) noexcept;
    ~Ledger();

    /// False for one that was opened to be read.
    bool is_writable() const { return writable_; }

    /// What became of an intent. Decided and written in one transaction, so that two programs in the same
    /// instant cannot both pass.
    enum class Recorded {
        yes,         ///< on the disk
        name_taken,  ///< a job of that name is there already
        duplicate,   ///< the same spec is there and not over
    };
    enum class Duplicates { refused, allowed };
    Recorded record(const Submission& submission, Duplicates duplicates = Duplicates::allowed);
    /// The newest job of the same spec that is not over.
    std::optional<Entry> open_twin(const std::string& hash) const;
    void record(const std::string& id, const std::string& verb, const Answer& answer, Time at);
    /// Written only when it differs from the last one by more than its time.
    void record(const std::string& id, const Sighting& sighting);

    /// Newest first; all of them, or no more than so many.
    std::vector<Entry> entries(std::optional<std::size_t> most = {}) const;
    std::size_t count() const;
    /// Those that are not over, newest first.
    std::vector<Entry> open_entries() const;
    /// By "latest", a full name, or a unique beginning of one. Throws Error when there is none, or several.
    Entry find(const std::string& job) const;

    std::vector<Attempt> attempts(const std::string& id) const;
    std::vector<Sighting> sightings(const std::string& id) const;

    /// How long past jobs of that name ran there that succeeded: the median, and of how many.
    struct Experience {
        Seconds median{0};
        std::size_t jobs = 0;
    };
    std::optional<Experience> experience(const std::string& name, const std::string& service) const;

private:
    Ledger(std::unique_ptr<Database> database, bool writable);

    std::unique_ptr<Database> database_;
    bool writable_ = false;
};

std::string_view verdict_name(Verdict verdict);

}  // namespace mltrain
