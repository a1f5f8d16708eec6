//go:build !js

package main

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"warmnote.dev/warmnote/internal/syncclient"
)

// build builds a program, as it is released, in the directory of the package.
func build(t testing.TB, pkg string) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "program")
	command := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, pkg)
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("go build %s: %v\n%s", pkg, err, out)
	}
	return program
}

// newFloor is a contender that does nothing but HTTP.
func newFloor(b *testing.B) *contender {
	b.Helper()
	p := started(b, exec.Command(build(b, "./testdata/floor")))
	c := &contender{name: "an empty handler", pid: p.Process.Pid}
	client := &syncclient.Client{URL: p.url, HTTP: loadClient()}
	for range loadAccounts * loadDevices {
		c.devices = append(c.devices, &warmnoteDevice{b: b, client: client})
	}
	return c
}

// BenchmarkStart is the time from starting the program, with a database that is there, to its first answer. Most
// of it is not Warmnote's: a program in Go that does nothing, and one that only serves HTTP, take turns with it.
func BenchmarkStart(b *testing.B) {
	const rounds = 20
	ours, floor, db := build(b, "."), build(b, "./testdata/floor"), dbFile(b)
	start(b, "-db", db).stop(b, syscall.SIGTERM)
	serve := func(command *exec.Cmd) time.Duration {
		begin := time.Now()
		p := started(b, command)
		answer, err := http.Get(p.url + "/healthz")
		took := time.Since(begin)
		if err != nil {
			b.Fatal(err)
		}
		_ = answer.Body.Close()
		p.stop(b, syscall.SIGKILL)
		return took
	}
	all := []*struct {
		name string
		run  func() time.Duration
		took []time.Duration
	}{
		{name: "Warmnote", run: func() time.Duration { return serve(exec.Command(ours, "-listen", "127.0.0.1:0", "-db", db)) }},
		{name: "an empty handler", run: func() time.Duration { return serve(exec.Command(floor)) }},
		{name: "nothing", run: func() time.Duration {
			begin := time.Now()
			if err := exec.Command(floor, "end").Run(); err != nil {
				b.Fatal(err)
			}
			return time.Since(begin)
		}},
	}
	for range rounds {
		for _, c := range all {
			c.took = append(c.took, c.run())
		}
	}
	for _, c := range all {
		b.Logf("%-16s %.1f ms to the first answer, at best %.1f", c.name, median(c.took).Seconds()*1000, slices.Min(c.took).Seconds()*1000)
	}
	b.ReportMetric(median(all[0].took).Seconds()*1000, "start-ms")
	b.ReportMetric((median(all[0].took)-median(all[1].took)).Seconds()*1000, "start-own-ms")
}
