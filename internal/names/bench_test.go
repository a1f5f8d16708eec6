package names

import "testing"

// BenchmarkRecipient is the work of one keystroke: the greeting, and a look at every other word.
func BenchmarkRecipient(b *testing.B) {
	r := prepare("Anna", "Kim, MBA, PMP")
	words := []string{"your", "webinar", "on", "Hospital", "moves", "was", "the", "calmest", "hour", "of", "my", "week"}
	for name, text := range map[string]string{
		"own":   " Anna, your webinar on hospital moves was the calmest hour",
		"raw":   " ANNA Kim, MBA, PMP, your webinar on hospital moves",
		"other": " Jennifer, your webinar on hospital moves was the calmest hour",
		"none":  " I loved your webinar on hospital moves, the calmest hour",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.Set("Anna", "Kim, MBA, PMP")
				r.Greet(text)
			}
		})
	}
	b.Run("words", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, w := range words {
				r.Has(w)
			}
		}
	})
	b.Run("lookup", func(b *testing.B) {
		for b.Loop() {
			find("Michael")
		}
	})
}
