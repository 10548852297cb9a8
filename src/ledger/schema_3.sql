-- From version 2 to 3.

-- A sweep as it was meant, written down before its first job: what is missing of it can be sent later.
CREATE TABLE sweep (
    id          TEXT PRIMARY KEY,      -- 32 hexadecimal digits
    name        TEXT NOT NULL UNIQUE,  -- what its jobs' names begin with: census_20261120_143000
    made_at     INTEGER NOT NULL,
    settings    TEXT NOT NULL,         -- JSON: the settings that all its jobs share
    variants    TEXT NOT NULL,         -- JSON: of each job what is its own, [["args.epochs", "5"], …]
    max_running INTEGER                -- none: all at once
) STRICT;

ALTER TABLE submission ADD COLUMN sweep TEXT NOT NULL DEFAULT '';           -- its id; "" for a job of its own
ALTER TABLE submission ADD COLUMN sweep_number INTEGER NOT NULL DEFAULT 0;  -- from 1 on, in the order of the variants
CREATE INDEX submission_by_sweep ON submission (sweep, sweep_number) WHERE sweep <> '';
ALTER TABLE sighting ADD COLUMN trials TEXT NOT NULL DEFAULT ''; -- JSON: how a tuning job's trials stood; "" for others

PRAGMA user_version = 3;
