-- Who may do what over HTTP, by which keys, who is logged in, what was done, and which reports not everybody may see.
CREATE TABLE account (
    name         TEXT PRIMARY KEY,          -- lower case
    role         TEXT NOT NULL,             -- reader, analyst, editor or admin
    password     TEXT NOT NULL,             -- salted hash, as ASP.NET Core Identity writes it
    code_key     TEXT NOT NULL,             -- what an authenticator makes its codes from (RFC 6238), Base32
    spent        TEXT NOT NULL DEFAULT '',  -- the codes used last, with spaces between: none is taken twice
    failures     INTEGER NOT NULL DEFAULT 0,
    locked_until TEXT,                      -- UTC instant
    made         TEXT NOT NULL              -- UTC instant
) STRICT, WITHOUT ROWID;

CREATE TABLE api_key (
    hash    TEXT PRIMARY KEY,  -- SHA-256 of the key
    account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
    scope   TEXT NOT NULL,     -- read, rule or admin
    hint    TEXT NOT NULL,     -- its first characters, to tell keys apart
    made    TEXT NOT NULL      -- UTC instant
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    hash    TEXT PRIMARY KEY,  -- SHA-256 of what the browser keeps
    account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
    begun   TEXT NOT NULL,     -- UTC instant
    seen    TEXT NOT NULL      -- UTC instant, to the minute
) STRICT, WITHOUT ROWID;

-- What was done, and what was read of what not everybody may see. It is only ever added to.
CREATE TABLE audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at     TEXT NOT NULL,  -- UTC instant
    who    TEXT NOT NULL,
    what   TEXT NOT NULL,
    about  TEXT,
    origin TEXT NOT NULL,  -- an address of the network, or command line
    note   TEXT
) STRICT;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only added to');
END;
CREATE TRIGGER audit_is_never_rewritten BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only added to');
END;

CREATE TABLE confidential (
    kind TEXT NOT NULL,  -- report or outlet
    name TEXT NOT NULL,  -- hash of the report; the outlet's name, lower case
    role TEXT NOT NULL,  -- the lowest role that may see it
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
