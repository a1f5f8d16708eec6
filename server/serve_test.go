//go:build !js

package main

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"warmnote.dev/warmnote/server/store"
)

// compactions notes what was to be forgotten, and always fails.
type compactions struct {
	store.Store
	before []store.Horizon
	behind time.Duration // its clock
}

func (c *compactions) Advance(_ context.Context, now int64) (int64, error) {
	return now - int64(c.behind/time.Second), nil
}

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

// TestClockFarAheadIsSaid: the operator hears of a clock that is wrong while hardly anything is forgotten for it.
func TestClockFarAheadIsSaid(t *testing.T) {
	for behind, want := range map[time.Duration]bool{0: false, 23 * time.Hour: false, 90 * 24 * time.Hour: true} {
		var log strings.Builder
		store.Forget(t.Context(), slog.New(slog.NewTextHandler(&log, nil)), &compactions{behind: behind}, time.Now())
		if got := strings.Contains(log.String(), "set it right"); got != want || want && !strings.Contains(log.String(), "days=90") {
			t.Errorf("%s ahead: %s", behind, &log)
		}
	}
}
