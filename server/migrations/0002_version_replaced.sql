-- +goose Up
-- The days of an overwritten text count from when it was replaced; counted from its writing, an old one was
-- forgotten within the hour. What lies in the table already was replaced when the next text of its record was
-- written, or just now where that is not known. SQLite cannot add a column that must have a value, so the table is
-- made anew; its triggers go with it.

DROP TRIGGER record_update;

CREATE TABLE overwritten (
  account INTEGER NOT NULL REFERENCES account (key) ON DELETE CASCADE,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  data TEXT NOT NULL,
  changed INTEGER NOT NULL,
  replaced INTEGER NOT NULL,                  -- seconds since 1970, from which its days are counted
  UNIQUE (account, id, seq)
) STRICT;

INSERT INTO overwritten (account, id, seq, data, changed, replaced)
SELECT account, id, seq, data, changed, coalesce(
  (SELECT changed FROM version AS next
    WHERE next.account = version.account AND next.id = version.id AND next.seq > version.seq ORDER BY next.seq LIMIT 1),
  (SELECT changed FROM record WHERE record.account = version.account AND record.id = version.id),
  unixepoch())
FROM version;

DROP TABLE version;

ALTER TABLE overwritten RENAME TO version;

-- +goose StatementBegin
CREATE TRIGGER record_update AFTER UPDATE OF data ON record
BEGIN
  UPDATE account SET
    seq = max(seq, NEW.seq),
    records = records + (NEW.data IS NOT NULL) - (OLD.data IS NOT NULL),
    tombstones = tombstones + (NEW.data IS NULL) - (OLD.data IS NULL),
    bytes = bytes + ifnull(octet_length(NEW.data), 0) - ifnull(octet_length(OLD.data), 0),
    history_bytes = history_bytes + ifnull(octet_length(OLD.data), 0)
  WHERE key = NEW.account;
  INSERT INTO version (account, id, seq, data, changed, replaced)
    SELECT OLD.account, OLD.id, OLD.seq, OLD.data, OLD.changed, NEW.changed WHERE OLD.data IS NOT NULL;
END;
-- +goose StatementEnd

-- +goose StatementBegin
-- Twenty versions a record.
CREATE TRIGGER version_count AFTER INSERT ON version
BEGIN
  DELETE FROM version WHERE account = NEW.account AND id = NEW.id AND seq <= (
    SELECT seq FROM version WHERE account = NEW.account AND id = NEW.id ORDER BY seq DESC LIMIT 1 OFFSET 20);
END;
-- +goose StatementEnd

-- +goose StatementBegin
-- A history over its limit drops its oldest quarter at once, so that the look through all of it is rare.
CREATE TRIGGER version_bytes AFTER INSERT ON version
WHEN (SELECT history_bytes > max_history_bytes FROM account WHERE key = NEW.account)
BEGIN
  DELETE FROM version WHERE rowid IN (
    SELECT old FROM (
      SELECT rowid AS old, sum(octet_length(data)) OVER (ORDER BY seq DESC) AS newer
      FROM version WHERE account = NEW.account)
    WHERE newer > (SELECT max_history_bytes / 4 * 3 FROM account WHERE key = NEW.account));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER version_delete AFTER DELETE ON version
BEGIN
  UPDATE account SET history_bytes = history_bytes - octet_length(OLD.data) WHERE key = OLD.account;
END;
-- +goose StatementEnd
