package inspect

import (
	"warmnote.dev/warmnote/internal/rules"
	"warmnote.dev/warmnote/internal/template"
)

// The faults that only a template can have. They are told beside the rules for notes and can be switched
// off like them; they look at the template's tags and so have no Check.
var (
	noFallback = &rules.Rule{
		Code:     "template-no-fallback",
		Severity: rules.Suggestion,
		Summary:  "A slot has no words for when its fact is unknown.",
		Why:      "Many profiles name no company or school. The note then has a blank to fill by hand before it can be sent.",
		Source:   "Warmnote’s own: a gap is filled or reported, never sent as “at .”.",
		Solid:    rules.Settled,
	}
	noSlot = &rules.Rule{
		Code:     "template-no-slot",
		Severity: rules.Warning,
		Summary:  "The template has no slot, question or caret: everybody gets the same note.",
		Why:      "A note that could go to anyone gives nobody a reason to accept, and many alike look like spam.",
		Source:   "SalesFlow’s best practices: personalise each note.",
		Solid:    rules.Backed,
	}
	deadBranch = &rules.Rule{
		Code:     "template-dead-branch",
		Severity: rules.Warning,
		Summary:  "A part of the template can never be used.",
		Why:      "Its words wait for a case that cannot happen; usually the block around them was meant otherwise.",
		Source:   "Warmnote’s own.",
		Solid:    rules.Settled,
	}
)

// Rules document what is said about templates alone, sorted by code.
var Rules = []*rules.Rule{deadBranch, noFallback, noSlot}

// The rules on length are asked about a text of typical length; the sample is not one.
const (
	overLimit = "length-over-limit"
	tooShort  = "length-too-short"
)

// wrongName compares with the profile, and a template has none.
const wrongName = "wrong-name"

// fallback is what to propose for a slot without one; "" where the fact is nearly always known, or no
// general words stand for it.
func fallback(v template.Variable) string {
	switch v {
	case template.Title:
		return "your role"
	case template.Company:
		return "your company"
	case template.School:
		return "your school"
	case template.Location:
		return "your area"
	case template.Mutual:
		return "somebody we both know"
	case template.MutualCount:
		return "several"
	}
	return ""
}

// mayBeUnknown is true of facts that profiles often lack. Everybody has a name, and the sender's own
// facts are in the settings.
func mayBeUnknown(v template.Variable) bool {
	return v == template.Headline || fallback(v) != ""
}
