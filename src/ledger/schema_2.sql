-- From version 1 to 2.

ALTER TABLE submission ADD COLUMN code_hash TEXT NOT NULL DEFAULT ''; -- over the package's files; "" when none is here

ALTER TABLE submission ADD COLUMN over_budget TEXT NOT NULL DEFAULT ''; -- the reason why it was let in all the same
ALTER TABLE submission ADD COLUMN of_team INTEGER NOT NULL DEFAULT 0;   -- 1: somebody else's; only its cost counts here

-- Follows from the last sighting, for the sake of an index: what is open is found without reading all there is.
ALTER TABLE submission ADD COLUMN over INTEGER NOT NULL DEFAULT 0;
UPDATE submission SET over = 1 WHERE (SELECT state FROM sighting WHERE submission = submission.id ORDER BY rowid DESC LIMIT 1)
    IN ('refused', 'succeeded', 'partly_succeeded', 'failed', 'cancelled', 'expired');
CREATE INDEX submission_open ON submission (spec_hash) WHERE over = 0;
CREATE INDEX submission_of_team ON submission (made_at) WHERE of_team = 1;
DROP INDEX submission_by_name;
CREATE INDEX submission_by_name ON submission (name, made_at);

-- Jobs that `mltrain ledger prune` dropped: their service may list them still, and they are no strangers.
CREATE TABLE pruned (
    submission TEXT PRIMARY KEY,
    job        TEXT NOT NULL,
    at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
