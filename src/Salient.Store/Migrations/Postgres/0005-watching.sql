-- The same as Sqlite/0005-watching.sql.
ALTER TABLE report
    ADD COLUMN fetched TEXT COLLATE "C",
    ADD COLUMN address TEXT COLLATE "C";
-- By its characters: a damaged line must not stop this.
UPDATE report SET address = substring(json from '"url":"([^"\\]+)"');
CREATE INDEX report_by_address ON report (address);
