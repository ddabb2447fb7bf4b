-- The same as Sqlite/0005-watching.sql.
ALTER TABLE report
    ADD COLUMN fetched TEXT COLLATE "C",
    ADD COLUMN address TEXT COLLATE "C";
-- By its characters: a damaged line must not stop this.
UPDATE report SET address = substring(json from '"url":"([^"\\]+)"');
CREATE INDEX report_by_address ON report (address);

CREATE TABLE watch_source (
    address  TEXT COLLATE "C" PRIMARY KEY,
    kind     TEXT COLLATE "C",
    tag      TEXT COLLATE "C",
    modified TEXT COLLATE "C",
    hash     TEXT COLLATE "C",
    tried    TEXT COLLATE "C",
    found    TEXT COLLATE "C",
    next     TEXT COLLATE "C",
    failures BIGINT NOT NULL DEFAULT 0,
    reason   TEXT COLLATE "C",
    reports  BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE watch_item (
    source   TEXT COLLATE "C" NOT NULL,
    address  TEXT COLLATE "C" NOT NULL,
    stamp    TEXT COLLATE "C" NOT NULL,
    state    TEXT COLLATE "C" NOT NULL,
    tries    BIGINT NOT NULL DEFAULT 0,
    next     TEXT COLLATE "C",
    reason   TEXT COLLATE "C",
    tag      TEXT COLLATE "C",
    modified TEXT COLLATE "C",
    hash     TEXT COLLATE "C",
    line     BYTEA,
    fetched  TEXT COLLATE "C",
    PRIMARY KEY (source, address)
);
CREATE INDEX watch_item_waiting ON watch_item (source, state);
