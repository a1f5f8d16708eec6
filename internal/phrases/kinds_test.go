package phrases

import (
	"strings"
	"testing"
)

// A kind without a name cannot be written, and a near miss that its kind does not know takes nothing back.
func TestKinds(t *testing.T) {
	for k := Kind(1); k < kindCount; k++ {
		name := kindNames[k]
		if name == "" {
			t.Errorf("kind %d, behind %q, has no name", k, kindNames[k-1])
		}
		if got := k.Misses(); got != strings.HasPrefix(name, "not-") {
			t.Errorf("Misses answers %v of %q", got, name)
		}
		if miss := k.Not(); miss != 0 && kindNames[miss] != "not-"+name {
			t.Errorf("Not answers %q of %q", kindNames[miss], name)
		}
	}
}
