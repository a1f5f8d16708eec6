-- +goose Up
-- Deleting a full account took seconds, while nobody else's push was stored. So an account is first marked as deleted,
-- under an id that no device has: nobody reads or writes it any more, and its own may be made again. Compaction then drops
-- what it holds, in portions, and the account itself in the end; its sequences count among those given out all the while.
ALTER TABLE account ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0; -- 1: nobody's any more

CREATE INDEX account_deleted ON account (deleted) WHERE deleted = 1;
