-- What follows from the reports and is kept so that one more report costs the same however many there are. All of it can be made anew from the tables before.

-- By which rules it was derived; where a program goes by others, it begins again.
CREATE TABLE derived (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    by  TEXT NOT NULL
) STRICT;
INSERT INTO derived VALUES (1, '');

-- Reports that came, changed or went since, whoever did that: what follows from them is still to be derived.
CREATE TABLE touched (
    report TEXT PRIMARY KEY  -- hash
) STRICT, WITHOUT ROWID;
INSERT INTO touched SELECT hash FROM report;
CREATE TRIGGER touched_by_adding AFTER INSERT ON report
BEGIN
    INSERT INTO touched SELECT NEW.hash WHERE NEW.hash NOT IN (SELECT report FROM touched);
END;
CREATE TRIGGER touched_by_removing AFTER DELETE ON report
BEGIN
    INSERT INTO touched SELECT OLD.hash WHERE OLD.hash NOT IN (SELECT report FROM touched);
END;
CREATE TRIGGER touched_by_changing AFTER UPDATE OF json, text, given, withdrawn, received ON report
BEGIN
    INSERT INTO touched SELECT NEW.hash WHERE NEW.hash NOT IN (SELECT report FROM touched);
END;

-- Where each report stands among those that share its words.
CREATE TABLE lineage (
    report        TEXT PRIMARY KEY,      -- hash
    rank          TEXT NOT NULL UNIQUE,  -- the order in which reports can have copied each other
    headline      TEXT NOT NULL,
    marks         BLOB NOT NULL,         -- what it is listed by in passage, eight bytes each
    kind          TEXT NOT NULL,
    parent        TEXT,
    origin        TEXT NOT NULL,
    origin_outlet TEXT,
    origin_day    TEXT,
    superseded_by TEXT,
    superseded_on TEXT,
    edges         TEXT NOT NULL          -- JSON: every report whose words it has
) STRICT, WITHOUT ROWID;
CREATE INDEX lineage_by_headline ON lineage (headline, rank);
CREATE INDEX lineage_by_parent ON lineage (parent);
CREATE INDEX lineage_by_origin ON lineage (origin);
CREATE INDEX lineage_by_superseder ON lineage (superseded_by) WHERE superseded_by IS NOT NULL;

-- Marks of the words of each report, in order: who shares words with whom is looked up here.
CREATE TABLE passage (
    mark INTEGER NOT NULL,
    rank TEXT NOT NULL,
    PRIMARY KEY (mark, rank)
) STRICT, WITHOUT ROWID;
