-- +goose Up
-- The same file runs on SQLite (by goose) and on D1 (by wrangler), and is never changed once released:
-- a later change is a later file. D1 hands integers over as REAL; STRICT makes them integers again.

-- The one row says which history of this database is in force. Restoring a backup sets a new epoch.
CREATE TABLE server (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  epoch TEXT NOT NULL,
  spent INTEGER NOT NULL DEFAULT 0            -- the sequences of deleted accounts; see package sqlite, head
) STRICT;

INSERT INTO server (one, epoch) VALUES (1, lower(hex(randomblob(8))));

CREATE TABLE account (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  token TEXT NOT NULL,                        -- SHA-256 of the token, base64url
  retired INTEGER NOT NULL DEFAULT 0,         -- 1: moved to another account
  seq INTEGER NOT NULL DEFAULT 0,             -- head: the highest sequence given out
  floor INTEGER NOT NULL DEFAULT 0,           -- the highest sequence of a forgotten tombstone
  records INTEGER NOT NULL DEFAULT 0,         -- live records
  tombstones INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,           -- of the live records' data
  history_bytes INTEGER NOT NULL DEFAULT 0,   -- of the versions' data
  max_records INTEGER NOT NULL,               -- live; as many tombstones are kept besides
  max_bytes INTEGER NOT NULL,
  max_history_bytes INTEGER NOT NULL
) STRICT;

-- A record as it is now. The data is base64url text because a blob cannot ride in JSON.
CREATE TABLE record (
  account INTEGER NOT NULL REFERENCES account (key) ON DELETE CASCADE,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  base INTEGER NOT NULL,                      -- what the push said it was made from; the upsert compares it
  data TEXT,                                  -- NULL: deleted (a tombstone)
  changed INTEGER NOT NULL,                   -- seconds since 1970; for compaction and for people only
  UNIQUE (account, id),
  UNIQUE (account, seq)
) STRICT;

CREATE INDEX tombstone ON record (account, seq) WHERE data IS NULL;

-- A text that was overwritten or deleted, under the sequence that it had.
CREATE TABLE version (
  account INTEGER NOT NULL REFERENCES account (key) ON DELETE CASCADE,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  data TEXT NOT NULL,
  changed INTEGER NOT NULL,
  UNIQUE (account, id, seq)
) STRICT;

-- Deleted accounts, so that their other devices learn why nothing answers.
CREATE TABLE gone (
  credential TEXT PRIMARY KEY,                -- SHA-256 of "<account>.<token>", base64url
  changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- +goose StatementBegin
-- Quota, new record. RAISE(IGNORE) leaves out this one row; the rest of the push goes in. The trigger
-- runs before the upsert has looked whether the record is there, hence the NOT EXISTS.
CREATE TRIGGER record_quota_insert BEFORE INSERT ON record
WHEN NEW.data IS NOT NULL
  AND EXISTS (
    SELECT 1 FROM account WHERE key = NEW.account
      AND (records >= max_records OR bytes + octet_length(NEW.data) > max_bytes))
  AND NOT EXISTS (SELECT 1 FROM record WHERE account = NEW.account AND id = NEW.id)
BEGIN
  SELECT RAISE(IGNORE);
END;
-- +goose StatementEnd

-- +goose StatementBegin
-- Quota, changed record: what shrinks always goes in.
CREATE TRIGGER record_quota_update BEFORE UPDATE OF data ON record
WHEN NEW.data IS NOT NULL
  AND EXISTS (
    SELECT 1 FROM account WHERE key = NEW.account
      AND (OLD.data IS NULL AND records >= max_records
        OR octet_length(NEW.data) > ifnull(octet_length(OLD.data), 0)
          AND bytes + octet_length(NEW.data) - ifnull(octet_length(OLD.data), 0) > max_bytes))
BEGIN
  SELECT RAISE(IGNORE);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER record_insert AFTER INSERT ON record
BEGIN
  UPDATE account SET
    seq = max(seq, NEW.seq),
    records = records + (NEW.data IS NOT NULL),
    tombstones = tombstones + (NEW.data IS NULL),
    bytes = bytes + ifnull(octet_length(NEW.data), 0)
  WHERE key = NEW.account;
END;
-- +goose StatementEnd

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
  INSERT INTO version (account, id, seq, data, changed)
    SELECT OLD.account, OLD.id, OLD.seq, OLD.data, OLD.changed WHERE OLD.data IS NOT NULL;
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

-- +goose StatementBegin
-- Forgetting a tombstone raises the floor. Only compaction deletes rows here, and the end of an account.
CREATE TRIGGER record_delete AFTER DELETE ON record
BEGIN
  UPDATE account SET floor = max(floor, OLD.seq), tombstones = tombstones - 1 WHERE key = OLD.account;
END;
-- +goose StatementEnd

-- +goose StatementBegin
-- Tombstones count against nobody's quota, so their number is bounded here: the oldest is forgotten.
CREATE TRIGGER tombstone_count AFTER UPDATE OF tombstones ON account
WHEN NEW.tombstones > NEW.max_records
BEGIN
  DELETE FROM record WHERE account = NEW.key AND data IS NULL AND seq = (
    SELECT min(seq) FROM record WHERE account = NEW.key AND data IS NULL);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER account_delete AFTER DELETE ON account
BEGIN
  UPDATE server SET spent = spent + OLD.seq;
END;
-- +goose StatementEnd
