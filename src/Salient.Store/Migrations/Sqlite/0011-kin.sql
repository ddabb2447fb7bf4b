-- Ranks of the earlier reports on which it depends where a report stands, a line each: what is like none of them leaves it where it is.
ALTER TABLE lineage ADD COLUMN kin TEXT NOT NULL DEFAULT '';
