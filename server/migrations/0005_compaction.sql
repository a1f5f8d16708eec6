-- +goose Up
-- Compaction finds by these what is due, as it finds the texts; without them it read, each time, all tombstones and all
-- that is kept of deleted accounts, and no push was stored meanwhile.
CREATE INDEX tombstone_changed ON record (changed) WHERE data IS NULL;

CREATE INDEX gone_changed ON gone (changed);
