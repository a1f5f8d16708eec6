package sqlstore

import (
	"context"
	"strconv"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/store"
)

// Each item of a push is a JSON array [id, base, data]. The account's row gives the sequence in the same
// statement that writes, and its place in the batch is added, so items that are not stored leave gaps.
// The upsert leaves out a record whose sequence is not the item's base; triggers keep history, counts and
// quota (see package migrations). A statement is atomic, so a batch needs no transaction.
const push = `
INSERT INTO record (account, id, seq, base, data, changed)
SELECT account.key, item.value ->> 0, account.seq + item.key + 1, item.value ->> 1, item.value ->> 2, max(?, server.clock)
FROM server CROSS JOIN account CROSS JOIN json_each(?) AS item
WHERE account.key = ? AND account.deleted = 0 AND account.retired = 0 AND substr(server.epoch, 1, 8) || account.life = ?
ON CONFLICT (account, id) DO UPDATE
SET seq = excluded.seq, base = excluded.base, data = excluded.data, changed = excluded.changed
WHERE record.seq = excluded.base
RETURNING id, seq`

// Push runs the statement and collects what it stored.
func (s *Store) Push(ctx context.Context, p store.Push) (map[string]int64, error) {
	var stored map[string]int64
	items := encodeItems(p.Items)
	err := s.write(ctx, func(db DB) error {
		stored = make(map[string]int64, len(p.Items))
		var id string
		var seq int64
		return db.Query(ctx, []any{&id, &seq}, func() { stored[id] = seq }, push, p.Now, items, p.Key, p.Epoch)
	})
	return stored, err
}

// encodeItems writes the JSON that push reads. Ids and data are base64url: nothing needs escaping.
func encodeItems(items []syncapi.PushItem) string {
	size := 2
	for _, item := range items {
		size += 64
		if item.Data != nil {
			size += len(*item.Data)
		}
	}
	json := append(make([]byte, 0, size), '[')
	for i, item := range items {
		if i > 0 {
			json = append(json, ',')
		}
		json = append(json, `["`+item.ID+`",`...)
		json = strconv.AppendInt(json, item.Base, 10)
		if item.Data == nil {
			json = append(json, ",null]"...)
			continue
		}
		json = append(json, `,"`...)
		json = append(json, *item.Data...)
		json = append(json, `"]`...)
	}
	return string(append(json, ']'))
}

// Current reads the named records.
func (s *Store) Current(ctx context.Context, key int64, ids []string) (map[string]syncapi.Version, error) {
	current := make(map[string]syncapi.Version, len(ids))
	err := s.records(ctx, func(r syncapi.Record) { current[r.ID] = syncapi.Version{Seq: r.Seq, Data: r.Data} },
		`SELECT record.id, record.seq, record.data
		FROM account CROSS JOIN json_each(?) AS wanted CROSS JOIN record ON record.account = account.key AND record.id = wanted.value
		WHERE account.key = ? AND account.deleted = 0`,
		encodeIDs(ids), key)
	return current, err
}

// Size reads their lengths alone.
func (s *Store) Size(ctx context.Context, key int64, ids []string) (bytes int64, err error) {
	_, err = one(ctx, s.read, []any{&bytes},
		`SELECT ifnull(sum(octet_length(record.data)), 0)
		FROM account CROSS JOIN json_each(?) AS wanted CROSS JOIN record ON record.account = account.key AND record.id = wanted.value
		WHERE account.key = ? AND account.deleted = 0`,
		encodeIDs(ids), key)
	return bytes, err
}

func encodeIDs(ids []string) string {
	json := []byte{'['}
	for i, id := range ids {
		if i > 0 {
			json = append(json, ',')
		}
		json = append(json, `"`+id+`"`...)
	}
	return string(append(json, ']'))
}

// A page takes records while those before them hold less than the wanted bytes, so it is never empty while there are
// any. D1 hands over whole results, so the bound must be in the statement. Where the page ends is told by sizes alone,
// which are read without the texts, and only then those of the page are read. SQLite prepares a statement anew at
// every use when its LIMIT is a bare parameter, hence the "+ 0".
//
// Whether all of it is still known is told by the same statement. It has a row with an empty id where nothing changed, and
// none where the changes are not known.
const changes = `
SELECT ifnull(record.id, ''), ifnull(record.seq, 0), record.data
FROM account LEFT JOIN record ON record.account = account.key AND record.seq > ?2 AND record.seq <= (
  SELECT max(seq) FROM (
    SELECT seq, sum(size) OVER (ORDER BY seq) - size AS before
    FROM (SELECT seq, ifnull(octet_length(data), 0) AS size FROM record WHERE account = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3 + 0))
  WHERE before < ?4)
WHERE account.key = ?1 AND account.deleted = 0 AND account.floor <= ?5
ORDER BY record.seq`

// Changes reads one page.
func (s *Store) Changes(ctx context.Context, key int64, since syncapi.Cursor, page store.Page) ([]syncapi.Record, error) {
	records, known := []syncapi.Record{}, false
	err := s.records(ctx, func(r syncapi.Record) {
		if known = true; r.ID != "" {
			records = append(records, r)
		}
	}, changes, key, since.Seq, page.Records, page.Bytes, max(since.Seq, since.Floor))
	if err == nil && !known {
		err = store.ErrForgotten
	}
	return records, err
}

// records runs a query for id, sequence and data of records.
func (s *Store) records(ctx context.Context, each func(syncapi.Record), query string, args ...any) error {
	var r syncapi.Record
	return s.read.Query(ctx, []any{&r.ID, &r.Seq, &r.Data}, func() { each(r) }, query, args...)
}
