-- The same as Sqlite/0003-derived.sql.
CREATE TABLE derived (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    by  TEXT COLLATE "C" NOT NULL
);
INSERT INTO derived VALUES (1, '');

CREATE TABLE touched (
    report TEXT COLLATE "C" PRIMARY KEY
);
INSERT INTO touched SELECT hash FROM report;
CREATE FUNCTION touch_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO %I.touched SELECT hash FROM now_there ON CONFLICT DO NOTHING', TG_TABLE_SCHEMA);
    RETURN NULL;
END $$;
CREATE FUNCTION touch_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO %I.touched VALUES ($1) ON CONFLICT DO NOTHING', TG_TABLE_SCHEMA) USING OLD.hash;
    RETURN NULL;
END $$;
CREATE TRIGGER touched_by_adding AFTER INSERT ON report REFERENCING NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION touch_added();
CREATE TRIGGER touched_by_removing AFTER DELETE ON report FOR EACH ROW EXECUTE FUNCTION touch_one();
CREATE TRIGGER touched_by_changing AFTER UPDATE OF json, text, given, withdrawn, received ON report FOR EACH ROW EXECUTE FUNCTION touch_one();

CREATE TABLE lineage (
    report        TEXT COLLATE "C" PRIMARY KEY,
    rank          TEXT COLLATE "C" NOT NULL UNIQUE,
    headline      TEXT COLLATE "C" NOT NULL,
    marks         BYTEA NOT NULL,
    kind          TEXT COLLATE "C" NOT NULL,
    parent        TEXT COLLATE "C",
    origin        TEXT COLLATE "C" NOT NULL,
    origin_outlet TEXT COLLATE "C",
    origin_day    TEXT COLLATE "C",
    superseded_by TEXT COLLATE "C",
    superseded_on TEXT COLLATE "C",
    edges         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX lineage_by_headline ON lineage (headline, rank);
CREATE INDEX lineage_by_parent ON lineage (parent);
CREATE INDEX lineage_by_origin ON lineage (origin);
CREATE INDEX lineage_by_superseder ON lineage (superseded_by) WHERE superseded_by IS NOT NULL;

CREATE TABLE passage (
    mark BIGINT NOT NULL,
    rank TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (mark, rank)
);
