package rules

import (
	"unsafe"

	"warmnote.dev/warmnote/internal/language"
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/message"
	"warmnote.dev/warmnote/internal/names"
	"warmnote.dev/warmnote/internal/phrases"
)

// Checker judges notes, one at a time. It keeps its buffers: once warm, a check allocates nothing.
// The zero Checker is ready. All Checkers share what is kept of lists and phrases, so only one may check at a time, as
// in WebAssembly, which has one thread.
type Checker struct {
	pass      Pass
	findings  []Finding
	sorted    []Finding // the buffer that is sorted into
	order     []uint64  // by severity and start
	sentences []byte    // all messages, one after the other
	fixes     []Fix
	edits     []Edit
	cuts      []Cut
	written   []byte       // words that edits put in
	reported  int          // findings of the rule that is being asked
	again     message.Note // words that edits put in, as they are read
}

// Check judges one note.
func (c *Checker) Check(request *Request) Answer {
	c.findings, c.sentences, c.fixes, c.edits = c.findings[:0], c.sentences[:0], c.fixes[:0], c.edits[:0]
	c.written, c.cuts = c.written[:0], c.cuts[:0]
	p := &c.pass
	p.prepare(c, request)
	for _, rule := range registered {
		if rule != overLimit && (rule.AnyLanguage || p.known()) {
			p.ask(rule, &request.Settings)
		}
	}
	p.withhold()
	request.Settings.adjust(p, &c.findings)
	if p.Units > p.Limit {
		p.ask(overLimit, &request.Settings)
		request.Settings.adjust(p, &c.findings)
	}
	c.sort()
	return Answer{
		Count: p.Units, Limit: p.Limit, Checklist: p.Checklist, Language: p.Language,
		Findings: c.findings, Cuts: c.cuts, checker: c,
	}
}

// ask lets a rule look at the note unless it is switched off.
func (p *Pass) ask(rule *Rule, s *Settings) {
	p.rule, p.checker.reported = rule, 0
	if s.allows(rule) {
		rule.Check(p)
	}
}

// sort sorts the findings, which are few: an insertion sort of their keys. The ones that are equal stay in the
// order of the rules.
func (c *Checker) sort() {
	c.order = c.order[:0]
	for i := range c.findings {
		f := &c.findings[i]
		c.order = append(c.order, uint64(f.Severity)<<56|uint64(f.Start)<<24|uint64(i))
		for k := i; k > 0 && c.order[k] < c.order[k-1]; k-- {
			c.order[k], c.order[k-1] = c.order[k-1], c.order[k]
		}
	}
	c.sorted = c.sorted[:0]
	for _, key := range c.order {
		c.sorted = append(c.sorted, c.findings[key&0xFFFFFF])
	}
	c.findings, c.sorted = c.sorted, c.findings
}

// view looks at bytes as a string without a copy; valid as long as they stay unchanged.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Pass is what a rule sees: the parsed note, what is known of the people, and what the parts are.
type Pass struct {
	message.Note
	Limit     int
	Recipient *Recipient
	Sender    *Sender
	Typing    bool
	Checklist [Parts]Found
	Language  string

	facts
	names    names.Recipient
	greeted  greeted
	opened   int // the word that follows the greeting, if that is why it opens a sentence, or 0
	language language.Detector
	signed   bool // the signature holds a name

	memo              memo
	opinion           opinion
	traits            []traits       // by token
	tight             []phrases.Mark // found in a note over its limit
	stockKnown, stock bool           // what stockOnly found out
	stockAt           Span
	rawName           string // the greeting's name as last mended,
	plainName         string // and what came of it

	checker *Checker
	rule    *Rule
}

// memo holds the answers to questions about the whole note that are asked for many of its words.
type memo struct {
	_                  lean.Incomparable
	loud, curly        answer  // whether it is mostly in capitals, and whether it has curly apostrophes
	offers, price      answer  // whether anything is offered, and whether for a price
	priced             int     // the token of that
	pushes, spells     answer  // whether it sells, seeks or boasts, and whether it may spell out an address
	trades, tied       answer  // whether the sender tells what they do for others, and whether a dealing is told of
	recruits, toAlumni answer  // whether the sender finds people for jobs, and whether they write to fellow alumni
	sentence           stretch // the last one that was asked for a "you",
	you                int     // and the first there
	selfOnly           selfOnly
	dealt              answer // of dealing,
	dealtAt            Span   // and where
	long               answer // of toldAtLength,
	longAt             Span   // and where
	worked             answer // of work: whether there is one that is past,
	workAt             int    // and which
	regarded           regarded
	dwelt              dwelt
	sold               sold
	leads              leads
	dialled            dialled
	fields             [4]field // by the length of their names
}

// nowhere is no sentence.
var nowhere = stretch{-1, -1}

// answer is yes or no, once the question has been asked.
type answer uint8

const (
	unasked answer = iota
	no
	yes
)

func answered(is bool) answer {
	if is {
		return yes
	}
	return no
}

// prepare reads the note of a request and gathers what the rules ask of it.
func (p *Pass) prepare(c *Checker, request *Request) {
	p.checker = c
	p.Limit, p.Typing = request.Limit, request.Typing
	if p.Limit <= 0 {
		p.Limit = FreeLimit
	}
	p.Recipient, p.Sender = &request.Recipient, &request.Sender
	p.Checklist = [Parts]Found{}
	if p.names.Set(request.Recipient.First, request.Recipient.Last) {
		p.greeted, p.rawName = greeted{}, ""
	}
	p.read(request.Text)
	p.signed, p.stockKnown = false, false
	p.memo = memo{
		sentence: nowhere,
		selfOnly: selfOnly{sentence: nowhere},
		regarded: regarded{sentence: nowhere},
		dwelt:    dwelt{sentence: nowhere},
		sold:     sold{sentence: nowhere},
		leads:    leads{sentence: nowhere},
	}
	p.Language = p.detect()
	p.gather()
}

// readable is how much of a text is read for its wording, in bytes: several times what any plan can
// send. It bounds the work on any text, whatever the rules do with it.
const readable = 2000

// read parses the text; of a longer one the head, and counts the rest.
func (p *Pass) read(text string) {
	if p.opened > 0 { // the tokens are kept, and the same ones may be greeted otherwise
		p.Tokens[p.opened].Flags &^= message.Opens
		p.opened = 0
	}
	p.Text = text
	end := p.cutAt(readable)
	p.Note.Parse(text[:end], pack())
	p.Text = text
	p.Units += units(text[end:])
}
