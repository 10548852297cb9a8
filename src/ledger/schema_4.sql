-- From version 3 to 4.

-- What a job's trainer wrote down about what it trained, as it was read. Only changes are written, and the first reading
-- after the job's end, which is the last one.
CREATE TABLE metrics (
    submission TEXT NOT NULL REFERENCES submission (id),
    read_at    INTEGER NOT NULL,
    metrics    TEXT NOT NULL  -- JSON: [{"name", "value", "step"}, …]; [] when there was nothing
) STRICT;

CREATE INDEX metrics_by_submission ON metrics (submission);

PRAGMA user_version = 4;
