-- The same as Sqlite/0008-renewed.sql.
CREATE TABLE renewed (
    report TEXT COLLATE "C" PRIMARY KEY,
    number BIGINT NOT NULL
);
CREATE INDEX renewed_by_number ON renewed (number);
ALTER TABLE derived ADD COLUMN renewals BIGINT NOT NULL DEFAULT 0;
ALTER TABLE derived ADD COLUMN anew     BIGINT NOT NULL DEFAULT 0;
