// Package inspect judges a template as its filled text would be judged (package rules), with slots
// counted as what they stand for, and tells the faults that only a template can have.
package inspect

import (
	"warmnote.dev/warmnote/internal/lean"
	"warmnote.dev/warmnote/internal/rules"
	"warmnote.dev/warmnote/internal/template"
)

// Request is a template and what it is judged by.
type Request struct {
	Template *template.Template
	Sender   template.Person // the my_… variables, as far as the settings have them
	Limit    int             // code units of a note; 0 means rules.FreeLimit
	Settings rules.Settings
}

// Finding is one thing said about a template. The ranges are code units of its body.
type Finding struct {
	Rule     *rules.Rule
	Severity rules.Severity
	rules.Span
	Message string
	Fixes   []Fix
}

// Fix is a set of edits to the body, sorted and apart.
type Fix struct {
	Label string
	Edits []rules.Edit
}

// Template judges a template that has no syntax errors; of one that has, nothing can be said.
func Template(checker *rules.Checker, request Request) []Finding {
	if len(request.Template.Errors()) > 0 {
		return nil
	}
	j := judge{Request: request, checker: checker}
	j.faults()
	j.length()
	j.words()
	j.wordsOfTheUnknown()
	lean.Sort(j.findings, func(a, b *Finding) bool {
		if a.Severity != b.Severity {
			return a.Severity < b.Severity
		}
		return a.Start < b.Start
	})
	return j.findings
}

type judge struct {
	Request
	checker  *rules.Checker
	findings []Finding
}

// unlimited keeps the rule on the limit silent: the sample's length is not the note's.
const unlimited = 1 << 30

// length asks the rule on the limit about a text of typical length.
func (j *judge) length() {
	text := j.Template.Typical(j.Sender)
	j.check(text, template.Person{}, j.Limit, func(f *Finding) bool {
		f.Message = "For a usual person: " + small(f.Message)
		return f.Rule.Code == overLimit || f.Rule.Code == tooShort
	})
}

// words asks all rules about the template filled for somebody of whom everything is known.
func (j *judge) words() {
	known := withSender(standIn, j.Sender)
	text := j.Template.Sample(known, known)
	j.check(text, known, unlimited, func(f *Finding) bool { return f.Rule.Code != tooShort })
}

// wordsOfTheUnknown asks again with every fact unknown that the template has other words for, and tells
// what is then wrong and was not before.
func (j *judge) wordsOfTheUnknown() {
	person := withSender(standIn, j.Sender)
	deciders := j.Template.Deciders(j.Sender)
	if len(deciders) == 0 {
		return
	}
	labels := make([]string, len(deciders))
	for i, v := range deciders {
		person[v] = ""
		labels[i] = v.Label()
	}
	text := j.Template.Sample(person, withSender(standIn, j.Sender))
	before := len(j.findings)
	j.check(text, person, unlimited, func(f *Finding) bool {
		told := tells(j.findings[:before], f)
		f.Message = "When the " + lean.Join(labels, " or ") + " is unknown: " + small(f.Message)
		return !told && f.Severity != rules.Suggestion && f.Rule.Code != tooShort
	})
}

// tells reports whether a list says already what f does.
func tells(list []Finding, f *Finding) bool {
	for i := range list {
		if g := &list[i]; g.Rule == f.Rule && (g.Span == f.Span || g.Message == f.Message) {
			return true
		}
	}
	return false
}

// check runs the linter over a filled text and takes the findings that keep wants into the body.
func (j *judge) check(text template.Text, person template.Person, limit int, keep func(*Finding) bool) {
	answer := j.checker.Check(&rules.Request{
		Text: text.Text, Limit: limit, Settings: j.Settings,
		Recipient: Recipient(&person),
		Sender:    rules.Sender{First: person[template.MyFirstName]},
	})
	for i := range answer.Findings {
		f := &answer.Findings[i]
		if text.Source.Filled(template.Range(f.Span)) {
			continue // about a value or a blank, which the template's author did not write
		}
		g := Finding{
			Rule: f.Rule, Severity: f.Severity, Span: rules.Span(text.Source.Body(template.Range(f.Span))),
			Message: clone(answer.Message(f)), Fixes: fixes(&answer, f, text.Source),
		}
		switch f.Rule.Code {
		case overLimit:
			g.Fixes = cuts(&answer, text.Source)
		case wrongName:
			j.nobodys(&g, text.Source, template.Range(f.Span))
		}
		// What the person ignored is known by the template's own words, tags and all.
		if _, wanted := j.Settings.Judge(g.Rule, j.Template.Cut(template.Range(g.Span))); wanted && keep(&g) {
			j.findings = append(j.findings, g)
		}
	}
}

// nobodys says of a name in the greeting what is wrong in a template: there is no profile that says otherwise, and to spell
// it as that of the stand-in would not mend it.
func (j *judge) nobodys(f *Finding, source template.Source, at template.Range) {
	f.Message = "Everybody would be greeted as “" + j.Template.Cut(template.Range(f.Span)) + "”. Put in {{first_name}} instead."
	f.Fixes = nil
	if _, exact := source.Exact(at); exact {
		f.Fixes = []Fix{{Label: "Put in the slot", Edits: []rules.Edit{{Span: f.Span, Text: "{{first_name}}"}}}}
	}
}

// Recipient is a template's person as the rules know them.
func Recipient(p *template.Person) rules.Recipient {
	return rules.Recipient{
		First: p[template.FirstName], Last: p[template.LastName], Company: p[template.Company],
		Title: p[template.Title], School: p[template.School], Location: p[template.Location],
	}
}

// fixes are those whose edits touch only the author's own words.
func fixes(answer *rules.Answer, f *rules.Finding, source template.Source) (list []Fix) {
next:
	for _, fix := range answer.Fixes(f) {
		mapped := Fix{Label: clone(fix.Label)}
		for _, e := range answer.Edits(&fix) {
			at, ok := source.Exact(template.Range(e.Span))
			if !ok {
				continue next
			}
			mapped.Edits = append(mapped.Edits, rules.Edit{Span: rules.Span(at), Text: clone(e.Text)})
		}
		list = append(list, mapped)
	}
	return list
}

// clone keeps a text that the checker's next check overwrites.
func clone(s string) string { return string([]byte(s)) }

// small is a sentence as it goes on after a colon.
func small(sentence string) string {
	if sentence == "" || sentence[0] < 'A' || sentence[0] > 'Z' || lean.HasPrefix(sentence, "I ") {
		return sentence
	}
	return string(sentence[0]|0x20) + sentence[1:]
}
