-- A report is named by the SHA-256 of the bytes received: the same bytes are the same report. Ids are given from outside and may repeat.
CREATE TABLE report (
    number             INTEGER PRIMARY KEY AUTOINCREMENT,
    hash               TEXT NOT NULL UNIQUE,
    id                 TEXT NOT NULL,
    title              TEXT,
    outlet             TEXT,
    published          TEXT,
    original_source    TEXT,
    original_published TEXT,
    json               TEXT NOT NULL,  -- all that is known of the report but its text: metadata, body and what was left out, in UTF-16 offsets
    text               TEXT NOT NULL,
    bytes              BLOB NOT NULL,  -- as received
    opening            TEXT NOT NULL,  -- first words of the body
    print_exact        INTEGER NOT NULL,
    print_shingles     BLOB NOT NULL   -- hashes of the word 5-grams, eight bytes each: who copied whom is worked out from these
) STRICT;
CREATE INDEX report_by_id ON report (id);

-- The claim itself is its JSON line; the columns are for finding it.
CREATE TABLE claim (
    report    TEXT NOT NULL REFERENCES report (hash) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    id        TEXT NOT NULL,
    kind      TEXT NOT NULL,
    event     TEXT,
    status    TEXT NOT NULL,
    place_id  TEXT,
    date_from TEXT,
    date_to   TEXT,
    effects   INTEGER NOT NULL,
    json      TEXT NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_by_id ON claim (id);
CREATE INDEX claim_by_place ON claim (place_id);

CREATE TABLE dropped (
    report   TEXT NOT NULL REFERENCES report (hash) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    reason   TEXT NOT NULL,
    json     TEXT NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- What could not be read, with the reason. The mark is the hash of its bytes, or where it came from if no bytes could be had.
CREATE TABLE quarantine (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    mark       TEXT NOT NULL UNIQUE,
    source     TEXT NOT NULL,  -- file name, - for standard input
    record     INTEGER,        -- line of a .jsonl file, from 1
    hash       TEXT,
    reason     TEXT NOT NULL,
    remedy     TEXT NOT NULL,
    bytes      BLOB,
    first_seen TEXT NOT NULL
) STRICT;
