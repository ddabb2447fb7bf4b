-- What nobody outside may know: the key by which the public view renames what it shows. Whoever has it can try out which name is whose.
CREATE TABLE secret (
    name  text PRIMARY KEY,
    value bytea NOT NULL
);
