#include "ledger/ledger.hpp"

#include "base/embedded.hpp"
#include "base/error.hpp"
#include "base/json_elements.hpp"
#include "base/text.hpp"
#include "cost/run.hpp"
#include "ledger/sqlite.hpp"
#include "system/files.hpp"
#include "system/trust.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr const char* file_name = "ledger.sqlite";
constexpr const char* lock_file_name = "ledger.lock";

/// Each brings a ledger to the next version; the first one makes it.
constexpr std::array schemas = {"src/ledger/schema_1.sql", "src/ledger/schema_2.sql",
    "src/ledger/schema_3.sql", "src/ledger/schema_4.sql"};
constexpr auto schema_version = static_cast<std::int64_t>(schemas.size());

using Number = std::optional<std::int64_t>;

Number number_of(const std::optional<Time>& time)
{
    return time ? Number(time->time_since_epoch().count()) : Number();
}

Number number_of(const std::optional<Seconds>& duration)
{
    return duration ? Number(duration->count()) : Number();
}

Number number_of(const std::optional<Money>& money)
{
    return money ? Number(money->nanos) : Number();
}

Number number_of(const std::optional<int>& value)
{
    return value ? Number(*value) : Number();
}

Time time_of(std::int64_t seconds)
{
    return Time(Seconds(seconds));
}

template <class Value>
std::optional<Value> value_of(const Number& number)
{
    if (!number) return {};
    if constexpr (std::is_same_v<Value, Time>) {
        return time_of(*number);
    } else if constexpr (std::is_same_v<Value, int>) {
        return static_cast<int>(*number);
    } else {
        return Value{*number};
    }
}

std::int64_t version_of(Database& database)
{
    Statement statement(database, "PRAGMA user_version");
    statement.step();
    return statement.number();
}

void check_version(Database& database)
{
    if (version_of(database) > schema_version) {
        throw Error("this ledger was written by a newer mltrain",
            "use that one, or choose another folder with XDG_STATE_HOME");
    }
}

void bring_up(Database& database)
{
    // Several programs may open a new ledger at once: who comes second finds the version set.
    Transaction transaction(database);
    for (std::int64_t version = version_of(database); version < schema_version; ++version) {
        const char* next = schemas[static_cast<std::size_t>(version)];
        database.execute(std::string(embedded_file(next)));
    }
    transaction.commit();
}

/// SQLite would drop a journal whose file is gone, and with it the jobs that are only there.
void refuse_lost_file(const fs::path& file)
{
    std::error_code no_journal, no_file;
    const fs::path journal = file.string() + "-wal";
    if (fs::file_size(journal, no_journal) == 0 || no_journal) return;
    if (fs::file_size(file, no_file) > 0 && !no_file) return;
    throw Error(fmt::format("the ledger \"{}\" is gone, but \"{}\" still holds jobs of it",
                    file.string(), journal.string()),
        "bring the file back, or move that one away to begin a new ledger");
}

void refuse_network(const fs::path& directory)
{
    const std::string system = network_file_system(directory);
    if (system.empty()) return;
    throw Error(fmt::format("the ledger's folder \"{}\" is on a network file system ({})",
                    directory.string(), system),
        "locks do not hold there; choose a folder on a local disk with XDG_STATE_HOME");
}

std::vector<std::string> words_of(const std::string& json)
{
    std::vector<std::string> words;
    const auto parsed = parse_json(json);
    if (!parsed || !parsed->array()) return words;
    for (const Json& word : *parsed->array()) words.push_back(word.text() ? *word.text() : "");
    return words;
}

constexpr std::string_view sighting_columns =
    "seen_at, state, word, created, started, ended, ml_units, message, exit_code, trials";

Sighting read_sighting(Statement& row)
{
    Sighting sighting;
    sighting.seen_at = time_of(row.number());
    sighting.state = parse_state(row.text()).value_or(State::unsettled);
    sighting.word = row.text();
    sighting.created = value_of<Time>(row.optional_number());
    sighting.started = value_of<Time>(row.optional_number());
    sighting.ended = value_of<Time>(row.optional_number());
    sighting.ml_units = row.optional_number();
    sighting.message = row.text();
    sighting.exit_code = value_of<int>(row.optional_number());
    sighting.trials = trial_counts_of(parse_json(row.text()).value_or(Json()));
    return sighting;
}

// A submission, the resource its last accepting attempt named, and its last sighting.
constexpr std::string_view entry_query = R"(
    SELECT s.id, s.job, s.project, s.region, s.name, s.service, s.spec_hash, s.made_at, s.recorded_at, s.argv, s.config,
           s.directory, s.settings, s.projection, s.per_hour, s.per_unit, s.billing_step, s.billing_minimum,
           s.likely, s.likely_cost, s.time_limit, s.worst_cost, s.code_hash,
           s.over_budget, s.of_team, s.sweep, s.sweep_number,
           COALESCE((SELECT a.resource FROM attempt a WHERE a.submission = s.id AND a.resource <> ''
                     ORDER BY a.rowid DESC LIMIT 1), ''),
           COALESCE(l.seen_at, s.made_at), COALESCE(l.state, 'unsettled'), COALESCE(l.word, ''),
           l.created, l.started, l.ended, l.ml_units, COALESCE(l.message, ''), l.exit_code,
           COALESCE(l.trials, '')
    FROM submission s
    LEFT JOIN sighting l ON l.rowid = (SELECT MAX(rowid) FROM sighting WHERE submission = s.id)
)";

Entry read_entry(Statement& row)
{
    Entry entry;
    Submission& submission = entry.submission;
    submission.job.id = row.text();
    submission.job.name = row.text();
    submission.job.project = row.text();
    submission.job.region = row.text();
    submission.name = row.text();
    submission.service = row.text();
    submission.hash = row.text();
    submission.made_at = time_of(row.number());
    submission.recorded_at = time_of(row.number());
    submission.plan.argv = words_of(row.text());
    const std::string config = row.text();
    if (!config.empty()) submission.plan.config = PlannedFile{"", config};
    submission.plan.directory = row.text();
    submission.settings = parse_json(row.text()).value_or(Json());
    submission.job.tunes = tunes(submission);
    submission.projection = parse_json(row.text()).value_or(Json());
    AgreedPrices& prices = submission.prices;
    prices.per_hour = value_of<Money>(row.optional_number());
    prices.per_unit = value_of<Money>(row.optional_number());
    prices.rules.billing_step = Seconds(row.number());
    prices.rules.billing_minimum = Seconds(row.number());
    prices.likely = value_of<Seconds>(row.optional_number());
    prices.likely_cost = value_of<Money>(row.optional_number());
    prices.limit = value_of<Seconds>(row.optional_number());
    prices.worst_cost = value_of<Money>(row.optional_number());
    submission.plan.limit = prices.limit;
    submission.code_hash = row.text();
    submission.over_budget = row.text();
    submission.of_team = row.number() != 0;
    submission.sweep = row.text();
    submission.sweep_number = row.number();
    submission.job.resource = row.text();
    entry.last = read_sighting(row);
    return entry;
}

/// Of a hundred thousand jobs, parsing all settings would take as long as all the rest.
Json telling_settings(const std::string& json)
{
    Json::Array settings;
    for (const std::string_view element : json_elements(json)) {
        if (!tells_of_run(element)) continue;
        if (auto setting = parse_json(element)) settings.push_back(std::move(*setting));
    }
    return settings;
}

/// One of ours whose name begins with ?1.
constexpr std::string_view where_job_begins =
    "WHERE s.job >= ?1 AND s.job < ?1 || char(1114111) AND s.of_team = 0 ";

// What a report counts, and no more: columns behind the first pages of a row cost most.
constexpr std::string_view brief_query = R"(
    SELECT s.id, s.job, s.region, s.name, s.service, s.made_at, s.settings, s.per_hour, s.per_unit, s.billing_step,
           s.billing_minimum, s.likely_cost, s.worst_cost, s.of_team, s.sweep, s.sweep_number,
           COALESCE(l.state, 'unsettled'), l.created, l.started, l.ended, l.ml_units, COALESCE(l.trials, '')
    FROM submission s
    LEFT JOIN sighting l ON l.rowid = (SELECT MAX(rowid) FROM sighting WHERE submission = s.id) {}
)";

Entry read_brief_entry(Statement& row)
{
    Entry entry;
    Submission& submission = entry.submission;
    submission.job.id = row.text();
    submission.job.name = row.text();
    submission.job.region = row.text();
    submission.name = row.text();
    submission.service = row.text();
    submission.made_at = time_of(row.number());
    submission.settings = telling_settings(row.text());
    AgreedPrices& prices = submission.prices;
    prices.per_hour = value_of<Money>(row.optional_number());
    prices.per_unit = value_of<Money>(row.optional_number());
    prices.rules.billing_step = Seconds(row.number());
    prices.rules.billing_minimum = Seconds(row.number());
    prices.likely_cost = value_of<Money>(row.optional_number());
    prices.worst_cost = value_of<Money>(row.optional_number());
    submission.of_team = row.number() != 0;
    submission.sweep = row.text();
    submission.sweep_number = row.number();
    Sighting& last = entry.last;
    last.state = parse_state(row.text()).value_or(State::unsettled);
    last.created = value_of<Time>(row.optional_number());
    last.started = value_of<Time>(row.optional_number());
    last.ended = value_of<Time>(row.optional_number());
    last.ml_units = row.optional_number();
    const std::string trials = row.text();
    if (!trials.empty()) last.trials = trial_counts_of(parse_json(trials).value_or(Json()));
    return entry;
}

constexpr std::string_view sweep_query =
    "SELECT id, name, made_at, settings, variants, max_running FROM sweep ";

SweepRecord read_sweep(Statement& row)
{
    SweepRecord sweep;
    sweep.id = row.text();
    sweep.name = row.text();
    sweep.made_at = time_of(row.number());
    sweep.settings = parse_json(row.text()).value_or(Json());
    const Json variants = parse_json(row.text()).value_or(Json());
    for (const Json& values : variants.array() ? *variants.array() : Json::Array{}) {
        Variant& variant = sweep.variants.emplace_back();
        for (const Json& pair : values.array() ? *values.array() : Json::Array{}) {
            const std::vector<std::string> words = words_of(json_text(pair));
            if (words.size() == 2) variant.emplace_back(words[0], words[1]);
        }
    }
    sweep.max_running = row.optional_number();
    return sweep;
}

std::vector<Entry> read_entries(Statement& statement)
{
    std::vector<Entry> entries;
    while (statement.step()) entries.push_back(read_entry(statement));
    return entries;
}

std::vector<std::string> damages_by(Database& database, const char* pragma)
{
    std::vector<std::string> damages;
    Statement check(database, pragma);
    while (check.step()) {
        const std::string word = check.text();
        if (word != "ok") damages.push_back(word);
    }
    return damages;
}

}  // namespace

Ledger::Ledger(fs::path file, std::unique_ptr<Database> database, bool writable)
    : file_(std::move(file)),
      database_(std::move(database)),
      writable_(writable)
{
}

Ledger::Ledger(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Ledger Ledger::open(const fs::path& directory)
{
    make_private_directory(directory);
    refuse_open_folder(directory);
    refuse_network(directory);
    const fs::path file = directory / file_name;
    refuse_lost_file(file);
    auto database = std::make_unique<Database>(file, Database::Mode::read_write_create);
    std::error_code ignored;
    fs::permissions(
        file, fs::perms::group_all | fs::perms::others_all, fs::perm_options::remove, ignored);
    check_version(*database);
    if (version_of(*database) < schema_version) bring_up(*database);
    // The switch fails at once, whatever the time-out, while another program holds the file; it is kept in the
    // file, so that one of them succeeds, and the other journal is as safe.
    database->try_to("PRAGMA journal_mode = WAL");
    database->execute("PRAGMA synchronous = FULL");
    Ledger ledger(file, std::move(database), true);
    ledger.locks_ = SenderLocks(directory / lock_file_name);
    return ledger;
}

std::optional<Ledger> Ledger::open_to_read(const fs::path& directory)
{
    std::error_code missing;
    const fs::path file = directory / file_name;
    refuse_lost_file(file);
    if (!fs::exists(file, missing)) return {};
    refuse_open_folder(directory);
    auto database = std::make_unique<Database>(file, Database::Mode::read_only);
    check_version(*database);
    if (version_of(*database) < schema_version) return {};
    return Ledger(file, std::move(database), false);
}

Ledger::Recorded Ledger::record(
    const Submission& submission, Duplicates duplicates, const RecordGuard& guard)
{
    std::size_t which = 0;
    return record({{submission, guard}}, duplicates, which);
}

Ledger::Recorded Ledger::record(
    const std::vector<Intent>& intents, Duplicates duplicates, std::size_t& which)
{
    Transaction transaction(*database_);
    std::vector<std::int64_t> rows;
    for (which = 0; which < intents.size(); ++which) {
        const Recorded recorded =
            insert(intents[which].submission, duplicates, intents[which].guard);
        if (recorded != Recorded::yes) return recorded;
        rows.push_back(database_->last_row());
    }
    for (const std::int64_t row : rows) locks_.take(row);  // before anybody else can see them
    transaction.commit();
    return Recorded::yes;
}

Ledger::Recorded Ledger::insert(
    const Submission& submission, Duplicates duplicates, const RecordGuard& guard)
{
    if (duplicates == Duplicates::refused && open_twin(submission.hash)) return Recorded::duplicate;
    if (!submission.sweep.empty() && is_sent(submission.sweep, submission.sweep_number))
        return Recorded::sent_already;
    if (guard.check) guard.check(entries_since(guard.since));
    const AgreedPrices& prices = submission.prices;
    Statement statement(*database_,
        "INSERT INTO submission VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,0,?,?)");
    statement.with(submission.job.id)
        .with(submission.job.name)
        .with(submission.name)
        .with(submission.service)
        .with(submission.job.project)
        .with(submission.job.region)
        .with(submission.hash)
        .with(submission.made_at.time_since_epoch().count())
        .with(submission.recorded_at.time_since_epoch().count())
        .with(json_text(Json::array(submission.plan.argv)))
        .with(submission.plan.config ? submission.plan.config->bytes : "")
        .with(submission.plan.directory)
        .with(json_text(submission.settings))
        .with(json_text(submission.projection))
        .with(number_of(prices.per_hour))
        .with(number_of(prices.per_unit))
        .with(prices.rules.billing_step.count())
        .with(prices.rules.billing_minimum.count())
        .with(number_of(prices.likely))
        .with(number_of(prices.likely_cost))
        .with(number_of(prices.limit))
        .with(number_of(prices.worst_cost))
        .with(submission.code_hash)
        .with(submission.over_budget)
        .with(submission.of_team ? std::int64_t{1} : 0)
        .with(submission.sweep)
        .with(submission.sweep_number);
    return statement.run() ? Recorded::yes : Recorded::name_taken;
}

bool Ledger::is_being_sent(const std::string& id) const
{
    return locks_.is_taken(row_of(id));
}

std::int64_t Ledger::row_of(const std::string& id) const
{
    Statement statement(*database_, "SELECT rowid FROM submission WHERE id = ?");
    statement.with(id);
    return statement.step() ? statement.number() : 0;
}

std::optional<Entry> Ledger::open_twin(const std::string& hash) const
{
    Statement statement(*database_,
        std::string(entry_query)
            + "WHERE s.over = 0 AND s.spec_hash = ? AND s.of_team = 0 ORDER BY s.made_at DESC, s.rowid DESC");
    statement.with(hash);
    if (!statement.step()) return {};
    return read_entry(statement);
}

void Ledger::record(const std::string& id, const std::string& verb, const Answer& answer, Time at)
{
    Transaction transaction(*database_);
    Statement(*database_, "INSERT INTO attempt VALUES (?,?,?,?,?,?,?,?,?,?)")
        .with(id)
        .with(at.time_since_epoch().count())
        .with(verb)
        .with(json_text(Json::array(answer.argv)))
        .with(std::int64_t{answer.exit_code})
        .with(verdict_name(answer.verdict))
        .with(answer.message)
        .with(answer.resource)
        .with(answer.out)
        .with(answer.err)
        .run();
    transaction.commit();
    locks_.release(row_of(id));
}

void Ledger::record(const std::string& id, const Sighting& sighting)
{
    Transaction transaction(*database_);
    const std::vector<Sighting> before = sightings(id);
    Sighting same_time = before.empty() ? Sighting{} : before.back();
    same_time.seen_at = sighting.seen_at;
    if (!before.empty() && same_time == sighting) return;
    Statement(*database_, "INSERT INTO sighting VALUES (?,?,?,?,?,?,?,?,?,?,?)")
        .with(id)
        .with(sighting.seen_at.time_since_epoch().count())
        .with(state_name(sighting.state))
        .with(sighting.word)
        .with(number_of(sighting.created))
        .with(number_of(sighting.started))
        .with(number_of(sighting.ended))
        .with(sighting.ml_units)
        .with(sighting.message)
        .with(number_of(sighting.exit_code))
        .with(sighting.trials ? json_text(to_json(*sighting.trials)) : "")
        .run();
    Statement(*database_, "UPDATE submission SET over = ? WHERE id = ?")
        .with(is_over(sighting.state) ? std::int64_t{1} : 0)
        .with(id)
        .run();
    transaction.commit();
}

bool Ledger::is_sent(const std::string& sweep, std::int64_t number) const
{
    Statement statement(*database_,
        "SELECT 1 FROM submission s WHERE sweep = ? AND sweep_number = ? AND 'refused' <> COALESCE("
        "(SELECT state FROM sighting WHERE submission = s.id ORDER BY rowid DESC LIMIT 1), '')");
    statement.with(sweep).with(number);
    return statement.step();
}

void Ledger::record(const SweepRecord& sweep)
{
    Json::Array variants;
    for (const Variant& variant : sweep.variants) {
        Json::Array values;
        for (const auto& [key, value] : variant) values.push_back(Json::array({key, value}));
        variants.emplace_back(std::move(values));
    }
    Statement statement(*database_, "INSERT INTO sweep VALUES (?,?,?,?,?,?)");
    statement.with(sweep.id)
        .with(sweep.name)
        .with(sweep.made_at.time_since_epoch().count())
        .with(json_text(sweep.settings))
        .with(json_text(Json(std::move(variants))))
        .with(sweep.max_running);
    if (!statement.run())
        throw Error(
            fmt::format("there is a sweep \"{}\" already", sweep.name), "try again in a second");
}

bool Ledger::forget_empty_sweep(const std::string& id)
{
    Statement(*database_,
        "DELETE FROM sweep WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM submission WHERE sweep = ?1)")
        .with(id)
        .run();
    return !find_sweep(id);
}

std::optional<SweepRecord> Ledger::find_sweep(const std::string& word) const
{
    Statement statement(
        *database_, std::string(sweep_query) + "WHERE name = ?1 OR id = ?1 LIMIT 1");
    statement.with(word);
    if (!statement.step()) return {};
    return read_sweep(statement);
}

std::vector<Entry> Ledger::entries_of_sweep(const std::string& id) const
{
    Statement statement(*database_,
        std::string(entry_query)
            + "WHERE s.sweep = ? AND s.sweep <> '' ORDER BY s.sweep_number, s.rowid");
    statement.with(id);
    return read_entries(statement);
}

std::vector<SweepRecord> Ledger::unfinished_sweeps() const
{
    constexpr std::size_t most = 20;
    Statement statement(
        *database_, std::string(sweep_query) + "ORDER BY made_at DESC, rowid DESC LIMIT ?");
    statement.with(static_cast<std::int64_t>(most));
    std::vector<SweepRecord> sweeps;
    while (statement.step()) {
        SweepRecord sweep = read_sweep(statement);
        if (!unsent_numbers(sweep, entries_of_sweep(sweep.id)).empty())
            sweeps.push_back(std::move(sweep));
    }
    return sweeps;
}

std::vector<Entry> Ledger::entries_beginning_with(const std::string& name, std::size_t most) const
{
    Statement statement(*database_,
        std::string(entry_query) + std::string(where_job_begins) + "ORDER BY s.job DESC LIMIT ?2");
    statement.with(name).with(static_cast<std::int64_t>(most));
    return read_entries(statement);
}

std::vector<SweepRecord> Ledger::sweeps_beginning_with(
    const std::string& name, std::size_t most) const
{
    Statement statement(*database_,
        std::string(sweep_query)
            + "WHERE name >= ?1 AND name < ?1 || char(1114111) ORDER BY made_at DESC LIMIT ?2");
    statement.with(name).with(static_cast<std::int64_t>(most));
    std::vector<SweepRecord> sweeps;
    while (statement.step()) sweeps.push_back(read_sweep(statement));
    return sweeps;
}

std::vector<Entry> Ledger::entries(std::optional<std::size_t> most) const
{
    Statement statement(*database_,
        std::string(entry_query)
            + "WHERE s.of_team = 0 ORDER BY s.made_at DESC, s.rowid DESC LIMIT ?");
    statement.with(most ? static_cast<std::int64_t>(*most) : std::int64_t{-1});
    return read_entries(statement);
}

std::size_t Ledger::count() const
{
    Statement statement(*database_,
        "SELECT (SELECT COUNT(*) FROM submission) - (SELECT COUNT(*) FROM submission WHERE of_team = 1)");
    statement.step();
    return static_cast<std::size_t>(statement.number());
}

std::vector<Entry> Ledger::entries_since(Time since) const
{
    Statement statement(*database_,
        std::string(entry_query) + "WHERE s.made_at >= ? ORDER BY s.made_at DESC, s.rowid DESC");
    statement.with(number_of(since));
    return read_entries(statement);
}

void Ledger::each_between(
    Time from, Time until, const std::function<void(const Entry&)>& visit) const
{
    Statement row(*database_,
        fmt::format(brief_query,
            "WHERE s.made_at >= ? AND s.made_at < ? ORDER BY s.made_at DESC, s.rowid DESC"));
    row.with(number_of(from)).with(number_of(until));
    while (row.step()) visit(read_brief_entry(row));
}

std::int64_t Ledger::schema() const
{
    return version_of(*database_);
}

std::vector<Entry> Ledger::open_entries() const
{
    Statement statement(*database_,
        std::string(entry_query)
            // The + keeps SQLite from walking all there is by time.
            + "WHERE s.over = 0 AND s.of_team = 0 ORDER BY +s.made_at DESC, s.rowid DESC");
    return read_entries(statement);
}

std::vector<CloudPlace> Ledger::places(std::size_t most) const
{
    Statement row(*database_,
        "SELECT DISTINCT service, project, region FROM "
        "(SELECT service, project, region FROM submission ORDER BY made_at DESC LIMIT ?)");
    row.with(static_cast<std::int64_t>(most));
    std::vector<CloudPlace> places;
    while (row.step()) {
        CloudPlace& place = places.emplace_back();
        place.service = row.text();
        place.project = row.text();
        place.region = row.text();
    }
    return places;
}

Entry Ledger::find(const std::string& job) const
{
    if (job.empty())
        throw Error("the name of the job is empty", "a job's name, the beginning of one, or latest",
            Exit::usage);
    std::vector<Entry> found;
    if (job == "latest") {
        found = entries(1);
        if (found.empty())
            throw Error("no job was submitted from here yet", "mltrain submit JOB_FILE");
    } else {
        Statement statement(*database_,
            std::string(entry_query) + std::string(where_job_begins)
                + "ORDER BY s.job = ?1 DESC, s.made_at DESC, s.rowid DESC LIMIT 12");
        statement.with(job);
        found = read_entries(statement);
    }
    if (found.empty())
        throw Error(fmt::format("there is no job \"{}\"", job), "all jobs: mltrain list --all");
    const bool exact = found[0].submission.job.name == job || found.size() == 1;
    if (exact) return std::move(found[0]);
    std::vector<std::string> names;
    for (const Entry& entry : found) names.push_back(entry.submission.job.name);
    throw Error(fmt::format("\"{}\" is the beginning of several jobs", job),
        "one of: " + joined(names, ", "));
}

std::optional<Entry> Ledger::find_id(const std::string& id) const
{
    Statement statement(*database_, std::string(entry_query) + "WHERE s.id = ?");
    statement.with(id);
    if (!statement.step()) return {};
    return read_entry(statement);
}

void Ledger::record(const std::string& id, const MetricsReading& reading)
{
    Transaction transaction(*database_);
    Statement(*database_, "INSERT INTO metrics VALUES (?,?,?)")
        .with(id)
        .with(reading.read_at.time_since_epoch().count())
        .with(json_text(to_json(reading.metrics)))
        .run();
    transaction.commit();
}

std::optional<MetricsReading> Ledger::metrics(const std::string& id) const
{
    Statement row(*database_,
        "SELECT metrics, read_at FROM metrics WHERE submission = ? ORDER BY rowid DESC LIMIT 1");
    row.with(id);
    if (!row.step()) return {};
    MetricsReading reading{metrics_of(parse_json(row.text()).value_or(Json())), {}};
    reading.read_at = time_of(row.number());
    return reading;
}

std::map<std::string, Metrics> Ledger::metrics_since(Time since) const
{
    Statement row(*database_,
        "SELECT m.submission, m.metrics FROM metrics m JOIN submission s ON s.id = m.submission "
        "WHERE s.made_at >= ? ORDER BY m.rowid");
    row.with(number_of(since));
    std::map<std::string, Metrics> all;
    while (row.step()) {
        Metrics& metrics = all[row.text()];
        metrics = metrics_of(parse_json(row.text()).value_or(Json()));
    }
    return all;
}

std::vector<Attempt> Ledger::attempts(const std::string& id) const
{
    Statement row(*database_,
        "SELECT at, verb, argv, exit_code, verdict, message, errors FROM attempt "
        "WHERE submission = ? ORDER BY rowid");
    row.with(id);
    std::vector<Attempt> attempts;
    while (row.step()) {
        Attempt& attempt = attempts.emplace_back();
        attempt.at = time_of(row.number());
        attempt.verb = row.text();
        attempt.argv = words_of(row.text());
        attempt.exit_code = static_cast<int>(row.number());
        attempt.verdict = row.text();
        attempt.message = row.text();
        attempt.errors = row.text();
    }
    return attempts;
}

std::vector<Sighting> Ledger::sightings(const std::string& id) const
{
    Statement row(*database_,
        fmt::format(
            "SELECT {} FROM sighting WHERE submission = ? ORDER BY rowid", sighting_columns));
    row.with(id);
    std::vector<Sighting> sightings;
    while (row.step()) sightings.push_back(read_sighting(row));
    return sightings;
}

std::optional<Ledger::Experience> Ledger::experience(
    const std::string& name, const std::string& service) const
{
    // Each LIMIT holds what is read of the disk, however many jobs of that name there are.
    Statement row(*database_, R"(
        SELECT (SELECT i.ended - i.started FROM sighting i
                WHERE i.submission = s.id AND i.state = 'succeeded' AND i.ended > i.started
                ORDER BY i.rowid DESC LIMIT 1) AS duration
        FROM (SELECT id
              FROM (SELECT id, service, settings FROM submission WHERE name = ? ORDER BY made_at DESC LIMIT 1000)
              WHERE service = ? AND instr(settings, '"hyperparameters.') = 0  -- their runs are of many trials
              LIMIT 100) s
        WHERE duration IS NOT NULL LIMIT 50)");
    row.with(name).with(service);
    std::vector<Seconds> durations;
    while (row.step()) durations.emplace_back(row.number());
    if (durations.empty()) return {};
    std::sort(durations.begin(), durations.end());
    const std::size_t count = durations.size();
    return Experience{durations[count / 2], durations[(9 * count + 9) / 10 - 1], count};
}

std::vector<Entry> Ledger::succeeded(const std::string& name, std::size_t most) const
{
    Statement statement(*database_,
        std::string(entry_query)
            + "WHERE s.name = ? AND s.over = 1 AND s.of_team = 0 "
              "ORDER BY s.made_at DESC, s.rowid DESC LIMIT ?");
    statement.with(name).with(static_cast<std::int64_t>(most));
    std::vector<Entry> entries = read_entries(statement);
    std::erase_if(entries, [](const Entry& entry) { return entry.last.state != State::succeeded; });
    return entries;
}

std::vector<std::string> Ledger::damages_at_a_glance() const
{
    return damages_by(*database_, "PRAGMA quick_check(20)");
}

std::vector<std::string> Ledger::damages() const
{
    std::vector<std::string> damages = damages_by(*database_, "PRAGMA integrity_check(20)");
    Statement orphans(*database_, "PRAGMA foreign_key_check");
    while (orphans.step())
        damages.push_back(fmt::format("a row of {} belongs to no submission", orphans.text()));
    return damages;
}

void Ledger::back_up(const fs::path& file) const
{
    create_file(file, "");  // for its mode; and it says so when there is one
    try {
        Statement statement(*database_, "VACUUM INTO ?");
        statement.with(file.string());
        statement.run();
    } catch (const Error& trouble) {
        std::error_code ignored;
        fs::remove(file, ignored);
        throw Error(
            fmt::format("\"{}\" is not written: {}", file.string(), trouble.what()), trouble.hint);
    }
}

std::vector<Entry> Ledger::prunable(Time before) const
{
    Statement statement(*database_,
        std::string(entry_query)
            + "WHERE s.made_at < ? AND s.over = 1 ORDER BY s.made_at DESC, s.rowid DESC");
    statement.with(number_of(before));
    return read_entries(statement);
}

void Ledger::prune(const std::vector<Entry>& entries, Time now)
{
    Transaction transaction(*database_);
    for (const Entry& entry : entries) {
        const JobReference& job = entry.submission.job;
        // What is missing of its sweep cannot be told from what was dropped any more.
        Statement(*database_, "DELETE FROM sweep WHERE id = ?").with(entry.submission.sweep).run();
        Statement(*database_, "INSERT OR IGNORE INTO pruned VALUES (?,?,?)")
            .with(job.id)
            .with(job.name)
            .with(number_of(now))
            .run();
        for (const char* rows : {"DELETE FROM attempt WHERE submission = ?",
                 "DELETE FROM sighting WHERE submission = ?",
                 "DELETE FROM metrics WHERE submission = ?", "DELETE FROM submission WHERE id = ?"})
            Statement(*database_, rows).with(job.id).run();
    }
    transaction.commit();
    database_->try_to(
        "VACUUM");  // gives the space back; while somebody reads, another time will do
}

void Ledger::adopt(const std::string& id)
{
    Statement(*database_, "UPDATE submission SET of_team = 0 WHERE id = ?").with(id).run();
}

bool Ledger::was_pruned(const std::string& id) const
{
    Statement statement(*database_, "SELECT 1 FROM pruned WHERE submission = ?");
    statement.with(id);
    return statement.step();
}

std::string_view verdict_name(Verdict verdict)
{
    switch (verdict) {
    case Verdict::accepted: return "accepted";
    case Verdict::refused: return "refused";
    case Verdict::collision: return "collision";
    case Verdict::unsettled: return "unsettled";
    }
    return "unsettled";
}

}  // namespace mltrain
