-- The words of each report as they are searched for: lower case, without marks and punctuation, one space between. All of it follows from the reports.
CREATE TABLE searched (
    number INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES report (hash) ON DELETE CASCADE,
    words  TEXT NOT NULL
) STRICT;
CREATE INDEX searched_by_report ON searched (report);
CREATE VIRTUAL TABLE searched_words USING fts5 (words, content = 'searched', content_rowid = 'number', tokenize = 'ascii');
-- What is deleted leaves the index at once, not when segments are merged.
INSERT INTO searched_words (searched_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER searched_added AFTER INSERT ON searched
BEGIN
    INSERT INTO searched_words (rowid, words) VALUES (NEW.number, NEW.words);
END;
CREATE TRIGGER searched_removed AFTER DELETE ON searched
BEGIN
    INSERT INTO searched_words (searched_words, rowid, words) VALUES ('delete', OLD.number, OLD.words);
END;
