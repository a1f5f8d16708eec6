//go:build !js

package main

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"warmnote.dev/warmnote/server/store"
)

// compactions notes what was to be forgotten, and always fails.
type compactions struct {
	store.Store
	before []store.Horizon
}

func (c *compactions) Advance(_ context.Context, now int64) (int64, error) { return now, nil }

func (c *compactions) Compact(_ context.Context, before store.Horizon) error {
	c.before = append(c.before, before)
	return errors.New("the disk is full")
}

// TestCompactGoesOn: devices come first after a start, and a failure does not end what comes every hour.
func TestCompactGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		first := time.Now().Add(compactFirst)
		ctx, stop := context.WithTimeout(t.Context(), 3*time.Hour)
		defer stop()
		database := new(compactions)
		if err := compact(ctx, slog.New(slog.DiscardHandler), database); err != nil {
			t.Error(err)
		}
		want := []store.Horizon{store.HorizonAt(first), store.HorizonAt(first.Add(time.Hour)), store.HorizonAt(first.Add(2 * time.Hour))}
		if !slices.Equal(database.before, want) {
			t.Errorf("it forgot what is before %v, want %v", database.before, want)
		}
	})
}
