#include "support/many_jobs.hpp"

#include "ledger/sqlite.hpp"

#include <fmt/core.h>

#include <map>

namespace mltrain {

namespace {

/// Columns that differ from copy to copy, and the long ones that may be left out.
const std::map<std::string, std::string> in_a_copy = {
    {"id", "copy.id"},
    {"job", "'many_' || copy.number"},
    {"made_at", "made_at - 60 * copy.number"},
    {"recorded_at", "recorded_at - 60 * copy.number"},
    {"submission", "copy.id"},
};
const std::map<std::string, std::string> left_out = {{"settings", "'[]'"}, {"projection", "'{}'"}};

void copy_rows(Database& database, const std::string& table, Texts texts)
{
    std::string names, values;
    Statement columns(database, fmt::format("SELECT name FROM pragma_table_info('{}')", table));
    while (columns.step()) {
        const std::string name = columns.text();
        const auto other = in_a_copy.find(name), without = left_out.find(name);
        names += (names.empty() ? "" : ", ") + name;
        values += (values.empty() ? "" : ", ")
            + (other != in_a_copy.end()                                     ? other->second
                    : texts == Texts::left_out && without != left_out.end() ? without->second
                                                                            : name);
    }
    database.execute(fmt::format("CREATE TEMP TABLE one_{0} AS SELECT * FROM {0}", table));
    database.execute(fmt::format(
        "INSERT INTO {0} ({1}) SELECT {2} FROM copy CROSS JOIN one_{0} ORDER BY copy.number DESC",
        table, names, values));
}

}  // namespace

void make_many_jobs(const std::filesystem::path& folder, int jobs, Texts texts)
{
    Database database(folder / "ledger.sqlite", Database::Mode::read_write_create);
    database.execute("PRAGMA journal_mode = OFF");
    database.execute("PRAGMA synchronous = OFF");
    database.execute("PRAGMA cache_size = -200000");
    Transaction transaction(database);
    database.execute(
        fmt::format("CREATE TEMP TABLE copy AS WITH RECURSIVE counted (number) AS "
                    "(SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < {}) "
                    "SELECT number, lower(hex(randomblob(16))) AS id FROM counted",
            jobs));
    for (const char* table : {"submission", "attempt", "sighting"})
        copy_rows(database, table, texts);
    transaction.commit();
}

}  // namespace mltrain
