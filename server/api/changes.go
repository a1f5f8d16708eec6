package api

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/store"
)

// pull answers what changed after the cursor. A poll that finds nothing reads two rows and ends at the 304.
func (a *API) pull(w http.ResponseWriter, r *http.Request) error {
	account, err := a.inForce(r)
	if err != nil {
		return err
	}
	since, err := readCursor(r, account)
	if err != nil {
		return err
	}
	if since == account.Head {
		return nothingNew(w, r, since)
	}
	records, err := a.Store.Changes(r.Context(), account.Key, since, a.Page)
	if errors.Is(err, store.ErrForgotten) {
		return a.forgotten(r, since, err)
	}
	if err != nil {
		return failed(err)
	}
	answer := a.page(records, since, account.Head)
	w.Header().Set("ETag", etag(answer.Next))
	return reply(w, http.StatusOK, answer)
}

// forgotten tells why the changes are not known any more, though they were when the account was looked at.
func (a *API) forgotten(r *http.Request, since syncapi.Cursor, cause error) error {
	account, err := a.inForce(r)
	if err == nil {
		err = checkCursor(since, account)
	}
	if err == nil { // the store is just about to tell
		err = failed(cause)
	}
	return err
}

// nothingNew is 304 for a client that said what it has, and a page without records for any other.
func nothingNew(w http.ResponseWriter, r *http.Request, head syncapi.Cursor) error {
	w.Header().Set("ETag", etag(head))
	if r.Header.Get("If-None-Match") == "" {
		return reply(w, http.StatusOK, syncapi.Changes{Items: []syncapi.Record{}, Next: head})
	}
	w.WriteHeader(http.StatusNotModified)
	return nil
}

func etag(c syncapi.Cursor) string { return `"` + c.String() + `"` }

// readCursor takes the cursor from the query, else from If-None-Match (a poll that keeps to one URL needs
// one preflight a day and not one a poll), else it is the start.
func readCursor(r *http.Request, account *store.Account) (syncapi.Cursor, error) {
	text := sinceOf(r.URL.RawQuery)
	if text == "" {
		text = strings.Trim(strings.TrimPrefix(r.Header.Get("If-None-Match"), "W/"), `"`)
	}
	if text == "" {
		return syncapi.Cursor{Epoch: account.Head.Epoch, Floor: account.Floor}, nil
	}
	var cursor syncapi.Cursor
	if err := cursor.UnmarshalText([]byte(text)); err != nil {
		return cursor, err
	}
	return cursor, checkCursor(cursor, account)
}

// sinceOf is the first parameter of this name. url.Values would make a map of all that a stranger sends.
func sinceOf(query string) string {
	for parameter := range strings.SplitSeq(query, "&") {
		value, found := strings.CutPrefix(parameter, "since=")
		if !found {
			continue
		}
		if text, err := url.QueryUnescape(value); err == nil {
			return text
		}
		return value // malformed, and no cursor either
	}
	return ""
}

// checkCursor refuses a cursor from which the changes cannot be told.
func checkCursor(cursor syncapi.Cursor, account *store.Account) error {
	if cursor.Epoch != account.Head.Epoch || cursor.Seq > account.Head.Seq {
		return errHistoryReset
	}
	if cursor.Seq < account.Floor && cursor.Floor < account.Floor {
		return syncapi.Errorf(syncapi.CursorExpired,
			"This device has been away for so long that the server no longer knows what was deleted meanwhile. Pull everything again.")
	}
	return nil
}

var errHistoryReset = syncapi.Errorf(syncapi.HistoryReset,
	"The server was restored from a backup, or this account was made anew. Pull everything again; what only your device has will be sent anew.")

// page is the answer for a page of records. The head was read before them, so a page that was not cut
// short lacks nothing up to the head, and what lies beyond the head may be in it already.
func (a *API) page(records []syncapi.Record, since, head syncapi.Cursor) syncapi.Changes {
	next := since
	bytes := 0
	for _, r := range records {
		next.Seq = r.Seq
		if r.Data != nil {
			bytes += len(*r.Data)
		}
	}
	whole := len(records) < a.Page.Records && bytes < a.Page.Bytes
	more := !whole && next.Seq < head.Seq
	if !more {
		next = syncapi.Cursor{Epoch: head.Epoch, Seq: max(next.Seq, head.Seq)}
	}
	return syncapi.Changes{Items: records, Next: next, More: more}
}

func (a *API) versions(w http.ResponseWriter, r *http.Request) error {
	account, err := a.inForce(r)
	if err != nil {
		return err
	}
	id := r.PathValue("id")
	if !syncapi.ValidID(id) {
		return syncapi.Errorf(syncapi.BadRequest, "%.40q is not the id of a record.", id)
	}
	versions, err := a.Store.Versions(r.Context(), account.Key, id)
	if err != nil {
		return failed(err)
	}
	return reply(w, http.StatusOK, syncapi.Versions{Versions: versions})
}
