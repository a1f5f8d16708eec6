//go:build !js

package api_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"warmnote.dev/warmnote/internal/syncapi"
	"warmnote.dev/warmnote/server/api"
	"warmnote.dev/warmnote/server/api/apitest"
)

// TestOpenAPI holds every answer that the API suite gets against the document, and sees that the suite gets
// every answer that the document promises.
func TestOpenAPI(t *testing.T) {
	document, err := openapi3.NewLoader().LoadFromFile("../../internal/syncapi/openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	document.Servers = nil
	if err := document.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	router, err := gorillamux.NewRouter(document)
	if err != nil {
		t.Fatal(err)
	}
	judge := &judge{T: t, router: router, next: api.New(api.Config{Store: newStore(t)}), seen: map[string]bool{}}
	server := httptest.NewServer(judge)
	t.Cleanup(server.Close)
	apitest.Run(t, server.URL)
	judge.next = api.New(api.Config{Store: broken{}}) // these two need no account, so only a fault makes them fail
	for _, path := range []string{"/readyz", "/v1/info"} {
		if status, _, _, err := newClient(server.URL).Do(t.Context(), "GET", path, nil, nil); err != nil || status != http.StatusServiceUnavailable {
			t.Errorf("%s of a store that fails: status %d (%v)", path, status, err)
		}
	}

	for _, path := range document.Paths.InMatchingOrder() {
		for method, operation := range document.Paths.Value(path).Operations() {
			for status := range operation.Responses.Map() {
				if !judge.seen[operation.OperationID+" "+status] {
					t.Errorf("%s %s: the suite never got the answer %s", method, path, status)
				}
			}
		}
	}
}

func TestOpenAPINamesEveryProblem(t *testing.T) {
	document, err := openapi3.NewLoader().LoadFromFile("../../internal/syncapi/openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var named []syncapi.Type
	for _, value := range document.Components.Schemas["Problem"].Value.Properties["type"].Value.Enum {
		named = append(named, syncapi.Type(value.(string)))
	}
	want := syncapi.Types()
	slices.Sort(named)
	slices.Sort(want)
	if !slices.Equal(named, want) {
		t.Errorf("the document names %v\nthe code %v", named, want)
	}
}

// judge passes requests on and holds the answers against the document.
type judge struct {
	*testing.T
	router routers.Router
	next   http.Handler
	mu     sync.Mutex
	seen   map[string]bool
}

func (j *judge) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer := httptest.NewRecorder()
	j.next.ServeHTTP(answer, r)
	if route, parameters, err := j.router.FindRoute(r); err == nil {
		j.check(r, answer, route, parameters)
	}
	for name, values := range answer.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(answer.Code)
	_, _ = w.Write(answer.Body.Bytes())
}

func (j *judge) check(r *http.Request, answer *httptest.ResponseRecorder, route *routers.Route, parameters map[string]string) {
	err := openapi3filter.ValidateResponse(r.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, Route: route, PathParams: parameters},
		Status:                 answer.Code,
		Header:                 answer.Header(),
		Body:                   io.NopCloser(bytes.NewReader(answer.Body.Bytes())),
		Options:                &openapi3filter.Options{IncludeResponseStatus: true},
	})
	if err != nil {
		j.Errorf("%s %s: %v", r.Method, r.URL.Path, err)
	}
	status := "default"
	if route.Operation.Responses.Status(answer.Code) != nil {
		status = strconv.Itoa(answer.Code)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.seen[route.Operation.OperationID+" "+status] = true
}
