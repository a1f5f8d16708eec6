//go:build !js

package simulation

import (
	"net/http/httputil"
	"net/url"
	"testing"

	"warmnote.dev/warmnote/internal/merge"
	"warmnote.dev/warmnote/server/workertest"
)

// TestLawsOnWorkers plays a few schedules against the Worker with D1.
func TestLawsOnWorkers(t *testing.T) {
	t.Parallel() // it waits for each answer of another process
	const schedules = 40
	worker := workertest.Start(t, workertest.Build(t), "100000")
	address, err := url.Parse(worker.URL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(address) }}
	b := &bench{elsewhere: proxy, merge: merge.Merge}
	for seed := uint64(1); seed <= schedules; seed++ {
		if err := run(b, seed); err != nil {
			t.Fatal(err)
		}
	}
}
