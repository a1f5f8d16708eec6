package names

import "warmnote.dev/warmnote/internal/lean"

// Relation tells how two names stand to each other, from furthest to nearest.
type Relation uint8

const (
	// Different names, even where they look alike: Andrea and Andreas, Daniel and Daniela.
	Different Relation = iota
	// Slip is a name next to one that nobody bears: Andera for Andrea.
	Slip
	// Unclear is a script that cannot be read here, such as Chinese beside Latin letters.
	Unclear
	// Cousin names are both short for a third: Liz and Beth.
	Cousin
	// Short is a short or pet form of the other name: Mike and Michael, AJ and Anna.
	Short
	// Spelling is the same name in other letters: Jon and John, Müller and Mueller, Olena and Олена.
	Spelling
	// Equal names differ in case and marks at most: zoe and Zoë.
	Equal
)

// form is a given name made ready for comparing.
type form struct {
	_                         lean.Incomparable
	key, german, sound, loose key
	marks                     marks
	listed                    bool // in the table as a given name
	foreign                   bool // written in letters that are not folded
}

func (f *form) set(name string) {
	f.read(name)
	f.complete(name)
}

// read looks a name up: as much as most words of a note need.
func (f *form) read(name string) {
	f.foreign = !f.key.set(name)
	if f.foreign {
		return
	}
	f.marks, f.listed = lookup(f.key.bytes())
	f.listed = f.listed && f.marks.isGiven()
}

// complete adds the keys by which names are compared that are not equal.
func (f *form) complete(name string) {
	f.german.setGerman(name)
	f.sound.setSound(&f.key, false)
	f.loose.setSound(&f.key, true)
}

func (k *key) equal(other *key) bool { return k.n > 0 && string(k.bytes()) == string(other.bytes()) }

func (f *form) relate(g *form) Relation {
	if r := f.spelled(g); r != Different {
		return r
	}
	if r, ok := f.marks.relate(g.marks); ok {
		return r
	}
	bothListed := f.listed && g.listed
	switch {
	case f.soundsLike(g):
		return Spelling
	case f.cutShort(g), g.cutShort(f), cutInside(f.key.bytes(), g.key.bytes()), cutInside(g.key.bytes(), f.key.bytes()),
		isHalf(f.key.bytes(), g.key.bytes()), isHalf(g.key.bytes(), f.key.bytes()):
		return Short
	case bothListed:
		return Different
	case shortens(f.key.bytes(), g.key.bytes()), shortens(g.key.bytes(), f.key.bytes()), f.isPetForm(g), g.isPetForm(f):
		return Short
	case near(f.key.bytes(), g.key.bytes()):
		return Slip
	}
	return Different
}

// spelled compares the letters only.
func (f *form) spelled(g *form) Relation {
	switch {
	case f.foreign || g.foreign:
		return Unclear
	case f.key.equal(&g.key):
		return Equal
	case f.german.equal(&g.key), f.key.equal(&g.german), f.german.equal(&g.german):
		return Spelling
	}
	return Different
}

// soundsLike reports whether two names differ by romanisation only, or, where both are names that
// people bear, by spelling: Catherine and Katherine.
func (f *form) soundsLike(g *form) bool {
	switch {
	case f.key.n == 0 || g.key.n == 0:
		return false
	case f.listed && g.listed:
		return f.loose.equal(&g.loose) && sameStart(f.key.letters[0], g.key.letters[0])
	}
	return f.sound.equal(&g.sound)
}

func sameStart(a, b byte) bool {
	return a == b || a == 'c' && b == 'k' || a == 'k' && b == 'c' || a == 'p' && b == 'f' || a == 'f' && b == 'p'
}

// cutShort reports whether f is a short form of some name, and how g begins too: Tom and Tomislav.
func (f *form) cutShort(g *form) bool {
	n := f.key.n
	if n < 3 || n > 4 || g.key.n < n+2 || string(f.key.bytes()) != string(g.key.letters[:n]) {
		return false
	}
	for m := f.marks.groups(); len(m) >= 3; m = m[3:] {
		if m[2] == shortForm {
			return true
		}
	}
	return false
}

// shortens reports whether short is long cut at either end: Chandra and Chandrasekhar, Tunde and Babatunde.
func shortens(short, long []byte) bool {
	cut := len(long) - len(short)
	if len(short) < 3 || cut < 2 {
		return false
	}
	return string(long[:len(short)]) == string(short) || len(short) > 3 && cut > 2 && string(long[cut:]) == string(short)
}

// blessings begin names in West Africa; what is called may follow: Tobi and Oluwatobiloba.
var blessings = [...]string{"oluwa", "olu", "chukwu", "oghene"}

// joined are names that others begin with, or end in, and by which those who bear them are called.
const (
	joinedHeads  = " abdel abdul abdoul abdou "
	joinedHalves = " mohammad mohamad muhammad amir ali hamid gholam reza hossein hosein mehdi mahdi akbar "
)

// isHalf reports whether short is one of the two names that are written as one in long: Reza and Mohammadreza, Abdel and
// Abdelkader.
func isHalf(short, long []byte) bool {
	cut := len(long) - len(short)
	if cut < 3 {
		return false
	}
	head, tail := long[:cut], long[cut:]
	if string(tail) == string(short) {
		return in(joinedHalves, short) && in(joinedHalves, head)
	}
	head, tail = long[:len(short)], long[len(short):]
	return string(head) == string(short) && (in(joinedHeads, short) || in(joinedHalves, short) && in(joinedHalves, tail))
}

// cutInside reports whether short is what follows such a beginning of long, and no more than the head of it.
func cutInside(short, long []byte) bool {
	for _, head := range blessings {
		if n := len(head); len(short) > 2 && len(long) >= n+len(short) && string(long[:n]) == head && string(long[n:n+len(short)]) == string(short) {
			return true
		}
	}
	return false
}

// isPetForm reports whether f, which is no name that is known, is the head of g with a fond ending: Sukhi and Sukhwinder,
// Jaggi and Jagdish, Kemo and Kemal.
func (f *form) isPetForm(g *form) bool {
	n := f.key.n - 1
	if f.listed || n < 3 || !isVowel(f.key.letters[n]) && f.key.letters[n] != 's' {
		return false
	}
	if f.key.letters[n] == 'e' && f.key.letters[n-1] == 'i' {
		n--
	}
	if f.key.letters[n-1] == f.key.letters[n-2] {
		n--
	}
	return n > 2 && g.key.n > n+1 && string(f.key.letters[:n]) == string(g.key.letters[:n])
}
