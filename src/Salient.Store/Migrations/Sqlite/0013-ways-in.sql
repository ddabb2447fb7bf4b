-- Other ways in than a password with a code: whom a provider of OpenID Connect vouches for, and passkeys.
ALTER TABLE account ADD COLUMN subject TEXT;  -- issuer and subject of whoever came in by OpenID Connect first, with a space between
CREATE UNIQUE INDEX account_by_subject ON account (subject);

CREATE TABLE passkey (
    id         TEXT PRIMARY KEY,  -- of the credential, Base64url
    account    TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
    name       TEXT NOT NULL,     -- what its owner calls it
    public_key TEXT NOT NULL,     -- COSE, Base64
    signs      INTEGER NOT NULL,  -- how often the authenticator says it has signed
    transports TEXT NOT NULL,     -- how it is reached, with spaces between
    may_move   INTEGER NOT NULL,  -- whether it may be on several devices, and whether it is
    has_moved  INTEGER NOT NULL,
    made       TEXT NOT NULL      -- UTC instant
) STRICT, WITHOUT ROWID;
