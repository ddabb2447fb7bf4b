-- Ranks of the earlier reports on which it depends where a report stands, a line each: what is like none of them leaves it where it is.
ALTER TABLE lineage ADD COLUMN kin TEXT COLLATE "C" NOT NULL DEFAULT '';

-- What lineage compares of a report, beside where it stands: in the report's own row it lies behind its text and its bytes.
ALTER TABLE lineage ADD COLUMN opening   TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE lineage ADD COLUMN exact     BIGINT NOT NULL DEFAULT 0;
ALTER TABLE lineage ADD COLUMN shingles  BYTEA NOT NULL DEFAULT '\x';
ALTER TABLE lineage ADD COLUMN withdrawn TEXT COLLATE "C";
