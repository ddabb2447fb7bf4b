-- The same as Sqlite/0013-ways-in.sql.
ALTER TABLE account ADD COLUMN subject TEXT COLLATE "C";
CREATE UNIQUE INDEX account_by_subject ON account (subject);

CREATE TABLE passkey (
    id         TEXT COLLATE "C" PRIMARY KEY,
    account    TEXT COLLATE "C" NOT NULL REFERENCES account (name) ON DELETE CASCADE,
    name       TEXT COLLATE "C" NOT NULL,
    public_key TEXT COLLATE "C" NOT NULL,
    signs      BIGINT NOT NULL,
    transports TEXT COLLATE "C" NOT NULL,
    may_move   BIGINT NOT NULL,
    has_moved  BIGINT NOT NULL,
    made       TEXT COLLATE "C" NOT NULL
);
