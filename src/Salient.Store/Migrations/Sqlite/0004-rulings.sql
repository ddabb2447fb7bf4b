-- What analysts decided of claims, pins, actors and sources. It is only ever added to; forgetting a report blanks the words that its rulings hold.
CREATE TABLE ruling (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,  -- UTC instant
    who     TEXT NOT NULL,
    kind    TEXT NOT NULL,  -- accept, reject, change, pin, add, comment, merge, split, grade or take-back
    report  TEXT,           -- hash; it outlives a report that is forgotten
    claim   TEXT,           -- id; it outlives a claim that a later reading no longer gives
    subject TEXT,           -- what else it is about: an actor, a source, a ruling
    other   TEXT,
    before  TEXT,           -- JSON of the fields that are changed
    after   TEXT,
    why     TEXT
) STRICT;
CREATE INDEX ruling_by_claim ON ruling (claim);
CREATE TRIGGER ruling_is_never_deleted BEFORE DELETE ON ruling
BEGIN
    SELECT RAISE(ABORT, 'rulings are only added to');
END;
CREATE TRIGGER ruling_is_never_rewritten BEFORE UPDATE ON ruling
WHEN NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR NEW.number <> OLD.number OR NEW.at <> OLD.at OR NEW.who <> OLD.who OR NEW.kind <> OLD.kind
    OR NEW.report IS NOT OLD.report OR NEW.claim IS NOT OLD.claim OR NEW.subject IS NOT OLD.subject OR NEW.other IS NOT OLD.other OR NEW.why IS NOT OLD.why
BEGIN
    SELECT RAISE(ABORT, 'rulings are only added to');
END;
CREATE TRIGGER edition_of_ruled AFTER INSERT ON ruling
BEGIN
    UPDATE edition SET number = number + 1;
END;
