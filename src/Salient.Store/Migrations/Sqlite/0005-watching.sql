-- How the bytes of a report were fetched: JSON of address, time, status, redirects and headers; null where they came from a file.
ALTER TABLE report ADD COLUMN fetched TEXT;
-- The report's own address: reports of one address are versions of one document.
ALTER TABLE report ADD COLUMN address TEXT;
UPDATE report SET address = CASE WHEN json_valid(json) THEN json_extract(json, '$.url') END;
CREATE INDEX report_by_address ON report (address);
