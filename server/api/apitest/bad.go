package apitest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
)

func testBadRequests(t *testing.T, url string) {
	d := newDevice(t, url)
	id := Random(16)
	push := func(items string) string { return fmt.Sprintf(`{"epoch":%q,"items":%s}`, d.epoch, items) }
	one := func(fields string) string { return push(`[{"id":"` + id + `",` + fields + `}]`) }
	tests := []struct {
		name   string
		method string
		path   string
		body   string
		want   syncapi.Type
	}{
		{"no JSON", "POST", "/v1/changes", "hello", syncapi.BadRequest},
		{"no body", "POST", "/v1/changes", "", syncapi.BadRequest},
		{"half a body", "POST", "/v1/changes", one(`"base":0,"data":"x"`)[:40], syncapi.BadRequest},
		{"two values", "POST", "/v1/changes", one(`"base":0,"data":"x"`) + "{}", syncapi.BadRequest},
		{"wrong shape", "POST", "/v1/changes", "[1,2]", syncapi.BadRequest},
		{"unknown field", "POST", "/v1/changes", one(`"base":0,"data":"x","force":true`), syncapi.BadRequest},
		{"no items", "POST", "/v1/changes", push(`[]`), syncapi.BadRequest},
		{"null items", "POST", "/v1/changes", push(`null`), syncapi.BadRequest},
		{"no epoch", "POST", "/v1/changes", `{"items":[{"id":"` + id + `","base":0,"data":"x"}]}`, syncapi.BadRequest},
		{"id too short", "POST", "/v1/changes", push(`[{"id":"abc","base":0,"data":"x"}]`), syncapi.BadRequest},
		{"id with a quote", "POST", "/v1/changes", push(`[{"id":"` + id[:21] + `\"","base":0,"data":"x"}]`), syncapi.BadRequest},
		{"id twice", "POST", "/v1/changes", push(`[{"id":"` + id + `","base":0,"data":"x"},{"id":"` + id + `","base":0,"data":"y"}]`), syncapi.BadRequest},
		{"no data", "POST", "/v1/changes", one(`"base":0`), syncapi.BadRequest},
		{"no base", "POST", "/v1/changes", one(`"data":"x"`), syncapi.BadRequest},
		{"items twice", "POST", "/v1/changes", push(`[{"id":"` + id + `","base":0,"data":"x"}],"items":[{"id":"` + id + `"}]`), syncapi.BadRequest},
		{"data twice", "POST", "/v1/changes", one(`"base":0,"data":null,"data":"x"`), syncapi.BadRequest},
		{"null base", "POST", "/v1/changes", one(`"base":null,"data":"x"`), syncapi.BadRequest},
		{"negative base", "POST", "/v1/changes", one(`"base":-1,"data":"x"`), syncapi.BadRequest},
		{"fraction", "POST", "/v1/changes", one(`"base":0.5,"data":"x"`), syncapi.BadRequest},
		{"base as text", "POST", "/v1/changes", one(`"base":"0","data":"x"`), syncapi.BadRequest},
		{"base beyond JavaScript", "POST", "/v1/changes", one(`"base":9007199254740992,"data":"x"`), syncapi.BadRequest},
		{"empty data", "POST", "/v1/changes", one(`"base":0,"data":""`), syncapi.BadRequest},
		{"padded data", "POST", "/v1/changes", one(`"base":0,"data":"eA=="`), syncapi.BadRequest},
		{"data with NUL", "POST", "/v1/changes", one(`"base":0,"data":"a\u0000b"`), syncapi.BadRequest},
		{"data as number", "POST", "/v1/changes", one(`"base":0,"data":7`), syncapi.BadRequest},
		{"lone surrogate", "POST", "/v1/changes", one(`"base":0,"data":"\ud800"`), syncapi.BadRequest},
		{"deep nesting", "POST", "/v1/changes", strings.Repeat("[", 200_000), syncapi.BadRequest},
		{"long and wrong at its start", "POST", "/v1/changes", "]" + strings.Repeat("x", 1_000_000), syncapi.BadRequest},
		{"deep nesting inside", "POST", "/v1/changes", push(strings.Repeat(`[{"id":`, 50_000)), syncapi.BadRequest},
		{"more items than there is memory for", "POST", "/v1/changes", push("[" + strings.Repeat("{},", 300_000) + "{}]"), syncapi.TooLarge},
		{"over a megabyte", "POST", "/v1/changes", push(`"` + strings.Repeat("x", 1<<20) + `"`), syncapi.TooLarge},
		{"over three megabytes", "POST", "/v1/changes", push(`"` + strings.Repeat("x", 3<<20) + `"`), syncapi.TooLarge},
		{"retire without a cursor", "POST", "/v1/account/retire", `{"cursor":""}`, syncapi.BadRequest},
		{"retire ahead of the head", "POST", "/v1/account/retire", `{"cursor":"` + d.epoch + `.9"}`, syncapi.HistoryReset},
		{"versions of no id", "GET", "/v1/records/..%2f/versions", "", syncapi.BadRequest},
		{"unknown call", "GET", "/v1/everything", "", syncapi.NotFound},
		{"later protocol", "GET", "/v2/changes", "", ""},
		{"wrong method", "PATCH", "/v1/changes", "", syncapi.MethodNotAllowed},
	}
	for _, test := range tests {
		// The hard case: see API.problem.
		closing := http.Header{"Connection": {"close"}}
		status, header, answer, err := d.Do(t.Context(), test.method, test.path, test.body, closing)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if test.want == "" {
			if status != http.StatusNotFound {
				t.Errorf("%s: status %d, want 404", test.name, status)
			}
			continue
		}
		var problem syncapi.Problem
		if err := json.Unmarshal(answer, &problem); err != nil || header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: status %d is no problem: %.200s", test.name, status, answer)
		}
		if problem.Type != test.want || problem.Status != status || status != test.want.Status() || problem.Detail == "" {
			t.Errorf("%s: status %d, %+v; want %s", test.name, status, problem, test.want)
		}
	}
	if records, _ := d.pull(""); len(records) != 0 {
		t.Errorf("the bad requests stored %+v", records)
	}
}

// Headers that every answer has, and headers of requests that adapters have been seen to spoil.
func testHeaders(t *testing.T, url string) {
	d := newDevice(t, url)
	agent := http.Header{"User-Agent": {"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140"}}
	for _, path := range []string{"/healthz", "/v1/info", "/v1/changes", "/v1/nothing", "/v1/changes?since=x"} {
		status, header, _, err := d.Do(t.Context(), "GET", path, nil, agent)
		d.must(err)
		if head, _, body, err := d.Do(t.Context(), "HEAD", path, nil, agent); err != nil || head != status || len(body) > 0 {
			t.Errorf("%s: HEAD answers %d (%v) with %q, GET %d", path, head, err, body, status)
		}
		want := map[string]string{
			"Access-Control-Allow-Origin":   "*",
			"Access-Control-Expose-Headers": "ETag, Retry-After",
			"Cache-Control":                 "no-store",
			"X-Content-Type-Options":        "nosniff",
		}
		for name, value := range want {
			if got := header.Get(name); got != value {
				t.Errorf("%s: %s is %q, want %q", path, name, got, value)
			}
		}
	}
	status, header, body, err := d.Do(t.Context(), "OPTIONS", "/v1/changes", nil, http.Header{
		"Origin":                         {"https://www.example.com"},
		"Access-Control-Request-Method":  {"POST"},
		"Access-Control-Request-Headers": {"authorization,content-type,if-none-match"},
	})
	d.must(err)
	if status != http.StatusNoContent || len(body) > 0 ||
		header.Get("Access-Control-Allow-Methods") != "GET, PUT, POST, DELETE" ||
		header.Get("Access-Control-Allow-Headers") != "Authorization, Content-Type, If-None-Match" ||
		header.Get("Access-Control-Max-Age") != "86400" {
		t.Errorf("preflight: status %d, %v", status, header)
	}
}
