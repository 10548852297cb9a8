// SQLite in three small classes. The one place that knows its C interface; every failure is an Error that
// names the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace mltrain {

class Database {
public:
    /// To read only changes nothing, and leaves nothing beside the file.
    enum class Mode { read_only, read_write_create };

    /// Throws Error when the file cannot be opened. Waits up to five seconds for other writers.
    Database(const std::filesystem::path& path, Mode mode);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void execute(const std::string& sql);
    /// What may fail without harm; whether it did not.
    bool try_to(const std::string& sql);
    /// The number of the row that was inserted last.
    std::int64_t last_row() const;
    [[noreturn]] void fail(std::string_view what) const;
    sqlite3* handle() const { return handle_; }

private:
    void open(const std::string& uri, int flags);

    std::filesystem::path path_;
    sqlite3* handle_ = nullptr;
};

class Statement {
public:
    Statement(Database& database, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds the next parameter.
    Statement& with(std::string_view text);
    Statement& with(std::int64_t number);
    Statement& with(std::optional<std::int64_t> number);

    /// The next row is there to be read.
    bool step();
    /// Runs a statement that has no rows; false when it would break a UNIQUE constraint.
    bool run();

    /// Columns from the left, one after another.
    std::string text();
    std::int64_t number();
    std::optional<std::int64_t> optional_number();

private:
    Database& database_;
    sqlite3_stmt* handle_ = nullptr;
    int parameter_ = 0;
    int column_ = 0;
};

/// BEGIN IMMEDIATE: a deferred transaction that reads and then writes fails under contention.
/// Rolled back unless committed.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    Database& database_;
    bool open_ = true;
};

}  // namespace mltrain
