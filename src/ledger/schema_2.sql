-- From version 1 to 2.

ALTER TABLE submission ADD COLUMN code_hash TEXT NOT NULL DEFAULT ''; -- over the package's files; "" when none is here

ALTER TABLE submission ADD COLUMN over_budget TEXT NOT NULL DEFAULT ''; -- the reason why it was let in all the same
ALTER TABLE submission ADD COLUMN of_team INTEGER NOT NULL DEFAULT 0;   -- 1: somebody else's; only its cost counts here

-- Jobs that `mltrain ledger prune` dropped: their service may list them still, and they are no strangers.
CREATE TABLE pruned (
    submission TEXT PRIMARY KEY,
    job        TEXT NOT NULL,
    at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
