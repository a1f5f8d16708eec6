-- +goose Up
-- A full history drops the texts that were replaced first. It went by their sequences, which say when a text was
-- written, so the text of an old record went the moment it was overwritten. Rows are in the order of replacement.

DROP TRIGGER version_bytes;

-- +goose StatementBegin
-- A history over its limit drops its oldest quarter at once, so that the look through all of it is rare.
CREATE TRIGGER version_bytes AFTER INSERT ON version
WHEN (SELECT history_bytes > max_history_bytes FROM account WHERE key = NEW.account)
BEGIN
  DELETE FROM version WHERE rowid IN (
    SELECT old FROM (
      SELECT rowid AS old, sum(octet_length(data)) OVER (ORDER BY rowid DESC) AS newer
      FROM version WHERE account = NEW.account)
    WHERE newer > (SELECT max_history_bytes / 4 * 3 FROM account WHERE key = NEW.account));
END;
-- +goose StatementEnd

-- Compaction finds what is due by this; without it, it read all texts each time.
CREATE INDEX version_replaced ON version (replaced);
