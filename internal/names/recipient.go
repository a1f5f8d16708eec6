package names

import "warmnote.dev/warmnote/internal/lean"

// Part is the part of a person's name that a word stands for.
type Part uint8

// The parts; NoPart is a word that is none of the name's.
const (
	NoPart Part = iota
	FirstName
	MiddleName
	Nickname
	LastName
)

// Recipient is the person a note is for, made ready for comparing words with. The zero Recipient is
// nobody: all words are strange to it.
type Recipient struct {
	// Name is how a person would write the profile's name.
	Name Name

	first, last string // as the profile writes them
	known       []known
	symbols     []rune // emoji and signs in the profile's name
}

// known is one word that the recipient may be called.
type known struct {
	form
	part    Part
	written string
}

// Set makes r the recipient of that name, of which a profile keeps two fields and decorates them. It does nothing and answers false when it is already, so that it
// may be called on every keystroke.
func (r *Recipient) Set(first, last string) (changed bool) {
	if r.first == first && r.last == last {
		return false
	}
	first, last = string([]byte(first)), string([]byte(last)) // a caller may reuse what they point into
	*r = Recipient{Name: ParseFields(first, last), first: first, last: last, known: r.known[:0], symbols: r.symbols[:0]}
	r.learn(FirstName, r.Name.First)
	r.learn(MiddleName, r.Name.Middle)
	r.learn(Nickname, r.Name.Nickname)
	r.learn(Nickname, r.Name.Original)
	r.learn(LastName, r.Name.Last)
	if r.Name.Middle != "" && r.Name.Last != "" {
		r.add(LastName, r.Name.Middle+" "+r.Name.Last) // García Márquez
	}
	r.learnSymbols(first)
	r.learnSymbols(last)
	return true
}

// Known reports whether any name is known.
func (r *Recipient) Known() bool { return len(r.known) > 0 }

// learn adds the words of a name, and the whole of it when it has several: Maria, José, Maria-José.
func (r *Recipient) learn(part Part, name string) {
	pieces := split(name, func(c rune) bool { return c == ' ' || isHyphen(c) })
	if len(pieces) > 1 {
		r.add(part, name)
	}
	for i, piece := range pieces {
		if part == LastName && i+1 < len(pieces) && isParticle(piece) {
			continue
		}
		r.add(part, piece)
	}
}

func (r *Recipient) add(part Part, written string) {
	k := known{part: part, written: written}
	k.set(written)
	if k.key.n > 1 || k.foreign {
		r.known = append(r.known, k)
	}
}

//go:noinline
func (r *Recipient) learnSymbols(field string) {
	for _, c := range field {
		if isSymbol(c) {
			r.symbols = append(r.symbols, c)
		}
	}
}

// isSymbol reports whether c is an emoji or another sign that no punctuation is.
func isSymbol(c rune) bool {
	return c >= 0x2100 && c != 0xFFFD && !isLetter(c) && (c < 0xFE00 || c > 0xFE0F) && (c < 0x3000 || c > 0x303F) || c == '®' || c == '©'
}

// Has reports whether a word is part of the recipient's name as they write it, case and marks aside.
// It is cheap enough to ask for every word of a note.
func (r *Recipient) Has(word string) (Part, bool) {
	var w key
	known := w.set(word)
	if like := r.has(word, &w, !known); like != nil {
		return like.part, true
	}
	return NoPart, false
}

//go:noinline
func (r *Recipient) has(word string, w *key, foreign bool) *known {
	for i := range r.known {
		k := &r.known[i]
		if !foreign && w.equal(&k.key) || foreign && word == k.written {
			return k
		}
	}
	return nil
}

// Match tells which part of the recipient's name a word stands for, and how closely. Words in other
// letters than the name's are Unclear.
func (r *Recipient) Match(word string) (Part, Relation) {
	var w form
	w.read(word)
	like, relation := r.match(word, &w)
	return like.part, relation
}

func (r *Recipient) match(word string, w *form) (like *known, best Relation) {
	if like := r.has(word, &w.key, w.foreign); like != nil {
		return like, Equal
	}
	w.complete(word)
	like = &nobody
	for i := range r.known {
		k := &r.known[i]
		if k.foreign && !w.foreign && !r.known[0].foreign {
			continue // "Ming (李明)" can be told from Jennifer
		}
		if relation := k.judge(w); relation > best {
			like, best = k, relation
		}
	}
	switch bare := withoutHonorific(word); {
	case best >= Short:
	case r.isInitials(word, w):
		return &r.known[0], Short
	case bare != word:
		var b form
		b.read(bare)
		return r.match(bare, &b)
	}
	return like, best
}

// nobody is what a word is like that is like no name.
var nobody known

// honorifics are what Japanese, Koreans and Indians hang on a name.
const honorifics = " san sama sensei kun chan nim ji "

// withoutHonorific is "Tanaka" for "Tanaka-san", "Sharma" for "Sharmaji".
func withoutHonorific(word string) string {
	for i := len(word) - 1; i > 2; i-- {
		if word[i] == '-' && isListed(honorifics, word[i:]) {
			return word[:i]
		}
	}
	if len(word) > 5 && lean.HasSuffix(word, "ji") {
		return word[:len(word)-2]
	}
	return word
}

// judge relates a word to a part; family names have no short forms.
func (k *known) judge(w *form) Relation {
	if k.part != LastName {
		return k.relate(w)
	}
	switch relation := k.spelled(w); {
	case relation != Different:
		return relation
	case k.sound.equal(&w.sound):
		return Spelling
	case !w.listed && near(k.key.bytes(), w.key.bytes()):
		return Slip
	}
	return Different
}

// isInitials reports whether a word is initials that begin with the given name's or, as in "R. Karthik", with those that
// stand before it: J, AJ, A.J., JP. Those that are a name are none: AMY.
func (r *Recipient) isInitials(word string, w *form) bool {
	if r.Name.First == "" || w.key.n > 3 || w.listed && !w.key.soundsInitials() {
		return false
	}
	if s := shapeOf(word); s != initial && s != upperCase {
		return false
	}
	return len(r.known) > 0 && (w.begins(r.Name.First) || w.begins(r.Name.full))
}

// begins reports whether the first letters of a form and of a name are the same.
//
//go:noinline
func (f *form) begins(name string) bool {
	var k key
	k.set(name)
	return f.key.n > 0 && k.n > 0 && f.key.letters[0] == k.letters[0]
}
