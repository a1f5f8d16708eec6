// Package syncapi is what a Warmnote client and a Warmnote server say to each other: the bodies of
// version 1 of the protocol as Go types, its limits, and its errors. README.md beside this file pins
// paths, headers and status codes; testdata/*.json holds one example of each body, which the tests of
// both languages read.
//
// Everything a record says is ciphertext here. The server orders records and never reads them.
package syncapi

// Protocol is the version of the protocol that this package describes, the N in the path /vN/.
const Protocol = 1

// Name is what GET /v1/info answers as "name", so that a client knows a Warmnote server from any other.
const Name = "warmnote"

// Registration says who may make an account on a server.
type Registration string

// The three ways to run a server.
const (
	Open   Registration = "open"   // anyone may
	Invite Registration = "invite" // only with the invite that the operator gives out
	Closed Registration = "closed" // nobody may; accounts that exist go on working
)

// Info is the answer of GET /v1/info: all that a client must know before it has an account.
type Info struct {
	Name         string       `json:"name"`
	Protocol     Range        `json:"protocol"`
	Registration Registration `json:"registration"`
	// Epoch names the history that this server's accounts belong to; an account's own, see Cursor, begins with its
	// first half.
	Epoch  string `json:"epoch"`
	Limits Limits `json:"limits"`
}

// Range is an inclusive range of protocol versions.
type Range struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// NewAccount is the body of PUT /v1/account. The account's id and token are in the request's
// Authorization header.
type NewAccount struct {
	// Invite is needed where Info.Registration is Invite.
	Invite string `json:"invite,omitempty"`
}

// Account is the answer of PUT and GET /v1/account and of POST /v1/account/retire.
type Account struct {
	// Cursor is the head: the cursor of a device that has pulled everything.
	Cursor Cursor `json:"cursor"`
	// Records counts live records, not tombstones.
	Records int64 `json:"records"`
	// Bytes is the sum of the lengths of the live records' data, in characters of base64url.
	Bytes int64 `json:"bytes"`
	// HistoryBytes is the same for the kept versions.
	HistoryBytes int64         `json:"historyBytes"`
	Limits       AccountLimits `json:"limits"`
}

// Retire is the body of POST /v1/account/retire.
type Retire struct {
	// Cursor is the head up to which the client has moved the library to its new account. If another
	// device has written since, the server answers Behind and nothing is retired.
	Cursor Cursor `json:"cursor"`
}

// Push is the body of POST /v1/changes.
type Push struct {
	// Epoch is the one that the bases below belong to. Another epoch at the server is HistoryReset: after
	// a restored backup the same number can stand for another text.
	Epoch string `json:"epoch"`
	// Items holds 1 to Limits.PushItems items, no id twice.
	Items []PushItem `json:"items"`
}

// PushItem is one record as a device wants it to be.
type PushItem struct {
	ID string `json:"id"`
	// Base is the seq of the version that this one was made from; 0 for a new record.
	Base int64 `json:"base"`
	// Data is the ciphertext in base64url without padding; null deletes.
	Data *string `json:"data"`
}

// PushAnswer is the answer of POST /v1/changes: one result an item, in the order of the items. Some may
// be done while others are not.
type PushAnswer struct {
	Items []PushResult `json:"items"`
}

// PushResult is what became of one item: exactly one of Seq, Current and Error is set.
type PushResult struct {
	ID string `json:"id"`
	// Seq is the record's new version: the item is stored, now or by an earlier attempt.
	Seq int64 `json:"seq,omitempty"`
	// Current is what the server has instead, because the item's base is not current: merge and push again.
	Current *Version `json:"current,omitempty"`
	// Error is set when the item alone cannot be stored.
	Error ItemError `json:"error,omitempty"`
}

// ItemError says why one item of a push was not stored.
type ItemError string

// The reasons for which one item is not stored while others are.
const (
	ItemQuota    ItemError = "quota"     // the account is full
	ItemTooLarge ItemError = "too-large" // data is longer than Limits.RecordBytes allows
)

// Version is one state of a record.
type Version struct {
	Seq int64 `json:"seq"`
	// Data is null for a deleted record (a tombstone).
	Data *string `json:"data"`
}

// Changes is the answer of GET /v1/changes: a page of the records that changed after the cursor, each
// once, as it is now, in the order of the sequence.
type Changes struct {
	Items []Record `json:"items"`
	// Next is the cursor to ask with next time.
	Next Cursor `json:"next"`
	// More is true when there is more to pull at once.
	More bool `json:"more"`
}

// Record is a record's current version under its id.
type Record struct {
	ID   string  `json:"id"`
	Seq  int64   `json:"seq"`
	Data *string `json:"data"`
}

// Versions is the answer of GET /v1/records/{id}/versions: the kept earlier texts, newest first.
type Versions struct {
	Versions []OldVersion `json:"versions"`
}

// OldVersion is a text that a later push replaced or deleted.
type OldVersion struct {
	Seq  int64  `json:"seq"`
	Data string `json:"data"`
	// At is when the server took it in, in seconds since 1970. For people to read; nothing is decided by it.
	At int64 `json:"at"`
}
