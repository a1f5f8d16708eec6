// Package store says what the sync API needs of a database: accounts, and in each account records in the
// order of one sequence. D1 knows no transactions, so every method is one SQL statement, and atomic by that, but for
// two that may be cut off and repeated: DeleteAccount and Compact. Package storetest holds the suite that every
// implementation must pass.
package store

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"warmnote.dev/warmnote/internal/syncapi"
)

// ErrNotFound says that there is no such account.
var ErrNotFound = errors.New("store: no such account")

// ErrForgotten says that changes cannot be told: the account was deleted, or deletions among them are forgotten.
var ErrForgotten = errors.New("store: the changes are not known any more")

// Store keeps accounts and records. All times are seconds since 1970 and serve compaction and people only.
type Store interface {
	// Epoch names the history that all accounts belong to. Account.Head tells an account's own, which changes with it
	// and is another each time that the account is made.
	Epoch(ctx context.Context) (string, error)

	// Account finds an account by its id, or ErrNotFound. Whether the token is the account's own is the
	// caller's to tell: its hash is there for a store that remembers accounts, which must do for a wrong one
	// what it does for an account that is not there.
	Account(ctx context.Context, id, tokenHash string) (*Account, error)
	// CreateAccount makes an account, under a key that no other ever had: whoever still holds a key of an account
	// that was deleted reaches nobody. It says false, and changes nothing, when the id is taken.
	CreateAccount(ctx context.Context, a NewAccount) (made bool, err error)
	// DeleteAccount takes an account from everybody and remembers credential in its place: nothing reads or writes it any
	// more, and its id may be made again. What it holds is dropped by Compact.
	DeleteAccount(ctx context.Context, key int64, credential string, now int64) error
	// Gone says whether an account with this credential was deleted, and what its Retired was then.
	Gone(ctx context.Context, credential string) (gone bool, retired string, err error)
	// Retire marks an account as moved. It says false, and changes nothing, when the head is not at seq.
	Retire(ctx context.Context, key, seq, now int64) (done bool, err error)

	// Push stores the items whose base is current and that the quota allows, all in one statement, and
	// answers the sequence of each item that was stored, by its id. Nothing is stored when the account's epoch is
	// another or the account is gone or retired.
	Push(ctx context.Context, p Push) (map[string]int64, error)
	// Current finds the named records as they are now, by their ids.
	Current(ctx context.Context, key int64, ids []string) (map[string]syncapi.Version, error)
	// Size is how much data the named records have together.
	Size(ctx context.Context, key int64, ids []string) (bytes int64, err error)
	// Changes lists records with a sequence above that of since, in its order: at most page.Records of them, and
	// no more once page.Bytes of data are reached. It is ErrForgotten where the account's floor is above both the sequence
	// and the floor of since, as it may be by now though it was not when the account was looked at.
	Changes(ctx context.Context, key int64, since syncapi.Cursor, page Page) ([]syncapi.Record, error)
	// Versions lists the kept texts of a record, newest first.
	Versions(ctx context.Context, key int64, id string) ([]syncapi.OldVersion, error)

	// Advance moves the store's own clock towards now, by a day at most and never back, and answers it. What is deleted,
	// overwritten or retired is dated by now, but not before this clock.
	Advance(ctx context.Context, now int64) (clock int64, err error)
	// Compact forgets what was deleted or overwritten before the given times, and what accounts hold that retired before;
	// those accounts stay, so that their devices learn that they are retired. It drops all accounts that were deleted.
	Compact(ctx context.Context, before Horizon) error
}

// Account is an account without its records.
type Account struct {
	// Key is the database's own name for the account.
	Key int64
	// TokenHash is what NewAccount gave.
	TokenHash string
	// Retired is the cursor at which the account moved to another, as text, which stays whatever its epoch is by now; ""
	// while it has not.
	Retired string
	Head    syncapi.Cursor
	// Floor is the highest sequence of a deletion that is forgotten; a device whose cursor is below may not know of it.
	Floor int64
	// Records, Bytes and HistoryBytes are as in syncapi.Account.
	Records      int64
	Bytes        int64
	HistoryBytes int64
	Limits       syncapi.AccountLimits
}

// NewAccount is what makes an account.
type NewAccount struct {
	ID        string
	TokenHash string
	Limits    syncapi.AccountLimits
}

// Push is one batch of one account.
type Push struct {
	Key   int64
	Epoch string
	// Items are valid: ids and data in base64url, no id twice.
	Items []syncapi.PushItem
	Now   int64
}

// Page bounds one answer of Changes.
type Page struct {
	Records int
	// Bytes of data, in characters of base64url; the record that reaches them is the last.
	Bytes int
}

// Horizon holds, for each kind of past, the time before which it is forgotten.
type Horizon struct {
	Tombstones int64
	Versions   int64
	Gone       int64
	Retired    int64
}

// day is that of HorizonAt, in seconds.
const day = 24 * 60 * 60

// Forget has a store forget what is old enough; it is called every hour. The machine's clock may be wrong: one that
// jumps ahead must not make everything old at once, nor one that was behind what was written meanwhile. So the days are
// counted by the store's own.
func Forget(ctx context.Context, log *slog.Logger, s Store, now time.Time) {
	clock, err := s.Advance(ctx, now.Unix())
	if err == nil {
		if ahead := (now.Unix() - clock) / day; ahead > 0 {
			log.Warn("the clock is far ahead of the last compaction; unless the server was off so long, set it right", "days", ahead)
		}
		err = s.Compact(ctx, HorizonAt(time.Unix(clock, 0)))
	}
	if err != nil && ctx.Err() == nil {
		log.Error("compaction failed; it will be tried again", "cause", err)
	}
}

// HorizonAt is what the protocol lets a server forget at a time.
func HorizonAt(now time.Time) Horizon {
	before := func(days int64) int64 { return now.Unix() - days*day }
	return Horizon{
		Tombstones: before(syncapi.TombstoneDays),
		Versions:   before(syncapi.VersionDays),
		Gone:       before(syncapi.GoneDays),
		Retired:    before(syncapi.RetiredDays),
	}
}
