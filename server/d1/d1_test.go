//go:build js

package d1

import (
	"testing"

	"warmnote.dev/warmnote/server/store/storetest"
)

// TestStore runs in Node against a local D1; TestD1 of package main starts it.
func TestStore(t *testing.T) {
	s, err := Open("DB")
	if err != nil {
		t.Fatal(err)
	}
	storetest.Run(t, s)
}
