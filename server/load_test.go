//go:build !js

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/internal/syncclient"
	"warmnote.dev/warmnote/server/api/apitest"
	"warmnote.dev/warmnote/server/proc"
)

// The load of the comparison: each device edits one record after another, as fast as it is answered, and
// pulls after each push.
const (
	loadAccounts = 10
	loadDevices  = 5 // an account
	loadRecords  = 100
	loadRounds   = 5
	loadRound    = 2 * time.Second
)

// contender is a server under load, in a process of its own.
type contender struct {
	name    string
	pid     int
	devices []device
	// counts is the sum of all counts that the server holds.
	counts func() (int, error)
	edits  int64           // acknowledged
	rate   []float64       // edits a second, by round
	spent  []time.Duration // CPU of the server, by round
}

// device is a device with its copy of the library. An edit adds one to the count that a record's text begins
// with, as a person adds a sentence, so the counts in the end tell how many edits are still there.
type device interface {
	// edit edits any record and pulls what is new.
	edit() error
	// poll pulls when there is nothing new.
	poll() error
}

// note is a text of 1 KB with this count; no two are alike, as no two ciphertexts are.
func note(count int) string { return fmt.Sprintf("%08d", count) + apitest.Random(18) + oneKB[:1024-32] }

func countIn(text string) (int, error) {
	if len(text) < 8 {
		return 0, fmt.Errorf("%q is no note", text)
	}
	return strconv.Atoi(text[:8])
}

// loadClient keeps a connection for each device.
func loadClient() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: loadAccounts * loadDevices}}
}

// contenders starts Warmnote, with its rate limits on but out of reach, and PocketBase where it can be built.
func contenders(b *testing.B) []*contender {
	b.Helper()
	all := []*contender{newWarmnote(b)}
	program, err := buildPocketBase()
	if err != nil {
		b.Logf("PocketBase cannot be built here, so nothing is compared with it: %v", err)
		return all
	}
	return append(all, newPocketBase(b, program, ""), newPocketBase(b, program, "FULL"))
}

// BenchmarkLoad has the contenders take turns. Only ratios of one run mean anything: clients and servers share
// the machine.
func BenchmarkLoad(b *testing.B) {
	all := contenders(b)
	for range loadRounds {
		for _, c := range all {
			if err := c.round(loadRound); err != nil {
				b.Fatal(c.name, ": ", err)
			}
		}
	}
	for _, c := range all {
		held, err := c.counts()
		if err != nil {
			b.Fatal(c.name, ": ", err)
		}
		memory, err := proc.Memory(c.pid)
		if err != nil {
			b.Fatal(err)
		}
		lost := c.edits - int64(held)
		b.Logf("%-16s %5.0f edits/s, %.2f ms of CPU each, %3d MB; lost %d of %d acknowledged edits (%.1f %%)",
			c.name, median(c.rate), median(c.spent).Seconds()*1000, memory>>20, lost, c.edits, 100*float64(lost)/float64(c.edits))
		if c == all[0] {
			b.ReportMetric(median(c.rate), "edits/s")
			b.ReportMetric(float64(lost), "lost")
			b.ReportMetric(float64(memory>>20), "RSS-MB")
			continue
		}
		times := make([]float64, loadRounds)
		for round := range times {
			times[round] = all[0].rate[round] / c.rate[round]
		}
		b.ReportMetric(median(times), "times-"+strings.ReplaceAll(c.name, " ", "-"))
	}
}

// BenchmarkIdlePoll is the CPU of the server when devices ask for changes and there are none. Most of it is
// HTTP's: a server that does nothing else takes turns with it. One device at a time is the dearest case, since
// each request wakes a program that sleeps; all at once is what a server for many people sees.
func BenchmarkIdlePoll(b *testing.B) {
	const rounds, polls = 20, 500
	all := append(contenders(b), newFloor(b))
	alone, together := make([][]time.Duration, len(all)), make([][]time.Duration, len(all))
	for range rounds {
		for n, c := range all {
			alone[n] = append(alone[n], c.polls(b, c.devices[:1], polls))
			together[n] = append(together[n], c.polls(b, c.devices, polls/25))
		}
	}
	ms := func(d time.Duration) float64 { return d.Seconds() * 1000 }
	for n, c := range all {
		b.Logf("%-16s %.3f ms of CPU a poll of one device, at best %.3f; %.3f of %d at once, at best %.3f", c.name,
			ms(median(alone[n])), ms(slices.Min(alone[n])), ms(median(together[n])), len(c.devices), ms(slices.Min(together[n])))
	}
	floor := len(all) - 1
	b.ReportMetric(ms(median(together[0])), "server-CPU-ms/poll")
	b.ReportMetric(ms(median(together[0])-median(together[floor])), "own-CPU-ms/poll")
	b.ReportMetric(ms(median(alone[0])), "lone-CPU-ms/poll")
	b.ReportMetric(ms(median(alone[0])-median(alone[floor])), "lone-own-CPU-ms/poll")
}

// polls is the CPU of the server for one poll, when each of the devices makes so many.
func (c *contender) polls(b *testing.B, devices []device, each int) time.Duration {
	b.Helper()
	before, err := proc.CPU(c.pid)
	if err != nil {
		b.Fatal(err)
	}
	var group errgroup.Group
	for _, d := range devices {
		group.Go(func() (err error) {
			for n := 0; n < each && err == nil; n++ {
				err = d.poll()
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		b.Fatal(c.name, ": ", err)
	}
	after, err := proc.CPU(c.pid)
	if err != nil {
		b.Fatal(err)
	}
	return (after - before) / time.Duration(each*len(devices))
}

func median[T int64 | float64 | time.Duration](values []T) T {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// round lets all devices edit for this long.
func (c *contender) round(long time.Duration) error {
	cpu, err := proc.CPU(c.pid)
	if err != nil {
		return err
	}
	var group sync.WaitGroup
	var edits atomic.Int64
	begin := time.Now()
	errs := make([]error, len(c.devices))
	for n, d := range c.devices {
		group.Go(func() {
			for time.Since(begin) < long && errs[n] == nil {
				if errs[n] = d.edit(); errs[n] == nil {
					edits.Add(1)
				}
			}
		})
	}
	group.Wait()
	took := time.Since(begin)
	after, err := proc.CPU(c.pid)
	c.edits += edits.Load()
	c.rate = append(c.rate, float64(edits.Load())/took.Seconds())
	c.spent = append(c.spent, (after-cpu)/time.Duration(max(1, edits.Load())))
	return errors.Join(append(errs, err)...)
}

func newWarmnote(b *testing.B) *contender {
	b.Helper()
	p := start(b, "-db", dbFile(b), "-rate", "100000000", "-trust-proxy")
	b.Cleanup(func() { p.stop(b, syscall.SIGTERM) })
	c := &contender{name: "Warmnote", pid: p.Process.Pid}
	client := loadClient()
	var accounts []*syncclient.Client
	for n := range loadAccounts {
		account := &syncclient.Client{URL: p.url, Account: apitest.Random(16), Token: apitest.Random(32), HTTP: client}
		accounts = append(accounts, account)
		elsewhere := http.Header{"X-Forwarded-For": {fmt.Sprint("192.0.2.", n)}} // an address may make only five
		if status, _, text, err := account.Do(b.Context(), "PUT", "/v1/account", struct{}{}, elsewhere); err != nil || status != 201 {
			b.Fatalf("status %d, %s (%v)", status, text, err)
		}
		made, err := account.GetAccount(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		var items []syncapi.PushItem
		for range loadRecords {
			text := note(0)
			items = append(items, syncapi.PushItem{ID: apitest.Random(16), Data: &text})
		}
		if _, err := account.Push(b.Context(), syncapi.Push{Epoch: made.Cursor.Epoch, Items: items}); err != nil {
			b.Fatal(err)
		}
		for range loadDevices {
			d := &warmnoteDevice{b: b, client: account, texts: map[string]syncapi.Version{}}
			if err := d.pull(); err != nil {
				b.Fatal(err)
			}
			c.devices = append(c.devices, d)
		}
	}
	c.counts = func() (sum int, err error) {
		for _, account := range accounts {
			d := &warmnoteDevice{b: b, client: account, texts: map[string]syncapi.Version{}}
			if err := d.pull(); err != nil {
				return 0, err
			}
			for _, now := range d.texts {
				count, err := countIn(*now.Data)
				if err != nil {
					return 0, err
				}
				sum += count
			}
		}
		return sum, nil
	}
	return c
}

// warmnoteDevice is a device of Warmnote.
type warmnoteDevice struct {
	b      *testing.B
	client *syncclient.Client
	ids    []string
	texts  map[string]syncapi.Version
	since  syncapi.Cursor
}

// edit pushes again, on top of what is current, when another device was faster: a merge would do the same.
func (d *warmnoteDevice) edit() error {
	id := d.ids[rand.IntN(len(d.ids))]
	for now := d.texts[id]; ; {
		count, err := countIn(*now.Data)
		if err != nil {
			return err
		}
		text := note(count + 1)
		answer, err := d.client.Push(d.b.Context(), syncapi.Push{
			Epoch: d.since.Epoch, Items: []syncapi.PushItem{{ID: id, Base: now.Seq, Data: &text}},
		})
		if err != nil {
			return err
		}
		result := answer.Items[0]
		if result.Error != "" {
			return errors.New(string(result.Error))
		}
		if result.Current == nil {
			d.texts[id] = syncapi.Version{Seq: result.Seq, Data: &text}
			return d.pull()
		}
		now = *result.Current
	}
}

// pull pulls, from the start when there is no cursor yet.
func (d *warmnoteDevice) pull() error {
	for {
		since := ""
		if d.since.Epoch != "" {
			since = d.since.String()
		}
		changes, err := d.client.Pull(d.b.Context(), since)
		if err != nil || changes == nil {
			return err
		}
		for _, r := range changes.Items {
			if _, known := d.texts[r.ID]; !known {
				d.ids = append(d.ids, r.ID)
			}
			d.texts[r.ID] = syncapi.Version{Seq: r.Seq, Data: r.Data}
		}
		if d.since = changes.Next; !changes.More {
			return nil
		}
	}
}

func (d *warmnoteDevice) poll() error {
	changes, err := d.client.Pull(d.b.Context(), d.since.String())
	if err == nil && changes != nil {
		err = d.pull()
	}
	return err
}
