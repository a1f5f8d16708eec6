package sqlstore

import (
	"encoding/json"
	"strings"
	"testing"

	"warmnote.dev/warmnote/internal/syncapi"
)

// TestPushFitsD1: what a push binds is no longer than its request, which D1's 2 MB a value has room for, as it has for a
// row. Its simulator does not hold to that.
func TestPushFitsD1(t *testing.T) {
	const most = 2_000_000
	limits := syncapi.DefaultLimits
	if limits.PushBytes > most || limits.RecordBytes+1000 > most {
		t.Errorf("%+v is more than D1 takes", limits)
	}
	short, data := "x", strings.Repeat("x", limits.RecordBytes)
	for name, item := range map[string]syncapi.PushItem{
		"deletion": {ID: strings.Repeat("i", syncapi.IDLen)},
		"short":    {ID: strings.Repeat("i", syncapi.IDLen), Base: syncapi.MaxSeq, Data: &short},
		"longest":  {ID: strings.Repeat("i", syncapi.IDLen), Base: syncapi.MaxSeq, Data: &data},
	} {
		push := syncapi.Push{Epoch: strings.Repeat("e", syncapi.EpochLen)}
		for range limits.PushItems {
			push.Items = append(push.Items, item)
		}
		request, err := json.Marshal(push)
		if bound := encodeItems(push.Items); err != nil || len(bound) >= len(request) {
			t.Errorf("%s: %d characters for a request of %d (%v)", name, len(bound), len(request), err)
		}
	}
}
