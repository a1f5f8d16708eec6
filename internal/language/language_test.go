package language

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// notes reads testdata/notes.txt: a tag, a tab, a note.
func notes(t testing.TB) (rows [][2]string) {
	t.Helper()
	text, err := os.ReadFile("testdata/notes.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if tag, note, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok {
			rows = append(rows, [2]string{tag, note})
		}
	}
	if len(rows) < 200 {
		t.Fatalf("only %d notes were read", len(rows))
	}
	return rows
}

func TestDetect(t *testing.T) {
	for _, row := range notes(t) {
		if got := detect(row[1]); got != row[0] {
			t.Errorf("%s, not %s: %s", row[0], got, row[1])
		}
	}
}

// TestSlotsTellNoLanguage: their names are English in a template of any language.
func TestSlotsTellNoLanguage(t *testing.T) {
	for note, want := range map[string]string{
		"Oi {first_name}! Ajudo {target_audience} com {benefit}. Vi que você é {title} na {company}, podemos conversar?":              "pt",
		"Hallo [First Name], [Personal Note]. Ich arbeite bei [Company Name] und würde mich gern vernetzen.":                          "de",
		"Hola {{first_name}}, vi tu {{recent_post}} en {{company_page}}. Trabajo en {{industry}} y me gustaria conectar.":             "es",
		"Hi [Vorname], I saw [Thema] and would love to connect.":                                                                      English,
		"Hi Anna, [I do hope that this bracket is too long to be the name of a slot in a template] let's connect.":                    English,
		"Hallo Anna, [das hier ist so lang, dass es nicht mehr der Name eines Feldes in einer Vorlage sein kann] ich grüße herzlich.": "de",
	} {
		if got := detect(note); got != want {
			t.Errorf("%s, not %s: %s", want, got, note)
		}
	}
}

// TestDrawnLettersAreNotRead: of words in them nothing is known.
func TestDrawnLettersAreNotRead(t *testing.T) {
	for note, want := range map[string]string{
		"𝗛𝗶 𝗔𝗻𝗻𝗮, 𝘆𝗼𝘂𝗿 𝘁𝗮𝗹𝗸 𝗶𝗻 𝗟𝗲𝗲𝗱𝘀 𝘄𝗮𝘀 𝗮 𝗷𝗼𝘆":      Other,
		"Ｈｉ Ａｎｎａ， ｙｏｕｒ ｔａｌｋ ｉｎ Ｌｅｅｄｓ ｗａｓ ａ ｊｏｙ":      Other,
		"Hi Anna, your talk in Leeds was a 𝗿𝗲𝗮𝗹 joy": English,
	} {
		if got := detect(note); got != want {
			t.Errorf("%s, not %s: %s", want, got, note)
		}
	}
}

// TestDetectWithoutMarks: people leave the accents out.
func TestDetectWithoutMarks(t *testing.T) {
	plain := strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ñ", "n", "¿", "", "¡", "", "è", "e", "ê", "e", "à", "a", "ç", "c",
		"ã", "a", "õ", "o", "â", "a", "ù", "u", "ì", "i", "ô", "o", "î", "i", "û", "u")
	for _, row := range notes(t) {
		switch row[0] {
		case "es", "fr", "it", "pt":
			if got := detect(plain.Replace(row[1])); got != row[0] {
				t.Errorf("%s, not %s: %s", row[0], got, plain.Replace(row[1]))
			}
		}
	}
}

// TestForeignIsNotEnglish: while a note is typed, it may be undetermined, but not be taken for English
// from its twentieth letter on.
func TestForeignIsNotEnglish(t *testing.T) {
	wrong, total := 0, 0
	for _, row := range notes(t) {
		if row[0] == English || row[0] == Undetermined {
			continue
		}
		for i := range row[1] {
			if utf8.RuneCountInString(row[1][:i]) < 20 || row[1][i] != ' ' {
				continue
			}
			total++
			if detect(row[1][:i]) == English {
				wrong++
			}
		}
	}
	if total == 0 || wrong*20 > total {
		t.Errorf("%d of %d beginnings of foreign notes are taken for English", wrong, total)
	}
}

func TestDetectDoesNotAllocate(t *testing.T) {
	rows := notes(t)
	if n := testing.AllocsPerRun(10, func() {
		for _, row := range rows {
			detect(row[1])
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzDetect(f *testing.F) {
	for _, row := range notes(f) {
		f.Add(row[1])
	}
	f.Fuzz(func(t *testing.T, text string) {
		if tag := detect(text); len(tag) < 2 || len(tag) > 3 {
			t.Errorf("%q is no tag", tag)
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	note := "Hi Anna, your webinar on hospital moves was the calmest hour of my week. I plan wards in Tacoma and would love to connect and compare notes on how to move the old people."
	for b.Loop() {
		detect(note)
	}
}

// detect answers the tag of a text of which a detector has seen nothing.
func detect(text string) string {
	var d Detector
	return d.Detect(text, 0)
}
