package rules

import "warmnote.dev/warmnote/internal/jsonlite"

// mostFindings bounds what one rule says of a note: nobody reads more, and no note that a person wrote has so much
// to say of.
const mostFindings = 12

// mayReport says whether the rule that is being asked has not said enough yet. Loops over a note ask it, so as
// not to go through the rest for findings that nobody will see.
func (p *Pass) mayReport() bool { return p.checker.reported < mostFindings }

// Report adds a finding over a range of code units; its message is the pieces of text put together. What a
// rule says beyond mostFindings is dropped, with its fixes.
//
//go:noinline
func (p *Pass) Report(at Span, message ...string) {
	c := p.checker
	if c.reported++; c.reported > mostFindings {
		return
	}
	from := len(c.sentences)
	for _, piece := range message {
		c.sentences = append(c.sentences, piece...)
	}
	c.findings = append(c.findings, Finding{
		Rule: p.rule, Severity: p.rule.Severity, Span: at,
		message: Span{from, len(c.sentences)}, fixes: Span{len(c.fixes), len(c.fixes)},
	})
}

// Fix begins a fix for the finding just reported; Edit adds to it.
//
//go:noinline
func (p *Pass) Fix(label string) {
	c := p.checker
	if c.reported > mostFindings {
		return
	}
	c.fixes = append(c.fixes, Fix{Label: label, edits: Span{len(c.edits), len(c.edits)}})
	c.findings[len(c.findings)-1].fixes.End = len(c.fixes)
}

// Edit adds an edit to the fix just begun. Edits come in the order of the text.
//
//go:noinline
func (p *Pass) Edit(at Span, text string) {
	c := p.checker
	if c.reported > mostFindings {
		return
	}
	c.edits = append(c.edits, Edit{at, text})
	c.fixes[len(c.fixes)-1].edits.End = len(c.edits)
}

// write adds to the words that edits put in.
//
//go:noinline
func (c *Checker) write(words string) { c.written = append(c.written, words...) }

// Number writes n for a message.
func (p *Pass) Number(n int) string {
	c := p.checker
	from := len(c.written)
	c.written = jsonlite.AppendInt(c.written, n)
	return view(c.written[from:])
}
