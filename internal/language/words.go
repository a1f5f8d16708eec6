package language

//go:generate go run ./gen

// Words are found in an open hash table of four bytes a slot: ten bits to tell words of one slot
// apart, and a bit for each language that has the word. A word that is in no list is taken for one in
// about a thousand times; the weights do not mind.

const (
	slotBits = 12
	tellBits = 10
	longest  = 48 // letters that the fold of a word has at most
)

// hash is that of gen.
func hash(word []byte) uint32 {
	h := seed
	for _, c := range word {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// hashPlain is the hash, in small ones, of the letters without marks that begin at start, and where they end.
func hashPlain(text string, start int) (h uint32, end int) {
	h = seed
	for end = start; end < len(text); end++ {
		c := text[end] | 0x20
		if c-'a' >= 26 {
			break
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h, end
}

// lookup is the languages that have a word of that hash, a bit each in the order of tags.
func lookup(h uint32) uint32 {
	slot, tell := h>>(32-slotBits), h&(1<<tellBits-1)
	for {
		at := slot * 4
		entry := uint32(table[at])<<24 | uint32(table[at+1])<<16 | uint32(table[at+2])<<8 | uint32(table[at+3])
		if entry == 0 {
			return 0
		}
		if entry>>(32-tellBits) == tell {
			return entry & (1<<(32-tellBits) - 1)
		}
		slot = (slot + 1) % (1 << slotBits)
	}
}

// peculiar are letters that few languages have.
var peculiar = [...]struct {
	letters   string
	languages uint32
}{
	{"ñ", es}, {"ãõ", pt}, {"ç", fr | pt | tr | ca}, {"êâîôûœ", fr | pt}, {"èà", fr | it | ca}, {"ù", fr | it}, {"ò", it | ca},
	{"ß", de}, {"äö", de | sv | fi}, {"ü", de | tr | hu}, {"å", sv | da | nb}, {"æø", da | nb},
	{"łąęśźżć", pl}, {"řěů", cs}, {"šžčý", cs}, {"őű", hu}, {"ğış", tr}, {"ățș", ro}, {"íóúáé", es | pt | hu | cs},
	{"ơưđạảấầẩậắằặẹẻẽếềểệịọỏốồổộớờởợụủứừửựỳỵ", vi},
}

// letters is the languages that the first peculiar letter of a word speaks for.
func letters(word string) uint32 {
	for _, r := range word {
		if languages := speaksFor(r); languages != 0 {
			return languages
		}
	}
	return 0
}

// speaksFor is the languages that a letter is peculiar to.
func speaksFor(r rune) uint32 {
	switch {
	case r < firstMarked:
		return 0
	case r < endMarked:
		return marked[r-firstMarked]
	case r >= 0x1E00 && r < 0x1F00: // those of Vietnamese
		return peculiarTo(r)
	}
	return 0
}

const firstMarked, endMarked = 0xC0, 0x250

// marked is peculiarTo of the common letters with marks, so that a text of nothing else is read as fast.
var marked = func() (languages [endMarked - firstMarked]uint32) {
	for i := range languages {
		languages[i] = peculiarTo(rune(firstMarked + i))
	}
	return languages
}()

func peculiarTo(r rune) uint32 {
	for i := range peculiar {
		for _, p := range peculiar[i].letters {
			if p == r {
				return peculiar[i].languages
			}
		}
	}
	return 0
}
