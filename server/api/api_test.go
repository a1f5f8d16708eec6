//go:build !js

package api_test

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"warmnote.dev/warmnote/server/api"
	"warmnote.dev/warmnote/server/api/apitest"
	"warmnote.dev/warmnote/server/sqlite"
)

// newServer runs a server on an empty SQLite file until the test ends.
func newServer(t *testing.T, config api.Config) string {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	config.Store = store
	server := httptest.NewServer(api.New(config))
	t.Cleanup(func() {
		server.Close()
		http.DefaultClient.CloseIdleConnections()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return server.URL
}

func TestSQLite(t *testing.T) {
	apitest.Run(t, newServer(t, api.Config{}))
}
