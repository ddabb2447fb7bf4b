-- The same as Sqlite/0012-workspaces.sql.
CREATE TABLE workspace (
    name TEXT COLLATE "C" PRIMARY KEY,
    has  TEXT COLLATE "C" NOT NULL
);
