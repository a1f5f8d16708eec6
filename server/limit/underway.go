package limit

import "sync"

// underway counts, for each key, the requests that are not answered yet. The key "" has no bound.
type underway struct {
	most  int
	mu    sync.Mutex
	byKey map[string]int
}

func newUnderway(most int) *underway { return &underway{most: most, byKey: map[string]int{}} }

// begin counts one more, unless there are as many as may be.
func (u *underway) begin(key string) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	if key == "" {
		return true
	}
	if u.byKey[key] >= u.most {
		return false
	}
	u.byKey[key]++
	return true
}

// end counts one less. A key without any is not kept.
func (u *underway) end(key string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.byKey[key]--; u.byKey[key] <= 0 {
		delete(u.byKey, key)
	}
}
