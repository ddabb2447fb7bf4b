-- How the bytes of a report were fetched: JSON of address, time, status, redirects and headers; null where they came from a file.
ALTER TABLE report ADD COLUMN fetched TEXT;
-- The report's own address: reports of one address are versions of one document.
ALTER TABLE report ADD COLUMN address TEXT;
UPDATE report SET address = CASE WHEN json_valid(json) THEN json_extract(json, '$.url') END;
CREATE INDEX report_by_address ON report (address);

-- What salient watch looks at, and how that went: it goes on from here. Instants are UTC, to the second.
CREATE TABLE watch_source (
    address  TEXT PRIMARY KEY,           -- without a password; the path of a folder or file
    kind     TEXT,                       -- feed, page, sitemap, list, folder or file; null before it was had for the first time
    tag      TEXT,                       -- ETag and Last-Modified of the last answer that was taken in whole
    modified TEXT,
    hash     TEXT,                       -- SHA-256 of its body
    tried    TEXT,
    found    TEXT,                       -- when it last gave a new report
    next     TEXT,                       -- when it is looked at again
    failures INTEGER NOT NULL DEFAULT 0, -- in a row
    reason   TEXT,                       -- of the last failure, null where the last look succeeded
    reports  INTEGER NOT NULL DEFAULT 0  -- new ones that it gave in all
) STRICT, WITHOUT ROWID;

-- The pages that feeds and sitemaps lead to, and the files of folders.
CREATE TABLE watch_item (
    source   TEXT NOT NULL,
    address  TEXT NOT NULL,
    stamp    TEXT NOT NULL,              -- what the source said of it when it was last read: with another one it is looked at again
    state    TEXT NOT NULL,              -- waiting, done, or failed
    tries    INTEGER NOT NULL DEFAULT 0,
    next     TEXT,
    reason   TEXT,
    tag      TEXT,
    modified TEXT,
    hash     TEXT,
    line     BLOB,                       -- the item's own words, read where its page cannot be had
    fetched  TEXT,                       -- how they came
    PRIMARY KEY (source, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX watch_item_waiting ON watch_item (source, state);
