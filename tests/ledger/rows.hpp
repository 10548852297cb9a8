// What the programs here write into a ledger. A row follows from its job's name and number alone, so that
// whoever reads it knows whether it is whole.
#pragma once

#include "ledger/ledger.hpp"
#include "ledger/sqlite.hpp"

#include <stdexcept>
#include <string>

namespace mltrain {

inline void require(bool holds, const std::string& what)
{
    if (!holds) throw std::runtime_error(what);
}

/// Mostly short; now and then longer than a page of the file, and than several.
inline std::string text_of(const std::string& job, int number)
{
    const std::size_t length = number % 16 == 7 ? 12'000 : number % 8 == 3 ? 5'000 : 100;
    std::string text;
    while (text.size() < length) text += job + "\n";
    return text;
}

inline Submission submission_of(const std::string& job, int number)
{
    Submission submission;
    submission.job = {"id_" + job, job, "", "my-project", "us-central1"};
    submission.name = job.substr(0, job.find('_'));
    submission.service = "ml-engine";
    submission.hash = "hash_" + job;
    submission.made_at = Time(Seconds(1'800'000'000 + number));
    submission.plan.argv = {"gcloud", "two words", "", job};
    submission.plan.config = PlannedFile{"", text_of(job, number)};
    return submission;
}

inline Answer answer_of(const std::string& job, int number)
{
    Answer answer;
    answer.verdict = Verdict::accepted;
    answer.resource = "resource_" + job;
    answer.argv = {"gcloud", job};
    answer.err = text_of(job, number + 3);
    return answer;
}

inline Sighting sighting_of(const std::string& job, int number)
{
    Sighting sighting;
    sighting.seen_at = Time(Seconds(1'800'000'000 + number));
    sighting.state = State::running;
    sighting.word = "RUNNING";
    sighting.message = text_of(job, number + 5);
    return sighting;
}

inline std::string pragma(const std::filesystem::path& folder, const std::string& name)
{
    Database database(folder / "ledger.sqlite", Database::Mode::read_write_create);
    Statement statement(database, "PRAGMA " + name);
    return statement.step() ? statement.text() : "";
}

}  // namespace mltrain
