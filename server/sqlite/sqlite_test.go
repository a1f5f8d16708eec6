//go:build !js

package sqlite

import (
	"path/filepath"
	"testing"

	"warmnote.dev/warmnote/server/store/storetest"
)

func openEmpty(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) {
	s := openEmpty(t)
	storetest.Run(t, s)
	if _, err := Check(t.Context(), s.writer.path); err != nil { // also of counts that no call tells
		t.Error(err)
	}
}
