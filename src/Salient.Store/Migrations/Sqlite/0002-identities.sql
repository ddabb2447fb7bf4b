-- Who read, by which files, when the bytes came and what was said of them. Of rows that were there before nobody kept it: unknown, or null.
ALTER TABLE report ADD COLUMN received     TEXT;                            -- UTC instant to the second, as 2019-01-11T08:30:00Z
ALTER TABLE report ADD COLUMN source       TEXT;                            -- file name, - for standard input
ALTER TABLE report ADD COLUMN line         INTEGER;                         -- line of a .jsonl file, from 1
ALTER TABLE report ADD COLUMN form         TEXT;                            -- text, page or record
ALTER TABLE report ADD COLUMN given        TEXT NOT NULL DEFAULT '{}';      -- JSON: what a person said of it, over what it says of itself
ALTER TABLE report ADD COLUMN reader       TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE report ADD COLUMN program      TEXT;
ALTER TABLE report ADD COLUMN model        TEXT;
ALTER TABLE report ADD COLUMN codebook     TEXT;
ALTER TABLE report ADD COLUMN gazetteers   TEXT;
ALTER TABLE report ADD COLUMN withdrawn    TEXT;                            -- the reason, where an analyst withdrew it
ALTER TABLE report ADD COLUMN withdrawn_at TEXT;                            -- UTC instant
ALTER TABLE quarantine ADD COLUMN given TEXT NOT NULL DEFAULT '{}';

-- What analysts changed of reports. It is only ever added to; forgetting a report blanks the words that its lines hold.
CREATE TABLE report_history (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    report TEXT NOT NULL,  -- hash; it outlives a report that is forgotten
    at     TEXT NOT NULL,  -- UTC instant
    what   TEXT NOT NULL,  -- published, outlet, title, original, withdrawn, forgotten or reinstated
    before TEXT,
    after  TEXT,
    reason TEXT
) STRICT;
CREATE INDEX history_by_report ON report_history (report);
CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON report_history
BEGIN
    SELECT RAISE(ABORT, 'the history is only added to');
END;
CREATE TRIGGER history_is_never_rewritten BEFORE UPDATE ON report_history
WHEN NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR NEW.report <> OLD.report OR NEW.at <> OLD.at OR NEW.what <> OLD.what OR NEW.reason IS NOT OLD.reason
BEGIN
    SELECT RAISE(ABORT, 'the history is only added to');
END;

-- Reports whose words, bytes and claims were removed for good: these bytes are not taken in again.
CREATE TABLE forgotten (
    hash   TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    day    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Counts the changes that an answer may follow from, whoever makes them.
CREATE TABLE edition (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO edition SELECT 1, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'report'), 0);
CREATE TRIGGER edition_of_added AFTER INSERT ON report
BEGIN
    UPDATE edition SET number = number + 1;
END;
CREATE TRIGGER edition_of_removed AFTER DELETE ON report
BEGIN
    UPDATE edition SET number = number + 1;
END;
CREATE TRIGGER edition_of_changed AFTER UPDATE OF json, text, given, withdrawn, received ON report
BEGIN
    UPDATE edition SET number = number + 1;
END;
