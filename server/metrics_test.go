//go:build !js

package main

import (
	"strings"
	"testing"
	"time"
)

func TestHistogram(t *testing.T) {
	h := new(histogram)
	for _, took := range []time.Duration{0, 100 * time.Microsecond, 101 * time.Microsecond, 3 * time.Millisecond, time.Minute} {
		h.add(took)
	}
	var text strings.Builder
	h.write(&text, "GET /x")
	for _, want := range []string{
		`{call="GET /x",le="0.0001"} 2`, `{call="GET /x",le="0.00025"} 3`, `{call="GET /x",le="0.0025"} 3`,
		`{call="GET /x",le="0.005"} 4`, `{call="GET /x",le="10"} 4`, `{call="GET /x",le="+Inf"} 5`,
		"_sum{call=\"GET /x\"} 60.003201\n", "_count{call=\"GET /x\"} 5\n",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%s is missing in\n%s", want, &text)
		}
	}
}
