-- +goose Up
-- The days after which something is forgotten are counted by this clock, not by the machine's, which may be wrong: see
-- Advance in package sqlstore. Seconds since 1970; 0: it was never set.
ALTER TABLE server ADD COLUMN clock INTEGER NOT NULL DEFAULT 0;
