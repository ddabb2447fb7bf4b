-- A desk's own sites. They are private: no export, feed or public view reads this table.
CREATE TABLE site (
    name      TEXT PRIMARY KEY,
    latitude  REAL NOT NULL,
    longitude REAL NOT NULL,
    radius    REAL                        -- kilometres, null for a point
) STRICT, WITHOUT ROWID;

-- What a desk asks again and again.
CREATE TABLE alert (
    name  TEXT PRIMARY KEY,
    asked TEXT NOT NULL,                  -- the question as JSON
    added TEXT NOT NULL                   -- UTC instant to the second
) STRICT, WITHOUT ROWID;

-- Where digests of an alert go, and how that went. What came in from since on, and is not in told, is still to be delivered.
CREATE TABLE delivery (
    alert       TEXT NOT NULL,
    destination TEXT NOT NULL,            -- a file, mailbox or host; of an address that may hold a secret only its host and a hash
    since       TEXT NOT NULL,
    delivered   TEXT,                     -- when a digest last went out; null where none ever did
    failures    INTEGER NOT NULL DEFAULT 0, -- in a row
    reason      TEXT,                     -- of the last failure, null where the last delivery succeeded
    PRIMARY KEY (alert, destination)
) STRICT, WITHOUT ROWID;

-- What was told where, so that nothing is told twice.
CREATE TABLE told (
    alert       TEXT NOT NULL,
    destination TEXT NOT NULL,
    item        TEXT NOT NULL,
    title       TEXT,                     -- null where it was there before the first digest, or a report was forgotten since
    subject     TEXT,
    PRIMARY KEY (alert, destination, item)
) STRICT, WITHOUT ROWID;
