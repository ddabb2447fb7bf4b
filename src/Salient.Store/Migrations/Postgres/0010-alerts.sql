-- The same as Sqlite/0010-alerts.sql.
CREATE TABLE site (
    name      TEXT COLLATE "C" PRIMARY KEY,
    latitude  DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL,
    radius    DOUBLE PRECISION
);

CREATE TABLE alert (
    name  TEXT COLLATE "C" PRIMARY KEY,
    asked TEXT COLLATE "C" NOT NULL,
    added TEXT COLLATE "C" NOT NULL
);

CREATE TABLE delivery (
    alert       TEXT COLLATE "C" NOT NULL,
    destination TEXT COLLATE "C" NOT NULL,
    since       TEXT COLLATE "C" NOT NULL,
    delivered   TEXT COLLATE "C",
    failures    BIGINT NOT NULL DEFAULT 0,
    reason      TEXT COLLATE "C",
    PRIMARY KEY (alert, destination)
);

CREATE TABLE told (
    alert       TEXT COLLATE "C" NOT NULL,
    destination TEXT COLLATE "C" NOT NULL,
    item        TEXT COLLATE "C" NOT NULL,
    title       TEXT COLLATE "C",
    subject     TEXT COLLATE "C",
    PRIMARY KEY (alert, destination, item)
);
