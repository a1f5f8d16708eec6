package limit

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// bucketsMax bounds the memory of one kind of bucket: about 10 MB.
const bucketsMax = 50_000

// buckets is a token bucket for each key. The key "" has none.
type buckets struct {
	limit rate.Limit
	burst int
	mu    sync.Mutex
	byKey map[string]*bucket
}

// bucket is one token bucket. Of its tokens some are held: set aside for requests whose outcome decides whether they are
// taken. (A [rate.Reservation] does not give back all of a token once another one was reserved.)
type bucket struct {
	*rate.Limiter
	held int
}

func newBuckets(limit rate.Limit, burst int) *buckets {
	return &buckets{limit: limit, burst: burst, byKey: map[string]*bucket{}}
}

// take takes a token, or says how long to wait for one.
func (b *buckets) take(key string, now time.Time) time.Duration {
	h := b.hold(key, now)
	h.take(now)
	return h.wait
}

// wait says how long to wait for a token, without taking it.
func (b *buckets) wait(key string, now time.Time) time.Duration {
	h := b.hold(key, now)
	h.release()
	return h.wait
}

// hold sets a token aside, or says how long to wait for one. Whoever comes meanwhile finds one less.
func (b *buckets) hold(key string, now time.Time) hold {
	if key == "" {
		return hold{}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	from := b.get(key, now)
	switch tokens := from.TokensAt(now); {
	case tokens >= float64(from.held+1):
		from.held++
		return hold{mu: &b.mu, from: from}
	case tokens >= 1: // requests in hand may leave it, and they are done soon
		return hold{wait: time.Second}
	default:
		return hold{wait: time.Duration((1 - tokens) / float64(b.limit) * float64(time.Second))}
	}
}

// hold is a token that is set aside, or how long to wait for one. It is settled once, by take or release; more often,
// or where no token is held, they do nothing.
type hold struct {
	wait time.Duration
	mu   *sync.Mutex // of the buckets
	from *bucket     // nil: no token is held
}

// take takes the token out of its bucket. Now is that of the call: an earlier one would set the bucket's clock back.
func (h *hold) take(now time.Time) {
	if h.from == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.from.held--
	h.from.AllowN(now, 1)
	h.from = nil
}

// release gives the token back.
func (h *hold) release() {
	if h.from == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.from.held--
	h.from = nil
}

// get finds a bucket or makes it. The caller has the lock.
func (b *buckets) get(key string, now time.Time) *bucket {
	found := b.byKey[key]
	if found == nil {
		if len(b.byKey) >= bucketsMax {
			b.drop(now)
		}
		found = &bucket{Limiter: rate.NewLimiter(b.limit, b.burst)}
		b.byKey[key] = found
	}
	return found
}

// drop forgets the buckets that are full again, which is as if they had never been, and where that is not
// enough as many others as make half of the room free.
func (b *buckets) drop(now time.Time) {
	for key, bucket := range b.byKey {
		if bucket.held == 0 && bucket.TokensAt(now) >= float64(b.burst) {
			delete(b.byKey, key)
		}
	}
	for key := range b.byKey {
		if len(b.byKey) <= bucketsMax/2 {
			return
		}
		delete(b.byKey, key)
	}
}
