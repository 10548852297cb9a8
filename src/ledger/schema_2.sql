-- From version 1 to 2.

ALTER TABLE submission ADD COLUMN code_hash TEXT NOT NULL DEFAULT ''; -- over the package's files; "" when none is here

-- Jobs that `mltrain ledger prune` dropped: their service may list them still, and they are no strangers.
CREATE TABLE pruned (
    submission TEXT PRIMARY KEY,
    job        TEXT NOT NULL,
    at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
