-- What is known of jobs: facts, appended. A job's present state is its last sighting; a submission that has
-- none is unsettled. Times are seconds since 1970 in UTC, money is nano-dollars.
--
-- A new ledger walks the same way as an old one: through schema_1, schema_2, … up to the newest.

CREATE TABLE submission (
    id              TEXT PRIMARY KEY,   -- 32 hexadecimal digits; the label mltrain-id
    job             TEXT NOT NULL UNIQUE, -- the job's full name: census_20261120_143000
    name            TEXT NOT NULL,      -- the name in the job file: census
    service         TEXT NOT NULL,      -- ml-engine, ai-platform, local
    project         TEXT NOT NULL,      -- "" where there are none
    region          TEXT NOT NULL,
    spec_hash       TEXT NOT NULL,      -- over what is sent, without the job's name and id
    made_at         INTEGER NOT NULL,   -- the one reading of the clock that name and job_dir agree with
    recorded_at     INTEGER NOT NULL,   -- when this row was written, just before anything is sent
    argv            TEXT NOT NULL,      -- JSON: the command, exactly as run
    config          TEXT NOT NULL,      -- the file that the command names with --config; "" when none
    directory       TEXT NOT NULL,      -- where it ran; "" when that does not matter
    settings        TEXT NOT NULL,      -- JSON: every setting, its value and its origin
    projection      TEXT NOT NULL,      -- JSON: the cost as it was shown
    per_hour        INTEGER,            -- the prices agreed at submission …
    per_unit        INTEGER,
    billing_step    INTEGER NOT NULL,
    billing_minimum INTEGER NOT NULL,
    likely          INTEGER,            -- seconds
    likely_cost     INTEGER,
    time_limit      INTEGER,            -- seconds, as sent; none when the service's own holds
    worst_cost      INTEGER
) STRICT;

CREATE INDEX submission_by_time ON submission (made_at);
CREATE INDEX submission_by_name ON submission (name);
CREATE INDEX submission_by_hash ON submission (spec_hash);

-- Every time a service was asked to do something, and what it said.
CREATE TABLE attempt (
    submission TEXT NOT NULL REFERENCES submission (id),
    at         INTEGER NOT NULL,
    verb       TEXT NOT NULL,   -- submit, settle, cancel
    argv       TEXT NOT NULL,   -- JSON
    exit_code  INTEGER NOT NULL,
    verdict    TEXT NOT NULL,   -- accepted, refused, collision, unsettled
    message    TEXT NOT NULL,
    resource   TEXT NOT NULL,   -- the service's own name of the job
    output     TEXT NOT NULL,
    errors     TEXT NOT NULL    -- what it wrote to stderr, word for word
) STRICT;

CREATE INDEX attempt_by_submission ON attempt (submission);

-- What a look at the job showed. Only changes are written.
CREATE TABLE sighting (
    submission TEXT NOT NULL REFERENCES submission (id),
    seen_at    INTEGER NOT NULL,
    state      TEXT NOT NULL,
    word       TEXT NOT NULL,   -- the state as the service spelled it
    created    INTEGER,
    started    INTEGER,
    ended      INTEGER,
    ml_units   INTEGER,         -- consumed, in billionths of a unit-hour
    message    TEXT NOT NULL,
    exit_code  INTEGER
) STRICT;

CREATE INDEX sighting_by_submission ON sighting (submission);

PRAGMA user_version = 1;
