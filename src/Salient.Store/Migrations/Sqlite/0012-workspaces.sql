-- Workspaces: one conflict each of a desk that follows several. No answer about the whole store depends on them.
CREATE TABLE workspace (
    name TEXT PRIMARY KEY,
    has  TEXT NOT NULL                    -- what belongs to it, as JSON
) STRICT, WITHOUT ROWID;
