//go:build !js

package main

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// A fault that lasts, such as a full disk, fails every request, and a log that tells each would take what room there is.
// So the same cause is told once in sparingEvery; sparingMax bounds the causes that are remembered.
const (
	sparingEvery = time.Minute
	sparingMax   = 100
)

// sparing is a log that tells an error again only after a while, and then how often it was left out.
type sparing struct {
	slog.Handler
	told *told
}

// told are the errors that were logged lately, by their causes.
type told struct {
	mu      sync.Mutex
	byCause map[string]*repeated
}

type repeated struct {
	last    time.Time
	leftOut int
}

func newSparing(h slog.Handler) slog.Handler {
	return sparing{h, &told{byCause: map[string]*repeated{}}}
}

// Handle is that of slog.Handler.
func (s sparing) Handle(ctx context.Context, r slog.Record) error {
	cause := ""
	r.Attrs(func(a slog.Attr) bool {
		if a.Key == "cause" {
			cause = a.Value.String()
		}
		return cause == ""
	})
	if cause == "" || r.Level < slog.LevelError {
		return s.Handler.Handle(ctx, r)
	}
	leftOut, tell := s.told.again(r.Message + ": " + cause)
	if !tell {
		return nil
	}
	if leftOut > 0 {
		r = r.Clone()
		r.Add("leftOut", leftOut)
	}
	return s.Handler.Handle(ctx, r)
}

// again says whether to tell a cause now, and how often it was left out since it was told.
func (t *told) again(cause string) (leftOut int, tell bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now() // not of the record: the machine's clock may jump, and this does not
	known := t.byCause[cause]
	if known != nil && now.Sub(known.last) < sparingEvery {
		known.leftOut++
		return 0, false
	}
	if known != nil {
		leftOut = known.leftOut
	} else if len(t.byCause) >= sparingMax {
		clear(t.byCause)
	}
	t.byCause[cause] = &repeated{last: now}
	return leftOut, true
}

// WithAttrs is that of slog.Handler.
func (s sparing) WithAttrs(attrs []slog.Attr) slog.Handler {
	return sparing{s.Handler.WithAttrs(attrs), s.told}
}

// WithGroup is that of slog.Handler.
func (s sparing) WithGroup(name string) slog.Handler {
	return sparing{s.Handler.WithGroup(name), s.told}
}
