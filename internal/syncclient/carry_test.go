package syncclient

import (
	"testing"

	"warmnote.dev/warmnote/internal/synccrypto"
)

// A new account gets what the old one has of each record, and whatever is only here if it fits.
func TestLacking(t *testing.T) {
	earlier, edit := Revision{text(t, "earlier"), "earlier", nil}, Revision{text(t, "edit"), "edit", []string{"earlier"}}
	for name, c := range map[string]struct {
		local *Stored
		want  string // the revision that goes there; "" is none
		must  bool
	}{
		"clean":                         {&Stored{Revision: earlier, Seq: 3}, "earlier", true},
		"edited since":                  {&Stored{Revision: edit, Seq: 3, Base: &earlier}, "earlier", true},
		"new":                           {&Stored{Revision: edit, Base: nothing}, "edit", false},
		"deleted and written anew":      {&Stored{Revision: edit, Seq: 3, Base: &Revision{Rev: "earlier"}}, "edit", true},
		"deleted":                       {&Stored{Revision: Revision{Rev: "edit"}, Seq: 3, Base: &earlier}, "", false},
		"a starter that nobody touched": {&Stored{Revision: Revision{Record: earlier.Record}}, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			d := newTestDevice(t)
			keys, err := synccrypto.Derive(synccrypto.NewSecret())
			if err != nil {
				t.Fatal(err)
			}
			d.NewCode(keys)
			id := d.random(16)
			d.records[id] = c.local
			items, must, err := d.lacking(nil)
			if err != nil || must[id] != c.must || (len(items) == 0) != (c.want == "") {
				t.Fatalf("%d pushes, must %v, error %v, want %q, must %v", len(items), must[id], err, c.want, c.must)
			}
			if c.want == "" {
				return
			}
			if there, _, err := open(keys, id, items[0].Data); err != nil || there.Rev != c.want {
				t.Errorf("%+v goes there (error %v), want %q", there, err, c.want)
			}
		})
	}
}
