-- +goose Up
-- Calls name an account by its key, and SQLite gives a new row the highest key in use plus one: when the newest
-- account was deleted, the next one got its key, and what was still on its way to the old one reached the new one.
-- So the highest key that was ever given out is kept, and none is given out again.
--
-- An account that is made again begins at sequence 0, so a cursor of its earlier life would pass for one of the new.
-- Hence a life: an account's epoch is the first half of the server's and this. Accounts that are there keep theirs.

ALTER TABLE server ADD COLUMN last_key INTEGER NOT NULL DEFAULT 0;

UPDATE server SET last_key = (SELECT ifnull(max(key), 0) FROM account);

ALTER TABLE account ADD COLUMN life TEXT NOT NULL DEFAULT '';

UPDATE account SET life = (SELECT substr(epoch, 9) FROM server);

-- +goose StatementBegin
CREATE TRIGGER account_insert AFTER INSERT ON account
BEGIN
  UPDATE server SET last_key = max(last_key, NEW.key);
  UPDATE account SET life = lower(hex(randomblob(4))) WHERE key = NEW.key AND life = '';
END;
-- +goose StatementEnd
