//go:build !js

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/sqlstore"
	"warmnote.dev/warmnote/server/store"
)

// account22 is the id of the one account of these tests.
const account22 = "AAECAwQFBgcICQoLDA0ODw"

// openAt opens the file and makes the account if it is not there.
func openAt(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.CreateAccount(t.Context(), store.NewAccount{ID: account22, Limits: syncapi.DefaultLimits.Account})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// add pushes one new record and answers the error.
func add(t *testing.T, s *Store, id string) error {
	t.Helper()
	account, err := s.Account(t.Context(), account22, "")
	if err != nil {
		return err
	}
	data := strings.Repeat("d", 1000)
	stored, err := s.Push(t.Context(), store.Push{
		Key: account.Key, Epoch: account.Head.Epoch, Items: []syncapi.PushItem{{ID: id, Data: &data}},
	})
	if err == nil && stored[id] == 0 {
		return errors.New("not stored")
	}
	return err
}

// headOf is the account's head.
func headOf(t *testing.T, s *Store) syncapi.Cursor {
	t.Helper()
	account, err := s.Account(t.Context(), account22, "")
	if err != nil {
		t.Fatal(err)
	}
	return account.Head
}

func mustDo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Whatever name leads to the file, also one from before the file was there.
func TestSecondServerIsRefused(t *testing.T) {
	dir := t.TempDir()
	path, link, linkTo := filepath.Join(dir, "test.db"), filepath.Join(dir, "links", "link.db"), filepath.Join(dir, "links", "relative.db")
	mustDo(t, errors.Join(os.Mkdir(filepath.Dir(link), 0o700), os.Symlink(path, link), os.Symlink("../test.db", linkTo)))
	for _, names := range [][2]string{{link, path}, {path, linkTo}} { // few, as each refusal takes a second
		first, second := names[0], names[1]
		s := openAt(t, first)
		if _, err := Open(t.Context(), second); !errors.Is(err, ErrInUse) {
			t.Errorf("second open, of %q beside %q: %v, want ErrInUse", second, first, err)
		}
		if _, err := Restore(t.Context(), second, second); !errors.Is(err, ErrInUse) {
			t.Errorf("restore under a server, of %q beside %q: %v, want ErrInUse", second, first, err)
		}
		mustDo(t, s.Close())
	}
	mustDo(t, openAt(t, path).Close())
	if left, err := os.ReadDir(filepath.Dir(link)); err != nil || len(left) != 2 {
		t.Errorf("beside the links lie %v (%v)", left, err)
	}
}

// A link may be there before the file that it leads to, by other links too.
func TestFirstStartFollowsLinks(t *testing.T) {
	for name, link := range map[string]func(t *testing.T, disk string) (path string){
		"out of a directory that is a link": func(t *testing.T, disk string) string {
			root := filepath.Dir(disk)
			mustDo(t, errors.Join(os.Mkdir(filepath.Join(disk, "links"), 0o700), os.Mkdir(filepath.Join(root, "a"), 0o700),
				os.Symlink("../test.db", filepath.Join(disk, "links", "link.db")),
				os.Symlink(filepath.Join(disk, "links"), filepath.Join(root, "a", "b"))))
			return filepath.Join(root, "a", "b", "link.db")
		},
		"by another link": func(t *testing.T, disk string) string {
			root := filepath.Dir(disk)
			mustDo(t, errors.Join(os.Symlink(filepath.Join(disk, "test.db"), filepath.Join(root, "one.db")),
				os.Symlink("one.db", filepath.Join(root, "two.db"))))
			return filepath.Join(root, "two.db")
		},
	} {
		t.Run(name, func(t *testing.T) {
			disk := filepath.Join(t.TempDir(), "disk")
			mustDo(t, os.Mkdir(disk, 0o700))
			openAt(t, link(t, disk))
			for _, suffix := range []string{"", ".lock", ".head"} {
				if _, err := os.Stat(filepath.Join(disk, "test.db"+suffix)); err != nil {
					t.Errorf("not where the link leads: %v", err)
				}
			}
		})
	}
}

// An old file that is copied back by hand is seen by the head file, and only then a new epoch begins.
func TestHeadWentBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	s := openAt(t, path)
	mustDo(t, add(t, s, "one"))
	epoch := headOf(t, s).Epoch
	mustDo(t, s.Close())
	old, err := os.ReadFile(path)
	mustDo(t, err)

	s = openAt(t, path)
	if s.Reset || headOf(t, s).Epoch != epoch {
		t.Errorf("a plain restart: reset %v, epoch %s, want %s", s.Reset, headOf(t, s).Epoch, epoch)
	}
	mustDo(t, add(t, s, "two"))
	mustDo(t, s.Close())

	mustDo(t, os.WriteFile(path, old, 0o600))
	s = openAt(t, path)
	if !s.Reset || headOf(t, s).Epoch == epoch || headOf(t, s).Seq != 1 {
		t.Errorf("an old file: reset %v, head %s", s.Reset, headOf(t, s))
	}
	mustDo(t, s.Close())
}

// Only a head file that is ahead, or of another history, tells that an older database is in place: the file may lag, and is
// not there at the first start, nor where only the database was copied.
func TestHeadFile(t *testing.T) {
	for name, test := range map[string]struct {
		edit  func(*head)
		reset bool
	}{
		"none":                                {nil, false},
		"behind":                              {func(h *head) { h.Given-- }, false},
		"ahead":                               {func(h *head) { h.Given++ }, true},
		"of another database":                 {func(h *head) { h.Epoch = "0123456789abcdef" }, true},
		"of another that had not come so far": {func(h *head) { h.Epoch, h.Given = "0123456789abcdef", h.Given-1 }, true},
	} {
		path := filepath.Join(t.TempDir(), "test.db")
		s := openAt(t, path)
		if s.Reset {
			t.Error("a new database tells that it is an older one")
		}
		mustDo(t, errors.Join(add(t, s, "one"), add(t, s, "two")))
		before := headOf(t, s).Epoch
		mustDo(t, s.Close())
		told, err := loadHead(path)
		mustDo(t, errors.Join(err, os.Remove(headPath(path))))
		if test.edit != nil {
			test.edit(told)
			mustDo(t, told.save(path))
		}
		s = openAt(t, path)
		if s.Reset != test.reset || (headOf(t, s).Epoch != before) != test.reset {
			t.Errorf("%s: reset %v, epoch %s after %s", name, s.Reset, headOf(t, s).Epoch, before)
		}
		now, err := readHead(t.Context(), s.writer.db)
		mustDo(t, err)
		if told, err = loadHead(path); err != nil || *told != now {
			t.Errorf("%s: the file then tells %+v of %+v (%v)", name, told, now, err)
		}
		mustDo(t, s.Close())
	}
}

// A database that is gone is not replaced by an empty one, and what is left of it stays.
func TestVanishedDatabase(t *testing.T) {
	for name, vanish := range map[string]func(path string) error{
		"removed": os.Remove,
		"emptied": func(path string) error { return os.Truncate(path, 0) },
	} {
		path := filepath.Join(t.TempDir(), "test.db")
		s := openAt(t, path)
		mustDo(t, add(t, s, "one"))
		log, err := os.ReadFile(path + "-wal")
		mustDo(t, errors.Join(err, s.Close(), vanish(path), os.WriteFile(path+"-wal", log, 0o600)))
		if _, err := Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), "restore a backup") {
			t.Errorf("%s: it opens (%v)", name, err)
		}
		if left, err := os.ReadFile(path + "-wal"); err != nil || string(left) != string(log) {
			t.Errorf("%s: its log is gone (%v)", name, err)
		}
		mustDo(t, os.Remove(headPath(path)))
		mustDo(t, openAt(t, path).Close())
	}
}

// A restart to which nothing is new writes neither the database nor its head file.
func TestRestartWritesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	s := openAt(t, path)
	mustDo(t, add(t, s, "one"))
	mustDo(t, s.Close())
	state := func() (now [2]os.FileInfo) {
		for i, name := range []string{path, headPath(path)} {
			info, err := os.Stat(name)
			mustDo(t, err)
			now[i] = info
		}
		return now
	}
	before := state()
	s, err := Open(t.Context(), path)
	mustDo(t, err)
	mustDo(t, s.Close())
	for i, after := range state() {
		if !os.SameFile(before[i], after) || !before[i].ModTime().Equal(after.ModTime()) {
			t.Errorf("%s was written", after.Name())
		}
	}
	s = openAt(t, path)
	mustDo(t, add(t, s, "two"))
	mustDo(t, s.Close())
	if os.SameFile(before[1], state()[1]) {
		t.Error("the head file was not written after a push")
	}
}

// Deleting an account must not look like going back, nor when the server was killed before the head file was written anew.
func TestHeadSurvivesDeletedAccounts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	s := openAt(t, path)
	mustDo(t, add(t, s, "one"))
	account, err := s.Account(t.Context(), account22, "")
	mustDo(t, err)
	mustDo(t, s.writer.write(t.Context(), func(sqlstore.DB) error { return s.writer.saveHead() }))
	before, err := os.ReadFile(headPath(path))
	mustDo(t, err)
	mustDo(t, s.DeleteAccount(t.Context(), account.Key, "credential", 1))
	for _, step := range []string{"a deleted account", "what it held, dropped,"} {
		mustDo(t, errors.Join(s.Close(), os.WriteFile(headPath(path), before, 0o600)))
		if s = openAt(t, path); s.Reset {
			t.Errorf("%s set a new epoch", step)
		}
		mustDo(t, s.Compact(t.Context(), store.Horizon{}))
	}
	mustDo(t, s.Close())
}

// A deleted account that was not dropped to its end is nobody's in a backup either, and is dropped after a restore.
func TestDeletedAccountInABackup(t *testing.T) {
	path, copied, s, account := withOne(t)
	text, items := "text", make([]syncapi.PushItem, 2000)
	for n := range items {
		items[n] = syncapi.PushItem{ID: fmt.Sprint(n), Data: &text}
	}
	_, err := s.Push(t.Context(), store.Push{Key: account.Key, Epoch: account.Head.Epoch, Items: items})
	mustDo(t, err)
	mustDo(t, s.DeleteAccount(t.Context(), account.Key, "credential", 1))
	ctx, stop := context.WithCancel(t.Context())
	cut := sqlstore.New(s.read, func(ctx context.Context, run func(sqlstore.DB) error) error {
		return s.writer.write(ctx, func(db sqlstore.DB) error {
			err := run(db)
			if left := countRows(t, s, `record`); left < 2001 {
				stop()
			}
			return err
		})
	})
	if err := cut.Compact(ctx, store.Horizon{}); !errors.Is(err, context.Canceled) {
		t.Fatalf("cut off, compaction says %v", err)
	}
	if left := countRows(t, s, `record`); left != 1501 {
		t.Errorf("after a portion %d records are left, want 1501", left)
	}
	if report, err := Backup(t.Context(), path, copied); err != nil || report.Accounts != 0 || report.Records != 0 {
		t.Errorf("the backup holds %+v (%v), want no account and no record", report, err)
	}
	mustDo(t, s.Close())
	_, err = Restore(t.Context(), path, copied)
	mustDo(t, err)
	s, err = Open(t.Context(), path)
	mustDo(t, err)
	if _, err := s.Account(t.Context(), account22, ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("restored, a deleted account is there: %v", err)
	}
	if gone, _, err := s.Gone(t.Context(), "credential"); err != nil || !gone {
		t.Errorf("restored, its deletion is forgotten (%v)", err)
	}
	mustDo(t, s.Compact(t.Context(), store.Horizon{}))
	for _, table := range []string{"account", "record", "version"} {
		if left := countRows(t, s, table); left != 0 {
			t.Errorf("%d rows are left of the table %s", left, table)
		}
	}
	if spent := countRows(t, s, `server WHERE spent = 2001`); spent != 1 {
		t.Error("its sequences do not count among those given out")
	}
	mustDo(t, s.Close())
}

// withOne opens a database, which has a place for its copy beside it, with an account that holds one record.
func withOne(t *testing.T) (path, copied string, s *Store, account *store.Account) {
	t.Helper()
	dir := t.TempDir()
	path, copied = filepath.Join(dir, "test.db"), filepath.Join(dir, "backup.db")
	s = openAt(t, path)
	mustDo(t, add(t, s, "one"))
	account, err := s.Account(t.Context(), account22, "")
	mustDo(t, err)
	return path, copied, s, account
}

func countRows(t *testing.T, s *Store, table string) (rows int) {
	t.Helper()
	db, err := open(s.writer.path, 1, "query_only(on)")
	mustDo(t, err)
	mustDo(t, errors.Join(db.QueryRowContext(t.Context(), `SELECT count(*) FROM `+table).Scan(&rows), db.Close()))
	return rows
}

func TestBackupAndRestore(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "test.db"), filepath.Join(dir, "backup.db")
	s := openAt(t, path)
	mustDo(t, add(t, s, "one"))
	before := headOf(t, s)
	for range 2 { // the second replaces the first
		report, err := Backup(t.Context(), path, copied)
		mustDo(t, err)
		if report.Accounts != 1 || report.Records != 1 || report.Bytes == 0 {
			t.Errorf("backup holds %+v, want one account with one record", report)
		}
	}
	mustDo(t, add(t, s, "two"))
	mustDo(t, s.Close())

	kept, err := Restore(t.Context(), path, copied)
	mustDo(t, err)
	s = openAt(t, path)
	if got := headOf(t, s); got.Epoch == before.Epoch || got.Seq != before.Seq {
		t.Errorf("restored head is %s, want %d in another epoch than %s", got, before.Seq, before.Epoch)
	}
	mustDo(t, s.Close())
	if report, err := Check(t.Context(), kept); err != nil || report.Records != 2 {
		t.Errorf("the database that was replaced is kept as %q with %+v (%v)", kept, report, err)
	}
	if _, err := Backup(t.Context(), filepath.Join(dir, "missing.db"), copied); err == nil {
		t.Error("a backup of nothing succeeded")
	}
	if _, err := Restore(t.Context(), path, filepath.Join(dir, "missing.db")); err == nil {
		t.Error("a restore of nothing succeeded")
	}
}

// The device whose request to retire had no answer asks with the cursor that it knows.
func TestRetiredOutlastsTheEpoch(t *testing.T) {
	path, copied, s, account := withOne(t)
	if done, err := s.Retire(t.Context(), account.Key, account.Head.Seq, 1); err != nil || !done {
		t.Fatalf("it does not retire (%v)", err)
	}
	_, err := Backup(t.Context(), path, copied)
	mustDo(t, errors.Join(err, s.Close()))
	_, err = Restore(t.Context(), path, copied)
	mustDo(t, err)
	s = openAt(t, path)
	restored, err := s.Account(t.Context(), account22, "")
	mustDo(t, err)
	if restored.Retired != account.Head.String() || restored.Head.Epoch == account.Head.Epoch {
		t.Errorf("an account that retired at %s is restored as %+v", account.Head, restored)
	}
	mustDo(t, s.Close())
}

// A backup whose name was mistaken replaces no database.
func TestBackupSparesDatabases(t *testing.T) {
	dir := t.TempDir()
	path, other, link := filepath.Join(dir, "test.db"), filepath.Join(dir, "other.db"), filepath.Join(dir, "link.db")
	linkToOther := filepath.Join(dir, "other link.db")
	mustDo(t, errors.Join(openAt(t, other).Close(), os.Symlink(other, linkToOther)))
	s := openAt(t, path)
	mustDo(t, add(t, s, "one"))
	mustDo(t, os.Symlink(path, link))
	t.Chdir(dir)
	mistakes := []struct{ db, to string }{
		{path, path}, {path, "test.db"}, {path, link}, {link, path},
		{path, path + "-wal"}, {path, path + "-shm"}, {path, path + ".lock"}, {path, path + ".head"}, {link, path + "-wal"},
		{path, other}, {path, linkToOther},
	}
	content := func(name string) string {
		text, err := os.ReadFile(name)
		mustDo(t, err)
		return string(text)
	}
	for _, mistake := range mistakes {
		before := content(mistake.to)
		if _, err := Backup(t.Context(), mistake.db, mistake.to); err == nil || !strings.Contains(err.Error(), "name another file") {
			t.Errorf("backup of %q as %q: %v", mistake.db, mistake.to, err)
		}
		if content(mistake.to) != before {
			t.Errorf("backup of %q as %q changes the file", mistake.db, mistake.to)
		}
	}
	backups := filepath.Join(dir, "backups")
	mustDo(t, os.Mkdir(backups, 0o700))
	for _, to := range []string{backups, backups + "/", "backups"} {
		if _, err := Backup(t.Context(), path, to); err == nil || !strings.Contains(err.Error(), "is a directory; name a file in it") {
			t.Errorf("backup to the directory %q: %v", to, err)
		}
	}
	mustDo(t, add(t, s, "two"))
	mustDo(t, s.Close())
	if report, err := Check(t.Context(), path); err != nil || report.Records != 2 {
		t.Errorf("the database holds %+v (%v)", report, err)
	}
	onTheWay := filepath.Join(dir, "backup.db.new")
	mustDo(t, os.Rename(path, onTheWay))
	if _, err := Backup(t.Context(), onTheWay, filepath.Join(dir, "backup.db")); err == nil {
		t.Error("a backup went by way of the database's own name")
	}
	if report, err := Check(t.Context(), onTheWay); err != nil || report.Records != 2 {
		t.Errorf("then the database holds %+v (%v)", report, err)
	}
}

// A database that is kept elsewhere, by a link, is restored there.
func TestRestoreFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	path, link, copied := filepath.Join(dir, "disk", "test.db"), filepath.Join(dir, "link.db"), filepath.Join(dir, "backup.db")
	mustDo(t, errors.Join(os.Mkdir(filepath.Dir(path), 0o700), os.Symlink(path, link)))
	s := openAt(t, link)
	_, err := Backup(t.Context(), link, copied)
	mustDo(t, errors.Join(err, add(t, s, "one"), s.Close()))
	kept, err := Restore(t.Context(), link, copied)
	if err != nil || filepath.Dir(kept) != filepath.Dir(path) {
		t.Fatalf("kept as %q (%v)", kept, err)
	}
	for name, want := range map[string]int64{path: 0, link: 0, kept: 1} {
		if report, err := Check(t.Context(), name); err != nil || report.Records != want {
			t.Errorf("%q holds %+v (%v), want %d records", name, report, err, want)
		}
	}
	if to, err := os.Readlink(link); err != nil || to != path {
		t.Errorf("the link leads to %q (%v)", to, err)
	}
}

// A restore that cannot be finished leaves everything in its place.
func TestRestoreOrNothing(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "test.db"), filepath.Join(dir, "backup.db")
	s := openAt(t, path)
	_, err := Backup(t.Context(), path, copied)
	mustDo(t, errors.Join(err, add(t, s, "one"), s.Close()))
	// Where the last part of the database would be kept, something else is in the way.
	for second := range 60 {
		kept := path + time.Now().UTC().Add(time.Duration(second)*time.Second).Format(".before-20060102-150405")
		mustDo(t, os.MkdirAll(headPath(kept)+"/in the way", 0o755))
	}
	if kept, err := Restore(t.Context(), path, copied); err == nil || kept != "" {
		t.Fatalf("it succeeds, with the database at %q", kept)
	}
	if left, _ := filepath.Glob(path + ".restored*"); len(left) > 0 {
		t.Errorf("%q are left behind", left)
	}
	if _, err := os.Stat(headPath(path)); err != nil {
		t.Error(err)
	}
	s, err = Open(t.Context(), path)
	mustDo(t, err)
	if head := headOf(t, s); s.Reset || head.Seq != 1 {
		t.Errorf("afterwards the head is %s (reset %v)", head, s.Reset)
	}
	mustDo(t, s.Close())
}

// Of two restores within a second, the second takes nothing from what the first has kept.
func TestRestoreTwiceKeepsBoth(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "test.db"), filepath.Join(dir, "backup.db")
	s := openAt(t, path)
	_, err := Backup(t.Context(), path, copied)
	mustDo(t, errors.Join(err, add(t, s, "one"), s.Close()))
	first, err := Restore(t.Context(), path, copied)
	mustDo(t, err)
	second, err := Restore(t.Context(), path, copied)
	if second == first || err != nil && !strings.Contains(err.Error(), "try again") {
		t.Errorf("both are kept as %q (%v)", second, err)
	}
	if report, err := Check(t.Context(), first); err != nil || report.Records != 1 {
		t.Errorf("the first kept %+v (%v)", report, err)
	}
}

// A restore that is killed between two of its steps leaves what no server takes for the history that devices know.
func TestRestoreCutOff(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "test.db"), filepath.Join(dir, "backup.db")
	s := openAt(t, path)
	mustDo(t, errors.Join(add(t, s, "one"), s.Close()))
	s = openAt(t, path)
	_, err := Backup(t.Context(), path, copied)
	mustDo(t, errors.Join(err, add(t, s, "two"), s.writer.write(t.Context(), func(sqlstore.DB) error { return s.writer.saveHead() })))
	before := headOf(t, s)
	for done := range len(exchangeSteps("", "", "")) {
		cut := filepath.Join(t.TempDir(), "test.db") // as if the server had been killed, and then the restore
		for _, part := range []string{"", "-wal", ".head"} {
			text, err := os.ReadFile(path + part)
			mustDo(t, errors.Join(err, os.WriteFile(cut+part, text, 0o600)))
		}
		mustDo(t, errors.Join(duplicate(t.Context(), copied, cut+".restored"), beginEpoch(t.Context(), cut+".restored")))
		mustDo(t, renameAll(exchangeSteps(cut+".restored", cut, cut+".before")[:done]))
		after, err := Open(t.Context(), cut)
		if err != nil {
			if !strings.Contains(err.Error(), "restore a backup") {
				t.Errorf("after %d steps: %v", done, err)
			}
			continue
		}
		if now := headOf(t, after); now.Epoch == before.Epoch && now.Seq != before.Seq {
			t.Errorf("after %d steps a server goes on at %s, and devices know %s", done, now, before)
		}
		mustDo(t, after.Close())
	}
	mustDo(t, s.Close())
}

// What was deleted by hand may have left its log, which is not of the database that is restored.
func TestRestoreWhereNothingIs(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "test.db"), filepath.Join(dir, "backup.db")
	s := openAt(t, path)
	_, err := Backup(t.Context(), path, copied)
	mustDo(t, errors.Join(err, add(t, s, "one")))
	log, err := os.ReadFile(path + "-wal")
	mustDo(t, errors.Join(err, s.Close(), os.Remove(path), os.WriteFile(path+"-wal", log, 0o600)))
	kept, err := Restore(t.Context(), path, copied)
	if err != nil || kept != "" {
		t.Errorf("kept as %q (%v)", kept, err)
	}
	if report, err := Check(t.Context(), path); err != nil || report.Records != 0 {
		t.Errorf("the database holds %+v (%v)", report, err)
	}
}

// A server that was killed on its first start after a restore, or the power then, may have left a journal, by which SQLite
// would write the pages of that database into the one that is restored.
func TestRestoreBesideAJournal(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "test.db"), filepath.Join(dir, "backup.db")
	s := openAt(t, path)
	_, err := Backup(t.Context(), path, copied)
	mustDo(t, errors.Join(err, s.Close()))
	db, err := open(copied, 1, "journal_mode(delete)", "synchronous(off)")
	mustDo(t, err)
	_, err = db.ExecContext(t.Context(), `BEGIN; UPDATE account SET token = 'in the middle'`)
	mustDo(t, err)
	journal, err := os.ReadFile(copied + "-journal")
	_, undone := db.ExecContext(t.Context(), `ROLLBACK`)
	mustDo(t, errors.Join(err, undone, db.Close()))
	s = openAt(t, path)
	mustDo(t, add(t, s, "one"))
	_, err = Backup(t.Context(), path, copied)
	mustDo(t, errors.Join(err, s.Close(), os.WriteFile(path+"-journal", journal, 0o600)))
	_, err = Restore(t.Context(), path, copied)
	mustDo(t, err)
	if report, err := Check(t.Context(), path); err != nil || report.Records != 1 {
		t.Errorf("the database holds %+v (%v)", report, err)
	}
}

// A restore of what is no backup leaves nothing where no database is, nor a lock that would tell of one.
func TestRestoreOfNoBackup(t *testing.T) {
	for name, text := range map[string]string{"junk.db": "junk", "empty.db": "", "missing.db": ""} {
		from, dir := filepath.Join(t.TempDir(), name), t.TempDir()
		if name != "missing.db" {
			mustDo(t, os.WriteFile(from, []byte(text), 0o600))
		}
		_, err := Restore(t.Context(), filepath.Join(dir, "test.db"), from)
		if left, _ := os.ReadDir(dir); err == nil || !strings.Contains(err.Error(), name) || len(left) > 0 {
			t.Errorf("%s: %v, and left are %v", name, err, left)
		}
	}
}

// A backup that lies where a restore writes on its way is not written over.
func TestRestoreSparesTheBackup(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	mustDo(t, openAt(t, path).Close())
	_, err := Backup(t.Context(), path, path+".restored")
	mustDo(t, err)
	if _, err := Restore(t.Context(), path, path+".restored"); err == nil {
		t.Error("it succeeds")
	}
	if report, err := Check(t.Context(), path+".restored"); err != nil || report.Accounts != 1 {
		t.Errorf("the backup holds %+v (%v)", report, err)
	}
}

func TestCheckFindsFaults(t *testing.T) {
	const counts = "the counts of an account"
	for fault, want := range map[string]string{
		`UPDATE account SET records = records + 1`:                        counts,
		`UPDATE account SET tombstones = tombstones + 1`:                  counts,
		`UPDATE account SET bytes = bytes + 1`:                            counts,
		`UPDATE account SET history_bytes = history_bytes + 1`:            counts,
		`UPDATE account SET seq = seq - 1`:                                counts,
		`PRAGMA foreign_keys = off; UPDATE record SET account = 99`:       "rows belong to no account",
		`PRAGMA ignore_check_constraints = on; UPDATE server SET one = 2`: "a page is damaged; restore a backup",
	} {
		path := filepath.Join(t.TempDir(), "test.db")
		s := openAt(t, path)
		mustDo(t, add(t, s, "one"))
		account, err := s.Account(t.Context(), account22, "")
		mustDo(t, err)
		_, err = s.Push(t.Context(), store.Push{Key: account.Key, Epoch: account.Head.Epoch, Items: []syncapi.PushItem{{ID: "deleted"}}})
		mustDo(t, err)
		if report, err := Check(t.Context(), path); err != nil || report.Records != 1 {
			t.Errorf("a sound database with one record and a deleted one: %+v (%v)", report, err)
		}
		_, err = s.writer.db.db.ExecContext(t.Context(), fault)
		mustDo(t, err)
		if _, err := Check(t.Context(), path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the check says %v", fault, err)
		}
		mustDo(t, s.Close())
		mustDo(t, os.WriteFile(path+".backup", []byte("the last sound one"), 0o600))
		if _, err := Backup(t.Context(), path, path+".backup"); err == nil || !strings.Contains(err.Error(), "no backup is made") {
			t.Errorf("%s: the backup says %v", fault, err)
		}
		if earlier, err := os.ReadFile(path + ".backup"); err != nil || string(earlier) != "the last sound one" {
			t.Errorf("%s: the earlier backup is gone (%v)", fault, err)
		}
		if left, _ := filepath.Glob(path + ".backup.*"); len(left) > 0 {
			t.Errorf("%s: %q are left", fault, left)
		}
	}
}

// A file from before it had a clock takes its first from the newest of what there is to forget, whatever that is, so that a
// machine that is far ahead then makes nothing old.
func TestFirstClock(t *testing.T) {
	const day, then, ahead = 24 * 60 * 60, 20_000 * 24 * 60 * 60, 30_000 * 24 * 60 * 60
	text := "text"
	push := func(s *Store, now int64, item syncapi.PushItem) error {
		account, err := s.Account(t.Context(), account22, "")
		mustDo(t, err)
		_, err = s.Push(t.Context(), store.Push{Key: account.Key, Epoch: account.Head.Epoch, Now: now, Items: []syncapi.PushItem{item}})
		return err
	}
	deletion := func(s *Store, now int64) error { return push(s, now, syncapi.PushItem{ID: fmt.Sprint(now)}) }
	replacement := func(s *Store, now int64) error {
		if err := push(s, now-day, syncapi.PushItem{ID: "edited", Data: &text}); err != nil {
			return err
		}
		return push(s, now, syncapi.PushItem{ID: "edited", Base: headOf(t, s).Seq, Data: &text})
	}
	goodbye := func(s *Store, now int64) error { return s.DeleteAccount(t.Context(), 99, fmt.Sprint(now), now) }
	for name, test := range map[string]struct {
		writes []func(*Store, int64) error
		want   int64
	}{
		"nothing to forget":     {nil, ahead},
		"a text in force":       {[]func(*Store, int64) error{func(s *Store, now int64) error { return push(s, now, syncapi.PushItem{ID: "x", Data: &text}) }}, ahead},
		"a deletion":            {[]func(*Store, int64) error{deletion}, then + day},
		"two deletions":         {[]func(*Store, int64) error{deletion, deletion}, then + 2*day},
		"a text was replaced":   {[]func(*Store, int64) error{replacement}, then + day},
		"an account is deleted": {[]func(*Store, int64) error{goodbye}, then + day},
		"two are":               {[]func(*Store, int64) error{goodbye, goodbye}, then + 2*day},
		"deletions first":       {[]func(*Store, int64) error{deletion, replacement, goodbye}, then + 3*day},
		"deletions last":        {[]func(*Store, int64) error{goodbye, replacement, deletion}, then + 3*day},
		"a replaced text last":  {[]func(*Store, int64) error{goodbye, deletion, replacement}, then + 3*day},
	} {
		s := openAt(t, filepath.Join(t.TempDir(), "test.db"))
		for n, write := range test.writes {
			mustDo(t, write(s, then+int64(n)*day))
		}
		if clock, err := s.Advance(t.Context(), ahead); err != nil || clock != test.want {
			t.Errorf("%s: the clock begins at day %d (%v), want %d", name, clock/day, err, test.want/day)
		}
		mustDo(t, s.Close())
	}
}

// What cannot be read at all is said with what to do.
func TestUnreadableFileIsSaid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	mustDo(t, openAt(t, path).Close())
	sound, err := os.ReadFile(path)
	mustDo(t, err)
	junk := strings.Repeat("junk", 64)
	for name, text := range map[string]string{
		"another format": junk + string(sound[len(junk):]),
		"damaged schema": string(sound[:100]) + junk + string(sound[100+len(junk):]),
		"cut short":      string(sound[:5*4096]),
	} {
		mustDo(t, os.WriteFile(path, []byte(text), 0o600))
		_, opened := Open(t.Context(), path)
		_, checked := Check(t.Context(), path)
		_, backedUp := Backup(t.Context(), path, path+".backup")
		for _, err := range []error{opened, checked, backedUp} {
			if err == nil || !strings.Contains(err.Error(), "restore a backup") {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if _, err := Check(t.Context(), filepath.Dir(path)); err == nil || !strings.Contains(err.Error(), "name a file") {
		t.Errorf("a directory: %v", err)
	}
}

// A damaged page makes reads fail and is reported; nothing that lies elsewhere suffers.
func TestDamagedPage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	s := openAt(t, path)
	for n := range 100 {
		mustDo(t, add(t, s, fmt.Sprintf("record-%d", n)))
	}
	account, err := s.Account(t.Context(), account22, "")
	mustDo(t, err)
	mustDo(t, s.Close())
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	mustDo(t, err)
	info, err := file.Stat()
	mustDo(t, err)
	_, err = file.WriteAt([]byte(strings.Repeat("junk", 4*1024)), info.Size()-5*4096)
	mustDo(t, errors.Join(err, file.Close()))

	if _, err := Check(t.Context(), path); err == nil {
		t.Error("Check finds no fault")
	}
	if _, err := Backup(t.Context(), path, path+".backup"); err == nil {
		t.Error("a damaged database was backed up as if it were sound")
	}
	s = openAt(t, path)
	if _, err := s.Changes(t.Context(), account.Key, syncapi.Cursor{}, store.Page{Records: 1000, Bytes: 1 << 30}); err == nil || !strings.Contains(err.Error(), "restore a backup") {
		t.Errorf("reading the damaged page: %v", err)
	}
	if headOf(t, s) != account.Head {
		t.Errorf("the head is %s, want %s", headOf(t, s), account.Head)
	}
	// Those that can be read stay as they are while others are written.
	readable := func() (seqs string) {
		for n := range 100 {
			id := fmt.Sprintf("record-%d", n)
			if current, err := s.Current(t.Context(), account.Key, []string{id}); err == nil {
				seqs += fmt.Sprintln(id, current[id].Seq, current[id].Data != nil && *current[id].Data == strings.Repeat("d", 1000))
			}
		}
		return seqs
	}
	before := readable()
	for n := range 20 {
		_ = add(t, s, fmt.Sprintf("after-%d", n)) // it may meet the damage
	}
	if after := readable(); after != before || strings.Count(before, "true") < 50 || strings.Contains(before, "false") {
		t.Errorf("could be read before:\n%s\nand after pushes:\n%s", before, after)
	}
	mustDo(t, s.Close())
}

// A page reads the texts that it answers and no others: behind one that ends early, a damaged text does no harm.
func TestPageReadsNoMore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	s := openAt(t, path)
	account, err := s.Account(t.Context(), account22, "")
	mustDo(t, err)
	large := strings.Repeat("d", 50_000)
	for _, id := range []string{"first", "second", "damaged"} {
		_, err := s.Push(t.Context(), store.Push{
			Key: account.Key, Epoch: account.Head.Epoch, Items: []syncapi.PushItem{{ID: id, Data: &large}},
		})
		mustDo(t, err)
	}
	mustDo(t, s.Close())
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	mustDo(t, err)
	info, err := file.Stat()
	mustDo(t, err)
	_, err = file.WriteAt([]byte(strings.Repeat("junk", 1024)), info.Size()-4*4096)
	mustDo(t, errors.Join(err, file.Close()))

	s = openAt(t, path)
	page := store.Page{Records: 1000, Bytes: 100_000}
	if records, err := s.Changes(t.Context(), account.Key, syncapi.Cursor{}, page); err != nil || len(records) != 2 {
		t.Errorf("the first page has %d records, want 2 (%v)", len(records), err)
	}
	if _, err := s.Changes(t.Context(), account.Key, syncapi.Cursor{Seq: 2}, page); err == nil {
		t.Error("the damaged text is read")
	}
	mustDo(t, s.Close())
}

// When the disk is full or the file cannot be written, pushes fail whole and work again afterwards.
func TestNoRoom(t *testing.T) {
	states := map[string][2]string{
		"disk full": {"PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1073741823"},
		"read-only": {"PRAGMA query_only = on", "PRAGMA query_only = off"},
	}
	for name, pragma := range states {
		s := openAt(t, filepath.Join(t.TempDir(), "test.db"))
		mustDo(t, add(t, s, "before"))
		mustDo(t, s.writer.exec(pragma[0]))
		var failed error
		for n := 0; failed == nil && n < 100; n++ {
			failed = add(t, s, fmt.Sprintf("filling-%d", n))
		}
		stuck := headOf(t, s)
		if failed == nil || add(t, s, "refused") == nil || headOf(t, s) != stuck {
			t.Errorf("%s: pushes go on", name)
		}
		mustDo(t, s.writer.exec(pragma[1]))
		if err := add(t, s, "refused"); err != nil || headOf(t, s).Seq != stuck.Seq+1 {
			t.Errorf("%s: afterwards %v, head %s", name, err, headOf(t, s))
		}
		mustDo(t, s.Close())
	}
}

func TestLaterSchemaIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	s := openAt(t, path)
	_, err := s.writer.db.db.ExecContext(t.Context(), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
	mustDo(t, errors.Join(err, s.Close()))
	if _, err := Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), "later version") {
		t.Errorf("got %v, want a hint to update", err)
	}
	other := filepath.Join(t.TempDir(), "test.db")
	if _, err := Restore(t.Context(), other, path); err == nil || !strings.Contains(err.Error(), "later version") || !strings.Contains(err.Error(), path) {
		t.Errorf("got %v, want a hint to update, and which file it is about", err)
	}
}

// A file that was cut off before its first migration gets it at the next start.
func TestUnfinishedSchemaIsFinished(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	db, err := open(path, 1)
	mustDo(t, err)
	_, err = db.ExecContext(t.Context(), `CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now'))); INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1)`)
	mustDo(t, errors.Join(err, db.Close()))
	s := openAt(t, path)
	mustDo(t, add(t, s, "one"))
	mustDo(t, s.Close())
}

// While a backup or a check reads, the log grows, since nothing in it may be overwritten.
func TestLogShrinks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	s := openAt(t, path)
	reader, err := open(path, 1, "query_only(on)")
	mustDo(t, err)
	reading, err := reader.BeginTx(t.Context(), nil)
	mustDo(t, err)
	var count int
	mustDo(t, reading.QueryRowContext(t.Context(), `SELECT count(*) FROM record`).Scan(&count))
	size := func() int64 {
		info, err := os.Stat(path + "-wal")
		mustDo(t, err)
		return info.Size()
	}
	account, err := s.Account(t.Context(), account22, "")
	mustDo(t, err)
	push := store.Push{Key: account.Key, Epoch: account.Head.Epoch, Items: make([]syncapi.PushItem, 100)}
	write := func() {
		data := strings.Repeat("d", 10_000)
		for n := range push.Items {
			push.Items[n] = syncapi.PushItem{ID: fmt.Sprint(n), Base: push.Items[n].Base, Data: &data}
		}
		stored, err := s.Push(t.Context(), push)
		mustDo(t, err)
		for n, item := range push.Items {
			push.Items[n].Base = stored[item.ID]
		}
	}
	for size() < 2*logKept {
		write()
	}
	mustDo(t, errors.Join(reading.Rollback(), reader.Close()))
	write() // all of the log goes into the file
	write() // and it begins anew
	if got := size(); got > logKept {
		t.Errorf("the log has %d bytes, want at most %d", got, logKept)
	}
	mustDo(t, s.Close())
}

// Writes that share a commit do not share an error.
func TestGroupCommit(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "test.db"))
	var group sync.WaitGroup
	for n := range 200 {
		group.Go(func() {
			if n%10 == 0 {
				err := s.writer.write(t.Context(), func(db sqlstore.DB) error {
					_, err := db.Exec(context.Background(), `INSERT INTO server (one, epoch) VALUES (2, 'x')`)
					return err
				})
				if err == nil {
					t.Error("a write against a constraint succeeded")
				}
				return
			}
			if err := add(t, s, fmt.Sprintf("record-%d", n)); err != nil {
				t.Errorf("record %d: %v", n, err)
			}
		})
	}
	group.Wait()
	account, err := s.Account(t.Context(), account22, "")
	mustDo(t, err)
	if account.Records != 180 {
		t.Errorf("%d records, want all 180", account.Records)
	}
	mustDo(t, s.Close())
	if err := add(t, s, "late"); err == nil {
		t.Error("a push after Close succeeded")
	}
	if _, err := Check(t.Context(), s.writer.path); err != nil {
		t.Error(err)
	}
}

// The writer ends as soon as it has answered.
func TestWriteBeforeTheEndIsAcknowledged(t *testing.T) {
	for range 200 {
		w := &writer{jobs: make(chan *job), stop: make(chan struct{}), done: make(chan struct{})}
		go func() {
			(<-w.jobs).err <- nil
			close(w.done)
		}()
		if err := w.write(t.Context(), nil); err != nil {
			t.Fatalf("what is stored is told to have failed: %v", err)
		}
	}
}

// A push that has come whole is stored also when its device has left meanwhile.
func TestWriteOutlastsItsCaller(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "test.db"))
	account, err := s.Account(t.Context(), account22, "")
	mustDo(t, err)
	gone, leave := context.WithCancel(t.Context())
	leave()
	stored, err := s.Push(gone, store.Push{Key: account.Key, Epoch: account.Head.Epoch, Items: []syncapi.PushItem{{ID: "one"}}})
	if err != nil || stored["one"] != 1 {
		t.Errorf("stored as %d (%v)", stored["one"], err)
	}
	mustDo(t, s.Close())
}
