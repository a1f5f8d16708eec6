//go:build !js

package main

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// TestMetricsAreExplained: whoever meets a metric of ours reads what it is, and Prometheus what it counts as.
func TestMetricsAreExplained(t *testing.T) {
	observer := newObserver(http.NotFoundHandler(), slog.New(slog.DiscardHandler))
	observer.expiry(new(certificate))
	for _, path := range []string{"/healthz", "/v1/info"} {
		observer.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", path, nil))
	}
	said := httptest.NewRecorder()
	observer.metrics(said, nil)
	if text := said.Body.String(); !strings.Contains(text, "\nwarmnote_answer_bytes_total 38\n") { // "404 page not found\n", twice
		t.Errorf("the bytes of the answers are not counted:\n%s", text)
	}
	explained, typed := map[string]int{}, map[string]int{}
	for line := range strings.Lines(said.Body.String()) {
		switch words := strings.Fields(line); {
		case strings.HasPrefix(line, "# TYPE"):
			if typed[words[2]]++; !slices.Contains([]string{"counter", "gauge", "histogram", "summary"}, words[3]) {
				t.Errorf("Prometheus refuses all for %s", line)
			}
		case strings.HasPrefix(line, "# HELP") && len(words) > 3:
			explained[words[2]]++
		case strings.HasPrefix(line, "warmnote_"):
			name, _, _ := strings.Cut(words[0], "{")
			for _, part := range []string{"_sum", "_count"} {
				name = strings.TrimSuffix(name, part)
			}
			if explained[name] != 1 || typed[name] != 1 {
				t.Errorf("%s has %d explanations and %d types before it, want 1 each", name, explained[name], typed[name])
			}
		}
	}
	if len(explained) != 4 {
		t.Errorf("%v are explained, want the 4 metrics of ours", explained)
	}
	for family, count := range typed {
		if count != 1 {
			t.Errorf("%s has %d types", family, count)
		}
	}
}
