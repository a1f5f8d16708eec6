-- +goose Up
-- What an account held that has moved to a new sync code was kept for good, though nobody can read it any more. So an
-- account says since when it is retired; one that is already counts from now, as nobody knows.
--
-- It also says at which cursor it retired, and so does the memory of one that was deleted since: a device whose request
-- to retire had no answer learns by it that the move was its own. The head told it, until a restored backup gave the
-- account another epoch, or another device deleted it.

ALTER TABLE account ADD COLUMN retired_at INTEGER NOT NULL DEFAULT 0;

ALTER TABLE account ADD COLUMN retired_cursor TEXT NOT NULL DEFAULT '';

UPDATE account SET
  retired_at = (SELECT CASE clock WHEN 0 THEN unixepoch() ELSE clock END FROM server),
  retired_cursor = (SELECT substr(epoch, 1, 8) FROM server) || life || '.' || seq
WHERE retired = 1;

ALTER TABLE gone ADD COLUMN retired_cursor TEXT NOT NULL DEFAULT '';

-- Compaction finds by this what is due; an account that holds nothing any more is not looked at again.
CREATE INDEX account_retired ON account (retired_at) WHERE retired = 1 AND records + tombstones + history_bytes > 0;

DROP TRIGGER record_delete;

-- +goose StatementBegin
-- Forgetting a tombstone raises the floor. Only compaction deletes rows here, tombstones and whatever a retired account
-- holds, and the end of an account.
CREATE TRIGGER record_delete AFTER DELETE ON record
BEGIN
  UPDATE account SET
    floor = max(floor, OLD.seq),
    records = records - (OLD.data IS NOT NULL),
    tombstones = tombstones - (OLD.data IS NULL),
    bytes = bytes - ifnull(octet_length(OLD.data), 0)
  WHERE key = OLD.account;
END;
-- +goose StatementEnd
