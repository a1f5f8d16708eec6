package migrations

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"testing"
)

// released has the SHA-256 of each migration. A line is added with a new file and never changed: databases that
// have run a file would lack what was changed in it.
var released = map[string]string{
	"0001_accounts_and_records.sql": "fd508a1b59ff1af2e250730b2e010cab0bc82b9a290e9baa9c5b668b3350fff0",
	"0002_version_replaced.sql":     "145842abbf13ace6fe3ad990bcdf169077dedf5726abe668a976bd7f8e819491",
	"0003_account_life.sql":         "4043f0356855a632778ae1734599b680348f56ddcbf8640f55432029675cbc72",
	"0004_version_order.sql":        "5769d54577501dbab3755056bd5df35909509be55c1ad8dbce2850dc57315a56",
	"0005_compaction.sql":           "5630e85f0fba1db804aa6105b6f36339f236b30ee3bbc82bc3a26b016b295a2c",
	"0006_clock.sql":                "c807ce8d768e145d35361207b0d0aa5e70398bf3d39ce16c4bdf7c5f27ce3a9c",
	"0007_retired.sql":              "50893a1f3acbdc686d4101dd027708dff307e5e345ed20782f8d6f26f669ece4",
	"0008_deleted.sql":              "e1532bedb0f337bff4258e50a629043dfaffe6d0fc0dad4b8f5d916344b33157",
}

func TestMigrationsAreNotEdited(t *testing.T) {
	files, err := fs.Glob(Files, "*.sql")
	if err != nil || len(files) != len(released) {
		t.Errorf("there are the files %q, and %d are listed here (%v)", files, len(released), err)
	}
	for _, name := range files {
		text, err := Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != released[name] {
			t.Errorf("%s has the hash %x: leave a migration as it is and write another; a new one is listed here", name, sum)
		}
	}
}
