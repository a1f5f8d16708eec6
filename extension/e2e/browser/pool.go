package browser

import (
	"sync"
	"testing"
)

// Pool keeps browsers running between tests: to start one takes three times as long as to make one forget.
// A browser that comes out of it is as [Start] would have started it, see forget.
type Pool struct {
	options Options

	mu   sync.Mutex
	idle []*Browser
}

// NewPool is a pool of browsers that start with those options. They must not name a profile.
func NewPool(o Options) *Pool { return &Pool{options: o} }

// Take answers a browser with the extension just installed, for this test alone until it ends. Subtests may
// share it, each with tabs of its own.
func (p *Pool) Take(t testing.TB) *Browser {
	t.Helper()
	b := p.next()
	if b != nil {
		if err := b.install(); err != nil { // for instance, it crashed while it waited
			t.Logf("another browser is started: %v", err)
			b.end()
			b = nil
		}
	}
	if b == nil {
		b = launch(t, p.options)
		if err := b.install(); err != nil {
			b.end()
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { p.takeBack(t, b) })
	return b
}

// next is an idle browser, nil when there is none.
func (p *Pool) next() *Browser {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.idle) == 0 {
		return nil
	}
	b := p.idle[len(p.idle)-1]
	p.idle = p.idle[:len(p.idle)-1]
	return b
}

// takeBack keeps a browser for the next test, unless something of this one may be left in it.
func (p *Pool) takeBack(t testing.TB, b *Browser) {
	if t.Failed() || !b.alive() || b.kept != "" {
		b.end()
		return
	}
	if err := b.forget(); err != nil {
		t.Logf("the browser is ended, since it does not forget: %v", err)
		b.end()
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, b)
}

// Close ends the browsers.
func (p *Pool) Close() {
	for b := p.next(); b != nil; b = p.next() {
		b.end()
	}
}
