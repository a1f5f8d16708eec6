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
	byKey map[string]*rate.Limiter
}

func newBuckets(limit rate.Limit, burst int) *buckets {
	return &buckets{limit: limit, burst: burst, byKey: map[string]*rate.Limiter{}}
}

// take takes a token, or says how long to wait for one.
func (b *buckets) take(key string, now time.Time) time.Duration {
	wait := b.wait(key, now)
	if wait == 0 && key != "" {
		b.get(key, now).AllowN(now, 1)
	}
	return wait
}

// wait says how long to wait for a token, without taking it.
func (b *buckets) wait(key string, now time.Time) time.Duration {
	if key == "" {
		return 0
	}
	tokens := b.get(key, now).TokensAt(now)
	if tokens >= 1 {
		return 0
	}
	return time.Duration((1 - tokens) / float64(b.limit) * float64(time.Second))
}

func (b *buckets) get(key string, now time.Time) *rate.Limiter {
	b.mu.Lock()
	defer b.mu.Unlock()
	limiter := b.byKey[key]
	if limiter == nil {
		if len(b.byKey) >= bucketsMax {
			b.drop(now)
		}
		limiter = rate.NewLimiter(b.limit, b.burst)
		b.byKey[key] = limiter
	}
	return limiter
}

// drop forgets the buckets that are full again, which is as if they had never been, and where that is not
// enough as many others as make half of the room free.
func (b *buckets) drop(now time.Time) {
	for key, limiter := range b.byKey {
		if limiter.TokensAt(now) >= float64(b.burst) {
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
