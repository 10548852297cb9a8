#include "ledger/sqlite.hpp"

#include "base/error.hpp"

#include <fmt/core.h>
#include <sqlite3.h>

#include <unistd.h>

namespace mltrain {

namespace {

/// Where SQLite may make its -wal and -shm beside the file: without them it cannot read what others write.
bool is_at_home(const std::filesystem::path& path)
{
    return access(path.c_str(), W_OK) == 0 && access(path.parent_path().c_str(), W_OK) == 0;
}

/// The file as a URI. `immutable` is for a file that nobody here can write: it needs nothing beside it, and
/// overlooks what a -wal holds.
std::string uri_of(const std::filesystem::path& path, bool immutable)
{
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-~";
    std::string uri = "file:";
    for (const char c : path.string()) {
        if (plain.find(c) != plain.npos) {
            uri += c;
        } else {
            uri += fmt::format("%{:02x}", static_cast<unsigned char>(c));
        }
    }
    return immutable ? uri + "?immutable=1" : uri;
}

std::string cure_of(int code)
{
    switch (code) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return "put a backup in its place; or move it and its -wal and -shm away, and mltrain sync --adopt finds "
               "the cloud's jobs again";
    case SQLITE_BUSY: return "another mltrain is writing for a long time; try again";
    case SQLITE_FULL:
    case SQLITE_IOERR: return "make room on the disk, or choose another folder with XDG_STATE_HOME";
    default: return "make it and its folder writable, or choose another folder with XDG_STATE_HOME";
    }
}

int flags_of(Database::Mode mode, bool at_home)
{
    constexpr int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    if (mode == Database::Mode::read_write_create)
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    return common | (at_home ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
}

}  // namespace

Database::Database(const std::filesystem::path& path, Mode mode) : path_(path)
{
    const bool at_home = is_at_home(path);
    std::error_code missing;
    const auto journal = std::filesystem::file_size(path.string() + "-wal", missing);
    const bool in_use = !missing && journal > 0;
    const bool immutable = mode == Mode::read_only && !at_home && !in_use;
    open(uri_of(path, immutable), flags_of(mode, at_home));
    if (mode == Mode::read_write_create) return;
    // On a full disk nothing can be made beside the file: the file alone can be read all the same.
    if (!try_to("PRAGMA user_version") && !in_use) open(uri_of(path, true), flags_of(mode, false));
    try_to("PRAGMA query_only = ON");
}

void Database::open(const std::string& uri, int flags)
{
    sqlite3_close(handle_);
    if (sqlite3_open_v2(uri.c_str(), &handle_, flags, nullptr) != SQLITE_OK) {
        const std::string why = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
        sqlite3_close(handle_);
        throw Error(fmt::format("cannot open the ledger \"{}\": {}", path_.string(), why),
            "check the folder's permissions, or choose another one with XDG_STATE_HOME");
    }
    sqlite3_extended_result_codes(handle_, 1);
    // Others hold it for milliseconds; and when it is asked for to write down an answer, waiting is free.
    constexpr int longest_wait = 30'000;  // milliseconds
    sqlite3_busy_timeout(handle_, longest_wait);
}

Database::~Database()
{
    sqlite3_close(handle_);
}

void Database::execute(const std::string& sql)
{
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail("cannot use");
}

bool Database::try_to(const std::string& sql)
{
    return sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::int64_t Database::last_row() const
{
    return sqlite3_last_insert_rowid(handle_);
}

void Database::fail(std::string_view what) const
{
    throw Error(
        fmt::format("{} the ledger \"{}\": {}", what, path_.string(), sqlite3_errmsg(handle_)),
        cure_of(sqlite3_errcode(handle_) & 0xff));
}

Statement::Statement(Database& database, std::string_view sql) : database_(database)
{
    const int length = static_cast<int>(sql.size());
    if (sqlite3_prepare_v2(database.handle(), sql.data(), length, &handle_, nullptr) != SQLITE_OK)
        database.fail("cannot use");
}

Statement::~Statement()
{
    sqlite3_finalize(handle_);
}

Statement& Statement::with(std::string_view text)
{
    sqlite3_bind_text64(
        handle_, ++parameter_, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::with(std::int64_t number)
{
    sqlite3_bind_int64(handle_, ++parameter_, number);
    return *this;
}

Statement& Statement::with(std::optional<std::int64_t> number)
{
    if (number) return with(*number);
    sqlite3_bind_null(handle_, ++parameter_);
    return *this;
}

bool Statement::step()
{
    column_ = 0;
    const int result = sqlite3_step(handle_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) database_.fail("cannot use");
    return result == SQLITE_ROW;
}

bool Statement::run()
{
    const int result = sqlite3_step(handle_);
    const bool taken = result == SQLITE_CONSTRAINT_UNIQUE || result == SQLITE_CONSTRAINT_PRIMARYKEY;
    if (result != SQLITE_DONE && !taken) database_.fail("cannot write to");
    return !taken;
}

std::string Statement::text()
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column_));
    const int length = sqlite3_column_bytes(handle_, column_++);
    return bytes ? std::string(bytes, static_cast<std::size_t>(length)) : std::string();
}

std::int64_t Statement::number()
{
    return sqlite3_column_int64(handle_, column_++);
}

std::optional<std::int64_t> Statement::optional_number()
{
    if (sqlite3_column_type(handle_, column_) == SQLITE_NULL) {
        ++column_;
        return {};
    }
    return number();
}

Transaction::Transaction(Database& database) : database_(database)
{
    database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    database_.execute("COMMIT");
    open_ = false;
}

}  // namespace mltrain
