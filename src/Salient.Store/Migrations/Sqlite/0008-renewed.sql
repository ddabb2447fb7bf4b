-- Reports that came, changed or went, and those that stand elsewhere in their lineage for it: a ledger that is kept up to date looks at these again and at no others.
CREATE TABLE renewed (
    report TEXT PRIMARY KEY,  -- hash; it outlives a report that went
    number INTEGER NOT NULL   -- of the renewal; they only grow
) STRICT, WITHOUT ROWID;
CREATE INDEX renewed_by_number ON renewed (number);
ALTER TABLE derived ADD COLUMN renewals INTEGER NOT NULL DEFAULT 0;  -- the last of them
ALTER TABLE derived ADD COLUMN anew     INTEGER NOT NULL DEFAULT 0;  -- whoever saw only renewals before this one begins again: another store was put in the place of this one
