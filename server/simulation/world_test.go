//go:build !js

// Package simulation runs whole schedules of devices, network and server in one process and holds them to
// the laws of sync. Everything but the network is real: the handler, SQLite, sealing, merging, and the
// client of package syncclient. A seed replays a schedule.
package simulation

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"warmnote.dev/warmnote/internal/merge"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/internal/synccrypto"
	"warmnote.dev/warmnote/server/api"
	"warmnote.dev/warmnote/server/sqlite"
	"warmnote.dev/warmnote/server/store"
)

// bench is a place to run one schedule after another in: a file of SQLite, or a server somewhere else.
type bench struct {
	path  string
	store *sqlite.Store
	// elsewhere, if set, is the server; its past never comes back and it forgets nothing.
	elsewhere http.Handler
	// What tests of the laws themselves break.
	wrap       func(store.Store) store.Store
	merge      syncclient.Merge
	forgetHead bool
	neverAsks  bool // devices follow all removals
	forgetful  bool // a disk that loses what was flushed to it
}

func newBench(dir string) (*bench, error) {
	b := &bench{
		path:  filepath.Join(dir, "test.db"),
		wrap:  func(s store.Store) store.Store { return s },
		merge: merge.Merge,
	}
	return b, b.open()
}

func (b *bench) open() (err error) {
	b.store, err = sqlite.Open(context.Background(), b.path)
	return err
}

func (b *bench) backupPath() string { return b.path + ".backup" }

// goBack puts the backup back by hand, as somebody does who does not know of the restore command.
func (b *bench) goBack() error {
	if err := b.store.Close(); err != nil {
		return err
	}
	if b.forgetHead {
		_ = os.Remove(b.path + ".head")
	}
	old, err := os.ReadFile(b.backupPath())
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(b.path, old, 0o600), b.open())
}

// kill ends the server as a crash does: nothing is written any more, and what lies on the disk is opened again.
func (b *bench) kill() error {
	suffixes := []string{"", "-wal", ".head"}
	if b.forgetful {
		suffixes = []string{"", ".head"}
	}
	var disk [][]byte
	for _, suffix := range suffixes {
		text, err := os.ReadFile(b.path + suffix)
		if err != nil {
			return err
		}
		disk = append(disk, text)
	}
	if err := b.store.Close(); err != nil {
		return err
	}
	for n, suffix := range suffixes {
		if err := os.WriteFile(b.path+suffix, disk[n], 0o600); err != nil {
			return err
		}
	}
	return b.open()
}

// world is one schedule: an account, its devices, and what may happen to them.
type world struct {
	*bench
	ctx     context.Context
	random  *rand.Rand
	handler http.Handler
	clock   time.Time
	devices []*person
	network *network
	// codes are those that the account had, the newest last; made are all that were ever asked for.
	codes, made []*synccrypto.Keys
	// restores says whether the server's past comes back in this schedule, crashes whether it is killed.
	restores bool
	crashes  bool
	backedUp bool
	// large says whether this is a library of which much is deleted at once.
	large bool
	// rivals says whether devices make a new sync code at the same time, and their accounts late.
	rivals bool

	marks  map[string]bool // every mark that a person wrote, and whether it was deleted knowingly
	broken error           // a law that was broken on the way
	log    []string
}

// newWorld makes the account and two to four devices.
func newWorld(b *bench, seed uint64) (*world, error) {
	w := &world{
		bench:  b,
		ctx:    context.Background(),
		random: rand.New(rand.NewPCG(seed, 1)),
		clock:  time.Unix(1_800_000_000, 0),
		marks:  map[string]bool{},
	}
	w.restores = seed%20 == 0 && b.elsewhere == nil
	w.crashes = seed%30 == 0 && b.elsewhere == nil
	w.large = seed%17 == 1 // with no divisor in common, so that each meets the others
	w.rivals = seed%13 == 2
	w.serve()
	w.network = &network{world: w}
	keys := w.newCode()
	w.codes = append(w.codes, keys)
	for n := range 2 + w.random.IntN(3) {
		client := &syncclient.Client{URL: "http://server", HTTP: &http.Client{Transport: w.network}}
		device := syncclient.NewDevice(client, keys, string(rune('A'+n)), w.random)
		device.Merge = b.merge
		if b.neverAsks {
			device.MaxRemovals = math.MaxInt
		}
		for _, name := range starters {
			device.Seed(name, newTemplate(name))
		}
		if err := device.Join(w.ctx, ""); err != nil {
			return nil, err
		}
		w.devices = append(w.devices, &person{world: w, Device: device, deleted: map[string]bool{}})
	}
	if w.large {
		w.devices[0].fill()
	}
	return w, nil
}

// starters are the records that all devices begin with.
var starters = []string{"starter a", "starter b"}

// newCode makes the keys of a sync code. They come from the seed, so that ids sort alike in a replay.
func (w *world) newCode() *synccrypto.Keys {
	var secret synccrypto.Secret
	for i := range secret {
		secret[i] = byte(w.random.Uint32())
	}
	keys, err := synccrypto.Derive(secret)
	w.fail(err)
	w.made = append(w.made, keys)
	return keys
}

func (w *world) serve() {
	if w.elsewhere != nil {
		w.handler = w.elsewhere
		return
	}
	w.handler = api.New(api.Config{
		Store: w.wrap(w.store),
		Now:   func() time.Time { return w.clock },
		Page:  store.Page{Records: 3, Bytes: 1500},
	})
}

func (w *world) logf(format string, args ...any) {
	w.log = append(w.log, fmt.Sprintf(format, args...))
}

var errLost = errors.New("lost in the network")

// network carries requests to the handler, or does not.
type network struct {
	*world
	faulty bool
	depth  int
	late   []func()
}

// RoundTrip loses requests and answers, delivers twice or late, and lets others act while an answer is on
// its way.
func (n *network) RoundTrip(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
	}
	if !n.faulty {
		return n.deliver(r, body), nil
	}
	fate := n.random.IntN(20)
	if n.rivals && r.Method == http.MethodPut && fate%2 == 0 {
		fate = 4
	}
	switch fate {
	case 0:
		n.logf("  request lost")
		return nil, errLost
	case 1, 2:
		n.deliver(r, body)
		n.logf("  answer lost")
		return nil, errLost
	case 3:
		n.deliver(r, body)
		n.logf("  delivered twice")
	case 4:
		alone := n.random.IntN(2) == 0
		n.logf("  late, and nothing came before: %v", alone)
		n.late = append(n.late, func() { n.deliver(r, body) })
		if alone {
			return nil, errLost
		}
	case 5, 6:
		answer := n.deliver(r, body)
		if n.depth++; n.depth < 3 {
			n.logf("  answer delayed, meanwhile")
			n.act()
		}
		n.depth--
		return answer, nil
	case 7, 8:
		if !n.crashes || n.depth > 0 {
			break
		}
		if fate == 8 {
			n.deliver(r, body)
		}
		n.logf("  the server is killed, after it has stored: %v", fate == 8)
		n.fail(n.kill())
		n.serve()
		return nil, errLost
	}
	return n.deliver(r, body), nil
}

// arrive delivers what is late, if there is anything.
func (n *network) arrive() bool {
	if len(n.late) == 0 {
		return false
	}
	n.late[0]()
	n.late = n.late[1:]
	return true
}
