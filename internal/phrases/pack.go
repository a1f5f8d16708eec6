// Package phrases recognises wordings. A language is a [Pack]: tables that package compile makes of
// readable files (words and phrases; see internal/phrases/en), kept small to fetch and unpacked once at
// the start. A text's words are looked up once each and become symbols; an automaton for each file of
// phrases then finds them, of all kinds, in time linear in the text.
package phrases

// Symbol stands for all words that no phrase tells apart.
type Symbol uint16

// The symbols of what is in no word list; words of the pack follow.
const (
	Nothing Symbol = iota // never matches
	Lower                 // a word that is not in the pack
	Capital               // the same with a capital letter: mostly a name
	Number                // starts with a digit
	Slot                  // a place left to fill in
	Comma                 // , ; : ( ) and dashes
	Stop                  // . ! ? … a line's end, an emoji, the end of the text
	FirstWord
)

// Class is a set of word classes, one bit each.
type Class uint64

// Pack is one language's words and phrases. The tables are generated and never change, but a search keeps beside them
// what it looked up last: only one may run at a time.
type Pack struct {
	Words    string   // all words in lower case, a line each
	Symbols  []uint16 // symbol of word i
	ClassSet []uint16 // which of Classes a symbol has
	Classes  []Class
	Split    []uint16 // threes: a symbol and the two that it stands for

	Replacements []Replacement // by variant of marks that have one

	Begins   []uint16    // by symbol: which automata have a phrase that begins so; in the high byte, only at the start of a clause
	Automata []Automaton // one for each file that has phrases, so that they do not multiply each other; up to MostAutomata
	Cuts     Automaton   // finds what only matters in a note over its limit

	hash    []uint16 // open addressing over hash(word): 1 + index of the word, or 0
	offsets []uint16 // where word i begins in Words; one more at the end
	pairs   []pair
}

// Replacement is what may stand in the place of a phrase.
type Replacement struct {
	Text string
	// The words that it replaces: so many after the first Skip ones of the phrase, or all when it is 0.
	Skip, Words uint8
}

// Automaton finds the phrases that begin at a word.
type Automaton struct {
	Columns []uint16 // by symbol: what the automaton does not tell apart has one column
	Roots   []uint16 // the rows of the states anywhere and sentenceStart, by column
	Lists   []uint16 // by state: where its list in Groups begins
	Groups  []uint16 // pairs, a column or a set of columns and the state that it leads to; NoMore ends a list
	Sets    []uint16 // sets of columns, a bit each, (columns+15)/16 numbers a set
	Default []uint16 // by state: where any other word or number leads; other symbols lead nowhere
	Accept  []uint16 // by state: where in Kinds the list of what it accepts begins, 0 for none
	Kinds   []uint16 // lists of kind<<8 | variant, each closed by 0

	steps []step // those taken last, so that a list of a hundred groups is not read again for the same word
}

// step is where a symbol leads from a state.
type step struct {
	state uint16
	Symbol
	to uint16
}

// keptSteps is how many are kept of each automaton, a power of two.
const keptSteps = 512

const (
	// MostAutomata is how many a number of Begins has bits for.
	MostAutomata = 8
	// MostVariants is how many replacements the low byte of a number of Kinds tells apart, beside 0 for none.
	MostVariants = 0xFF
)

const (
	// SetMark tells a set's number from a column in Groups.
	SetMark uint16 = 0x8000
	// NoMore ends a list in Groups.
	NoMore uint16 = 0xFFFF
)

const (
	anywhere      = 1 // the state at each word
	sentenceStart = 2 // and at the first of a sentence
)

// HashSeed starts the hash of a word; HashStep adds a byte.
const HashSeed uint32 = 2166136261

// HashStep is FNV-1a, made while a word is read.
func HashStep(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 16777619 }

// index makes the pack ready for use. It costs a part of a millisecond at start and spares the module a
// table that does not compress.
func (p *Pack) index() {
	for i := range p.Automata {
		p.Automata[i].steps = make([]step, keptSteps)
	}
	p.Cuts.steps = make([]step, keptSteps)
	p.pairs = make([]pair, keptPairs)
	count := len(p.Symbols)
	size := 1
	for size < count*3/2 {
		size *= 2
	}
	p.hash, p.offsets = make([]uint16, size), make([]uint16, 1, count+1)
	for i, h := 0, HashSeed; i < len(p.Words); i++ {
		if c := p.Words[i]; c != '\n' {
			h = HashStep(h, c)
			continue
		}
		at := (h ^ h>>15) & uint32(size-1)
		for p.hash[at] != 0 {
			at = (at + 1) & uint32(size-1)
		}
		p.hash[at] = uint16(len(p.offsets))
		p.offsets = append(p.offsets, uint16(i+1))
		h = HashSeed
	}
}

// Lookup finds the symbol of a word in lower case whose hash is h; 0 when the pack does not know it.
func (p *Pack) Lookup(word []byte, h uint32) Symbol {
	mask := uint32(len(p.hash) - 1)
	for i := (h ^ h>>15) & mask; ; i = (i + 1) & mask {
		n := p.hash[i]
		if n == 0 {
			return Nothing
		}
		if p.Words[p.offsets[n-1]:p.offsets[n]-1] == string(word) {
			return Symbol(p.Symbols[n-1])
		}
	}
}

// ClassesOf answers the classes of the words behind a symbol.
func (p *Pack) ClassesOf(s Symbol) Class { return p.Classes[p.ClassSet[s]] }

// Mark is a phrase that was found: the words from first to last belong to a wording of its kind.
type Mark struct {
	Kind        Kind
	Variant     uint16 // which replacement, of kinds that have one
	First, Last int32  // indices of words
}

// Find appends the marks that begin at word i, which is not the last symbol: of each kind the longest. It answers
// the last symbol that it looked at: the marks stand as long as those up to it stay as they are.
func (p *Pack) Find(marks []Mark, symbols []Symbol, i int, start bool) (_ []Mark, looked int) {
	begins := p.Begins[symbols[i]]
	if !start {
		begins &= 0xFF
	}
	if begins == 0 {
		return marks, i
	}
	own, looked := len(marks), i+1
	for k, begins := 0, begins&p.goOn(symbols[i], symbols[i+1]); begins != 0; k, begins = k+1, begins>>1&0x7F7F {
		var j int
		if begins&1 != 0 {
			marks, j = p.Automata[k].run(marks, own, symbols, i, anywhere)
			looked = max(looked, j)
		}
		if begins>>8&1 != 0 {
			marks, j = p.Automata[k].run(marks, own, symbols, i, sentenceStart)
			looked = max(looked, j)
		}
	}
	return marks, looked
}

// pair is which automata, as in Begins, have a phrase that begins with two symbols or is the first alone.
type pair struct {
	first, second Symbol
	goOn          uint16
}

// keptPairs is how many are kept, a power of two.
const keptPairs = 1024

// goOn answers a pair's, of those seen last without asking the automata: with most words nothing begins.
func (p *Pack) goOn(first, second Symbol) uint16 {
	kept := &p.pairs[(uint(first)*31+uint(second))%keptPairs]
	if kept.first != first || kept.second != second {
		*kept = pair{first, second, 0}
		for k := range p.Automata {
			a := &p.Automata[k]
			if a.begin(first, second, anywhere) {
				kept.goOn |= 1 << k
			}
			if a.begin(first, second, sentenceStart) {
				kept.goOn |= 1 << (8 + k)
			}
		}
	}
	return kept.goOn
}

// begin says whether a phrase begins with two symbols, or is the first alone.
func (a *Automaton) begin(first, second Symbol, root uint16) bool {
	state := a.root(first, root)
	return state != 0 && (a.Accept[state] != 0 || a.step(state, second) != 0)
}

// root is the state behind the first symbol of a phrase.
func (a *Automaton) root(first Symbol, root uint16) uint16 {
	return a.Roots[len(a.Roots)/2*int(root-anywhere)+int(a.Columns[first])]
}

// FindCuts appends the marks of Cuts that begin at word i, as Find does those of Automata.
func (p *Pack) FindCuts(marks []Mark, symbols []Symbol, i int, start bool) []Mark {
	own := len(marks)
	marks, _ = p.Cuts.run(marks, own, symbols, i, anywhere)
	if start {
		marks, _ = p.Cuts.run(marks, own, symbols, i, sentenceStart)
	}
	return marks
}

// run follows one automaton from word i on and answers the last symbol that it looked at, their number if it
// would have looked further.
func (a *Automaton) run(marks []Mark, own int, symbols []Symbol, i int, state uint16) ([]Mark, int) {
	state = a.root(symbols[i], state)
	j := i
	for state != 0 {
		if list := a.Accept[state]; list != 0 {
			for ; a.Kinds[list] != 0; list++ {
				marks = longest(marks, own, a.Kinds[list], i, j)
			}
		}
		if j++; j == len(symbols) {
			break
		}
		s := &a.steps[(uint(state)*31+uint(symbols[j]))%keptSteps]
		if s.state != state || s.Symbol != symbols[j] {
			*s = step{state, symbols[j], a.step(state, symbols[j])}
		}
		state = s.to
	}
	return marks, j
}

// step answers where a symbol leads from a state.
//
//go:noinline
func (a *Automaton) step(state uint16, symbol Symbol) uint16 {
	column, size := a.Columns[symbol], (len(a.Roots)/2+15)/16
	for g := int(a.Lists[state]); a.Groups[g] != NoMore; g += 2 {
		key := a.Groups[g]
		if key == column || key >= SetMark && a.Sets[int(key&^SetMark)*size+int(column>>4)]>>(column&15)&1 != 0 {
			return a.Groups[g+1]
		}
	}
	if symbol >= Comma && symbol <= Stop {
		return 0
	}
	return a.Default[state]
}

// longest puts a mark in the place of a shorter one of its kind from the same word.
func longest(marks []Mark, own int, code uint16, first, last int) []Mark {
	kind, variant := Kind(code>>8), code&0xFF
	for k := own; k < len(marks); k++ {
		if marks[k].Kind == kind {
			marks[k].Last, marks[k].Variant = int32(last), variant
			return marks
		}
	}
	return append(marks, Mark{kind, variant, int32(first), int32(last)})
}

// HashOf is the hash of a whole word.
func HashOf(word []byte) uint32 {
	h := HashSeed
	for _, c := range word {
		h = HashStep(h, c)
	}
	return h
}

// Halves answers the two words that a word without its apostrophe stands for: "im" is "i" and "'m".
func (p *Pack) Halves(s Symbol) (first, second Symbol) {
	for i := 0; i < len(p.Split); i += 3 {
		if Symbol(p.Split[i]) == s {
			return Symbol(p.Split[i+1]), Symbol(p.Split[i+2])
		}
	}
	return s, Lower
}
